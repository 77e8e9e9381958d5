import type { OperationKind } from '../../../src/operations/operation.ts'
import type { ColumnType } from '../../../src/schema/column-type.ts'
import type {
  ColumnDefault,
  DatabaseFunction,
  Exclusion,
  Index,
  SchemaModel,
  Table,
  Trigger,
  View,
} from '../../../src/schema/schema-model.ts'
import type { EngineName } from '../../setup/engines.ts'

/** A type of columns as cases draw it. */
export interface DrawnType {
  readonly type: ColumnType
  /** Types of one family are turned into each other without being told how. */
  readonly family: string
  /** Whether it can be compared, so that keys and indexes can have it. */
  readonly isKey: boolean
  /** A value of it that no other row has. */
  readonly value: (row: number) => unknown
  readonly defaults: readonly ColumnDefault[]
  readonly collations?: readonly string[]
}

/** What an engine's cases are made of. */
export interface EngineProfile {
  readonly engine: EngineName
  /** The kinds of operations that the engine has. */
  readonly kinds: readonly OperationKind[]
  readonly types: readonly DrawnType[]
  /** The types that a table with these options can have; all unless told. */
  readonly tableOptions: readonly {
    readonly options: Readonly<Record<string, string | number | boolean>>
    readonly allows?: (type: DrawnType) => boolean
    /** Ways in which its key of integers numbers its rows, or does not. */
    readonly numberings: readonly object[]
  }[]
  /** Options that are changed, and the tables that can have each of them. */
  readonly optionChanges: readonly {
    readonly parts: readonly Pick<Table, 'options' | 'with'>[]
    readonly suits: (table: Table, model: SchemaModel) => boolean
  }[]
  /** Schemas beside the default one. */
  readonly schemas: readonly string[]
  /** Those of them that tables lie in. */
  readonly tableSchemas: readonly string[]
  /** The name of one that is not there. */
  readonly newSchema: string
  readonly has: {
    readonly comments: boolean
    readonly primaryKeyNames: boolean
    readonly virtualColumns: boolean
    readonly expressionIndexes: boolean
    readonly deferrable: readonly ('unique' | 'foreignKey' | 'primaryKey')[]
    readonly notValid: boolean
    readonly setDefault: boolean
    readonly functions: boolean
    readonly sequences: boolean
    readonly cascades: boolean
    readonly materializedViews: boolean
    /** A foreign key makes an index where there is none, and leaves it behind. */
    readonly indexesForeignKeys: boolean
    /** Keys, checks and indexes over several columns go with any of them; elsewhere keys and checks refuse, and indexes are cut. */
    readonly dropsCovered: boolean
    /** Columns can be put in their places. */
    readonly columnPlaces: boolean
  }
  /** What an index over a column can be beside unique. */
  readonly indexTraits: (column: string, other: string, family: string) => readonly Partial<Index>[]
  readonly exclusions: readonly Omit<Exclusion, 'name'>[]
  /** What a view can be beside its name and query. */
  readonly views: {
    readonly plain: readonly Partial<View>[]
    readonly materialized: readonly Partial<View>[]
  }
  readonly functions: readonly DatabaseFunction[]
  /** Functions that can be called with a number, but for their names. */
  readonly callables: readonly Omit<DatabaseFunction, 'name'>[]
  /** Another body for one of them. */
  readonly otherBody: (own: DatabaseFunction) => Pick<DatabaseFunction, 'body'>
  /** What a trigger can be beside its name and table. */
  readonly triggers: (table: string) => readonly Omit<Trigger, 'name' | 'table' | 'schema'>[]
}
