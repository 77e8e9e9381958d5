import type { OperationOf } from '../../../operations/operation.ts'
import type { View } from '../../../schema/schema-model.ts'
import type { Statement } from '../../dialect.ts'
import { assertNoCascade } from '../../shared/assert-no-cascade.ts'
import { compileDropObject } from '../../shared/compile-drop-object.ts'
import { writeTableName } from '../../shared/names.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import {
  assertPlainView,
  writeCheckOption,
  writeViewColumns,
  writeViewQuery,
} from '../../shared/view-text.ts'
import { assertGuard } from './guard.ts'

/** CREATE VIEW. */
export function compileCreateView(
  { view, ifNotExists }: OperationOf<'createView'>,
  writer: SqlWriter,
): readonly Statement[] {
  assertGuard(writer, `create the view "${view.name}" IF NOT EXISTS`, ifNotExists)
  const guard = ifNotExists === true ? ' IF NOT EXISTS' : ''
  return [{ sql: writeView('CREATE', guard, view, writer) }]
}

/** CREATE OR REPLACE VIEW. */
export function compileReplaceView(
  { view }: OperationOf<'replaceView'>,
  writer: SqlWriter,
): readonly Statement[] {
  return [{ sql: writeView('CREATE OR REPLACE', '', view, writer) }]
}

/** DROP VIEW. The engines read CASCADE and pass over it, and leave the views over it broken either way. */
export function compileDropView(
  operation: OperationOf<'dropView'>,
  writer: SqlWriter,
): readonly Statement[] {
  assertNoCascade(operation, writer, 'Drop the views over it first.')
  return compileDropObject('VIEW', operation, writer)
}

function writeView(head: string, guard: string, view: View, writer: SqlWriter): string {
  assertPlainView(view, writer)
  const { name, schema, security } = view
  const rights = security === undefined ? '' : ` SQL SECURITY ${security.toUpperCase()}`
  return [
    `${head}${rights} VIEW${guard} ${writeTableName(writer, name, schema)}`,
    `${writeViewColumns(view, writer)} AS\n${writeViewQuery(view, writer)}${writeCheckOption(view)}`,
  ].join('')
}
