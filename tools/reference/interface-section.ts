import { formatCode, formatTable, joinBlocks } from './markdown-table.ts'
import type { DocumentedInterface } from './read-interfaces.ts'

/** Writes interfaces, each with a heading, its comment and a table of its fields. Types among them become links. */
export function formatInterfaces(interfaces: readonly DocumentedInterface[]): string {
  const names = interfaces.map(({ name }) => name)
  return interfaces
    .map((each) =>
      joinBlocks([
        [`### ${each.name}`],
        [
          [each.meaning, ...each.extends.map((name) => `All of ${formatLink(name)}, and:`)].join(
            ' ',
          ),
        ],
        formatTable(
          ['field', 'type', 'meaning'],
          each.properties.map(({ name, type, meaning }) => [
            formatCode(name),
            formatType(type, names),
            meaning,
          ]),
        ),
      ]),
    )
    .join('\n\n')
}

/** A type as code, in which the one that has a heading on the same page is a link. */
export function formatType(type: string, names: readonly string[]): string {
  const name = names.find((each) => new RegExp(`\\b${each}\\b`).test(type))
  if (name === undefined) return formatCode(type)
  return type
    .split(new RegExp(`\\b${name}\\b`))
    .map((part) => (part === '' ? '' : formatCode(part)))
    .join(formatLink(name))
}

function formatLink(name: string): string {
  return `[${formatCode(name)}](#${name.toLowerCase()})`
}
