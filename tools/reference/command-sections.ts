import type { CommandDefinition, FlagDefinition } from '../../src/cli/command-definition.ts'
import { COMMANDS } from '../../src/cli/command-table.ts'
import { GLOBAL_FLAGS } from '../../src/cli/global-flags.ts'
import { formatCode, formatTable, joinBlocks } from './markdown-table.ts'

/** The flags that every command has. */
export function writeGlobalFlags(): string {
  return formatFlags(GLOBAL_FLAGS).join('\n')
}

/** A section for each command, in the order of the help. */
export function writeCommands(): string {
  return COMMANDS.map(writeCommand).join('\n\n')
}

function writeCommand(command: CommandDefinition): string {
  return joinBlocks([
    [`## ${command.name}`],
    [formatSynopsis(command)],
    [[`${command.summary}.`, command.details].filter(Boolean).join(' ')],
    formatTable(
      ['argument', 'meaning'],
      Object.entries(command.arguments ?? {}).map(([name, meaning]) => [formatCode(name), meaning]),
    ),
    formatFlags(command.flags ?? []),
    formatExamples(command.examples),
    command.results.length === 0
      ? []
      : [`With \`--json\`: ${command.results.map(formatResult).join(' or ')}.`],
  ])
}

function formatSynopsis({ name, aliases = [], arguments: named = {} }: CommandDefinition): string {
  const line = formatCode(['limbeck', name, ...Object.keys(named)].join(' '))
  return [line, ...aliases.map((alias) => `also ${formatCode(alias)}`)].join(', ')
}

function formatFlags(flags: readonly FlagDefinition[]): readonly string[] {
  return formatTable(
    ['flag', 'meaning'],
    flags.map(({ flags: names, description, isRepeatable, choices }) => [
      names.split(', ').map(formatCode).join(', '),
      [
        description,
        ...describeChoices(description, choices),
        ...(isRepeatable === true ? ['may be repeated'] : []),
      ].join('; '),
    ]),
  )
}

/** Nothing where the description has all of them already. */
function describeChoices(description: string, choices: readonly string[] = []): readonly string[] {
  const codes = choices.map(formatCode)
  return codes.every((code) => description.includes(code)) ? [] : [`one of ${codes.join(', ')}`]
}

function formatExamples(examples: CommandDefinition['examples']): readonly string[] {
  const width = Math.max(...examples.map(([line]) => line.length))
  return [
    '```sh',
    ...examples.map(([line, purpose]) => `limbeck ${line.padEnd(width)}  # ${purpose}`),
    '```',
  ]
}

function formatResult(name: string): string {
  return `[${formatCode(name)}](#${name.toLowerCase()})`
}
