import type { Trigger, TriggerEvent } from '../../schema/schema-model.ts'
import type { Sql } from '../../schema/sql.ts'
import { assertNoOptions, refuseUnsupported } from './refuse.ts'
import type { SqlWriter } from './sql-writer.ts'

/** What sets a trigger off: `INSERT`, `UPDATE OF "a", "b"`. */
export function writeTriggerEvent(
  event: TriggerEvent,
  { columns = [] }: Trigger,
  writer: SqlWriter,
): string {
  const word = event.toUpperCase()
  if (event !== 'update' || columns.length === 0) return word
  return `${word} OF ${columns.map((column) => writer.quoteIdentifier(column)).join(', ')}`
}

/** The event of a trigger, and its body, on engines where it has one of each and runs for each row. */
export function requireSimpleTrigger(
  trigger: Trigger,
  writer: SqlWriter,
): { readonly event: TriggerEvent; readonly body: Sql } {
  const { name, events, forEach, body, function: called } = trigger
  const { constraint, oldTable, newTable, enabled } = trigger
  assertNoOptions(writer, `the trigger "${name}"`, { constraint, oldTable, newTable, enabled })
  const [event, ...others] = events
  if (event === undefined || others.length > 0 || event === 'truncate') {
    throw refuseUnsupported(
      writer,
      `run the trigger "${name}" on ${events.join(' or ')}`,
      'Make a trigger for each of "insert", "update" and "delete".',
    )
  }
  if (forEach === 'statement') {
    throw refuseUnsupported(writer, `run the trigger "${name}" once for each statement`)
  }
  if (body === undefined) {
    throw refuseUnsupported(
      writer,
      `call the function "${called?.name ?? ''}" from the trigger "${name}"`,
      'Say what it does with { body: "BEGIN … END" }.',
    )
  }
  return { event, body }
}
