import type { TableName } from '../schema/column-reference.ts'
import type { NamingConvention } from '../schema/naming.ts'
import type { SchemaModel } from '../schema/schema-model.ts'
import type { OperationMap } from './operation-map.ts'

/** The name of a kind of operation; plugins add theirs to {@link OperationMap} by declaration merging. */
export type OperationKind = keyof OperationMap

/** A change as plain data. */
export type Operation = OperationMap[OperationKind]

/** An operation of one kind. */
export type OperationOf<Kind extends OperationKind> = OperationMap[Kind]

/** What directives know beside their arguments. */
export interface DirectiveScope {
  readonly naming: NamingConvention
}

/** The operations that undo another, in order, or the reason why there are none. */
export type Reversal =
  | { readonly kind: 'operations'; readonly operations: readonly Operation[] }
  | { readonly kind: 'irreversible'; readonly reason: string }

/** Everything that the rest of Limbeck asks of a kind of operation. */
export interface OperationDefinition<Kind extends OperationKind> {
  readonly kind: Kind
  /**
   * What undoes the operation. `before` is the schema that the operation meets: what is dropped is taken from there.
   */
  reverse(operation: OperationOf<Kind>, before: SchemaModel): Reversal
  /**
   * The schema after the operation. Throws `schema_conflict` where the operation does not fit: what it
   * makes is already there, what it takes away or builds on is not. Gives the model itself where nothing changes.
   */
  apply(operation: OperationOf<Kind>, model: SchemaModel): SchemaModel
  /** Whether the schema afterwards shows that the operation took effect; rows and foreign SQL leave no trace in it. */
  isVisible(operation: OperationOf<Kind>): boolean
  /** One line for people, e.g. `add column "users.is_admin"`. */
  describe(operation: OperationOf<Kind>): string
  /** The tables that tell whether the operation took effect; nothing where only the whole schema tells. */
  findTables(operation: OperationOf<Kind>): readonly TableName[] | undefined
}

/** A reversal by operations. */
export function reverseBy(...operations: readonly Operation[]): Reversal {
  return { kind: 'operations', operations }
}

/** A reversal that there is none of. */
export function irreversible(reason: string): Reversal {
  return { kind: 'irreversible', reason }
}
