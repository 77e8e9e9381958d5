import { LimbeckError } from '../errors/index.ts'
import type { DatabaseFunction } from '../schema/schema-model.ts'
import { type KyselyExpression, type Sql, toSql } from '../schema/sql.ts'
import { readOptions } from '../util/read-options.ts'
import { inSchema } from './edit-model.ts'
import { addObject, findObject, formatObject, putObject } from './edit-objects.ts'
import {
  type DirectiveScope,
  irreversible,
  type OperationDefinition,
  reverseBy,
} from './operation.ts'
import { describeValue, requireName } from './require-argument.ts'

/** Makes a function; PostgreSQL, MySQL and MariaDB. */
export interface CreateFunction {
  readonly kind: 'createFunction'
  readonly function: DatabaseFunction
  readonly ifNotExists?: boolean
  /** In the place of the one that has its name and parameters. */
  readonly replace?: boolean
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly createFunction: CreateFunction
  }
}

/** What a function is beside its name and schema, as a directive takes it. */
export interface FunctionSettings {
  /** The parameters as they stand between the parentheses: `a integer, b text`. */
  readonly parameters?: string | undefined
  /** The type of the result: `integer`, `trigger`, `TABLE (id integer)`. */
  readonly returns: string
  /**
   * PostgreSQL: the language of the body. Not said means `plpgsql` where it begins with DECLARE or BEGIN, and `sql`
   * otherwise.
   */
  readonly language?: string | undefined
  /** What it does: on PostgreSQL what stands between the quotes, elsewhere what follows the head. */
  readonly body: string | Sql | KyselyExpression
  /** What the result depends on: the arguments alone (`immutable`), also what is in the tables (`stable`), or more. */
  readonly volatility?: DatabaseFunction['volatility'] | undefined
  /** With whose rights it runs. */
  readonly security?: DatabaseFunction['security'] | undefined
  /** PostgreSQL: null for any argument gives null. */
  readonly strict?: boolean | undefined
}

/** What a new function is. */
export interface CreateFunctionOptions extends FunctionSettings {
  /** The schema that it is made in. */
  readonly schema?: string | undefined
  /** MariaDB: no error where a function of that name is there, whatever it does. */
  readonly ifNotExists?: boolean | undefined
  /** PostgreSQL and MariaDB: puts it in the place of one that has its name and parameters. */
  readonly replace?: boolean | undefined
}

/** The names of {@link FunctionSettings}. */
export const functionSettings = [
  'parameters',
  'returns',
  'language',
  'body',
  'volatility',
  'security',
  'strict',
] as const

const where = 'createFunction()'

/**
 * Makes a function. Its body is in the language of the engine, so a script for several engines asks `op.context.dialect`
 * first. SQLite has no functions in SQL.
 */
export function createFunction(
  _scope: DirectiveScope,
  name: string,
  options: CreateFunctionOptions,
): CreateFunction {
  requireName(name, where, 'function')
  const { schema, ifNotExists, replace, ...settings } = readOptions<CreateFunctionOptions>(
    options,
    ['schema', 'ifNotExists', 'replace', ...functionSettings],
    where,
  )
  if (ifNotExists === true && replace === true)
    throw new LimbeckError('invalid_argument', `${where} says both "ifNotExists" and "replace".`, {
      hint: 'Say one of the two.',
    })
  return {
    kind: 'createFunction',
    function: buildFunction(name, schema, settings, where),
    ...(ifNotExists === undefined ? {} : { ifNotExists }),
    ...(replace === undefined ? {} : { replace }),
  }
}

/** Builds a function of what a directive was given. */
export function buildFunction(
  name: string,
  schema: string | undefined,
  settings: FunctionSettings,
  directive: string,
): DatabaseFunction {
  const { returns, body, ...rest } = readOptions<FunctionSettings>(
    settings,
    functionSettings,
    directive,
  )
  if (typeof returns !== 'string' || returns.trim() === '' || body === undefined)
    throw new LimbeckError(
      'invalid_argument',
      `The function "${name}" of ${directive} returns ${describeValue(returns)}, and its body is ${describeValue(body)}.`,
      {
        hint: 'For example { parameters: "a integer", returns: "integer", body: "SELECT a + 1" }.',
      },
    )
  return { name, ...inSchema(schema), ...rest, returns, body: toSql(body) }
}

/** What creating a function means for the schema. */
export const createFunctionDefinition: OperationDefinition<'createFunction'> = {
  kind: 'createFunction',
  reverse(operation, before) {
    const { name, schema, parameters } = operation.function
    const old = findObject(before, 'functions', operation.function)
    if (old !== undefined && operation.ifNotExists === true) return reverseBy()
    if (old !== undefined && operation.replace === true)
      return reverseBy({ kind: 'createFunction', function: old, replace: true })
    if (operation.replace === true && before.functions === undefined)
      return irreversible(
        `What the ${formatObject('functions', operation.function)} was is not known.`,
      )
    return reverseBy({
      kind: 'dropFunction',
      name,
      ...inSchema(schema),
      ...(parameters === undefined ? {} : { parameters }),
    })
  },
  apply(operation, model) {
    if (operation.replace === true) return putObject(model, 'functions', operation.function)
    return addObject(model, 'functions', operation.function, operation.ifNotExists)
  },
  isVisible: ({ replace }) => replace !== true,
  describe: (operation) => `create ${formatObject('functions', operation.function)}`,
  findTables: () => undefined,
  findPlace: (operation) => inSchema(operation.function.schema),
}
