import { holdsText } from '../../operations/alter-table-options.ts'
import type { OptionChange } from '../../operations/index.ts'
import type { Table } from '../../schema/schema-model.ts'
import type { Comparison, TableComparator, TablePair } from './comparison.ts'
import { changeBy, type Finding } from './finding.ts'
import { placeOf } from './place.ts'

type Options = NonNullable<Table['options']>

/** Options of a table that a model says; what it does not say is the engine's affair, and that of those who run it. */
export const compareTableOptions: TableComparator = (pair, comparison) => {
  const { current, wanted } = pair
  const options = compareOptions(current.options, wanted.options, comparison)
  const parameters = compareParameters(current.with, wanted.with)
  if (Object.keys({ ...options, ...parameters }).length === 0) return []
  return [
    changeBy('alterTables', {
      kind: 'alterTableOptions',
      ...placeOf(wanted),
      options,
      ...(Object.keys(parameters).length === 0 ? {} : { with: parameters }),
    }),
    ...followCollation(pair, options),
  ]
}

function compareOptions(
  current: Options = {},
  wanted: Options = {},
  { dialect }: Comparison,
): OptionChange {
  return Object.fromEntries(
    dialect.features.alterableOptions.flatMap((name) => {
      const said = wanted[name]
      return said === undefined || isSame(name, said, current) ? [] : [[name, said]]
    }),
  )
}

/** Words count in any case, and the usual is the same as nothing. A character set shows in its collation. */
function isSame(name: string, said: Options[string], current: Options): boolean {
  const present = name === 'charset' ? readCharset(current['collation']) : current[name]
  const word = name === 'charset' ? readCharset(said) : toWord(said)
  if (present === undefined) return ['false', 'default', '0'].includes(String(word))
  return toWord(present) === word
}

/** The character set of a collation: `utf8mb4_bin` is one of `utf8mb4`, and `utf8` is the old name of `utf8mb3`. */
function readCharset(collation: Options[string] | undefined): string | undefined {
  const [charset] = String(collation ?? '')
    .toLowerCase()
    .split('_')
  return charset === 'utf8' ? 'utf8mb3' : charset === '' ? undefined : charset
}

const WORDS: Readonly<Record<string, string>> = {
  on: 'true',
  yes: 'true',
  off: 'false',
  no: 'false',
}

function toWord(value: Options[string]): string {
  const word = String(value).toLowerCase()
  return WORDS[word] ?? word
}

/** Parameters that a model lists are all of them. */
function compareParameters(current: Options = {}, wanted: Options | undefined): OptionChange {
  if (wanted === undefined) return {}
  const set = Object.entries(wanted).filter(([name, value]) => {
    const present = current[name]
    return present === undefined || toWord(present) !== toWord(value)
  })
  const reset = Object.keys(current).filter((name) => wanted[name] === undefined)
  return { ...Object.fromEntries(set), ...Object.fromEntries(reset.map((name) => [name, null])) }
}

/** Columns that had the collation of their table get that which it has now. */
function followCollation(
  { current, wanted }: TablePair,
  options: OptionChange,
): readonly Finding[] {
  if (options['charset'] === undefined && options['collation'] === undefined) return []
  return wanted.columns.flatMap((column) => {
    const present = current.columns.find(({ name }) => name === column.name)
    const isInherited = present?.collation === undefined && column.collation === undefined
    if (present === undefined || !isInherited || !holdsText(present)) return []
    return [
      changeBy('alterColumns', {
        kind: 'alterColumn',
        ...placeOf(wanted),
        name: column.name,
        change: { collation: null },
      }),
    ]
  })
}
