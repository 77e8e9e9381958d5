import { type SchemaModel, type Table, tableKey } from '../../../schema/schema-model.ts'
import { type CatalogRow, groupRows, readText, requireText } from '../../shared/read-row.ts'
import { recordObjects } from '../../shared/record-objects.ts'
import { resultNames } from './catalog-queries.ts'
import { type ColumnContext, readColumn, readColumnNumber } from './columns.ts'
import { readConstraint } from './constraints.ts'
import { readDomain } from './domains.ts'
import { readEnum } from './enums.ts'
import { readExtension } from './extensions.ts'
import { readFunction } from './functions.ts'
import type { IndexContext } from './index-parts.ts'
import { readIndex } from './indexes.ts'
import { readNames } from './names.ts'
import { readSchema } from './schemas.ts'
import { readSequence } from './sequences.ts'
import { readTable } from './tables.ts'
import { readTrigger } from './triggers.ts'
import { readTypes } from './types.ts'
import { readView } from './views.ts'

type Rows = readonly CatalogRow[]
type Results = Readonly<Partial<Record<(typeof resultNames)[number], Rows>>>

/** Builds the schema model from what the queries of the catalog gave. */
export function readCatalog(given: readonly Rows[]): SchemaModel {
  const results: Results = Object.fromEntries(
    resultNames.flatMap((name, index) => {
      const rows = given[index]
      return rows === undefined ? [] : [[name, rows]]
    }),
  )
  const { schemas } = results
  const context = { types: readTypes(results.types ?? []), names: readNames(results.names ?? []) }
  const relations = createRelationReader(results, context)
  const tables = (results.tables ?? []).map((row) => relations.readTable(row))
  const model = {
    tables: Object.fromEntries(tables.map((table) => [tableKey(table), table])),
  }
  if (schemas === undefined) return model
  const defaultSchema = readText(schemas[0]?.['default_schema'])
  return {
    ...model,
    ...(defaultSchema === undefined ? {} : { defaultSchema }),
    schemas: recordObjects('schemas', schemas.map(readSchema)),
    extensions: recordObjects('extensions', (results.extensions ?? []).map(readExtension)),
    sequences: recordObjects('sequences', (results.sequences ?? []).map(readSequence)),
    enums: recordObjects('enums', (results.enums ?? []).map(readEnum)),
    domains: recordObjects(
      'domains',
      (results.domains ?? []).map((row) => readDomain(row, context)),
    ),
    views: recordObjects(
      'views',
      (results.views ?? []).map((row) => readView(row, relations.readIndexes(row))),
    ),
    functions: recordObjects('functions', (results.functions ?? []).map(readFunction)),
    triggers: recordObjects('triggers', (results.triggers ?? []).map(readTrigger)),
  }
}

/** Puts columns, constraints and indexes to the tables and materialized views that have them. */
function createRelationReader(results: Results, context: ColumnContext) {
  const keyOf = (row: CatalogRow) => requireText(row, 'id')
  const columnsOf = groupRows(results.columns ?? [], keyOf)
  const constraintsOf = groupRows(results.constraints ?? [], keyOf)
  const indexesOf = groupRows(results.indexes ?? [], keyOf)
  const ofConstraints = new Set((results.constraints ?? []).map((row) => readText(row['index'])))
  const createContext = (id: string): IndexContext => {
    const columns = columnsOf.get(id) ?? []
    return {
      columns: new Map(columns.map((row) => [readColumnNumber(row), requireText(row, 'name')])),
      collations: new Map(
        columns.map((row) => [readColumnNumber(row), requireText(row, 'own_collation')]),
      ),
      names: context.names,
    }
  }
  const readIndexes = (row: CatalogRow, own = createContext(keyOf(row))) =>
    (indexesOf.get(keyOf(row)) ?? [])
      .filter((index) => !ofConstraints.has(requireText(index, 'index')))
      .map((index) => readIndex(index, own))
  return {
    readIndexes: (row: CatalogRow) => readIndexes(row),
    readTable(row: CatalogRow): Table {
      const id = keyOf(row)
      const own = createContext(id)
      const indexes = new Map(
        (indexesOf.get(id) ?? []).map((index) => [requireText(index, 'index'), index]),
      )
      return {
        ...readTable(row),
        columns: (columnsOf.get(id) ?? []).map((column) => readColumn(column, context)),
        constraints: (constraintsOf.get(id) ?? []).map((constraint) =>
          readConstraint(constraint, { ...own, indexes }),
        ),
        indexes: readIndexes(row, own),
      }
    },
  }
}
