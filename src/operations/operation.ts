import type { TableName } from '../schema/column-reference.ts'
import type { NamingConvention } from '../schema/naming.ts'
import type { SchemaModel } from '../schema/schema-model.ts'
import type { OperationMap } from './operation-map.ts'

/** The name of a kind of operation that comes with Limbeck. */
export type OperationKind = keyof OperationMap

/** A change as plain data. What plugins add is in `AnyOperation`. */
export type Operation = OperationMap[OperationKind]

/** An operation of one kind. */
export type OperationOf<Kind extends OperationKind> = OperationMap[Kind]

/** What directives know beside their arguments. */
export interface DirectiveScope {
  readonly naming: NamingConvention
}

/** The operations that undo another, in order, or the reason why there are none. */
export type Reversal<Undoing = Operation> =
  | { readonly kind: 'operations'; readonly operations: readonly Undoing[] }
  | Irreversible

/** That nothing undoes an operation, and why. */
export interface Irreversible {
  readonly kind: 'irreversible'
  readonly reason: string
}

/** Everything that the rest of Limbeck asks of a kind of operation. */
export interface OperationDefinition<Kind extends OperationKind>
  extends OperationContract<OperationOf<Kind>, Operation> {
  readonly kind: Kind
}

/** What is asked of operations of one shape; `Undoing` are those that undo them. */
export interface OperationContract<Described, Undoing> {
  /**
   * What undoes the operation. `before` is the schema that the operation meets: what is dropped is taken from there.
   */
  reverse(operation: Described, before: SchemaModel): Reversal<Undoing>
  /**
   * The schema after the operation. Throws `schema_conflict` where the operation does not fit: what it
   * makes is already there, what it takes away or builds on is not. Gives the model itself where nothing changes.
   */
  apply(operation: Described, model: SchemaModel): SchemaModel
  /** Whether the schema afterwards shows that the operation took effect; rows and foreign SQL leave no trace in it. */
  isVisible(operation: Described): boolean
  /** One line for people, e.g. `add column "users.is_admin"`. */
  describe(operation: Described): string
  /** The tables that tell whether the operation took effect; nothing where tables do not tell. */
  findTables(operation: Described): readonly TableName[] | undefined
  /** Where an object beside tables lies that tells it, named or the default one; absent where nothing of the kind does. */
  findPlace?(operation: Described): SchemaPlace
}

/** A schema; not said means the default one of the connection. */
export interface SchemaPlace {
  readonly schema?: string | undefined
}

/** A reversal by operations. */
export function reverseBy(...operations: readonly Operation[]): Reversal {
  return { kind: 'operations', operations }
}

/** A reversal that there is none of. */
export function irreversible(reason: string): Irreversible {
  return { kind: 'irreversible', reason }
}
