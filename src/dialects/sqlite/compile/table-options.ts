import type { BatchAlterTable } from '../../../operations/index.ts'
import type { OperationOf } from '../../../operations/operation.ts'
import type { Inquiry, Statement } from '../../dialect.ts'
import { assertNoOptions } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { inquireBatch, refuseOffline } from '../rebuild/inquire-change.ts'

type AlterTableOptions = OperationOf<'alterTableOptions'>

/** What stands behind the parentheses of a table only a new one can have otherwise. */
export function compileAlterTableOptions(
  operation: AlterTableOptions,
  writer: SqlWriter,
): readonly Statement[] {
  throw refuseOffline(toBatch(operation, writer))
}

/** Makes the table anew with other options. */
export function inquireAlterTableOptions(operation: AlterTableOptions, writer: SqlWriter): Inquiry {
  return inquireBatch(toBatch(operation, writer), writer)
}

function toBatch(
  { table, schema, options, with: parameters }: AlterTableOptions,
  writer: SqlWriter,
): BatchAlterTable {
  const { strict, withoutRowid, autoincrement, ...unknown } = options
  assertNoOptions(writer, `the table "${table}"`, { ...unknown, with: parameters })
  return {
    kind: 'batchAlterTable',
    table,
    schema,
    operations: [],
    options: Object.fromEntries(
      Object.entries({ strict, withoutRowid, autoincrement }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value === true]],
      ),
    ),
  }
}
