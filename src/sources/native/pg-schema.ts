import type { ColumnRecord, TableOptions } from '../../schema/build-table.ts'
import type { ColumnBuilder } from '../../schema/column-builder.ts'
import type { ColumnTraits } from '../../schema/column-traits.ts'
import { type DomainModel, domain } from '../../schema/domain.ts'
import {
  type EnumTypeModel,
  enumType,
  type NamedTypeOptions,
  requireObjectName,
} from '../../schema/enum-type.ts'
import { createModelObject, type ModelObject } from '../../schema/model-object.ts'
import type { NamedSchema } from '../../schema/schema-model.ts'
import {
  type ItemsCallback,
  type QualifiedName,
  type TableModel,
  table,
} from '../../schema/table.ts'
import { readOptions } from '../../util/read-options.ts'
import {
  databaseFunction,
  type FunctionModel,
  type FunctionModelOptions,
} from './database-function.ts'
import { type SequenceModel, type SequenceModelOptions, sequence } from './sequence.ts'
import {
  type MaterializedViewModelOptions,
  materializedView,
  type ViewDefinition,
  type ViewModel,
  type ViewModelOptions,
  view,
} from './view.ts'

/** What can be said of a schema of a model. */
export interface PgSchemaOptions {
  /** The role that owns it. */
  readonly owner?: string | undefined
}

/** A schema of a model, and makers of what lies in it. */
export interface PgSchemaModel<Schema extends string = string> extends ModelObject<'schemas'> {
  readonly name: Schema
  table<const Name extends string, const Columns extends ColumnRecord>(
    name: Name,
    columns: Columns,
    items?: ItemsCallback<Columns>,
    options?: Omit<TableOptions, 'schema'>,
  ): TableModel<Columns, QualifiedName<Name, Schema>>
  enumType<const Value extends string>(
    name: string,
    values: readonly Value[],
    options?: Omit<NamedTypeOptions, 'schema'>,
  ): EnumTypeModel<Value>
  domain<Traits extends ColumnTraits>(
    name: string,
    type: ColumnBuilder<Traits>,
    options?: Omit<NamedTypeOptions, 'schema'>,
  ): DomainModel<Traits['value']>
  sequence(name: string, options?: Omit<SequenceModelOptions, 'schema'>): SequenceModel
  view<const Name extends string, Row = never>(
    name: Name,
    definition: ViewDefinition<Row>,
    options?: Omit<ViewModelOptions, 'schema'>,
  ): ViewModel<QualifiedName<Name, Schema>, Row>
  materializedView<const Name extends string, Row = never>(
    name: Name,
    definition: ViewDefinition<Row>,
    options?: Omit<MaterializedViewModelOptions, 'schema'>,
  ): ViewModel<QualifiedName<Name, Schema>, Row>
  databaseFunction(name: string, options: Omit<FunctionModelOptions, 'schema'>): FunctionModel
}

/**
 * Describes a schema of PostgreSQL, with makers of tables and other objects in it.
 *
 * @example
 * export const billing = pgSchema('billing')
 * export const invoices = billing.table('invoices', { id: t.integer().primaryKey() })
 */
export function pgSchema<const Schema extends string>(
  name: Schema,
  options?: PgSchemaOptions,
): PgSchemaModel<Schema> {
  requireObjectName(name, 'pgSchema()')
  const said = readOptions<PgSchemaOptions>(options, ['owner'], `pgSchema "${name}"`)
  const built: NamedSchema = { name, ...said }
  const schema = name
  const makers: Omit<PgSchemaModel<Schema>, keyof ModelObject> = {
    name,
    table: <Name extends string, Columns extends ColumnRecord>(
      own: Name,
      columns: Columns,
      items?: ItemsCallback<Columns>,
      rest?: Omit<TableOptions, 'schema'>,
    ) => table<Name, Columns, Schema>(own, columns, items, { ...rest, schema }),
    enumType: (own, values, rest) => enumType(own, values, { ...rest, schema }),
    domain: (own, type, rest) => domain(own, type, { ...rest, schema }),
    sequence: (own, rest) => sequence(own, { ...rest, schema }),
    view: <Name extends string, Row>(
      own: Name,
      definition: ViewDefinition<Row>,
      rest?: Omit<ViewModelOptions, 'schema'>,
    ) => view<Name, Row, Schema>(own, definition, { ...rest, schema }),
    materializedView: <Name extends string, Row>(
      own: Name,
      definition: ViewDefinition<Row>,
      rest?: Omit<MaterializedViewModelOptions, 'schema'>,
    ) => materializedView<Name, Row, Schema>(own, definition, { ...rest, schema }),
    databaseFunction: (own, rest) => databaseFunction(own, { ...rest, schema }),
  }
  return createModelObject(makers, { kind: 'schemas', build: () => built }, { name })
}
