import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import { assertNoOptions, refuseUnsupported } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { writeTriggerEvent } from '../../shared/trigger-text.ts'

/** CREATE TRIGGER, which calls a function. */
export function compileCreateTrigger(
  { trigger, ifNotExists }: OperationOf<'createTrigger'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { name, table, schema, timing, events, forEach = 'row', when } = trigger
  assertNoOptions(
    writer,
    `createTrigger of "${name}"`,
    { ifNotExists },
    'Drop it first with { ifExists: true }.',
  )
  if (trigger.function === undefined) {
    throw refuseUnsupported(
      writer,
      `give the trigger "${name}" a body`,
      'Make a function that returns trigger with createFunction, and say { function: "…" }.',
    )
  }
  const called = trigger.function
  const given = (called.arguments ?? []).map((value) => writer.writeLiteral(value))
  const parts = [
    `CREATE TRIGGER ${writer.quoteIdentifier(name)} ${timing.toUpperCase()}`,
    events.map((event) => writeTriggerEvent(event, trigger, writer)).join(' OR '),
    `ON ${writeTableName(writer, table, schema)} FOR EACH ${forEach.toUpperCase()}`,
    ...(when === undefined ? [] : [`WHEN (${writer.inlineSql(when)})`]),
    `EXECUTE FUNCTION ${writeTableName(writer, called.name, called.schema)}(${given.join(', ')})`,
  ]
  return [{ sql: parts.join(' ') }]
}

/** DROP TRIGGER … ON: the name of a trigger is its own in its table alone. */
export function compileDropTrigger(
  { name, table, schema, ifExists }: OperationOf<'dropTrigger'>,
  writer: SqlWriter,
): readonly Statement[] {
  const guard = ifExists === true ? 'IF EXISTS ' : ''
  const on = writeTableName(writer, table, schema)
  return [{ sql: `DROP TRIGGER ${guard}${writer.quoteIdentifier(name)} ON ${on}` }]
}
