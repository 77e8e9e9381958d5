import type { Trigger, TriggerEvent } from '../../../schema/schema-model.ts'
import { sql } from '../../../schema/sql.ts'
import { type CatalogRow, requireText } from '../../shared/read-row.ts'
import type { CatalogView } from './catalog-view.ts'
import type { Place } from './place.ts'

/** The triggers of tables. */
export const triggersView: CatalogView = {
  from: 'information_schema.TRIGGERS v',
  columns: {
    name: 'TRIGGER_NAME',
    timing: 'ACTION_TIMING',
    event: 'EVENT_MANIPULATION',
    position: 'ACTION_ORDER',
    body: 'ACTION_STATEMENT',
  },
  schema: 'EVENT_OBJECT_SCHEMA',
  table: 'EVENT_OBJECT_TABLE',
}

/** Puts triggers into the order in which they run: made in this order they run in it again. */
export function sortTriggers(rows: readonly CatalogRow[]): readonly CatalogRow[] {
  return rows.toSorted((a, b) => Number(a['position']) - Number(b['position']))
}

/** Reads a trigger. */
export function readTrigger(row: CatalogRow, { schema }: Place): Trigger {
  return {
    name: requireText(row, 'name'),
    table: requireText(row, 'table'),
    ...(schema === undefined ? {} : { schema }),
    timing: requireText(row, 'timing').toLowerCase() === 'before' ? 'before' : 'after',
    events: [requireText(row, 'event').toLowerCase() as TriggerEvent],
    body: sql.raw(requireText(row, 'body')),
  }
}
