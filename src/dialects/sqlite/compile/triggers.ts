import type { OperationOf } from '../../../operations/operation.ts'
import type { Inquiry, Statement } from '../../dialect.ts'
import { compileDropObject } from '../../shared/compile-drop-object.ts'
import { writeTableName } from '../../shared/names.ts'
import { requireText } from '../../shared/read-row.ts'
import { refuseInvalid } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { requireSimpleTrigger, writeTriggerEvent } from '../../shared/trigger-text.ts'
import { isSameName } from '../rebuild/mentions.ts'

/** CREATE TRIGGER. The schema stands before the name of the trigger, the table without it. */
export function compileCreateTrigger(
  { trigger, ifNotExists, replace }: OperationOf<'createTrigger'>,
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
  return [
    ...(replace === true
      ? compileDropTrigger({ kind: 'dropTrigger', name, table, schema, ifExists: true }, writer)
      : []),
    { sql: `${head.join(' ')}\n${writeBody(writer.inlineSql(body))}` },
  ]
}

/** Asks whose trigger is to be replaced: its name is its own in the whole file, so it may be another table's. */
export function inquireCreateTrigger(
  operation: OperationOf<'createTrigger'>,
  writer: SqlWriter,
): Inquiry | undefined {
  if (operation.replace !== true) return undefined
  const { name, table, schema } = operation.trigger
  const master = writeTableName(writer, 'sqlite_master', schema ?? 'main')
  return {
    queries: [
      {
        sql: `SELECT tbl_name AS "table" FROM ${master} WHERE type = 'trigger' AND name = ${writer.writeLiteral(name)} COLLATE NOCASE`,
      },
    ],
    compile([rows = []]) {
      const other = rows
        .map((row) => requireText(row, 'table'))
        .find((owner) => !isSameName(owner, table))
      if (other === undefined) return compileCreateTrigger(operation, writer)
      throw refuseInvalid(
        `The trigger "${name}" belongs to "${other}", and not to "${table}".`,
        'Drop it with dropTrigger first, or choose another name.',
      )
    },
  }
}

/** DROP TRIGGER. */
export function compileDropTrigger(
  { name, schema, ifExists }: OperationOf<'dropTrigger'>,
  writer: SqlWriter,
): readonly Statement[] {
  return compileDropObject('TRIGGER', { name, schema, ifExists }, writer)
}

/** The body stands between BEGIN and END, and each statement in it ends with a semicolon. */
export function writeBody(body: string): string {
  const text = body.trim().replace(/;$/, '')
  return /^begin\b/i.test(text) ? text : `BEGIN\n  ${text};\nEND`
}
