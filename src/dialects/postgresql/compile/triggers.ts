import type { OperationOf } from '../../../operations/operation.ts'
import type { Trigger } from '../../../schema/schema-model.ts'
import type { Statement } from '../../dialect.ts'
import { writeDeferral } from '../../shared/constraint-text.ts'
import { writeTableName } from '../../shared/names.ts'
import { assertNoOptions, refuseUnsupported } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { writeTriggerEvent } from '../../shared/trigger-text.ts'
import { commentOn } from './comment-on.ts'

/** CREATE TRIGGER, which calls a function. */
export function compileCreateTrigger(
  { trigger, ifNotExists, replace }: OperationOf<'createTrigger'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { name, table, schema, timing, events, forEach = 'row', when, constraint } = trigger
  assertNoOptions(writer, `createTrigger of "${name}"`, { ifNotExists }, 'Say { replace: true }.')
  if (trigger.function === undefined) {
    throw refuseUnsupported(
      writer,
      `give the trigger "${name}" a body`,
      'Make a function that returns trigger with createFunction, and say { function: "…" }.',
    )
  }
  const called = trigger.function
  const given = (called.arguments ?? []).map((value) => writer.writeLiteral(value))
  const on = writeTableName(writer, table, schema)
  const head = constraint === undefined ? 'CREATE TRIGGER' : 'CREATE CONSTRAINT TRIGGER'
  const parts = [
    `${head} ${writer.quoteIdentifier(name)} ${timing.toUpperCase()}`,
    events.map((event) => writeTriggerEvent(event, trigger, writer)).join(' OR '),
    `ON ${on}${writeDeferral(constraint ?? {})}${writeReferencing(trigger, writer)}`,
    `FOR EACH ${forEach.toUpperCase()}`,
    ...(when === undefined ? [] : [`WHEN (${writer.inlineSql(when)})`]),
    `EXECUTE FUNCTION ${writeTableName(writer, called.name, called.schema)}(${given.join(', ')})`,
  ]
  const quoted = writer.quoteIdentifier(name)
  return [
    // CREATE OR REPLACE TRIGGER is new in PostgreSQL 14, and replaces no constraint triggers.
    ...(replace === true
      ? compileDropTrigger({ kind: 'dropTrigger', name, table, schema, ifExists: true }, writer)
      : []),
    { sql: parts.join(' ') },
    ...(trigger.enabled === undefined
      ? []
      : [{ sql: `ALTER TABLE ${on} ${ENABLING[trigger.enabled]} TRIGGER ${quoted}` }]),
    ...commentOn(`TRIGGER ${quoted} ON ${on}`, trigger.comment, writer),
  ]
}

const ENABLING: Readonly<Record<NonNullable<Trigger['enabled']>, string>> = {
  never: 'DISABLE',
  replica: 'ENABLE REPLICA',
  always: 'ENABLE ALWAYS',
}

function writeReferencing({ oldTable, newTable }: Trigger, writer: SqlWriter): string {
  if (oldTable === undefined && newTable === undefined) return ''
  return [
    ' REFERENCING',
    ...(oldTable === undefined ? [] : [`OLD TABLE AS ${writer.quoteIdentifier(oldTable)}`]),
    ...(newTable === undefined ? [] : [`NEW TABLE AS ${writer.quoteIdentifier(newTable)}`]),
  ].join(' ')
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
