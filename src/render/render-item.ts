import { nameIndex } from '../schema/build-item.ts'
import type { NamingKey } from '../schema/naming.ts'
import { foreignKeyOptions } from '../schema/reference-target.ts'
import type {
  Constraint,
  Deferral,
  ExcludeElement,
  Index,
  IndexElement,
  PrimaryKey,
  Table,
  Unique,
} from '../schema/schema-model.ts'
import { type Code, callFunction, chain, object, string } from './code.ts'
import { renderNewName, renderOwnName } from './render-name.ts'
import type { RenderScope } from './render-scope.ts'
import { renderTarget } from './render-target.ts'
import { renderEntries, renderKnown, renderSql, renderValue } from './render-value.ts'

/** The table around an item, and how its columns are pointed at. */
export interface ItemContext {
  readonly table: Pick<Table, 'name' | 'schema'>
  readonly point: (column: string) => Code
}

type ItemRenderers = {
  readonly [Kind in Constraint['kind']]: (
    item: Extract<Constraint, { readonly kind: Kind }>,
    context: ItemContext,
    scope: RenderScope,
  ) => Code
}

const renderers: ItemRenderers = {
  primaryKey(item, context, scope) {
    const { columns } = item
    const name = renderName('pk', item.name, { columns }, context, scope)
    const key = callFunction(scope.use('primaryKey'), ...name)
    const on = chain(key, 'on', ...columns.map(context.point))
    return renderIncluded(renderDeferral(on, item), item, context)
  },
  unique(item, context, scope) {
    const { columns } = item
    const name = renderName('uq', item.name, { columns }, context, scope)
    const on = chain(
      callFunction(scope.use('unique'), ...name),
      'on',
      ...columns.map(context.point),
    )
    const deferred = renderDeferral(on, item)
    const distinct = item.nullsNotDistinct === true ? chain(deferred, 'nullsNotDistinct') : deferred
    return renderIncluded(distinct, item, context)
  },
  foreignKey({ kind: _kind, name, columns, references, ...settings }, context, scope) {
    const parts = { columns, referred: references.table, referredColumns: references.columns }
    const rendered = renderName('fk', name, parts, context, scope)
    const key = callFunction(scope.use('foreignKey'), ...rendered)
    const options = renderKnown(settings, foreignKeyOptions, scope)
    const isPlain = Object.keys(options).length === 0
    return chain(
      chain(key, 'on', ...columns.map(context.point)),
      'references',
      renderTarget(references, context.table, scope),
      ...(isPlain ? [] : [object(options)]),
    )
  },
  check(item, context, scope) {
    const { name, expression } = item
    const rendered = renderName('ck', name, { columns: [] }, context, scope)
    const settings = renderKnown(item, ['notValid', 'noInherit'], scope)
    const isPlain = rendered.length === 0 || Object.keys(settings).length === 0
    const said = isPlain ? [] : [object(settings)]
    return callFunction(scope.use('check'), ...rendered, renderSql(expression, scope), ...said)
  },
  exclude(item, context, scope) {
    const { name, elements, using, where } = item
    const start = callFunction(scope.use('exclude'), ...(name === undefined ? [] : [string(name)]))
    const used = using === undefined ? start : chain(start, 'using', string(using))
    const on = chain(used, 'on', ...elements.map((element) => renderExcluded(element, scope)))
    const limited = where === undefined ? on : chain(on, 'where', renderSql(where, scope))
    return renderDeferral(limited, item)
  },
}

/** A constraint as an item of a table; nothing where the project leaves it out. */
export function renderConstraintItem(
  constraint: Constraint,
  context: ItemContext,
  scope: RenderScope,
): Code | undefined {
  const custom = scope.custom(constraint.kind, constraint)
  if (custom !== undefined) return custom === false ? undefined : custom
  const render = renderers[constraint.kind] as (
    item: Constraint,
    context: ItemContext,
    scope: RenderScope,
  ) => Code
  return render(constraint, context, scope)
}

/** An index as an item of a table; nothing where the project leaves it out. */
export function renderIndexItem(
  index: Index,
  context: ItemContext,
  scope: RenderScope,
): Code | undefined {
  const custom = scope.custom('index', index)
  if (custom !== undefined) return custom === false ? undefined : custom
  const { table, point } = context
  const { name, elements, unique, using, include, where, with: parameters } = index
  const { tablespace, withParser } = index
  const parts = { table: table.name, schema: table.schema, columns: [] }
  const isUsual = scope.leavesNamesOut && nameIndex(index, table, scope.naming) === name
  const said = isUsual ? [] : [renderNewName('ix', name, parts, scope)]
  const start = callFunction(scope.use('index'), ...said)
  const steps: readonly ((code: Code) => Code)[] = [
    (code) => chain(code, 'on', ...elements.map((each) => renderElement(each, point, scope))),
    (code) => (unique ? chain(code, 'unique') : code),
    (code) => (using === undefined ? code : chain(code, 'using', string(using))),
    (code) => (include === undefined ? code : chain(code, 'include', ...include.map(point))),
    (code) => (where === undefined ? code : chain(code, 'where', renderSql(where, scope))),
    (code) =>
      parameters === undefined ? code : chain(code, 'with', renderValue(parameters, scope)),
    (code) => (index.nullsNotDistinct === true ? chain(code, 'nullsNotDistinct') : code),
    (code) => (tablespace === undefined ? code : chain(code, 'tablespace', string(tablespace))),
    (code) => (withParser === undefined ? code : chain(code, 'withParser', string(withParser))),
  ]
  return steps.reduce((code, step) => step(code), start)
}

/** What an index is over: a column, an expression, or either with how it is sorted. */
export function renderElement(
  element: IndexElement,
  point: (column: string) => Code,
  scope: RenderScope,
): Code {
  const { column, expression, ...sorting } = element
  if (Object.values(sorting).some((value) => value !== undefined))
    return object(renderEntries(element, scope))
  if (column !== undefined) return point(column)
  return expression === undefined ? object({}) : renderSql(expression, scope)
}

/** An element of an exclude constraint, which always has its operator. */
export function renderExcluded(element: ExcludeElement, scope: RenderScope): Code {
  return object(renderEntries(element, scope))
}

type NameParts = Omit<Parameters<typeof renderNewName>[2], 'table' | 'schema'>

function renderName(
  key: NamingKey,
  name: string | undefined,
  parts: NameParts,
  { table }: ItemContext,
  scope: RenderScope,
): readonly Code[] {
  const own = { ...parts, table: table.name, schema: table.schema }
  const said = renderOwnName(key, name, own, scope)
  return said === undefined ? [] : [said]
}

function renderIncluded(
  code: Code,
  { include }: PrimaryKey | Unique,
  { point }: ItemContext,
): Code {
  return include === undefined ? code : chain(code, 'include', ...include.map(point))
}

function renderDeferral(code: Code, { deferrable, initially }: Deferral): Code {
  if (deferrable !== true) return code
  return chain(code, 'deferrable', ...(initially === undefined ? [] : [string(initially)]))
}
