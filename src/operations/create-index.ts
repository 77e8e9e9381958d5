import { LimbeckError } from '../errors/index.ts'
import { buildIndex } from '../schema/build-item.ts'
import type { FinalName } from '../schema/final-name.ts'
import { type IndexElementArgument, resolveElements } from '../schema/index-element.ts'
import type { Index } from '../schema/schema-model.ts'
import { type KyselyExpression, type Sql, toSql } from '../schema/sql.ts'
import { readOptions } from '../util/read-options.ts'
import {
  assertColumns,
  findTable,
  inSchema,
  isNameTaken,
  putTable,
  requireTable,
  tableOf,
} from './edit-model.ts'
import { formatMember } from './format-name.ts'
import { type OnlineDdl, onlineDdlOptions, readOnlineDdl } from './online-ddl.ts'
import { type DirectiveScope, type OperationDefinition, reverseBy } from './operation.ts'
import { requireColumns, requireName, requireNameArgument } from './require-argument.ts'
import { alreadyDone } from './schema-conflict.ts'

/** Makes an index. */
export interface CreateIndex extends OnlineDdl {
  readonly kind: 'createIndex'
  readonly table: string
  readonly schema?: string | undefined
  readonly index: Index
  readonly ifNotExists?: boolean
  /** PostgreSQL: without locking the table, and outside a transaction. */
  readonly concurrently?: boolean
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly createIndex: CreateIndex
  }
}

/** What can be said of a new index beside what it is over. */
export interface CreateIndexOptions extends OnlineDdl {
  /** The schema of the table. */
  readonly schema?: string | undefined
  /** No two rows may be equal in it. */
  readonly unique?: boolean | undefined
  /** The access method: `gin`, `hash`, `fulltext` … */
  readonly using?: string | undefined
  /** PostgreSQL: columns that it carries along, so that queries need not read the table. */
  readonly include?: readonly string[] | undefined
  /** PostgreSQL and SQLite: only rows for which this holds. */
  readonly where?: string | Sql | KyselyExpression | undefined
  /** PostgreSQL: storage parameters, e.g. `{ fillfactor: 70 }`. */
  readonly with?: Readonly<Record<string, string | number | boolean>> | undefined
  /** PostgreSQL 15: nulls count as equal in a unique index. */
  readonly nullsNotDistinct?: boolean | undefined
  /** PostgreSQL: where it lies, if not with its database. */
  readonly tablespace?: string | undefined
  /** MySQL and MariaDB: what takes the words of a fulltext index out of a text: `ngram`, `mecab`. */
  readonly withParser?: string | undefined
  /** No error where an index of that name is there, whatever it covers. */
  readonly ifNotExists?: boolean | undefined
  /**
   * PostgreSQL: without keeping others from writing. It cannot run in a transaction: call it inside `op.autocommit()`.
   */
  readonly concurrently?: boolean | undefined
}

const optionNames = [
  'schema',
  'unique',
  'using',
  'include',
  'where',
  'with',
  'nullsNotDistinct',
  'tablespace',
  'withParser',
  'ifNotExists',
  'concurrently',
  ...onlineDdlOptions,
] as const

/**
 * Makes an index over columns, expressions, or columns with an order of their own. With `null` as its name the naming
 * convention chooses one. Expressions take no index on MariaDB.
 */
export function createIndex(
  scope: DirectiveScope,
  name: string | FinalName | null,
  table: string,
  elements: readonly IndexElementArgument[],
  options?: CreateIndexOptions,
): CreateIndex {
  const where = 'createIndex()'
  const said = readOptions<CreateIndexOptions>(options, optionNames, where)
  const {
    schema,
    ifNotExists,
    concurrently,
    unique = false,
    where: condition,
    include,
    algorithm: _algorithm,
    lock: _lock,
    ...rest
  } = said
  requireName(table, where, 'table')
  const index = buildIndex(
    {
      kind: 'index',
      name: requireNameArgument(name, where),
      elements: requireElements(elements),
      unique,
      ...rest,
      ...(include === undefined ? {} : { include: requireColumns(include, where) }),
      ...(condition === undefined ? {} : { where: toSql(condition) }),
    },
    { name: table, schema },
    scope.naming,
  )
  return {
    kind: 'createIndex',
    table,
    ...inSchema(schema),
    index,
    ...(ifNotExists === undefined ? {} : { ifNotExists }),
    ...(concurrently === undefined ? {} : { concurrently }),
    ...readOnlineDdl(said, where),
  }
}

function requireElements(elements: unknown): Index['elements'] {
  const list: readonly unknown[] = Array.isArray(elements) ? elements : []
  if (list.length === 0)
    throw new LimbeckError(
      'invalid_argument',
      'createIndex() takes a list of columns or expressions.',
      {
        hint: 'For example ["email"], or [sql`lower(email)`].',
      },
    )
  const resolved = resolveElements(list as readonly IndexElementArgument[])
  requireColumns(
    resolved.map((element, index) => element.column ?? `\0${index}`),
    'createIndex()',
  )
  return resolved
}

/** What creating an index means for the schema. */
export const createIndexDefinition: OperationDefinition<'createIndex'> = {
  kind: 'createIndex',
  reverse(operation, before) {
    const { table, schema, index, ifNotExists, concurrently } = operation
    const own = findTable(before, tableOf(operation))
    if (ifNotExists === true && own !== undefined && isNameTaken(own, index.name))
      return reverseBy()
    return reverseBy({
      kind: 'dropIndex',
      name: index.name,
      table,
      ...inSchema(schema),
      ...(concurrently === undefined ? {} : { concurrently }),
    })
  },
  apply(operation, model) {
    const { index, ifNotExists } = operation
    const table = requireTable(model, tableOf(operation))
    if (isNameTaken(table, index.name)) {
      if (ifNotExists === true) return model
      throw alreadyDone(
        `The index ${formatMember(operation, index.name)} is already there.`,
        'With { ifNotExists: true } an index that is there is no error.',
      )
    }
    const columns = index.elements.flatMap((element) => element.column ?? [])
    assertColumns(table, [...columns, ...(index.include ?? [])])
    return putTable(model, { ...table, indexes: [...table.indexes, index] })
  },
  isVisible: () => true,
  describe: (operation) =>
    `create ${operation.index.unique ? 'unique ' : ''}index ${formatMember(operation, operation.index.name)}`,
  findTables: (operation) => [tableOf(operation)],
}
