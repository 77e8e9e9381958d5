import type { TableName } from '../../schema/column-reference.ts'
import { DEFAULT_NAMING, type NamingConvention } from '../../schema/naming.ts'
import {
  type Domain,
  type ForeignKey,
  type SchemaModel,
  type Table,
  tableKey,
} from '../../schema/schema-model.ts'
import { compareCodeUnits } from '../../util/compare-code-units.ts'
import { array, type Code, callFunction, text } from '../code.ts'
import { isPlainKey, LINE_WIDTH, printLines, renderString } from '../layout/index.ts'
import { renderImport } from '../render-import.ts'
import {
  createRenderScope,
  type RenderItem,
  type RenderScope,
  SCRIPT_NAMES,
} from '../render-scope.ts'
import { chooseKey, renderTable } from '../render-table.ts'
import { chooseExports, type ExportedObject } from './choose-exports.ts'
import { describeNotModelled } from './describe-not-modelled.ts'
import { findCircles, keyOf } from './find-circles.ts'
import { type NotModelled, splitTable, splitView } from './model-parts.ts'
import { findNamedType } from './named-types.ts'
import {
  renderDomain,
  renderEnum,
  renderExtension,
  renderFunction,
  renderSequence,
  renderTrigger,
  renderView,
} from './render-objects.ts'

/** How models are written. */
export interface RenderModelsOptions {
  /** The convention that holds when the models are read. */
  readonly naming?: NamingConvention | undefined
  /** The project's own way to write an item. */
  readonly renderItem?: RenderItem | undefined
  /** JavaScript says no types. */
  readonly language?: 'ts' | 'js' | undefined
  /** What is known to be missing from the schema, beside what models cannot declare of it. */
  readonly missing?: readonly NotModelled[] | undefined
}

/** The module of the models, and what is in it. */
export interface RenderedModels {
  /** Empty where there is nothing to declare. */
  readonly code: string
  /** The names of the tables, after their schemas where they say one. */
  readonly tables: readonly string[]
  readonly notModelled: readonly NotModelled[]
}

/**
 * Writes a schema as the models that declare it, as a formatter would leave them. What models cannot declare is told in
 * a comment and listed. The same schema always gives the same text.
 */
export function renderModels(
  model: SchemaModel,
  { naming = DEFAULT_NAMING, renderItem, language = 'ts', missing = [] }: RenderModelsOptions = {},
): RenderedModels {
  const split = sortObjects(model.tables).map(splitTable)
  const splitViews = sortObjects(model.views).map(splitView)
  const tables = split.map(({ table }) => table)
  const views = splitViews.map(({ view }) => view)
  const used = new Set<string>(['c', ...SCRIPT_NAMES])
  const name = <Item extends ExportedObject>(objects: readonly Item[], suffix: string) => {
    const names = chooseExports(objects, { used, suffix })
    return objects.map((object, index) => ({ object, name: names[index] ?? '' }))
  }
  // Tables and views choose first, for they are named most.
  const named = {
    tables: name(tables, 'Table'),
    views: name(views, 'View'),
    extensions: name(sortObjects(model.extensions), 'Extension'),
    enums: name(sortObjects(model.enums), 'Enum'),
    domains: name(sortDomains(model), 'Domain'),
    sequences: name(sortObjects(model.sequences), 'Sequence'),
    functions: name(sortObjects(model.functions), 'Function'),
    triggers: name(sortObjects(model.triggers), 'Trigger'),
  }
  const types = new Map(
    [...named.enums, ...named.domains].map((each) => [tableKey(each.object), each.name]),
  )
  const relations = new Map(
    [...named.tables, ...named.views].map((each) => [tableKey(each.object), each.name]),
  )
  const scope: RenderScope & Pick<ReturnType<typeof createRenderScope>, 'imports'> =
    createRenderScope({
      naming,
      renderItem,
      models: {
        target: createTarget(tables, relations, {
          useType: () => void scope.use('type ColumnReference'),
          language,
        }),
        type: (type) => types.get(findNamedType(type, model) ?? ''),
      },
    })
  const statements = [
    ...named.extensions.map((each) => declare(each.name, renderExtension(each.object, scope))),
    ...named.enums.map((each) => declare(each.name, renderEnum(each.object, scope))),
    ...named.domains.map((each) => declare(each.name, renderDomain(each.object, scope))),
    ...named.sequences.map((each) => declare(each.name, renderSequence(each.object, scope))),
    ...named.tables.map((each) =>
      declare(each.name, callFunction(scope.use('table'), ...renderTable(each.object, scope))),
    ),
    ...named.views.map((each) => declare(each.name, renderView(each.object, scope))),
    ...named.functions.map((each) => declare(each.name, renderFunction(each.object, scope))),
    ...named.triggers.map((each) => {
      const { table, schema } = each.object
      const relation = relations.get(tableKey({ name: table, schema }))
      return declare(each.name, renderTrigger(each.object, relation, scope))
    }),
  ]
  const notModelled = [
    ...missing,
    ...split.flatMap((each) => each.notModelled),
    ...splitViews.flatMap((each) => each.notModelled),
  ]
  const imports = renderImport('limbeck/schema', scope.imports()['limbeck/schema'] ?? [])
  const parts = [writeComment(notModelled), imports, ...statements].filter((part) => part !== '')
  return {
    code: statements.length === 0 ? '' : `${parts.join('\n\n')}\n`,
    tables: tables.map(tableKey),
    notModelled,
  }
}

