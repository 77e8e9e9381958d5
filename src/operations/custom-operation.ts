import type { TableName } from '../schema/column-reference.ts'
import type { SchemaModel } from '../schema/schema-model.ts'
import type { DirectiveScope, Irreversible, Operation, OperationContract } from './operation.ts'

/**
 * The directives that plugins add to `op`, by their names. A plugin says here what its functions are, and `op.NAME()` takes
 * what the function takes behind the scope:
 *
 * @example
 * declare module 'limbeck' {
 *   interface CustomDirectives {
 *     readonly refreshCube: typeof refreshCube
 *   }
 * }
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- filled by declaration merging
export interface CustomDirectives {}

/** The directives that plugins add to the batches of `op.batchAlterTable`; filled as {@link CustomDirectives} is. */
// oxlint-disable-next-line typescript/no-empty-object-type -- filled by declaration merging
export interface CustomBatchDirectives {}

/** The operations of the plugins whose directives are declared. */
export type CustomOperation = ResultOf<CustomDirectives>

/** An operation of Limbeck or of a plugin. */
export type AnyOperation = Operation | CustomOperation

/** What every operation has. */
export interface OperationData {
  readonly kind: string
}

/** What a directive in a batch knows beside its arguments. */
export interface BatchScope extends DirectiveScope {
  /** The table that the batch changes. */
  readonly table: string
  readonly schema?: string
}

/** Directives as methods: what they take after their scope, and what calling one gives. */
export type MethodsOf<Directives, Given> = {
  [Name in keyof Directives]: Directives[Name] extends (
    scope: never,
    ...args: infer Args
  ) => unknown
    ? (...args: Args) => Given
    : never
}

type ResultOf<Directives> = {
  [Name in keyof Directives]: Directives[Name] extends (...args: never[]) => infer Result
    ? Result
    : never
}[keyof Directives]

/** What is known of the operations of plugins, by their kinds. */
export type CustomDefinitions = ReadonlyMap<string, CustomDefinition>

/** What a plugin says of its operations. What it leaves out counts as not known. */
export interface CustomDefinition<Described extends OperationData = OperationData> {
  /**
   * What undoes the operation, in order; `irreversible('why')` where nothing does. `before` is the schema that it meets, as
   * far as it is known.
   */
  reverse(operation: Described, before: SchemaModel): readonly AnyOperation[] | Irreversible
  /** One line for people, e.g. `refresh the cube "sales"`. */
  describe(operation: Described): string
  /** The tables, indexes and so on after the operation; the model itself where it changes none. */
  apply?(operation: Described, model: SchemaModel): SchemaModel
  /**
   * The tables whose columns, constraints and indexes show whether the operation took effect. With them and `apply`, a run
   * that was cut off knows whether its last statement was done.
   */
  findTables?(operation: Described): readonly TableName[] | undefined
}

/** A definition of a plugin with what holds for what it does not say. */
export function completeDefinition(
  definition: CustomDefinition,
): OperationContract<OperationData, AnyOperation> {
  const isVisible = definition.apply !== undefined && definition.findTables !== undefined
  return {
    reverse(operation, before) {
      const reversal = definition.reverse(operation, before)
      return 'kind' in reversal ? reversal : { kind: 'operations', operations: reversal }
    },
    apply: (operation, model) => definition.apply?.(operation, model) ?? model,
    isVisible: () => isVisible,
    describe: (operation) => definition.describe(operation),
    findTables: (operation) => definition.findTables?.(operation),
  }
}
