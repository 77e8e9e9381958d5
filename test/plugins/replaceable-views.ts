import {
  type DatabaseReader,
  type DirectiveScope,
  defineComparator,
  defineOperation,
  definePlugin,
  type SqlWriter,
} from '../../src/index.ts'

/** A view that is made, in place of another version of itself where there is one. */
interface CreateReplaceableView {
  readonly kind: 'createReplaceableView'
  readonly name: string
  readonly query: string
  readonly replaces?: string
}

interface DropReplaceableView {
  readonly kind: 'dropReplaceableView'
  readonly name: string
  readonly query: string
}

function createReplaceableView(
  _scope: DirectiveScope,
  name: string,
  query: string,
  { replaces }: { readonly replaces?: string } = {},
): CreateReplaceableView {
  const before = replaces === undefined ? {} : { replaces }
  return { kind: 'createReplaceableView', name, query, ...before }
}

function dropReplaceableView(
  _scope: DirectiveScope,
  name: string,
  query: string,
): DropReplaceableView {
  return { kind: 'dropReplaceableView', name, query }
}

/** What tells these views from others. */
const MARK = 'replaceable: '

function makeAnew(
  { name, replaces }: CreateReplaceableView,
  { quoteIdentifier }: SqlWriter,
  query: string,
): readonly string[] {
  return [
    ...(replaces === undefined ? [] : [`DROP VIEW ${quoteIdentifier(name)}`]),
    `CREATE VIEW ${quoteIdentifier(name)} AS ${query}`,
  ]
}

const create = defineOperation({
  kind: 'createReplaceableView',
  directive: createReplaceableView,
  compile: {
    // PostgreSQL shows queries in words of its own: the comment has those of the models.
    postgresql: (view, writer) => [
      ...makeAnew(view, writer, view.query),
      `COMMENT ON VIEW ${writer.quoteIdentifier(view.name)} IS ${writer.writeLiteral(MARK + view.query)}`,
    ],
    sqlite: (view, writer) => makeAnew(view, writer, `/* ${MARK}*/ ${view.query}`),
  },
  reverse: ({ name, query, replaces }) => [
    replaces === undefined
      ? { kind: 'dropReplaceableView', name, query }
      : { kind: 'createReplaceableView', name, query: replaces, replaces: query },
  ],
  describe: ({ name }) => `make the view "${name}"`,
  render: ({ name, query, replaces }) =>
    replaces === undefined ? [name, query] : [name, query, { replaces }],
})

const drop = defineOperation({
  kind: 'dropReplaceableView',
  directive: dropReplaceableView,
  compile: ({ name }, { quoteIdentifier }) => [`DROP VIEW ${quoteIdentifier(name)}`],
  reverse: ({ name, query }) => [{ kind: 'createReplaceableView', name, query }],
  describe: ({ name }) => `drop the view "${name}"`,
  render: ({ name, query }) => [name, query],
})

/** A replaceable view as the models declare it. */
interface ReplaceableView {
  readonly replaceable: true
  readonly name: string
  readonly query: string
}

/** Declares a view that is made anew where its query changes. */
export function replaceableView(name: string, query: string): ReplaceableView {
  return { replaceable: true, name, query }
}

function isReplaceableView(value: unknown): value is ReplaceableView {
  return typeof value === 'object' && value !== null && 'replaceable' in value
}

interface FoundView {
  readonly name: string
  readonly query: string
}

const QUERIES: Readonly<Record<string, string>> = {
  postgresql: `SELECT relname AS name, substr(obj_description(oid, 'pg_class'), ${MARK.length + 1}) AS query
    FROM pg_class WHERE relkind = 'v' AND relnamespace = to_regnamespace(current_schema())
      AND starts_with(obj_description(oid, 'pg_class'), '${MARK}')`,
  sqlite: `SELECT name, substr(sql, instr(sql, '/* ${MARK}*/') + ${MARK.length + 6}) AS query
    FROM sqlite_master WHERE type = 'view' AND instr(sql, '/* ${MARK}*/') > 0`,
}

const comparator = defineComparator({
  name: 'replaceable views',
  readModels: (exported) =>
    exported.flatMap(({ value }) => (isReplaceableView(value) ? [value] : [])),
  introspect: async ({ dialect, query }: DatabaseReader) =>
    await query<FoundView>(QUERIES[dialect.name] ?? 'SELECT 1 WHERE FALSE'),
  claim: ({ models, found = [] }) =>
    [...models, ...found].map(({ name }) => ({ kind: 'view', name })),
  compare({ models, found = [] }) {
    const there = new Map(found.map(({ name, query }) => [name, query]))
    const named = new Set(models.map(({ name }) => name))
    const gone = found.filter(({ name }) => !named.has(name))
    const changed = models.filter(({ name, query }) => there.get(name) !== query)
    return [
      ...gone.map(({ name, query }) => ({
        kind: 'change' as const,
        phase: 'dropViews' as const,
        operation: { kind: 'dropReplaceableView' as const, name, query },
      })),
      ...changed.map(({ name, query }) => {
        const replaces = there.get(name)
        const before = replaces === undefined ? {} : { replaces }
        return {
          kind: 'change' as const,
          phase: 'createViews' as const,
          operation: { kind: 'createReplaceableView' as const, name, query, ...before },
        }
      }),
    ]
  },
})

declare module 'limbeck' {
  interface CustomDirectives {
    readonly createReplaceableView: typeof createReplaceableView
    readonly dropReplaceableView: typeof dropReplaceableView
  }
}

/** The replaceable view of the cookbook. */
export const replaceableViews = definePlugin({
  name: 'replaceable views',
  operations: [create, drop],
  comparators: [comparator],
})
