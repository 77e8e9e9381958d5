import type { CatalogScope, Statement } from '../dialects/dialect.ts'
import { isLimbeckError } from '../errors/index.ts'
import type { CreateFunction } from '../operations/create-function.ts'
import type { DropFunction } from '../operations/drop-function.ts'
import { putObject, sayDefaultSchema } from '../operations/edit-objects.ts'
import { type AnyOperation, isApplied, placeTouched, tablesTouched } from '../operations/index.ts'
import type { SchemaModel } from '../schema/schema-model.ts'
import type { Database } from './database.ts'
import { readFailure } from './failure.ts'
import type { StatementRequest } from './step-executor.ts'

/**
 * Whether a statement in doubt took effect, by the effect of its operation on the schema that the catalog shows;
 * undefined where that cannot be told without running it.
 */
export async function tookEffect(
  database: Database,
  request: StatementRequest,
): Promise<boolean | undefined> {
  const { operation } = request
  if (operation === undefined) return undefined
  const { operations: custom } = database.plugins
  const tables = tablesTouched(operation, custom)
  if (tables !== undefined)
    return isApplied(operation, await readModel(database, { kind: 'tables', tables }), custom)
  const place = placeTouched(operation, custom)
  if (place === undefined) return undefined
  const { schema } = place
  const schemas = schema === undefined ? 'default' : [schema]
  const model = await readModel(database, { kind: 'schemas', schemas })
  const said = sayDefaultSchema(model, schema)
  if (!isOnFunction(operation)) return isApplied(operation, said, custom)
  const alike = normalizeFunctions(said, database.dialect)
  return isApplied(normalizeParameters(operation, alike, database.dialect), alike, custom)
}

async function readModel(
  { connection, dialect }: Database,
  scope: CatalogScope,
): Promise<SchemaModel> {
  const results: (readonly Readonly<Record<string, unknown>>[])[] = []
  const read = async (queries: readonly Statement[]) => {
    for (const query of queries) results.push((await connection.execute(query)).rows)
  }
  await read(dialect.catalogQueries(scope))
  await read(dialect.furtherQueries?.(results) ?? [])
  return dialect.readCatalog(results)
}

type Dialect = Database['dialect']
type OnFunction = CreateFunction | DropFunction

function isOnFunction(operation: AnyOperation): operation is OnFunction {
  return operation.kind === 'createFunction' || operation.kind === 'dropFunction'
}

function normalizeFunctions(model: SchemaModel, dialect: Dialect): SchemaModel {
  const known = Object.values(model.functions ?? {})
  const none: SchemaModel = { ...model, functions: {} }
  return known
    .map((made) => dialect.normalizeObject('functions', made))
    .reduce((now, made) => putObject(now, 'functions', made), none)
}

/**
 * Functions are known by their parameters, which a script need not write as the catalog does. Those of a drop are left out
 * where the name alone tells.
 */
function normalizeParameters(
  operation: OnFunction,
  { functions = {} }: SchemaModel,
  dialect: Dialect,
): OnFunction {
  if (operation.kind === 'createFunction')
    return { ...operation, function: dialect.normalizeObject('functions', operation.function) }
  const { parameters, ...rest } = operation
  const [found, ...others] = Object.values(functions).filter(
    ({ name, schema }) => name === operation.name && schema === operation.schema,
  )
  if (parameters === undefined || found === undefined) return rest
  const asked = dialect.normalizeObject('functions', { ...found, parameters })
  return asked.parameters === found.parameters && others.length === 0 ? rest : operation
}

/**
 * Whether a failure shows that the statement had taken effect before. Statements that define things are
 * all or nothing, so "already there" after a crash means that this very statement put it there.
 */
export function showsEarlierEffect(database: Database, error: unknown): boolean {
  if (!isLimbeckError(error) || error.code !== 'statement_failed') return false
  const kind = database.dialect.classifyFailure(readFailure(error))
  return kind === 'already_exists' || kind === 'does_not_exist'
}
