export type { AddColumn, AddColumnOptions } from './add-column.ts'
export type { AddConstraint } from './add-constraint.ts'
export type { AddEnumValue, AddEnumValueOptions } from './add-enum-value.ts'
export type { AlterColumn, AlterColumnOptions } from './alter-column.ts'
export type { AlterDomain, AlterDomainOptions, DomainChange } from './alter-domain.ts'
export type { AlterSequence, AlterSequenceOptions } from './alter-sequence.ts'
export type {
  AlterTableOptions,
  AlterTableOptionsOptions,
  OptionChange,
} from './alter-table-options.ts'
export {
  applyOperation,
  describeOperation,
  isApplied,
  isBuiltIn,
  placeTouched,
  refuseUnknownKind,
  reverseOperation,
  tablesTouched,
} from './apply-operation.ts'
export { arrangeColumns, type ColumnArrangement, type Placement } from './arrange-columns.ts'
export {
  type BatchDirectives,
  type BatchDraft,
  type BatchOperations,
  type BatchOptions,
  draftBatch,
  type PlacementOptions,
} from './batch.ts'
export { type BatchAlterTable, isOnTrigger, type Recreation } from './batch-alter-table.ts'
export type { BulkInsert, BulkInsertOptions } from './bulk-insert.ts'
export { applyChange, type ColumnChange } from './column-change.ts'
export type { CreateCheckConstraintOptions } from './create-check-constraint.ts'
export type { CreateDomain, CreateDomainOptions } from './create-domain.ts'
export type { CreateEnum, CreateEnumOptions } from './create-enum.ts'
export type { CreateExcludeConstraintOptions } from './create-exclude-constraint.ts'
export type { CreateExtension, CreateExtensionOptions } from './create-extension.ts'
export type { CreateForeignKeyOptions } from './create-foreign-key.ts'
export type { CreateFunction, CreateFunctionOptions, FunctionSettings } from './create-function.ts'
export type { CreateIndex, CreateIndexOptions } from './create-index.ts'
export type {
  CreateMaterializedView,
  CreateMaterializedViewOptions,
} from './create-materialized-view.ts'
export type { CreatePrimaryKeyOptions } from './create-primary-key.ts'
export type { CreateSchema, CreateSchemaOptions } from './create-schema.ts'
export type { CreateSequence, CreateSequenceOptions } from './create-sequence.ts'
export type { CreateTable, CreateTableMethod, CreateTableOptions } from './create-table.ts'
export type { CreateTableComment, TableCommentOptions } from './create-table-comment.ts'
export type { CreateTrigger, CreateTriggerOptions } from './create-trigger.ts'
export type { CreateUniqueConstraintOptions } from './create-unique-constraint.ts'
export type { CreateView, CreateViewOptions } from './create-view.ts'
export type {
  AnyOperation,
  BatchScope,
  CustomBatchDirectives,
  CustomDefinition,
  CustomDefinitions,
  CustomDirectives,
  CustomOperation,
  MethodsOf,
  OperationData,
} from './custom-operation.ts'
export {
  type CallArgument,
  type CallArguments,
  type CallWriter,
  type CustomRenderer,
  type CustomRenderers,
  SCRIPT_CODE,
  type ScriptCode,
  type ScriptImports,
} from './custom-rendering.ts'
export type { DropColumn, DropColumnOptions } from './drop-column.ts'
export type { DropConstraint, DropConstraintOptions } from './drop-constraint.ts'
export type { DropDomain, DropDomainOptions } from './drop-domain.ts'
export type { DropEnum, DropEnumOptions } from './drop-enum.ts'
export type { DropEnumValue, DropEnumValueOptions } from './drop-enum-value.ts'
export type { DropExtension, DropExtensionOptions } from './drop-extension.ts'
export type { DropFunction, DropFunctionOptions } from './drop-function.ts'
export type { DropIndex, DropIndexOptions } from './drop-index.ts'
export type { DropMaterializedView } from './drop-materialized-view.ts'
export type { DropSchema, DropSchemaOptions } from './drop-schema.ts'
export type { DropSequence, DropSequenceOptions } from './drop-sequence.ts'
export type { DropTable, DropTableOptions } from './drop-table.ts'
export type { DropTableComment } from './drop-table-comment.ts'
export type { DropTrigger, DropTriggerOptions } from './drop-trigger.ts'
export type { DropView, DropViewOptions } from './drop-view.ts'
export {
  type BoundText,
  type Execute,
  type KyselyQuery,
  resolveStatement,
  type StatementArgument,
} from './execute.ts'
export type {
  DirectiveScope,
  Irreversible,
  Operation,
  OperationDefinition,
  OperationKind,
  OperationOf,
  Reversal,
} from './operation.ts'
export type { OperationMap } from './operation-map.ts'
export type {
  RefreshMaterializedView,
  RefreshMaterializedViewOptions,
} from './refresh-materialized-view.ts'
export { directives } from './registry.ts'
export type { RenameColumn, RenameColumnOptions } from './rename-column.ts'
export type { RenameConstraint, RenameConstraintOptions } from './rename-constraint.ts'
export type { RenameEnumValue, RenameEnumValueOptions } from './rename-enum-value.ts'
export type { RenameIndex, RenameIndexOptions } from './rename-index.ts'
export type { RenameTable, RenameTableOptions } from './rename-table.ts'
export type { ReplaceView, ReplaceViewOptions } from './replace-view.ts'
export type { ValidateConstraint, ValidateConstraintOptions } from './validate-constraint.ts'
