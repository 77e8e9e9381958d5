export type { AddColumn, AddColumnOptions } from './add-column.ts'
export type { AddConstraint } from './add-constraint.ts'
export type { AlterColumn, AlterColumnOptions } from './alter-column.ts'
export {
  applyOperation,
  describeOperation,
  isApplied,
  tablesTouched,
} from './apply-operation.ts'
export { arrangeColumns, type ColumnArrangement, type Placement } from './arrange-columns.ts'
export {
  type BatchDraft,
  type BatchOperations,
  type BatchOptions,
  draftBatch,
  type PlacementOptions,
} from './batch.ts'
export type { BatchAlterTable, Recreation } from './batch-alter-table.ts'
export type { BulkInsert, BulkInsertOptions } from './bulk-insert.ts'
export { applyChange, type ColumnChange } from './column-change.ts'
export type { CreateCheckConstraintOptions } from './create-check-constraint.ts'
export type { CreateForeignKeyOptions } from './create-foreign-key.ts'
export type { CreateIndex, CreateIndexOptions } from './create-index.ts'
export type { CreatePrimaryKeyOptions } from './create-primary-key.ts'
export type { CreateTable, CreateTableOptions } from './create-table.ts'
export type { CreateTableComment, TableCommentOptions } from './create-table-comment.ts'
export type { CreateUniqueConstraintOptions } from './create-unique-constraint.ts'
export type { DropColumn, DropColumnOptions } from './drop-column.ts'
export type { DropConstraint, DropConstraintOptions } from './drop-constraint.ts'
export type { DropIndex, DropIndexOptions } from './drop-index.ts'
export type { DropTable, DropTableOptions } from './drop-table.ts'
export type { DropTableComment } from './drop-table-comment.ts'
export {
  type BoundText,
  type Execute,
  type KyselyQuery,
  resolveStatement,
  type StatementArgument,
} from './execute.ts'
export type {
  DirectiveScope,
  Operation,
  OperationDefinition,
  OperationKind,
  OperationOf,
  Reversal,
} from './operation.ts'
export type { OperationMap } from './operation-map.ts'
export { directives } from './registry.ts'
export type { RenameColumn, RenameColumnOptions } from './rename-column.ts'
export type { RenameConstraint, RenameConstraintOptions } from './rename-constraint.ts'
export type { RenameIndex, RenameIndexOptions } from './rename-index.ts'
export type { RenameTable, RenameTableOptions } from './rename-table.ts'
export type { ValidateConstraint, ValidateConstraintOptions } from './validate-constraint.ts'
