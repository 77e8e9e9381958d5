import type { Connection } from '../connect/connection.ts'
import type { LiveDialect } from '../dialects/dialect.ts'
import { isLimbeckError, LimbeckError } from '../errors/index.ts'
import type { CustomDefinitions } from '../operations/index.ts'
import type { Sql } from '../schema/sql.ts'
import { readThrown } from '../util/read-thrown.ts'
import type { Comparator } from './compare/comparison.ts'
import type {
  AddedComparator,
  ClaimedObject,
  DatabaseReader,
  ExportedValue,
} from './compare/custom-comparator.ts'
import type { Finding } from './compare/finding.ts'
import type { ModelFilters } from './filter-model.ts'

/** What plugins add to a comparison. */
export interface ComparisonPlugins {
  readonly comparators: readonly AddedComparator[]
  /** What is known of their operations. */
  readonly operations: CustomDefinitions
  /** What the models export. */
  readonly exported: readonly ExportedValue[]
}

/** The comparators of plugins as the others are, and what of the database is theirs. */
export interface BoundComparators {
  readonly comparators: readonly Comparator[]
  readonly claimed: readonly ClaimedObject[]
}

/** Has plugins read their objects. A database that is taken for an empty one is not asked. */
export async function bindComparators(
  { comparators, exported }: ComparisonPlugins,
  {
    connection,
    dialect,
    defaultSchema,
    fromEmpty,
  }: {
    readonly connection: Connection
    readonly dialect: LiveDialect
    readonly defaultSchema: string | undefined
    readonly fromEmpty: boolean
  },
): Promise<BoundComparators> {
  const reader: DatabaseReader = {
    dialect,
    defaultSchema,
    query: async <Result>(statement: string | Sql) => {
      const bound = typeof statement === 'string' ? { sql: statement } : dialect.bindSql(statement)
      return (await connection.execute(bound)).rows as readonly Result[]
    },
  }
  const bound: Comparator[] = []
  const claimed: ClaimedObject[] = []
  for (const added of comparators) {
    const { name } = added
    const models = await run(added, () => added.readModels?.(exported))
    const found = fromEmpty ? undefined : await run(added, () => added.introspect?.(reader))
    claimed.push(...((await run(added, () => added.claim?.({ models, found }))) ?? []))
    bound.push({
      name,
      compare: (comparison) =>
        // What plugins add goes the way of all operations from here on.
        requireList(
          added,
          runNow(added, () => added.compare({ ...comparison, models, found })),
        ) as readonly Finding[],
    })
  }
  return { comparators: bound, claimed }
}

/** Filters that leave out what belongs to plugins too. */
export function withoutClaimed(
  filters: ModelFilters,
  claimed: readonly ClaimedObject[],
): ModelFilters {
  if (claimed.length === 0) return filters
  return {
    ...filters,
    includeName: (name, kind, place) =>
      !claimed.some(
        (each) => each.kind === kind && each.name === name && each.schema === place.schema,
      ) &&
      (filters.includeName?.(name, kind, place) ?? true),
  }
}

async function run<Result>(
  added: AddedComparator,
  call: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await call()
  } catch (error) {
    throw explain(added, error)
  }
}

function runNow<Result>(added: AddedComparator, call: () => Result): Result {
  try {
    return call()
  } catch (error) {
    throw explain(added, error)
  }
}

function requireList<Item>(added: AddedComparator, list: readonly Item[]): readonly Item[] {
  if (Array.isArray(list)) return list
  throw refuse(added, 'gives no list')
}

function explain(added: AddedComparator, error: unknown): unknown {
  if (isLimbeckError(error)) return error
  return refuse(added, `failed: ${readThrown(error)}`, error)
}

function refuse({ plugin, name }: AddedComparator, what: string, cause?: unknown): LimbeckError {
  return new LimbeckError(
    'plugin_invalid',
    `The comparator "${name}" of the plugin "${plugin}" ${what}.`,
    { hint: 'Mend the plugin.', cause, details: { plugin, comparator: name } },
  )
}
