import type { Trigger, TriggerEvent } from '../../../schema/schema-model.ts'
import { sql } from '../../../schema/sql.ts'
import { type CatalogRow, pickSaid, readText, requireText } from '../../shared/read-row.ts'
import { createTokenCursor, type TokenCursor } from '../token-cursor.ts'

/** Reads a trigger out of the text that SQLite keeps. https://www.sqlite.org/lang_createtrigger.html */
export function readTrigger(row: CatalogRow): Trigger {
  const text = requireText(row, 'sql')
  const cursor = createTokenCursor(text)
  cursor.skip('CREATE', 'TRIGGER')
  cursor.takeName()
  const timing = readTiming(cursor)
  const event = cursor.next().toLowerCase() as TriggerEvent
  const columns = cursor.skip('OF') ? readColumns(cursor) : undefined
  cursor.skip('ON')
  cursor.takeName()
  cursor.skip('FOR', 'EACH', 'ROW')
  const when = cursor.skip('WHEN') ? readCondition(cursor, text) : undefined
  return {
    name: requireText(row, 'name'),
    table: requireText(row, 'table'),
    timing,
    events: [event],
    body: sql.raw(text.slice(cursor.start).trim()),
    ...pickSaid({
      schema: readText(row['schema']),
      columns,
      when: when === undefined ? undefined : sql.raw(when),
    }),
  }
}

function readTiming(cursor: TokenCursor): Trigger['timing'] {
  if (cursor.skip('AFTER')) return 'after'
  if (cursor.skip('INSTEAD', 'OF')) return 'instead of'
  cursor.skip('BEFORE')
  return 'before'
}

function readColumns(cursor: TokenCursor): readonly string[] {
  const columns = [cursor.takeName()]
  while (cursor.skip(',')) columns.push(cursor.takeName())
  return columns
}

/** What stands before the BEGIN of the body. */
function readCondition(cursor: TokenCursor, text: string): string {
  const { start } = cursor
  while (!cursor.isAtEnd && cursor.peek() !== 'BEGIN') cursor.next()
  return text.slice(start, cursor.end).trim()
}
