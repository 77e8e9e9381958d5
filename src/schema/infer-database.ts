import type { ColumnRecord } from './build-table.ts'
import type { ColumnBuilder } from './column-builder.ts'
import type { ColumnTraits } from './column-traits.ts'
import type { ModelObject } from './model-object.ts'
import type { TableModel } from './table.ts'

/** What selects give, inserts take and updates take, as Kysely's `ColumnType` tells it. */
interface KyselyColumn<Select, Insert, Update> {
  readonly __select__: Select
  readonly __insert__: Insert
  readonly __update__: Update
}

/**
 * The tables of models as Kysely wants them: `Kysely<InferDatabase<typeof import('./schema.ts')>>`.
 *
 * @example
 * import type * as schema from './schema.ts'
 * type Database = InferDatabase<typeof schema>
 * const db = new Kysely<Database>({ dialect })
 */
export type InferDatabase<Models> = {
  [Export in keyof Models as ModelName<Models[Export]>]: InferTable<Models[Export]>
}

/** What the compiler knows of a view; `never` rows are not known. */
export interface ViewTraits<Name extends string, Row> {
  /** Only for the compiler. */
  readonly viewTraits?: { readonly name: Name; readonly row: Row }
}

type ModelName<Model> = Model extends TableModel<ColumnRecord, infer Name> ? Name : ViewName<Model>

/** A view whose rows nobody knows is none that a query could be written for. */
type ViewName<Model> = Model extends ModelObject<'views'> & ViewTraits<infer Name, infer Row>
  ? [Row] extends [never]
    ? never
    : Row extends object
      ? Name
      : never
  : never

/** The columns of a table as Kysely wants them; those of a view can only be read. */
export type InferTable<Model> =
  Model extends TableModel<infer Columns>
    ? {
        [Key in keyof Columns as ColumnName<Columns[Key], Key>]: InferColumn<
          TraitsOf<Columns[Key]>,
          LoneKey<Columns>,
          Key
        >
      }
    : Model extends ModelObject<'views'> & ViewTraits<string, infer Row>
      ? { [Column in keyof Row]: KyselyColumn<Row[Column], never, never> }
      : never

type TraitsOf<Column> = Column extends ColumnBuilder<infer Traits> ? Traits : never

type ColumnName<Column, Key> = TraitsOf<Column>['name'] extends infer Name extends string
  ? Name
  : Key

/** The key of the column that is the primary key alone. */
type LoneKey<Columns extends ColumnRecord> = OnlyOne<
  {
    [Key in keyof Columns]: TraitsOf<Columns[Key]>['key'] extends true ? Key : never
  }[keyof Columns]
>

type OnlyOne<Key, All = Key> = Key extends unknown ? ([All] extends [Key] ? Key : never) : never

type InferColumn<Traits extends ColumnTraits, Lone, Key> = KyselyColumn<
  Value<Traits>,
  InsertValue<Traits, Lone, Key>,
  Traits['insert'] extends 'never' ? never : Value<Traits>
>

type Value<Traits extends ColumnTraits> =
  | Traits['value']
  | (Traits['nullable'] extends true ? null : never)

type InsertValue<Traits extends ColumnTraits, Lone, Key> = Traits['insert'] extends 'never'
  ? never
  : Value<Traits> | (CanBeLeftOut<Traits, Lone, Key> extends true ? undefined : never)

type CanBeLeftOut<Traits extends ColumnTraits, Lone, Key> = Traits['nullable'] extends true
  ? true
  : Traits['insert'] extends 'optional'
    ? true
    : Traits['counts'] extends true
      ? Key extends Lone
        ? true
        : false
      : false
