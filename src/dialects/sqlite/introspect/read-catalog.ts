import type { SchemaModel } from '../../../schema/schema-model.ts'
import { buildModel, type TableDraft } from '../../shared/build-model.ts'
import {
  type CatalogRow,
  groupRows,
  readBoolean,
  readText,
  requireText,
} from '../../shared/read-row.ts'
import { recordObjects } from '../../shared/record-objects.ts'
import { readCreateTable } from '../read-create-table.ts'
import { findRowidAlias } from '../rebuild/table-facts.ts'
import { readTableText } from '../table-text.ts'
import { readColumn } from './columns.ts'
import { fillReference } from './constraints.ts'
import { readIndexes } from './indexes.ts'
import { readTrigger } from './triggers.ts'
import { readView } from './views.ts'
import { createShadowTest, isVirtual } from './virtual-tables.ts'

/** Builds the schema model from what the queries of the catalog gave. */
export function readCatalog(results: readonly (readonly CatalogRow[])[]): SchemaModel {
  const [objects = [], ...parts] = results
  const asked = objects.filter((row) => readBoolean(row['asked']))
  const ofType = (type: string) => asked.filter((row) => row['type'] === type)
  const isShadow = createShadowTests(objects)
  const readTable = createTableReader(ofType('index'), parts)
  const tables = ofType('table').filter((row) => !isVirtual(row) && !isShadow(row))
  return {
    ...buildModel(tables.map(readTable)),
    ...(asked.some((row) => readBoolean(row['whole'])) ? { defaultSchema: 'main' } : {}),
    views: recordObjects('views', ofType('view').map(readView)),
    triggers: recordObjects('triggers', ofType('trigger').map(readTrigger)),
  }
}

/** The tables of virtual ones, in each schema for itself. */
function createShadowTests(objects: readonly CatalogRow[]): (row: CatalogRow) => boolean {
  const bySchema = groupRows(objects, (row) => requireText(row, 'schema'))
  const tests = new Map([...bySchema].map(([schema, rows]) => [schema, createShadowTest(rows)]))
  return (row) => tests.get(requireText(row, 'schema'))?.(requireText(row, 'name')) === true
}

/** Gathers what the rows tell of tables, and gives what reads one of them. */
function createTableReader(
  indexObjects: readonly CatalogRow[],
  [columns = [], elements = [], keys = []]: readonly (readonly CatalogRow[])[],
): (row: CatalogRow) => TableDraft {
  const columnsOf = groupRows(columns, keyOf)
  const elementsOf = groupRows(elements, keyOf)
  const keysOf = groupRows(keys, keyOf)
  const textsOf = groupRows(indexObjects, keyOf)
  return (row) => {
    const key = keyOf(row)
    const table = readTableText(requireText(row, 'sql'))
    const text = readCreateTable(table)
    const rowid = findRowidAlias(table)
    const texts = (textsOf.get(key) ?? []).map(
      (index) => [requireText(index, 'name'), requireText(index, 'sql')] as const,
    )
    return {
      name: requireText(row, 'name'),
      schema: readText(row['schema']),
      options: text.options,
      columns: (columnsOf.get(key) ?? []).map((column) => readColumn(column, text, rowid)),
      constraints: text.constraints.map((item) => fillReference(item, keysOf.get(key) ?? [])),
      indexes: readIndexes(elementsOf.get(key) ?? [], new Map(texts)),
    }
  }
}

function keyOf(row: CatalogRow): string {
  return `${requireText(row, 'schema')}\0${requireText(row, 'table')}`
}
