export type {
  ColumnRecord,
  TableOptions,
} from './schema/build-table.ts'
export type { ColumnBuilder } from './schema/column-builder.ts'
export type { ColumnReference, TableName } from './schema/column-reference.ts'
export type { ColumnTraits } from './schema/column-traits.ts'
export type * from './schema/column-type.ts'
export { type DomainModel, domain } from './schema/domain.ts'
export { type EnumTypeModel, enumType, type NamedTypeOptions } from './schema/enum-type.ts'
export { type FinalName, f, type NameArgument } from './schema/final-name.ts'
export type {
  ExcludeElementOptions,
  IndexElementArgument,
  IndexElementOptions,
} from './schema/index-element.ts'
export type { InferDatabase, InferTable } from './schema/infer-database.ts'
export type { ModelObject, ModelObjectKind } from './schema/model-object.ts'
export type { NamingConvention, NamingKey } from './schema/naming.ts'
export type { ForeignKeySettings, ReferenceTarget } from './schema/reference-target.ts'
export type * from './schema/schema-model.ts'
export { type SnakeCase, snakeCase } from './schema/snake-case.ts'
export { isSql, type KyselyExpression, type Sql, type SqlPart, sql } from './schema/sql.ts'
export { t } from './schema/t.ts'
export { type ItemsCallback, readTable, type TableModel, table } from './schema/table.ts'
export {
  check,
  exclude,
  foreignKey,
  index,
  primaryKey,
  type TableItem,
  unique,
} from './schema/table-items.ts'
export {
  databaseFunction,
  type FunctionModel,
  type FunctionModelOptions,
} from './sources/native/database-function.ts'
export {
  type ExtensionModel,
  type ExtensionModelOptions,
  extension,
} from './sources/native/extension.ts'
export { type PgSchemaModel, type PgSchemaOptions, pgSchema } from './sources/native/pg-schema.ts'
export {
  type SequenceModel,
  type SequenceModelOptions,
  sequence,
} from './sources/native/sequence.ts'
export {
  type TriggerModel,
  type TriggerModelOptions,
  trigger,
} from './sources/native/trigger.ts'
export {
  type MaterializedViewModelOptions,
  materializedView,
  type ViewDefinition,
  type ViewModel,
  type ViewModelOptions,
  view,
} from './sources/native/view.ts'
