import type { ColumnType } from '../../../schema/column-type.ts'
import type { TableDraft } from '../../shared/build-model.ts'
import { type CatalogRow, groupRows, readText, requireText } from '../../shared/read-row.ts'
import type { CatalogRows, CatalogView } from './catalog-view.ts'
import { readChecks, readJsonColumns } from './checks.ts'
import { readColumns } from './columns.ts'
import { readIndexes } from './indexes.ts'
import { readForeignKeys } from './keys.ts'
import { readTableOptions } from './options.ts'
import { readPartitions } from './partitions.ts'
import { keyOf, type Place } from './place.ts'
import type { CatalogVariation } from './variation.ts'

/** What there is of tables, views and sequences. What is read is in the definition; the rest would open each table. */
export const tablesView: CatalogView = {
  from: 'information_schema.TABLES v',
  columns: {
    type: 'TABLE_TYPE',
    engine: 'ENGINE',
    collation: 'TABLE_COLLATION',
    options: 'CREATE_OPTIONS',
    comment: 'TABLE_COMMENT',
  },
  schema: 'TABLE_SCHEMA',
  table: 'TABLE_NAME',
}

/** The kinds of tables. MariaDB calls those that keep their history by a word of their own. */
const TABLE_TYPES: ReadonlySet<string> = new Set(['BASE TABLE', 'SYSTEM VERSIONED'])

/** Whether a row is about a table, and not about a view or a sequence. */
export function isTable(row: CatalogRow): boolean {
  return TABLE_TYPES.has(requireText(row, 'type'))
}

/** The views whose rows are about tables. */
const PARTS = ['columns', 'keyColumns', 'keyActions', 'checks', 'indexes', 'partitions'] as const

/** Gathers what the rows tell of tables, and gives what reads one of them. */
export function createTableReader(
  rows: CatalogRows,
  variation: CatalogVariation,
): (row: CatalogRow, place: Place) => TableDraft {
  const groups = PARTS.map((part) => [part, groupRows(rows[part], keyOf)] as const)
  const types = new Map<string, ColumnType>()
  return (row, place) => {
    const key = keyOf(row)
    const parts = Object.fromEntries(
      groups.map(([part, group]) => [part, group.get(key) ?? []]),
    ) as Record<(typeof PARTS)[number], readonly CatalogRow[]>
    const foreignKeys = readForeignKeys(parts.keyColumns, parts.keyActions, place)
    const engine = readText(row['engine'])
    const { primaryKeys, uniques, indexes } = readIndexes(parts.indexes, {
      foreignKeys,
      engine,
      variation,
    })
    const jsonColumns = readJsonColumns(parts.checks, parts.columns)
    const collation = readText(row['collation'])
    const home = place.schema === undefined ? requireText(row, 'schema') : undefined
    return {
      name: requireText(row, 'table'),
      schema: place.schema,
      comment: readText(row['comment']) || undefined,
      options: readTableOptions(row, readPartitions(parts.partitions)),
      columns: readColumns(parts.columns, { collation, jsonColumns, types, variation, home }),
      constraints: [
        ...primaryKeys,
        ...uniques,
        ...foreignKeys,
        ...readChecks(parts.checks, jsonColumns, variation),
      ],
      indexes,
    }
  }
}
