import { compileBulkInsert } from '../../shared/bulk-insert.ts'
import { compileDropTable } from '../../shared/compile-drop-table.ts'
import { compileExecute } from '../../shared/compile-execute.ts'
import { compileRenameColumn } from '../../shared/compile-rename-column.ts'
import type { CompileTable, InquiryTable } from '../../shared/sql-writer.ts'
import { compileAddColumn } from './add-column.ts'
import { compileAddConstraint } from './add-constraint.ts'
import { compileAlterColumn, inquireAlterColumn } from './alter-column.ts'
import { compileCreateIndex } from './create-index.ts'
import { compileCreateTable } from './create-table.ts'
import { compileDropColumn } from './drop-column.ts'
import { compileDropConstraint } from './drop-constraint.ts'
import { compileDropIndex } from './drop-index.ts'
import { compileRenameTable } from './rename-table.ts'

/** How MySQL and MariaDB say each kind of operation. */
export const mysqlCompile: CompileTable = {
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

/** The operations for which MySQL has to be asked what is there. */
export const mysqlInquiries: InquiryTable = { alterColumn: inquireAlterColumn }
