import type {
  Column,
  Constraint,
  Index,
  IndexElement,
  SchemaModel,
} from '../../schema/schema-model.ts'
import { sql } from '../../schema/sql.ts'
import { compareCodeUnits } from '../../util/compare-code-units.ts'
import { buildModel } from '../shared/build-model.ts'
import {
  type CatalogRow,
  groupRows,
  pickSaid,
  readBoolean,
  readNumber,
  readText,
  requireText,
} from '../shared/read-row.ts'
import { readCreateIndex } from './read-create-index.ts'
import { type ColumnText, type CreateTableText, readCreateTable } from './read-create-table.ts'

/** Builds the schema model from what the queries of the catalog gave. */
export function readCatalog(results: readonly (readonly CatalogRow[])[]): SchemaModel {
  const [tables = [], columns = [], indexes = [], keys = []] = results
  const columnsOf = groupRows(columns, keyOf)
  const indexesOf = groupRows(indexes, keyOf)
  const keysOf = groupRows(keys, keyOf)
  return buildModel(
    tables.map((row) => {
      const key = keyOf(row)
      const text = readCreateTable(requireText(row, 'sql'))
      const byIndex = groupRows(indexesOf.get(key) ?? [], (index) => requireText(index, 'name'))
      return {
        name: requireText(row, 'table'),
        schema: readText(row['schema']),
        options: text.options,
        columns: (columnsOf.get(key) ?? []).map((column) => readColumn(column, text)),
        constraints: text.constraints.map((item) => fillReference(item, keysOf.get(key) ?? [])),
        indexes: [...byIndex.values()]
          .map(readIndex)
          .toSorted((a, b) => compareCodeUnits(a.name, b.name)),
      }
    }),
  )
}

function keyOf(row: CatalogRow): string {
  return JSON.stringify([readText(row['schema']), readText(row['table'])])
}

function readColumn(row: CatalogRow, text: CreateTableText): Column {
  const name = requireText(row, 'name')
  const type = requireText(row, 'type')
  const said: ColumnText = text.columns.get(name) ?? {}
  const isRowid = isRowidAlias(row, type, text)
  const expression = readText(row['expression'])
  return {
    name,
    type: { kind: 'native', dialect: 'sqlite', sql: type },
    nullable: !readBoolean(row['not_null']) && !isRowid,
    ...pickSaid({
      default: expression === undefined ? undefined : sql.raw(expression),
      autoIncrement: isRowid ? true : undefined,
      generated: said.generated,
      collation: said.collation,
    }),
  }
}

/** A lone primary key whose type is the word INTEGER is another name for the rowid, which numbers itself. */
function isRowidAlias(row: CatalogRow, type: string, text: CreateTableText): boolean {
  const key = text.constraints.find(({ kind }) => kind === 'primaryKey')
  const isLone = key?.kind === 'primaryKey' && key.columns.length === 1
  const isKey = (readNumber(row['key']) ?? 0) > 0
  return isKey && isLone && /^integer$/i.test(type) && text.options['withoutRowid'] !== true
}

function fillReference(constraint: Constraint, keys: readonly CatalogRow[]): Constraint {
  if (constraint.kind !== 'foreignKey' || constraint.references.columns.length > 0)
    return constraint
  const { table } = constraint.references
  const columns = keys
    .filter((row) => requireText(row, 'referenced').toLowerCase() === table.toLowerCase())
    .toSorted((a, b) => Number(a['position']) - Number(b['position']))
    .map((row) => requireText(row, 'column'))
  return { ...constraint, references: { ...constraint.references, columns } }
}

function readIndex(rows: readonly CatalogRow[]): Index {
  const sorted = rows.toSorted((a, b) => Number(a['position']) - Number(b['position']))
  const first = sorted[0] ?? {}
  const text = readCreateIndex(requireText(first, 'sql'))
  return {
    name: requireText(first, 'name'),
    elements: sorted.map((row, position) => readElement(row, text.elements[position] ?? '')),
    unique: readBoolean(first['unique']),
    ...(text.where === undefined ? {} : { where: text.where }),
  }
}

/** An element without a column is an expression, which only the text has. */
function readElement(row: CatalogRow, text: string): IndexElement {
  const column = readText(row['column'])
  const collation = readText(row['collation'])
  const isSaid = /\bcollate\b/i.test(text)
  return pickSaid({
    column,
    expression: column === undefined ? sql.raw(text) : undefined,
    order: readBoolean(row['descending']) ? ('desc' as const) : undefined,
    collation: column !== undefined && isSaid ? collation : undefined,
  })
}
