import type { OperationOf } from '../../../operations/operation.ts'
import type { View } from '../../../schema/schema-model.ts'
import type { Statement } from '../../dialect.ts'
import { compileDropObject } from '../../shared/compile-drop-object.ts'
import { writeTableName } from '../../shared/names.ts'
import { assertNoOptions } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { writeCheckOption, writeViewColumns, writeViewQuery } from '../../shared/view-text.ts'
import { commentOn } from './comment-on.ts'
import { compileCreateIndex } from './create-index.ts'
import { writeParameters, writeWith } from './storage.ts'

/** CREATE VIEW. */
export function compileCreateView(
  { view, ifNotExists }: OperationOf<'createView'>,
  writer: SqlWriter,
): readonly Statement[] {
  assertNoOptions(
    writer,
    `createView of "${view.name}"`,
    { ifNotExists },
    'Use replaceView, which makes it where it is not there.',
  )
  return [{ sql: writeView('CREATE VIEW', view, writer) }, ...commentOnView('VIEW', view, writer)]
}

/** CREATE OR REPLACE VIEW: what is over the view stays, and so its columns have to. */
export function compileReplaceView(
  { view }: OperationOf<'replaceView'>,
  writer: SqlWriter,
): readonly Statement[] {
  const sql = writeView('CREATE OR REPLACE VIEW', view, writer)
  return [{ sql }, ...commentOnView('VIEW', view, writer)]
}

/** DROP VIEW. */
export function compileDropView(
  operation: OperationOf<'dropView'>,
  writer: SqlWriter,
): readonly Statement[] {
  return compileDropObject('VIEW', operation, writer)
}

/** CREATE MATERIALIZED VIEW. */
export function compileCreateMaterializedView(
  { view, ifNotExists, withData }: OperationOf<'createMaterializedView'>,
  writer: SqlWriter,
): readonly Statement[] {
  const guard = ifNotExists === true ? ' IF NOT EXISTS' : ''
  const sql = writeView(`CREATE MATERIALIZED VIEW${guard}`, view, writer)
  return [
    { sql: `${sql}${withData === false ? ' WITH NO DATA' : ''}` },
    ...commentOnView('MATERIALIZED VIEW', view, writer),
    ...(view.indexes ?? []).flatMap((index) =>
      compileCreateIndex(
        {
          kind: 'createIndex',
          table: view.name,
          schema: view.schema,
          index,
          ifNotExists: ifNotExists === true,
        },
        writer,
      ),
    ),
  ]
}

/** DROP MATERIALIZED VIEW. */
export function compileDropMaterializedView(
  operation: OperationOf<'dropMaterializedView'>,
  writer: SqlWriter,
): readonly Statement[] {
  return compileDropObject('MATERIALIZED VIEW', operation, writer)
}

/** REFRESH MATERIALIZED VIEW. */
export function compileRefreshMaterializedView(
  { name, schema, concurrently, withData }: OperationOf<'refreshMaterializedView'>,
  writer: SqlWriter,
): readonly Statement[] {
  const how = concurrently === true ? 'CONCURRENTLY ' : ''
  const rest = withData === false ? ' WITH NO DATA' : ''
  return [{ sql: `REFRESH MATERIALIZED VIEW ${how}${writeTableName(writer, name, schema)}${rest}` }]
}

function writeView(head: string, view: View, writer: SqlWriter): string {
  const { name, schema, security, securityBarrier } = view
  const options = writeWith([
    ...(security === undefined ? [] : [`security_invoker = ${security === 'invoker'}`]),
    ...(securityBarrier === true ? ['security_barrier = true'] : []),
    ...writeParameters(view.with, writer),
  ])
  return [
    `${head} ${writeTableName(writer, name, schema)}${writeViewColumns(view, writer)}${options}`,
    ` AS\n${writeViewQuery(view, writer)}${writeCheckOption(view)}`,
  ].join('')
}

function commentOnView(
  kind: string,
  { name, schema, comment }: View,
  writer: SqlWriter,
): readonly Statement[] {
  return commentOn(`${kind} ${writeTableName(writer, name, schema)}`, comment, writer)
}
