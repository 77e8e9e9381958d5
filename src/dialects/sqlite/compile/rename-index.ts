import { LimbeckError } from '../../../errors/index.ts'
import type { OperationOf } from '../../../operations/operation.ts'
import type { Inquiry, Statement } from '../../dialect.ts'
import { writeTableName } from '../../shared/names.ts'
import { refuseInvalid } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'
import { moveCreated } from '../move-created.ts'

type RenameIndex = OperationOf<'renameIndex'>

/** Refused without a database: an index is made anew under its new name, and only the database has its text. */
export function compileRenameIndex({ name }: RenameIndex): readonly Statement[] {
  throw new LimbeckError(
    'offline_read',
    `SQLite makes the index "${name}" anew to rename it, and there is no database that tells what it is`,
    { hint: 'Write dropIndex and createIndex.' },
  )
}

/** Asks for the text of the index, to make it again under its new name. */
export function inquireRenameIndex(
  { name, newName, schema }: RenameIndex,
  writer: SqlWriter,
): Inquiry {
  const master = writeTableName(writer, 'sqlite_master', schema ?? 'main')
  return {
    queries: [
      {
        sql: `SELECT sql FROM ${master} WHERE type = 'index' AND name = ${writer.writeLiteral(name)} COLLATE NOCASE`,
      },
    ],
    compile([rows = []]) {
      const [row] = rows
      if (row === undefined) {
        throw refuseInvalid(`There is no index "${name}".`, 'Look at its spelling.')
      }
      const text = row['sql']
      if (typeof text !== 'string') {
        throw refuseInvalid(
          `The index "${name}" belongs to a constraint and cannot be renamed.`,
          'Leave it: SQLite names the indexes of constraints itself.',
        )
      }
      return [
        { sql: `DROP INDEX ${writeTableName(writer, name, schema)}` },
        { sql: moveCreated(text, 'INDEX', writeTableName(writer, newName, schema)) },
      ]
    },
  }
}
