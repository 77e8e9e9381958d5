import { compileBulkInsert } from '../../shared/bulk-insert.ts'
import { compileDropEnumAlone } from '../../shared/compile-drop-enum-alone.ts'
import { compileDropTableAlone } from '../../shared/compile-drop-table.ts'
import { compileExecute } from '../../shared/compile-execute.ts'
import { compileNothing } from '../../shared/compile-nothing.ts'
import { compileRenameColumn } from '../../shared/compile-rename-column.ts'
import { refuseValidateConstraint } from '../../shared/refuse-validate-constraint.ts'
import { refuseWith } from '../../shared/refuse-with.ts'
import { compileMembers } from '../../shared/split-batch.ts'
import type { CompileTable, InquiryTable } from '../../shared/sql-writer.ts'
import { compileAddColumn } from './add-column.ts'
import { compileAddConstraint } from './add-constraint.ts'
import { compileAlterColumn, inquireAlterColumn } from './alter-column.ts'
import { compileCreateIndex } from './create-index.ts'
import { compileCreateTable } from './create-table.ts'
import { compileDropColumn } from './drop-column.ts'
import { compileDropConstraint } from './drop-constraint.ts'
import { compileDropIndex } from './drop-index.ts'
import { compileCreateFunction, compileDropFunction } from './functions.ts'
import { compileRenameConstraint } from './rename-constraint.ts'
import { compileRenameIndex } from './rename-index.ts'
import { compileRenameTable } from './rename-table.ts'
import { compileCreateSchema, compileDropSchema, inquireDropSchema } from './schemas.ts'
import { compileAlterSequence, compileCreateSequence, compileDropSequence } from './sequences.ts'
import { mysqlTableComments } from './table-comment.ts'
import { compileAlterTableOptions } from './table-options.ts'
import { compileCreateTrigger, compileDropTrigger } from './triggers.ts'
import { compileCreateView, compileDropView, compileReplaceView } from './views.ts'

const refuseExtensions = refuseWith(
  'install extensions',
  'Leave it out here: if (op.context.dialect === "postgresql") …',
)

const refuseEnumValues = refuseWith(
  'change the values of an enumeration, which stand in each column',
  'Change the columns: op.alterColumn("orders", "state", { type: t.enum([…]) }).',
)

const refuseDomains = refuseWith('make domains', 'Say the type and its checks in each column.')

const refuseMaterializedViews = refuseWith(
  'keep the rows of a view',
  'Make a table, and fill it with op.execute("INSERT INTO … SELECT …").',
)

/** How MySQL and MariaDB say each kind of operation. */
export const mysqlCompile: CompileTable = {
  createTable: compileCreateTable,
  // MySQL and MariaDB read CASCADE and pass over it.
  dropTable: compileDropTableAlone('Drop the foreign keys that point at the table first.'),
  renameTable: compileRenameTable,
  ...mysqlTableComments,
  alterTableOptions: compileAlterTableOptions,
  addColumn: compileAddColumn,
  dropColumn: compileDropColumn,
  renameColumn: compileRenameColumn,
  alterColumn: compileAlterColumn,
  createIndex: compileCreateIndex,
  dropIndex: compileDropIndex,
  renameIndex: compileRenameIndex,
  addConstraint: compileAddConstraint,
  dropConstraint: compileDropConstraint,
  renameConstraint: compileRenameConstraint,
  validateConstraint: refuseValidateConstraint,
  createSchema: compileCreateSchema,
  dropSchema: compileDropSchema,
  createExtension: refuseExtensions,
  dropExtension: refuseExtensions,
  createSequence: compileCreateSequence,
  alterSequence: compileAlterSequence,
  dropSequence: compileDropSequence,
  batchAlterTable: (batch, writer) => compileMembers(mysqlCompile, batch, writer),
  createEnum: compileNothing,
  addEnumValue: refuseEnumValues,
  renameEnumValue: refuseEnumValues,
  dropEnumValue: refuseEnumValues,
  dropEnum: compileDropEnumAlone,
  createDomain: refuseDomains,
  alterDomain: refuseDomains,
  dropDomain: refuseDomains,
  createView: compileCreateView,
  replaceView: compileReplaceView,
  dropView: compileDropView,
  createMaterializedView: refuseMaterializedViews,
  dropMaterializedView: refuseMaterializedViews,
  refreshMaterializedView: refuseMaterializedViews,
  createFunction: compileCreateFunction,
  dropFunction: compileDropFunction,
  createTrigger: compileCreateTrigger,
  dropTrigger: compileDropTrigger,
  bulkInsert: compileBulkInsert,
  execute: compileExecute,
}

/** The operations for which MySQL has to be asked what is there. */
export const mysqlInquiries: InquiryTable = {
  alterColumn: inquireAlterColumn,
  dropSchema: inquireDropSchema,
}
