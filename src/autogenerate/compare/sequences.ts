import {
  restoreSequence,
  type SequenceChange,
  type SequenceSettings,
  sequenceSettings,
} from '../../operations/sequence-change.ts'
import { type SchemaModel, type Sequence, tableKey } from '../../schema/schema-model.ts'
import { isSql } from '../../schema/sql.ts'
import { hasWord, listWords } from '../mentions.ts'
import type { Comparator, Comparison } from './comparison.ts'
import { changeBy, type Finding } from './finding.ts'
import { matchObjects } from './match-objects.ts'
import { decideObjects } from './unknown-objects.ts'

/** Sequences that stand by themselves. What belongs to a column is left alone unless a model names it. */
export const sequencesComparator: Comparator = {
  name: 'sequences',
  compare(comparison) {
    const { added, kept, unknown } = matchObjects('sequences', comparison)
    const defaults = listDefaultWords(comparison)
    const isFree = ({ name, ownedBy }: Sequence) =>
      ownedBy === undefined && !hasWord(defaults, name)
    const { dropped, findings } = decideObjects('sequences', unknown.filter(isFree), comparison)
    return [
      ...added.flatMap(createSequence),
      ...kept.flatMap((pair) => compareSequence(pair, comparison)),
      ...dropped.map(({ name, schema }) =>
        changeBy('dropSequences', { kind: 'dropSequence', name, ...placeIn(schema) }),
      ),
      ...findings,
    ]
  },
}

/** A sequence is there before the defaults that count by it, and belongs to a column once that is there. */
function createSequence({ ownedBy, ...sequence }: Sequence): readonly Finding[] {
  return [
    changeBy('createSequences', { kind: 'createSequence', sequence }),
    ...(ownedBy === undefined ? [] : [alter(sequence, { ownedBy })]),
  ]
}

function compareSequence(
  { current, wanted }: { readonly current: Sequence; readonly wanted: Sequence },
  { dialect, wanted: model }: Comparison,
): readonly Finding[] {
  const there = dialect.normalizeObject('sequences', current)
  const asked = dialect.normalizeObject('sequences', wanted)
  const keys = sequenceSettings.filter((key) => !isSame(there[key], asked[key]))
  const differing = Object.fromEntries(keys.map((key) => [key, null]))
  const change = keys.length === 0 ? [] : [alter(wanted, restoreSequence(differing, asked))]
  // What is owned goes with its column, unless it is let go before.
  const isLost = current.ownedBy !== undefined && !hasColumn(model, current)
  return isLost && wanted.ownedBy !== undefined
    ? [alter(wanted, { ownedBy: null }), ...change]
    : change
}

function hasColumn({ tables }: SchemaModel, { schema, ownedBy }: Sequence): boolean {
  const table = tables[tableKey({ name: ownedBy?.table ?? '', schema })]
  return table?.columns.some(({ name }) => name === ownedBy?.column) === true
}

function alter({ name, schema }: Sequence, change: SequenceChange): Finding {
  const isOwned = change.ownedBy !== undefined && change.ownedBy !== null
  const phase = isOwned ? 'ownSequences' : 'createSequences'
  return changeBy(phase, { kind: 'alterSequence', name, ...placeIn(schema), change })
}

function isSame<Key extends keyof SequenceSettings>(
  one: SequenceSettings[Key],
  other: SequenceSettings[Key],
): boolean {
  if (typeof one === 'object' && typeof other === 'object')
    return one.table === other.table && one.column === other.column
  return one === other
}

/** The words in the defaults of the tables that stay: what they name is in use, whether a model names it or not. */
function listDefaultWords({ dialect, current, wanted }: Comparison): ReadonlySet<string> {
  const tables = { ...current.tables, ...wanted.tables }
  const texts = Object.values(tables).flatMap(({ columns }) =>
    columns.flatMap(({ default: value }) => (isSql(value) ? [dialect.inlineSql(value)] : [])),
  )
  return listWords(texts.join('\n'))
}

function placeIn(schema: string | undefined): { readonly schema?: string } {
  return schema === undefined ? {} : { schema }
}
