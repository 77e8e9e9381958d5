import type { DetectedChanges } from '../autogenerate/detect-changes.ts'
import { listSchemas } from '../autogenerate/list-schemas.ts'
import { readDatabaseModel } from '../autogenerate/read-database-model.ts'
import type { ResolvedDatabase } from '../config/resolved-config.ts'
import { isLimbeckError } from '../errors/index.ts'
import {
  type AnyOperation,
  applyOperation,
  isBuiltIn,
  type OperationData,
} from '../operations/index.ts'
import type { Database } from '../runtime/database.ts'
import { recordOperations } from '../runtime/record-operations.ts'
import { type SchemaModel, tableKey } from '../schema/schema-model.ts'
import type { AmendedScript } from './amended-script.ts'
import type { CommandContext } from './command-context.ts'
import { detectInDatabase, listFilters } from './detect-in-database.ts'
import { toRunSteps } from './script-step.ts'

/** What a script says by itself, where no hand has changed it. */
export interface WrittenChanges {
  /** What was found when it was written; nothing where its operations do not fit the database. */
  readonly changes: DetectedChanges | undefined
  /** What it drops, as `--drop` names it. */
  readonly drops: readonly string[]
  /** What it gives another name, as `--rename` says it. */
  readonly renames: readonly string[]
}

/** The database before a script, and the models that it was written from, as they are now. */
export interface WrittenPlace {
  readonly database: Database
  readonly configured: ResolvedDatabase
  readonly models: SchemaModel
}

/**
 * What a script of `generate` was written from: the difference between the database before it, which is the one at hand, and
 * what its operations make of that. What the script has beside was written by hand.
 */
export async function readWritten(
  context: CommandContext,
  script: AmendedScript,
  place: WrittenPlace,
): Promise<WrittenChanges> {
  const { database, configured, models } = place
  const operations = await readOperations(context, script, place)
  const { includeSchemas } = configured
  const named = includeSchemas === false || includeSchemas === true ? [] : includeSchemas
  const before = await readDatabaseModel(database.connection, database.dialect, {
    filters: listFilters(context.config, configured),
    schemas: includeSchemas === true || [...named, ...listSchemas(models)],
  })
  const wanted = foldOperations(operations, before, context)
  const [drops, renames] = [listDrops(operations), listRenames(operations)]
  if (wanted === undefined) return { changes: undefined, drops, renames }
  const changes = await detectInDatabase(context, script.rest, {
    database,
    configured,
    wanted,
    drops,
    renames,
  })
  return { changes, drops, renames }
}

async function readOperations(
  { config, signal }: CommandContext,
  { record, scriptGraph }: AmendedScript,
  { database, configured }: WrittenPlace,
): Promise<readonly AnyOperation[]> {
  const rowChanges = { delete: [], update: [], insert: [] }
  const source = { config, database: configured, graph: scriptGraph.graph }
  const [step] = toRunSteps(source, 'upgrade', [{ revision: record.revision, rowChanges }])
  if (step === undefined) return []
  const { connection, dialect, naming, plugins, name } = database
  const { operations } = await recordOperations(step, {
    engine: connection.engine,
    dialect,
    naming,
    plugins,
    database: name,
    x: config.x,
    tag: undefined,
    signal,
  })
  return operations
}

/** What operations make of a schema; nothing where they do not fit it. */
function foldOperations(
  operations: readonly AnyOperation[],
  before: SchemaModel,
  { config }: CommandContext,
): SchemaModel | undefined {
  try {
    return operations.reduce(
      (model, operation) => applyOperation(operation, model, config.plugins.operations),
      before,
    )
  } catch (error) {
    if (isLimbeckError(error) && error.code === 'schema_conflict') return undefined
    throw error
  }
}

/** Names of what is gone after operations; that it goes was decided when they were written. */
function listDrops(operations: readonly OperationData[]): readonly string[] {
  return operations.flatMap((each): readonly string[] => {
    if (!isBuiltIn(each)) return []
    if (each.kind === 'batchAlterTable') return listDrops(each.operations)
    if (each.kind === 'dropEnumValue') return [`${tableKey(each)}.${each.value}`]
    if (!each.kind.startsWith('drop') || !('name' in each)) return []
    const { name, schema } = each as { readonly name: string; readonly schema?: string }
    const table = 'table' in each && typeof each.table === 'string' ? each.table : undefined
    return table === undefined
      ? [name, tableKey({ name, schema })]
      : [`${tableKey({ name: table, schema })}.${name}`]
  })
}

/** New names, each behind the name before; what is in a table is found by the name that the table had before. */
function listRenames(operations: readonly OperationData[]): readonly string[] {
  const former = new Map<string, string>()
  const list = (each: OperationData): readonly string[] => {
    if (!isBuiltIn(each)) return []
    if (each.kind === 'batchAlterTable') return each.operations.flatMap(list)
    if (each.kind === 'renameTable') {
      const { schema, newName } = each
      former.set(tableKey({ name: newName, schema }), tableKey(each))
      return [`${tableKey(each)}:${newName}`]
    }
    if (each.kind === 'renameEnumValue') return [`${tableKey(each)}.${each.value}:${each.newValue}`]
    const isPart = /^rename(?:Column|Constraint|Index)$/.test(each.kind)
    if (!isPart || !('newName' in each) || !('name' in each) || !('table' in each)) return []
    const { table = '', schema, name, newName } = each as Renamed
    const key = tableKey({ name: table, schema })
    return [`${former.get(key) ?? key}.${name}:${newName}`]
  }
  return operations.flatMap(list)
}

interface Renamed {
  readonly table?: string
  readonly schema?: string
  readonly name: string
  readonly newName: string
}
