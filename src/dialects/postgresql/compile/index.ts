import { compileBulkInsert } from '../../shared/bulk-insert.ts'
import { compileDropColumn } from '../../shared/compile-drop-column.ts'
import { compileDropTable } from '../../shared/compile-drop-table.ts'
import { compileExecute } from '../../shared/compile-execute.ts'
import { compileRenameColumn } from '../../shared/compile-rename-column.ts'
import { compileRenameTable } from '../../shared/compile-rename-table.ts'
import { compileMembers } from '../../shared/split-batch.ts'
import type { CompileTable } from '../../shared/sql-writer.ts'
import { compileAddColumn } from './add-column.ts'
import { compileAddConstraint } from './add-constraint.ts'
import { compileAlterColumn } from './alter-column.ts'
import { compileCreateIndex } from './create-index.ts'
import { compileCreateTable } from './create-table.ts'
import { compileAlterDomain, compileCreateDomain, compileDropDomain } from './domains.ts'
import { compileDropConstraint } from './drop-constraint.ts'
import { compileDropIndex } from './drop-index.ts'
import {
  compileAddEnumValue,
  compileCreateEnum,
  compileDropEnum,
  compileDropEnumValue,
  compileRenameEnumValue,
} from './enums.ts'
import { compileCreateExtension, compileDropExtension } from './extensions.ts'
import { compileCreateFunction, compileDropFunction } from './functions.ts'
import { compileRenameConstraint } from './rename-constraint.ts'
import { compileRenameIndex } from './rename-index.ts'
import { compileCreateSchema, compileDropSchema } from './schemas.ts'
import { compileAlterSequence, compileCreateSequence, compileDropSequence } from './sequences.ts'
import { postgresqlTableComments } from './table-comment.ts'
import { compileAlterTableOptions } from './table-options.ts'
import { compileCreateTrigger, compileDropTrigger } from './triggers.ts'
import { compileValidateConstraint } from './validate-constraint.ts'
import {
  compileCreateMaterializedView,
  compileCreateView,
  compileDropMaterializedView,
  compileDropView,
  compileRefreshMaterializedView,
  compileReplaceView,
} from './views.ts'

/** How PostgreSQL says each kind of operation. */
export const postgresqlCompile: CompileTable = {
  createTable: compileCreateTable,
  dropTable: compileDropTable,
  renameTable: compileRenameTable,
  ...postgresqlTableComments,
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
  validateConstraint: compileValidateConstraint,
  createSchema: compileCreateSchema,
  dropSchema: compileDropSchema,
  createExtension: compileCreateExtension,
  dropExtension: compileDropExtension,
  createSequence: compileCreateSequence,
  alterSequence: compileAlterSequence,
  dropSequence: compileDropSequence,
  batchAlterTable: (batch, writer) => compileMembers(postgresqlCompile, batch, writer),
  createEnum: compileCreateEnum,
  addEnumValue: compileAddEnumValue,
  renameEnumValue: compileRenameEnumValue,
  dropEnumValue: compileDropEnumValue,
  dropEnum: compileDropEnum,
  createDomain: compileCreateDomain,
  alterDomain: compileAlterDomain,
  dropDomain: compileDropDomain,
  createView: compileCreateView,
  replaceView: compileReplaceView,
  dropView: compileDropView,
  createMaterializedView: compileCreateMaterializedView,
  dropMaterializedView: compileDropMaterializedView,
  refreshMaterializedView: compileRefreshMaterializedView,
  createFunction: compileCreateFunction,
  dropFunction: compileDropFunction,
  createTrigger: compileCreateTrigger,
  dropTrigger: compileDropTrigger,
  bulkInsert: compileBulkInsert,
  execute: compileExecute,
}
