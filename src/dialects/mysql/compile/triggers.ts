import type { OperationOf } from '../../../operations/operation.ts'
import type { Statement } from '../../dialect.ts'
import { compileDropObject } from '../../shared/compile-drop-object.ts'
import { writeTableName } from '../../shared/names.ts'
import { assertNoOptions, refuseUnsupported } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { requireSimpleTrigger } from '../../shared/trigger-text.ts'
import { assertGuard } from './guard.ts'

/** CREATE TRIGGER, for one event of each row. */
export function compileCreateTrigger(
  { trigger, ifNotExists, replace }: OperationOf<'createTrigger'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { name, table, schema, timing, columns, when } = trigger
  const { event, body } = requireSimpleTrigger(trigger, writer)
  assertNoOptions(writer, `the trigger "${name}"`, { columns, when }, 'Ask with IF in its body.')
  assertGuard(writer, `create the trigger "${name}" IF NOT EXISTS`, ifNotExists)
  if (replace === true && writer.name !== 'mariadb') {
    throw refuseUnsupported(
      writer,
      `replace the trigger "${name}"`,
      'Drop it with dropTrigger first.',
    )
  }
  if (timing === 'instead of') {
    throw refuseUnsupported(writer, `run the trigger "${name}" instead of what sets it off`)
  }
  const guard = ifNotExists === true ? 'IF NOT EXISTS ' : ''
  const head = [
    `CREATE ${replace === true ? 'OR REPLACE ' : ''}TRIGGER ${guard}${writeTableName(writer, name, schema)}`,
    `${timing.toUpperCase()} ${event.toUpperCase()}`,
    `ON ${writeTableName(writer, table, schema)} FOR EACH ROW`,
  ]
  return [{ sql: `${head.join(' ')}\n${writer.inlineSql(body).trim().replace(/;$/, '')}` }]
}

/** DROP TRIGGER: the name of a trigger is its own in its schema. */
export function compileDropTrigger(
  { name, schema, ifExists }: OperationOf<'dropTrigger'>,
  writer: SqlWriter,
): readonly Statement[] {
  return compileDropObject('TRIGGER', { name, schema, ifExists }, writer)
}
