import type { OperationOf } from '../../../operations/operation.ts'
import type { View } from '../../../schema/schema-model.ts'
import type { Inquiry, Statement } from '../../dialect.ts'
import { assertNoCascade } from '../../shared/assert-no-cascade.ts'
import { compileDropObject } from '../../shared/compile-drop-object.ts'
import { writeTableName } from '../../shared/names.ts'
import { requireText } from '../../shared/read-row.ts'
import { assertNoOptions } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { assertPlainView, writeViewColumns, writeViewQuery } from '../../shared/view-text.ts'
import { moveCreated } from '../move-created.ts'

/** CREATE VIEW. */
export function compileCreateView(
  { view, ifNotExists }: OperationOf<'createView'>,
  writer: SqlWriter,
): readonly Statement[] {
  const { name, schema, security, checkOption } = view
  assertNoOptions(writer, `the view "${name}"`, { security, checkOption })
  assertPlainView(view, writer)
  const guard = ifNotExists === true ? 'IF NOT EXISTS ' : ''
  const head = `CREATE VIEW ${guard}${writeTableName(writer, name, schema)}`
  return [{ sql: `${head}${writeViewColumns(view, writer)} AS\n${writeViewQuery(view, writer)}` }]
}

/** DROP VIEW and CREATE VIEW. The triggers of the view go with it, where no database tells what they are. */
export function compileReplaceView(
  { view }: OperationOf<'replaceView'>,
  writer: SqlWriter,
): readonly Statement[] {
  return replace(view, [], writer)
}

/** Asks for the triggers of the view, to make them again. */
export function inquireReplaceView(
  { view }: OperationOf<'replaceView'>,
  writer: SqlWriter,
): Inquiry {
  const master = writeTableName(writer, 'sqlite_master', view.schema ?? 'main')
  const name = writer.writeLiteral(view.name)
  return {
    queries: [
      {
        sql: `SELECT name, sql FROM ${master} WHERE type = 'trigger' AND tbl_name = ${name} COLLATE NOCASE ORDER BY rowid`,
      },
    ],
    compile([rows = []]) {
      const triggers = rows.map((row) => ({
        sql: moveCreated(
          requireText(row, 'sql'),
          'TRIGGER',
          writeTableName(writer, requireText(row, 'name'), view.schema),
        ),
      }))
      return replace(view, triggers, writer)
    },
  }
}

/** DROP VIEW. */
export function compileDropView(
  operation: OperationOf<'dropView'>,
  writer: SqlWriter,
): readonly Statement[] {
  assertNoCascade(operation, writer, 'Drop the views over it first.')
  return compileDropObject('VIEW', operation, writer)
}

function replace(
  view: View,
  triggers: readonly Statement[],
  writer: SqlWriter,
): readonly Statement[] {
  const { name, schema } = view
  return [
    ...compileDropObject('VIEW', { name, schema, ifExists: true }, writer),
    ...compileCreateView({ kind: 'createView', view }, writer),
    ...triggers,
  ]
}
