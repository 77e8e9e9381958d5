import type { SchemaModel } from '../../../schema/schema-model.ts'
import { buildModel } from '../../shared/build-model.ts'
import {
  type CatalogRow,
  groupRows,
  pickSaid,
  readText,
  requireText,
} from '../../shared/read-row.ts'
import { recordObjects } from '../../shared/record-objects.ts'
import { nameResults } from './catalog-queries.ts'
import type { CatalogRows } from './catalog-view.ts'
import { functionKey, readFunction } from './functions.ts'
import { type Place, readWanted } from './place.ts'
import { readSequence } from './sequences.ts'
import { createTableReader, isTable } from './tables.ts'
import { readTrigger, sortTriggers } from './triggers.ts'
import type { CatalogVariation } from './variation.ts'
import { readView } from './views.ts'

/** Builds the schema model from what the queries of the catalog gave. */
export function readCatalog(
  results: readonly (readonly CatalogRow[])[],
  variation: CatalogVariation,
): SchemaModel {
  const rows = nameResults(results, variation)
  const wanted = readWanted(rows.wanted)
  const { home, isWhole } = wanted
  const readEach = <Item>(list: readonly CatalogRow[], read: ReadAt<Item>) =>
    list.flatMap((row) => wanted.findPlaces(row).flatMap((place) => read(row, place) ?? []))
  const tables = readEach(rows.tables.filter(isTable), createTableReader(rows, variation))
  const model: SchemaModel = {
    ...buildModel(tables),
    ...(home === undefined ? {} : { defaultSchema: home }),
    ...(variation.cutsIndexes ? { cutsIndexes: true } : {}),
    views: recordObjects('views', readEach(rows.views, readView)),
    triggers: recordObjects('triggers', readEach(sortTriggers(rows.triggers), readTrigger)),
    ...(variation.hasSequences
      ? { sequences: recordObjects('sequences', readEach(rows.sequences, readSequence)) }
      : {}),
  }
  return isWhole ? { ...model, ...readWholeSchemas(rows, readEach) } : model
}

type ReadAt<Item> = (row: CatalogRow, place: Place) => Item | undefined

type ReadEach = <Item>(list: readonly CatalogRow[], read: ReadAt<Item>) => readonly Item[]

/** What belongs to no table. */
function readWholeSchemas(rows: CatalogRows, readEach: ReadEach) {
  const parameters = groupRows(rows.parameters, (row) => functionKey(row, 'function'))
  const functions = readEach(rows.functions, (row, place) =>
    readFunction(row, parameters.get(functionKey(row, 'name')) ?? [], place),
  )
  return {
    functions: recordObjects('functions', functions),
    schemas: recordObjects(
      'schemas',
      rows.schemas.map((row) => ({
        name: requireText(row, 'name'),
        ...pickSaid({ collation: readText(row['collation']) }),
      })),
    ),
  }
}
