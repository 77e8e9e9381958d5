import type { OperationKind } from '../operations/index.ts'
import type { OperationRenderer } from './directive.ts'
import { renderBatchAlterTable } from './operations/batch.ts'
import {
  renderAddColumn,
  renderAlterColumn,
  renderDropColumn,
  renderRenameColumn,
} from './operations/columns.ts'
import {
  renderAddConstraint,
  renderDropConstraint,
  renderRenameConstraint,
  renderValidateConstraint,
} from './operations/constraints.ts'
import { renderAlterDomain, renderCreateDomain, renderDropDomain } from './operations/domains.ts'
import { renderCreateIndex, renderDropIndex, renderRenameIndex } from './operations/indexes.ts'
import {
  renderAddEnumValue,
  renderAlterSequence,
  renderCreateEnum,
  renderCreateExtension,
  renderCreateSchema,
  renderCreateSequence,
  renderDropEnum,
  renderDropEnumValue,
  renderDropExtension,
  renderDropSchema,
  renderDropSequence,
  renderRenameEnumValue,
} from './operations/objects.ts'
import {
  renderCreateFunction,
  renderCreateTrigger,
  renderDropFunction,
  renderDropTrigger,
} from './operations/routines.ts'
import { renderBulkInsert, renderExecute } from './operations/rows.ts'
import {
  renderAlterTableOptions,
  renderCreateTable,
  renderCreateTableComment,
  renderDropTable,
  renderDropTableComment,
  renderRenameTable,
} from './operations/tables.ts'
import {
  renderCreateMaterializedView,
  renderCreateView,
  renderDropMaterializedView,
  renderDropView,
  renderRefreshMaterializedView,
  renderReplaceView,
} from './operations/views.ts'

/** How every kind of operation is written. A kind that is forgotten here does not compile. */
export const renderers: { readonly [Kind in OperationKind]: OperationRenderer<Kind> } = {
  createTable: renderCreateTable,
  dropTable: renderDropTable,
  renameTable: renderRenameTable,
  createTableComment: renderCreateTableComment,
  dropTableComment: renderDropTableComment,
  alterTableOptions: renderAlterTableOptions,
  addColumn: renderAddColumn,
  dropColumn: renderDropColumn,
  renameColumn: renderRenameColumn,
  alterColumn: renderAlterColumn,
  createIndex: renderCreateIndex,
  dropIndex: renderDropIndex,
  renameIndex: renderRenameIndex,
  addConstraint: renderAddConstraint,
  dropConstraint: renderDropConstraint,
  renameConstraint: renderRenameConstraint,
  validateConstraint: renderValidateConstraint,
  createSchema: renderCreateSchema,
  dropSchema: renderDropSchema,
  createExtension: renderCreateExtension,
  dropExtension: renderDropExtension,
  createSequence: renderCreateSequence,
  alterSequence: renderAlterSequence,
  dropSequence: renderDropSequence,
  batchAlterTable: renderBatchAlterTable,
  createEnum: renderCreateEnum,
  addEnumValue: renderAddEnumValue,
  renameEnumValue: renderRenameEnumValue,
  dropEnumValue: renderDropEnumValue,
  dropEnum: renderDropEnum,
  createDomain: renderCreateDomain,
  alterDomain: renderAlterDomain,
  dropDomain: renderDropDomain,
  createView: renderCreateView,
  replaceView: renderReplaceView,
  dropView: renderDropView,
  createMaterializedView: renderCreateMaterializedView,
  dropMaterializedView: renderDropMaterializedView,
  refreshMaterializedView: renderRefreshMaterializedView,
  createFunction: renderCreateFunction,
  dropFunction: renderDropFunction,
  createTrigger: renderCreateTrigger,
  dropTrigger: renderDropTrigger,
  bulkInsert: renderBulkInsert,
  execute: renderExecute,
}
