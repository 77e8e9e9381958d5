import { type Table, tableKey } from '../../schema/schema-model.ts'
import type { Comparison } from '../compare/comparison.ts'
import { objectKey } from '../compare/drop-names.ts'
import type { Finding } from '../compare/finding.ts'
import { proposePairs } from './propose-pairs.ts'
import { readTableTraits, scoreTable } from './score-table.ts'

/** Tables that may have another name. Those that nobody wants to hear of have none. */
export function proposeTables(comparison: Comparison): readonly Finding[] {
  const { dialect, current, wanted, settings, drops } = comparison
  if (settings.unknownObjects === 'ignore') return []
  const isKept = (table: Table) =>
    !drops.includes(objectKey({ kind: 'table', ...table }), [tableKey(table)])
  const only = (tables: typeof current.tables, others: typeof current.tables) =>
    Object.values(tables).filter((table) => !Object.hasOwn(others, tableKey(table)))
  const [gone, added] = [
    only(current.tables, wanted.tables).filter(isKept),
    only(wanted.tables, current.tables),
  ]
  if (gone.length === 0 || added.length === 0) return []
  const readTraits = (table: Table) => readTableTraits(dialect.normalizeTable(table), dialect)
  return proposePairs(
    {
      gone: gone.map(readTraits),
      added: added.map(readTraits),
      score: scoreTable,
      describe: (from, to) => ({
        kind: 'table',
        from: tableKey(from),
        to: tableKey(to),
        isDropped: settings.unknownObjects === 'drop',
        operation: {
          kind: 'renameTable',
          name: from.name,
          ...(from.schema === undefined ? {} : { schema: from.schema }),
          newName: to.name,
        },
      }),
    },
    comparison,
  )
}
