import type {
  ForeignKey,
  Index,
  IndexElement,
  PrimaryKey,
  Unique,
} from '../../../schema/schema-model.ts'
import { sql } from '../../../schema/sql.ts'
import {
  type CatalogRow,
  groupRows,
  pickSaid,
  readNumber,
  readText,
  requireText,
} from '../../shared/read-row.ts'
import type { CatalogView } from './catalog-view.ts'
import { isOfForeignKey, mayBeOfForeignKey } from './foreign-key-indexes.ts'
import type { CatalogVariation } from './variation.ts'

const shared = {
  from: 'information_schema.STATISTICS v',
  schema: 'TABLE_SCHEMA',
  table: 'TABLE_NAME',
} as const

const columns = {
  name: 'INDEX_NAME',
  position: 'SEQ_IN_INDEX',
  column: 'COLUMN_NAME',
  non_unique: 'NON_UNIQUE',
  type: 'INDEX_TYPE',
  length: 'SUB_PART',
  direction: 'COLLATION',
  comment: 'INDEX_COMMENT',
}

/** The elements of indexes on MySQL, some of them expressions. */
export const mysqlIndexesView: CatalogView = {
  ...shared,
  columns: { ...columns, expression: 'EXPRESSION', visible: 'IS_VISIBLE' },
}

/** The elements of indexes on MariaDB, whose column IGNORED came with 10.6. */
export const mariadbIndexesView: CatalogView = { ...shared, columns, all: true }

/** What the indexes of a table are. */
export interface TableIndexes {
  readonly primaryKeys: readonly PrimaryKey[]
  readonly uniques: readonly Unique[]
  readonly indexes: readonly Index[]
}

/** What has to be known of the table to read its indexes. */
export interface IndexContext {
  readonly foreignKeys: readonly ForeignKey[]
  readonly engine: string | undefined
  readonly variation: CatalogVariation
}

/**
 * Reads the indexes of a table. A unique index and a unique constraint are one thing here: it is found among both, so
 * that whoever made either finds it; what a constraint cannot say makes it an index alone. They stay in the order of the
 * server, which is the one that it searches them in.
 */
export function readIndexes(rows: readonly CatalogRow[], context: IndexContext): TableIndexes {
  const groups = [...groupRows(rows, (row) => requireText(row, 'name')).values()]
  const all = groups.map((group) => readIndex(group, context))
  const [primary] = all.filter(({ name }) => name === PRIMARY)
  const indexes = all.filter(
    (index) => index !== primary && !isOfForeignKey(index, context.foreignKeys),
  )
  return {
    primaryKeys:
      primary === undefined
        ? []
        : [{ kind: 'primaryKey', name: PRIMARY, columns: listColumns(primary) }],
    uniques: indexes
      .filter((index) => index.unique && index.elements.every(isPlain))
      .map((index) => ({ kind: 'unique', name: index.name, columns: listColumns(index) })),
    indexes: indexes.map((index) =>
      mayBeOfForeignKey(index, context.foreignKeys) ? { ...index, forForeignKey: true } : index,
    ),
  }
}

/** Every primary key has this name. */
const PRIMARY = 'PRIMARY'

function listColumns({ elements }: Index): readonly string[] {
  return elements.flatMap(({ column }) => column ?? [])
}

function isPlain({ column, length, order }: IndexElement): boolean {
  return column !== undefined && length === undefined && order === undefined
}

function readIndex(rows: readonly CatalogRow[], { engine, variation }: IndexContext): Index {
  const sorted = rows.toSorted((a, b) => Number(a['position']) - Number(b['position']))
  const first = sorted[0] ?? {}
  const type = requireText(first, 'type').toLowerCase()
  const usual = engine?.toLowerCase() === 'memory' ? 'hash' : 'btree'
  return {
    name: requireText(first, 'name'),
    elements: sorted.map((row) => readElement(row, type, variation)),
    unique: readNumber(first['non_unique']) === 0,
    ...pickSaid({
      using: type === usual ? undefined : type,
      comment: readText(first['comment']) || undefined,
      isVisible: isHidden(first) ? false : undefined,
    }),
  }
}

function isHidden(row: CatalogRow): boolean {
  return readText(row['visible']) === 'NO' || readText(row['IGNORED']) === 'YES'
}

/** A spatial index counts 32 bytes of each column, which nobody says. */
function readElement(row: CatalogRow, type: string, variation: CatalogVariation): IndexElement {
  const expression = readText(row['expression'])
  return pickSaid({
    column: expression === undefined ? readText(row['column']) : undefined,
    expression:
      expression === undefined ? undefined : sql.raw(variation.readExpression(expression)),
    order: readText(row['direction']) === 'D' ? ('desc' as const) : undefined,
    length: type === 'spatial' ? undefined : readNumber(row['length']),
  })
}
