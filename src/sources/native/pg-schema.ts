import type { StatementArgument } from '../../operations/index.ts'
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
import { type ItemsCallback, type TableModel, table } from '../../schema/table.ts'
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
export interface PgSchemaModel extends ModelObject<'schemas'> {
  readonly name: string
  table<const Columns extends ColumnRecord>(
    name: string,
    columns: Columns,
    items?: ItemsCallback<Columns>,
    options?: Omit<TableOptions, 'schema'>,
  ): TableModel<Columns>
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
  view(
    name: string,
    definition: StatementArgument,
    options?: Omit<ViewModelOptions, 'schema'>,
  ): ViewModel
  materializedView(
    name: string,
    definition: StatementArgument,
    options?: Omit<MaterializedViewModelOptions, 'schema'>,
  ): ViewModel
  databaseFunction(name: string, options: Omit<FunctionModelOptions, 'schema'>): FunctionModel
}

/**
 * Describes a schema of PostgreSQL, with makers of tables and other objects in it.
 *
 * @example
 * export const billing = pgSchema('billing')
 * export const invoices = billing.table('invoices', { id: t.integer().primaryKey() })
 */
export function pgSchema(name: string, options?: PgSchemaOptions): PgSchemaModel {
  requireObjectName(name, 'pgSchema()')
  const said = readOptions<PgSchemaOptions>(options, ['owner'], `pgSchema "${name}"`)
  const built: NamedSchema = { name, ...said }
  const schema = name
  const makers: Omit<PgSchemaModel, keyof ModelObject> = {
    name,
    table: (own, columns, items, rest) => table(own, columns, items, { ...rest, schema }),
    enumType: (own, values, rest) => enumType(own, values, { ...rest, schema }),
    domain: (own, type, rest) => domain(own, type, { ...rest, schema }),
    sequence: (own, rest) => sequence(own, { ...rest, schema }),
    view: (own, definition, rest) => view(own, definition, { ...rest, schema }),
    materializedView: (own, definition, rest) =>
      materializedView(own, definition, { ...rest, schema }),
    databaseFunction: (own, rest) => databaseFunction(own, { ...rest, schema }),
  }
  return createModelObject(makers, { kind: 'schemas', build: () => built }, { name })
}
