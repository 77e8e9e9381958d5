import { COMMANDS } from '../../src/cli/command-table.ts'
import { type DocumentedType, readInterfaces } from './interface-reader.ts'
import { formatCode, formatTable, joinBlocks } from './markdown-table.ts'

const RESULTS = 'src/commands/results.ts'

/** The types of what commands print with `--json`. Throws where a command names one that there is none of. */
export function writeResults(): string {
  const types = readInterfaces(RESULTS)
  const known = new Set(types.map(({ name }) => name))
  const missing = COMMANDS.flatMap(({ results }) => results).filter((name) => !known.has(name))
  if (missing.length > 0) throw new Error(`${RESULTS} has no ${missing.join(', ')}`)
  return types.map((type) => writeType(type, known)).join('\n\n')
}

function writeType(type: DocumentedType, known: ReadonlySet<string>): string {
  const inherited = type.extends.map((name) => `All of ${formatLink(name)}, and:`)
  return joinBlocks([
    [`### ${type.name}`],
    [[type.meaning, ...inherited].join(' ')],
    formatTable(
      ['field', 'type', 'meaning'],
      type.properties.map(({ name, type: text, meaning }) => [
        formatCode(name),
        linkTypes(text, known),
        meaning,
      ]),
    ),
  ])
}

/** A type as code, in which the types of the same section are links. */
function linkTypes(text: string, known: ReadonlySet<string>): string {
  const named = [...known].filter((name) => new RegExp(`\\b${name}\\b`).test(text))
  const short = text.replaceAll('readonly ', '')
  const [only] = named
  if (named.length !== 1 || only === undefined) return formatCode(short)
  return short
    .split(only)
    .map((part) => (part === '' ? '' : formatCode(part)))
    .join(formatLink(only))
}

function formatLink(name: string): string {
  return `[${formatCode(name)}](#${name.toLowerCase()})`
}