function declare(name: string, code: Code): string {
  return printLines(`export const ${name} = `, code, LINE_WIDTH)
}

function sortObjects<Item>(record: Readonly<Record<string, Item>> = {}): readonly Item[] {
  return Object.entries(record)
    .toSorted(([one], [other]) => compareCodeUnits(one, other))
    .map(([, item]) => item)
}

/** Domains after those that they are made of. */
function sortDomains(model: SchemaModel): readonly Domain[] {
  const sorted = new Set<Domain>()
  const visit = (domain: Domain) => {
    const base = domain.type.kind === 'array' ? domain.type.element : domain.type
    const before = model.domains?.[findNamedType(base, model) ?? '']
    if (before !== undefined && before !== domain && !sorted.has(before)) visit(before)
    sorted.add(domain)
  }
  for (const domain of sortObjects(model.domains)) visit(domain)
  return [...sorted]
}

/** How models point at each other: late, and where they do so in a circle with the type that nobody could infer. */
function createTarget(
  tables: readonly Table[],
  names: ReadonlyMap<string, string>,
  { useType, language }: { readonly useType: () => void; readonly language: 'ts' | 'js' },
): (references: ForeignKey['references'], from: TableName) => Code | undefined {
  const columnsOf = new Map(
    tables.map((table) => [tableKey(table), new Set(table.columns.map(({ name }) => name))]),
  )
  const circles = findCircles(tables)
  return (references, from) => {
    const key = keyOf({ references })
    const known = columnsOf.get(key)
    if (known === undefined || !references.columns.every((name) => known.has(name)))
      return undefined
    const columns = references.columns.map((name) => {
      const property = chooseKey({ name })
      const model = names.get(key) ?? ''
      return text(
        isPlainKey(property) ? `${model}.${property}` : `${model}[${renderString(property)}]`,
      )
    })
    const [only, ...others] = columns
    const isLone = only !== undefined && others.length === 0
    const arrow: Code = { kind: 'arrow', parameter: '', body: isLone ? only : array(columns) }
    if (language === 'js' || !circles.has(key) || !circles.has(tableKey(from))) return arrow
    useType()
    return { ...arrow, returns: isLone ? 'ColumnReference' : 'readonly ColumnReference[]' }
  }
}

function writeComment(notModelled: readonly NotModelled[]): string {
  if (notModelled.length === 0) return ''
  return [
    '// Not modelled, and left as it is in the database:',
    ...notModelled.map((item) => `//   ${describeNotModelled(item)}`),
  ].join('\n')
}
