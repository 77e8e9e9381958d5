import type { TableName } from '../../schema/column-reference.ts'
import { DEFAULT_NAMING, type NamingConvention } from '../../schema/naming.ts'
import {
  type ForeignKey,
  type SchemaModel,
  type Table,
  tableKey,
} from '../../schema/schema-model.ts'
import { compareCodeUnits } from '../../util/compare-code-units.ts'
import { makePrintable } from '../../util/printable.ts'
import { array, type Code, callFunction, text } from '../code.ts'
import { isPlainKey, LINE_WIDTH, printLines, renderString } from '../layout/index.ts'
import { renderImport } from '../render-import.ts'
import { createRenderScope, type RenderItem, SCRIPT_NAMES } from '../render-scope.ts'
import { chooseKey, renderTable } from '../render-table.ts'
import { chooseExports } from './choose-exports.ts'
import { findCircles, keyOf } from './find-circles.ts'
import { listObjects, type NotModelled, splitTable } from './model-parts.ts'

/** How models are written. */
export interface RenderModelsOptions {
  /** The convention that holds when the models are read. */
  readonly naming?: NamingConvention | undefined
  /** The project's own way to write an item. */
  readonly renderItem?: RenderItem | undefined
  /** JavaScript says no types. */
  readonly language?: 'ts' | 'js' | undefined
}

/** The module of the models, and what is in it. */
export interface RenderedModels {
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
  { naming = DEFAULT_NAMING, renderItem, language = 'ts' }: RenderModelsOptions = {},
): RenderedModels {
  const keys = Object.keys(model.tables).toSorted(compareCodeUnits)
  const split = keys.flatMap((key) => {
    const table = model.tables[key]
    return table === undefined ? [] : [splitTable(table)]
  })
  const tables = split.map(({ table }) => table)
  const notModelled = [...listObjects(model), ...split.flatMap((each) => each.notModelled)]
  const names = chooseExports(tables, { taken: ['c', ...SCRIPT_NAMES], suffix: 'Table' })
  const scope = createRenderScope({
    naming,
    renderItem,
    models: {
      target: createTarget(tables, names, () => scope.use('type ColumnReference'), language),
    },
  })
  const statements = tables.map((table, index) =>
    printLines(
      `export const ${names[index] ?? ''} = `,
      callFunction(scope.use('table'), ...renderTable(table, scope)),
      LINE_WIDTH,
    ),
  )
  const imports = renderImport('limbeck/schema', scope.imports()['limbeck/schema'] ?? [])
  const parts = [writeComment(notModelled), imports, ...statements].filter((part) => part !== '')
  return { code: `${parts.join('\n\n')}\n`, tables: keys, notModelled }
}

/** How models point at each other: late, and where they do so in a circle with the type that nobody could infer. */
function createTarget(
  tables: readonly Table[],
  names: readonly string[],
  useType: () => void,
  language: 'ts' | 'js',
): (references: ForeignKey['references'], from: TableName) => Code | undefined {
  const exported = new Map(tables.map((table, index) => [tableKey(table), { table, index }]))
  const circles = findCircles(tables)
  return (references, from) => {
    const key = keyOf({ references })
    const target = exported.get(key)
    const known = target?.table.columns.map(({ name }) => name) ?? []
    if (target === undefined || !references.columns.every((name) => known.includes(name)))
      return undefined
    const columns = references.columns.map((name) => {
      const property = chooseKey({ name })
      const model = names[target.index] ?? ''
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

/** What is not modelled as a line for people: `trigger "touch" of "users"`. */
export function describeNotModelled({ kind, name, schema, table, part }: NotModelled): string {
  const words = kind.replaceAll(/\p{Lu}/gu, (capital) => ` ${capital.toLowerCase()}`)
  const place = (own: string) => `"${schema === undefined ? own : `${schema}.${own}`}"`
  const whole = [
    words,
    ...(name === null ? [] : [table === undefined ? place(name) : `"${name}"`]),
    ...(table === undefined ? [] : [`of ${place(table)}`]),
  ].join(' ')
  return makePrintable(part === undefined ? whole : `${whole}: ${part}`)
}
