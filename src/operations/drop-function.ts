import type { DatabaseFunction, SchemaModel } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { buildFunction, type FunctionSettings } from './create-function.ts'
import { inSchema } from './edit-model.ts'
import { formatObject, removeObject, reverseDrop, takeObject } from './edit-objects.ts'
import { findFunctionDependents, removeDependents, restoreDependents } from './object-dependents.ts'
import type { DirectiveScope, OperationDefinition } from './operation.ts'
import { requireName } from './require-argument.ts'
import { inTheWay } from './schema-conflict.ts'

/** Takes a function away. */
export interface DropFunction {
  readonly kind: 'dropFunction'
  readonly name: string
  readonly schema?: string | undefined
  /** PostgreSQL: the parameters, where several functions have one name. */
  readonly parameters?: string
  readonly ifExists?: boolean
  /** PostgreSQL: with what uses it, such as triggers. */
  readonly cascade?: boolean
  /** The function as it is, for whoever cannot ask the database. */
  readonly existing?: DatabaseFunction
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly dropFunction: DropFunction
  }
}

/** What can be said when a function is dropped. */
export interface DropFunctionOptions {
  /** The schema of the function. */
  readonly schema?: string | undefined
  /** PostgreSQL: its parameters as they were given, where several functions have the name. */
  readonly parameters?: string | undefined
  /** No error where there is no such function. */
  readonly ifExists?: boolean | undefined
  /** PostgreSQL: drops what uses it too, such as triggers. */
  readonly cascade?: boolean | undefined
  /** What the function is now, for a reversal where no database tells. */
  readonly existing?: FunctionSettings | undefined
}

const where = 'dropFunction()'

/** Drops a function. Where several have the name on PostgreSQL, `parameters` tells which. */
export function dropFunction(
  _scope: DirectiveScope,
  name: string,
  options?: DropFunctionOptions,
): DropFunction {
  requireName(name, where, 'function')
  const { existing, ...said } = readOptions<DropFunctionOptions>(
    options,
    ['schema', 'parameters', 'ifExists', 'cascade', 'existing'],
    where,
  )
  return {
    kind: 'dropFunction',
    name,
    ...said,
    ...(existing === undefined
      ? {}
      : { existing: buildFunction(name, said.schema, existing, `"existing" of ${where}`) }),
  }
}

/** What dropping a function means for the schema. With `cascade` triggers and views that call it go too. */
export const dropFunctionDefinition: OperationDefinition<'dropFunction'> = {
  kind: 'dropFunction',
  reverse(operation, before) {
    const [found] = findFunctions(operation, before)
    const reversal = reverseDrop('functions', { ...operation, ...found }, before, (old) => ({
      kind: 'createFunction',
      function: old,
    }))
    if (found === undefined) return reversal
    return restoreDependents(reversal, findFunctionDependents(before, found, operation.cascade))
  },
  apply(operation, model) {
    const [found, ...others] = findFunctions(operation, model)
    if (others.length > 0)
      throw inTheWay(
        `Several functions are called "${operation.name}".`,
        'Say which with { parameters: "…" }.',
      )
    if (found !== undefined)
      return removeDependents(
        removeObject(model, 'functions', found),
        findFunctionDependents(model, found, operation.cascade),
      )
    return takeObject(model, 'functions', operation, operation.ifExists)
  },
  // The catalog may write parameters in other words than the operation, and a function of other parameters may stay.
  isVisible: ({ parameters }) => parameters === undefined,
  describe: (operation) => `drop ${formatObject('functions', operation)}`,
  findTables: () => undefined,
  findPlace: ({ schema }) => inSchema(schema),
}

function findFunctions(
  { name, schema, parameters }: DropFunction,
  model: SchemaModel,
): readonly DatabaseFunction[] {
  return Object.values(model.functions ?? {}).filter(
    (other) =>
      other.name === name &&
      other.schema === schema &&
      (parameters === undefined || (other.parameters ?? '') === parameters),
  )
}
