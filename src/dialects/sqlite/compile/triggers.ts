import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { compileDropObject } from '../../shared/compile-drop-object.ts'
import { writeTableName } from '../../shared/names.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { requireSimpleTrigger, writeTriggerEvent } from '../../shared/trigger-text.ts'

/** CREATE TRIGGER. The schema stands before the name of the trigger, the table without it. */
export function compileCreateTrigger(
  { trigger, ifNotExists }: OperationOf<'createTrigger'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { name, table, schema, timing, when } = trigger
  const { event, body } = requireSimpleTrigger(trigger, writer)
  const guard = ifNotExists === true ? 'IF NOT EXISTS ' : ''
  const head = [
    `CREATE TRIGGER ${guard}${writeTableName(writer, name, schema)}`,
    `${timing.toUpperCase()} ${writeTriggerEvent(event, trigger, writer)}`,
    `ON ${writer.quoteIdentifier(table)} FOR EACH ROW`,
    ...(when === undefined ? [] : [`WHEN ${writer.inlineSql(when)}`]),
  ]
  return [{ sql: `${head.join(' ')}\n${writeBody(writer.inlineSql(body))}` }]
}

/** DROP TRIGGER. */
export function compileDropTrigger(
  { name, schema, ifExists }: OperationOf<'dropTrigger'>,
  writer: SqlWriter,
): readonly Statement[] {
  return compileDropObject('TRIGGER', { name, schema, ifExists }, writer)
}

/** The body stands between BEGIN and END, and each statement in it ends with a semicolon. */
function writeBody(body: string): string {
  const text = body.trim().replace(/;$/, '')
  return /^begin\b/i.test(text) ? text : `BEGIN\n  ${text};\nEND`
}
