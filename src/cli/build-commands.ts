import { Argument, type Command, InvalidArgumentError, Option } from 'commander'
import type { CommandDefinition, FlagDefinition } from './command-definition.ts'
import { COMMANDS } from './command-table.ts'
import { FOREIGN_COMMANDS } from './foreign-commands.ts'
import { createForeignOptions } from './foreign-flags.ts'
import { toPlainText } from './format/plain-text.ts'
import { GLOBAL_FLAGS } from './global-flags.ts'
import { type ConfigLoader, runCommand } from './run-command.ts'
import type { Terminal } from './terminal.ts'

/** What the commands are hung up with. */
export interface CommandHost {
  /** The outermost command that is ours: flags above it belong to somebody else. */
  readonly root: Command
  readonly terminal: Terminal
  readonly loadConfiguration: ConfigLoader
  /** Told the exit status when a command has run. */
  readonly onExit: (exitCode: number) => void
}

const GLOBAL_HEADING = 'Global flags, before or after the command:'

/**
 * Hangs all commands below a command, together with the global flags; or the one alone that the command line begins with,
 * which is most of what a start has to build.
 */
export function addCommands(parent: Command, host: CommandHost, only?: CommandDefinition): void {
  // A flag after the command belongs to the command: `-v` before and after are both counted.
  parent.enablePositionalOptions()
  addGlobalFlags(parent)
  for (const option of createForeignOptions()) parent.addOption(option)
  for (const definition of only === undefined ? COMMANDS : [only])
    addCommand(parent, definition, host)
  if (only === undefined) addForeignCommands(parent, host)
}

function addCommand(
  parent: Command,
  definition: CommandDefinition,
  host: CommandHost,
  options: { readonly hidden?: boolean } = {},
): Command {
  const command = parent
    .command(definition.name, options)
    .aliases([...(definition.aliases ?? [])])
    .summary(definition.summary)
    .description(formatDescription(definition))
  for (const [name, description] of Object.entries(definition.arguments ?? {})) {
    command.addArgument(new Argument(name, toPlainText(description)))
  }
  for (const flag of definition.flags ?? []) command.addOption(createOption(flag, command))
  for (const option of createForeignOptions(definition)) command.addOption(option)
  addGlobalFlags(command)
  // Written when help is asked for: a program can hang the commands up under a name of its own.
  command.addHelpText('after', () => formatExamples(definition.examples, listNames(parent)))
  command.action(async () => {
    const levels = listLevels(command, host.root)
    const { terminal, loadConfiguration } = host
    const run = { terminal, loadConfiguration, positional: command.processedArgs, levels }
    host.onExit(await runCommand(definition, run))
  })
  return command
}

function formatDescription({ summary, details }: CommandDefinition): string {
  return details === undefined ? `${summary}.` : `${summary}.\n\n${toPlainText(details)}`
}

function addForeignCommands(parent: Command, host: CommandHost): void {
  for (const definition of FOREIGN_COMMANDS) {
    const command = addCommand(parent, definition, host, { hidden: true })
    command.allowUnknownOption().allowExcessArguments().helpOption(false)
  }
}

function addGlobalFlags(command: Command): void {
  for (const flag of GLOBAL_FLAGS)
    command.addOption(createOption(flag, command).helpGroup(GLOBAL_HEADING))
}

/** `upgrade --tag --plan` forgot the tag: taken as one, "--plan" would be lost and the upgrade run. */
function refuseFlags(option: Option, command: Command): void {
  const parse = option.parseArg
  option.argParser((value: string, previous: unknown) => {
    if (!command.options.some(({ long, short }) => value === long || value === short)) {
      return parse === undefined ? value : parse(value, previous)
    }
    throw new InvalidArgumentError(`"${value}" is a flag, and the value before it is missing.`)
  })
}

function createOption(flag: FlagDefinition, command: Command): Option {
  const option = new Option(flag.flags, toPlainText(flag.description)).hideHelp(
    flag.isHidden === true,
  )
  if (flag.choices !== undefined) option.choices(flag.choices)
  if (flag.isRepeatable === true) {
    option.argParser((value: string, previous: readonly string[] | undefined) => [
      ...(previous ?? []),
      value,
    ])
  }
  if (flag.isCounted === true) {
    option.preset('').argParser((_: string, previous: number | undefined) => (previous ?? 0) + 1)
  }
  if (option.required && flag.takesAnyText !== true) refuseFlags(option, command)
  return option
}

/** The command line before the name of a command, e.g. `limbeck` or `manage db`. */
function listNames(command: Command): string {
  const above: Command | null = command.parent
  return above === null ? command.name() : `${listNames(above)} ${command.name()}`
}

/** The options of a command and of those above it up to the root, outermost first. */
function listLevels(command: Command, root: Command): readonly Record<string, unknown>[] {
  const own: Record<string, unknown> = command.opts()
  const above = command.parent
  return command === root || above === null ? [own] : [...listLevels(above, root), own]
}

function formatExamples(examples: CommandDefinition['examples'], program: string): string {
  const lines = examples.map(([line, purpose]) => [`${program} ${line}`, purpose] as const)
  const width = Math.max(...lines.map(([line]) => line.length))
  return [
    '',
    'Examples:',
    ...lines.map(([line, purpose]) => `  ${line.padEnd(width)}  ${purpose}`),
  ].join('\n')
}
