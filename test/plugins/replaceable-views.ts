import { type DirectiveScope, defineOperation, definePlugin } from '../../src/index.ts'

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

const create = defineOperation({
  kind: 'createReplaceableView',
  directive: createReplaceableView,
  compile: ({ name, query, replaces }, { quoteIdentifier }) => [
    ...(replaces === undefined ? [] : [`DROP VIEW ${quoteIdentifier(name)}`]),
    `CREATE VIEW ${quoteIdentifier(name)} AS ${query}`,
  ],
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
})
