import {
  type DirectiveScope,
  defineOperation,
  definePlugin,
  irreversible,
  type SqlWriter,
  sql,
  t,
} from '../../src/index.ts'

/** A view that becomes another version of itself; null where it is not there. */
interface VersionedView {
  readonly kind: 'versionedView'
  readonly name: string
  readonly query: string | null
  readonly instead: string | null
}

function versionedView(
  _scope: DirectiveScope,
  name: string,
  query: string | null,
  instead: string | null = null,
): VersionedView {
  return { kind: 'versionedView', name, query, instead }
}

function makeAnew({ name, query, instead }: VersionedView, { quoteIdentifier }: SqlWriter) {
  return [
    ...(instead === null ? [] : [`DROP VIEW ${quoteIdentifier(name)}`]),
    ...(query === null ? [] : [`CREATE VIEW ${quoteIdentifier(name)} AS ${query}`]),
  ]
}

function replace(view: VersionedView, writer: SqlWriter) {
  return view.query === null
    ? makeAnew(view, writer)
    : [`CREATE OR REPLACE VIEW ${writer.quoteIdentifier(view.name)} AS ${view.query}`]
}

const versionedViewOperation = defineOperation({
  kind: 'versionedView',
  directive: versionedView,
  compile: { postgresql: makeAnew, sqlite: makeAnew, mysql: replace, mariadb: replace },
  reverse: ({ query, instead, ...view }) => [{ ...view, query: instead, instead: query }],
  describe: ({ name, query }) => `${query === null ? 'drop' : 'replace'} the view "${name}"`,
})

/** A table with a column for the time of the last change; also as a part of a batch. */
interface AddStamp {
  readonly kind: 'addStamp'
  readonly table: string
  readonly column: string
}

const addStamp = (_scope: DirectiveScope, table: string, column = 'changed_on'): AddStamp => ({
  kind: 'addStamp',
  table,
  column,
})

const stampTable = ({ table }: { readonly table: string }, column?: string): AddStamp => ({
  kind: 'addStamp',
  table,
  column: column ?? 'changed_on',
})

const addStampOperation = defineOperation({
  kind: 'addStamp',
  directive: addStamp,
  batch: stampTable,
  // The same everywhere: an operation of Limbeck knows the engines.
  compile: ({ table, column }, _writer, build) => [build.addColumn(table, column, t.timestamp())],
  reverse: ({ table, column }) => [{ kind: 'dropColumn', table, name: column }],
  describe: ({ table, column }) => `add the time stamp "${table}.${column}"`,
  render: ({ table, column }) => [table, column],
  renderBatch: ({ column }) => [column],
})

/** Rows with values that are bound. */
interface Remember {
  readonly kind: 'remember'
  readonly key: string
  readonly value: unknown
}

const remember = (_scope: DirectiveScope, key: string, value: unknown): Remember => ({
  kind: 'remember',
  key,
  value,
})

const rememberOperation = defineOperation({
  kind: 'remember',
  directive: remember,
  compile: ({ key, value }) => [sql`INSERT INTO memory (k, v) VALUES (${key}, ${value})`],
  reverse: () => irreversible('What was there before is not known.'),
  describe: ({ key }) => `remember "${key}"`,
})

/** Everything together, by operations of the same plugin. */
interface Everything {
  readonly kind: 'everything'
  readonly table: string
}

const everything = (_scope: DirectiveScope, table: string): Everything => ({
  kind: 'everything',
  table,
})

const everythingOperation = defineOperation({
  kind: 'everything',
  directive: everything,
  compile: ({ table }) => [
    addStamp({} as DirectiveScope, table, 'made_on'),
    "UPDATE memory SET v = 1 WHERE k = 'a;b'; UPDATE memory SET v = 2 WHERE k = 'c'",
    remember({} as DirectiveScope, table, null),
  ],
  reverse: () => irreversible('There is too much of it.'),
  describe: ({ table }) => `do everything with "${table}"`,
})

declare module 'limbeck' {
  interface CustomDirectives {
    readonly versionedView: typeof versionedView
    readonly addStamp: typeof addStamp
    readonly remember: typeof remember
    readonly everything: typeof everything
  }
  interface CustomBatchDirectives {
    readonly addStamp: typeof stampTable
  }
}

/** Operations as a project would add them. */
export const viewPlugin = definePlugin({
  name: 'views',
  operations: [versionedViewOperation, addStampOperation, rememberOperation, everythingOperation],
})
