import { type CatalogRow, pickSaid, readText, requireText } from '../../shared/read-row.ts'

type Options = Readonly<Record<string, string | number | boolean>>

const OPTION = /(`(?:[^`]|``)+`|"(?:[^"]|"")+"|\w+)=(`[^`]*`|'(?:[^']|'')*'|"[^"]*"|[^\s`'"]+)/g

/**
 * Reads the options of a table: its engine and collation, those that the catalog lists as `row_format=COMPRESSED` by the
 * names that models give them (`rowFormat`), how it is parted, and whether MariaDB keeps its history.
 */
export function readTableOptions(row: CatalogRow, partitionBy: string | undefined): Options {
  const said = [...requireText(row, 'options').matchAll(OPTION)].map(
    ([, name = '', value = '']) => [nameOption(name), readValue(value)] as const,
  )
  return pickSaid({
    engine: readText(row['engine']),
    collation: readText(row['collation']),
    ...Object.fromEntries(said),
    partitionBy,
    systemVersioned: readText(row['type']) === 'SYSTEM VERSIONED' ? true : undefined,
  })
}

function nameOption(name: string): string {
  const words = name.replaceAll(/[`"]/g, '').toLowerCase()
  return words.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function readValue(value: string): string | number {
  const text = /^[`'"]/.test(value) ? value.slice(1, -1) : value
  return /^\d+$/.test(text) ? Number(text) : text
}
