import type { EngineName } from '../../setup/engines.ts'

/** SQL as it stands. */
export interface SqlSketch {
  readonly sql: string
}

/** A type by its name among the methods of `t`, with the arguments of that method. */
export type TypeSketch = string | readonly [name: string, ...args: readonly unknown[]]

/** A column; a type alone is one that says nothing else. */
export interface ColumnSketch {
  readonly type: TypeSketch
  readonly primaryKey?: true
  readonly notNull?: true
  readonly default?: string | number | boolean | SqlSketch
  readonly comment?: string
  readonly identity?: { readonly always: boolean; readonly start?: number }
  readonly generated?: SqlSketch & { readonly stored: boolean }
  readonly collation?: string
}

/** A constraint or an index. One without a name is named by the convention. */
export type ItemSketch =
  | { readonly kind: 'primaryKey'; readonly columns: readonly string[] }
  | {
      readonly kind: 'unique'
      readonly name?: string
      readonly columns: readonly string[]
      readonly deferrable?: true
      readonly nullsNotDistinct?: true
    }
  | {
      readonly kind: 'foreignKey'
      readonly name?: string
      readonly columns: readonly string[]
      readonly references: {
        readonly table: string
        readonly columns: readonly string[]
        readonly schema?: string
      }
      readonly onDelete?: 'cascade' | 'set null' | 'restrict' | 'no action'
      readonly onUpdate?: 'cascade' | 'set null' | 'restrict' | 'no action'
      readonly deferrable?: true
      readonly initially?: 'deferred' | 'immediate'
      readonly match?: 'full'
    }
  | { readonly kind: 'check'; readonly name: string; readonly sql: string }
  | {
      readonly kind: 'exclude'
      readonly name: string
      readonly column: string
      readonly operator: string
    }
  | {
      readonly kind: 'index'
      readonly name?: string
      readonly on: readonly (
        | string
        | SqlSketch
        | { readonly column: string; readonly order: 'desc' }
      )[]
      readonly unique?: true
      readonly where?: string
      readonly using?: string
      readonly include?: readonly string[]
      readonly nullsNotDistinct?: true
    }

/** A table. */
export interface TableSketch {
  readonly schema?: string
  readonly comment?: string
  readonly columns: Readonly<Record<string, TypeSketch | ColumnSketch>>
  readonly items?: readonly ItemSketch[]
}

/** Tables by name: plain data that the models of Limbeck and the metadata of SQLAlchemy are both made of. */
export type SchemaSketch = Readonly<Record<string, TableSketch>>

/** Names by the kind of what they name. */
export type Names = readonly (readonly [
  kind: 'table' | 'column' | 'index' | 'unique' | 'foreignKey' | 'check',
  name: string,
])[]

/** Settings that both tools have. */
export interface ComparisonOptions {
  readonly compareType?: false
  readonly compareServerDefault?: false
  readonly includeSchemas?: true
  /** What `include_name` answers no for. */
  readonly excludedNames?: Names
  /** What `include_object` answers no for. */
  readonly excludedObjects?: Names
}

/** What the models said, and what they say now. */
export interface ChangeCase {
  readonly title: string
  /** The engines that have it; all, where nothing is said. */
  readonly on?: readonly EngineName[]
  readonly before: SchemaSketch
  readonly after: SchemaSketch
  readonly options?: ComparisonOptions
  /** What of it only Limbeck finds, as the guide says it; on some engines, or on all. */
  readonly onlyLimbeck?: string | { readonly [Name in EngineName]?: string }
  /** Why what is found cannot be run as it is. */
  readonly notRun?: string
  /** What Alembic tells that is no change of the schema, and why. */
  readonly onlyAlembic?: {
    readonly [Name in EngineName]?: { readonly changes: readonly string[]; readonly why: string }
  }
}
