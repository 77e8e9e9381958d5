import type { OperationOf } from '../../../operations/operation.ts'
import type { Inquiry, Statement } from '../../dialect.ts'
import { compileDropObject } from '../../shared/compile-drop-object.ts'
import { assertNoOptions, refuseInvalid } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** CREATE SCHEMA, which makes a database. */
export function compileCreateSchema(
  { name, owner, ifNotExists }: OperationOf<'createSchema'>,
  writer: SqlWriter,
): readonly Statement[] {
  assertNoOptions(writer, `createSchema of "${name}"`, { owner }, 'Grant rights with op.execute().')
  const guard = ifNotExists === true ? 'IF NOT EXISTS ' : ''
  return [{ sql: `CREATE SCHEMA ${guard}${writer.quoteIdentifier(name)}` }]
}

/** DROP SCHEMA, which takes the tables in it along without asking: it has to be said, where no database can be asked. */
export function compileDropSchema(
  operation: OperationOf<'dropSchema'>,
  writer: SqlWriter,
): readonly Statement[] {
  if (operation.cascade !== true) throw refuseFull(operation.name)
  return writeDrop(operation, writer)
}

/** Asks whether the schema is empty, unless everything in it is to go. */
export function inquireDropSchema(
  operation: OperationOf<'dropSchema'>,
  writer: SqlWriter,
): Inquiry | undefined {
  const { name, cascade } = operation
  if (cascade === true) return undefined
  const schema = writer.writeLiteral(name)
  return {
    queries: [
      {
        sql: `SELECT (SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = ${schema})
  + (SELECT COUNT(*) FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = ${schema}) AS objects`,
      },
    ],
    compile([rows = []]) {
      const [row] = rows
      if (Number(row?.['objects']) > 0) throw refuseFull(name)
      return writeDrop(operation, writer)
    },
  }
}

function writeDrop(
  { name, ifExists }: OperationOf<'dropSchema'>,
  writer: SqlWriter,
): readonly Statement[] {
  return compileDropObject('SCHEMA', { name, ifExists }, writer)
}

function refuseFull(name: string): Error {
  return refuseInvalid(
    `MySQL and MariaDB drop the schema "${name}" with everything in it.`,
    `If that is meant, write op.dropSchema("${name}", { cascade: true }).`,
  )
}
