import { compileBulkInsert } from '../../shared/bulk-insert.ts'
import { compileDropColumn } from '../../shared/compile-drop-column.ts'
import { compileDropTable } from '../../shared/compile-drop-table.ts'
import { compileExecute } from '../../shared/compile-execute.ts'
import { compileRenameColumn } from '../../shared/compile-rename-column.ts'
import { compileRenameTable } from '../../shared/compile-rename-table.ts'
import type { CompileTable } from '../../shared/sql-writer.ts'
import { compileAddColumn } from './add-column.ts'
import { compileAddConstraint } from './add-constraint.ts'
import { compileAlterColumn } from './alter-column.ts'
import { compileCreateIndex } from './create-index.ts'
import { compileCreateTable } from './create-table.ts'
import { compileDropConstraint } from './drop-constraint.ts'
import { compileDropIndex } from './drop-index.ts'

/** How PostgreSQL says each kind of operation. */
export const postgresqlCompile: CompileTable = {
  createTable: compileCreateTable,
  dropTable: compileDropTable,
  renameTable: compileRenameTable,
  addColumn: compileAddColumn,
  dropColumn: compileDropColumn,
  renameColumn: compileRenameColumn,
  alterColumn: compileAlterColumn,
  createIndex: compileCreateIndex,
  dropIndex: compileDropIndex,
  addConstraint: compileAddConstraint,
  dropConstraint: compileDropConstraint,
  bulkInsert: compileBulkInsert,
  execute: compileExecute,
}
