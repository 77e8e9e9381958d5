import { Option } from 'commander'
import { LimbeckError } from '../errors/index.ts'
import type { CommandDefinition } from './command-definition.ts'

/** Flags of other tools, as help would show them, each with what to say instead. */
type ForeignFlags = NonNullable<CommandDefinition['foreignFlags']>

/** Those that stand before and after every command of theirs. */
const OF_EVERY_COMMAND: ForeignFlags = {
  '-d, --directory <folder>':
    'The folder of the migrations is `migrations` in the configuration. Name another configuration with -c, or begin in another folder with `limbeck init FOLDER`.',
}

/** The options that understand these flags of a command, or of what is above the commands. Help shows none of them. */
export function createForeignOptions(definition?: CommandDefinition): readonly Option[] {
  return Object.keys(listForeignFlags(definition)).map((flags) => new Option(flags).hideHelp())
}

/** Refuses flags of other tools. Throws `usage` with what to say instead. */
export function assertNoForeignFlags(
  definition: CommandDefinition,
  levels: readonly Readonly<Record<string, unknown>>[],
): void {
  for (const [flags, hint] of Object.entries(listForeignFlags(definition))) {
    const name = new Option(flags).attributeName()
    if (levels.every((options) => options[name] === undefined)) continue
    throw new LimbeckError('usage', `There is no flag "${flags.replace(/ <.*/, '')}".`, { hint })
  }
}

function listForeignFlags(definition: CommandDefinition | undefined): ForeignFlags {
  return { ...OF_EVERY_COMMAND, ...definition?.foreignFlags }
}
