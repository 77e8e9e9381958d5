import { LimbeckError } from '../errors/index.ts'
import type { Column, Table } from '../schema/schema-model.ts'
import { isPlainObject } from '../util/plain-object.ts'
import { readOptions } from '../util/read-options.ts'
import { findTable, inSchema, type OnTable, putTable, requireTable, tableOf } from './edit-model.ts'
import { formatTable } from './format-name.ts'
import {
  type DirectiveScope,
  irreversible,
  type OperationDefinition,
  reverseBy,
} from './operation.ts'
import { describeValue, requireName } from './require-argument.ts'

/** Options by their names; null is what the engine takes when nothing is said. */
export type OptionChange = Readonly<Record<string, string | number | boolean | null>>

/** Changes options of a table. */
export interface AlterTableOptions extends OnTable {
  readonly kind: 'alterTableOptions'
  readonly options: OptionChange
  /** PostgreSQL's storage parameters. */
  readonly with?: OptionChange
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly alterTableOptions: AlterTableOptions
  }
}

/** What can be said where options of a table are changed. */
export interface AlterTableOptionsOptions {
  /** The schema of the table. */
  readonly schema?: string | undefined
  /** PostgreSQL: storage parameters to set, or with `null` to take away: `{ fillfactor: 70 }`. */
  readonly with?: OptionChange | undefined
}

const where = 'alterTableOptions()'

/**
 * Changes options of a table, by the names that models give them: `engine`, `charset`, `collation`, `rowFormat` on MySQL
 * and MariaDB, `unlogged`, `tablespace` on PostgreSQL, `strict`, `withoutRowid` on SQLite, which makes the table anew. `null`
 * stands for what the engine takes when nothing is said. A character set or a collation is that of new columns: those that
 * are there keep theirs. Throws `invalid_argument` where nothing is changed.
 */
export function alterTableOptions(
  _scope: DirectiveScope,
  table: string,
  options: OptionChange,
  more?: AlterTableOptionsOptions,
): AlterTableOptions {
  requireName(table, where, 'table')
  const said = readOptions<AlterTableOptionsOptions>(more, ['schema', 'with'], where)
  assertChange(options, 'The options')
  if (said.with !== undefined) assertChange(said.with, 'The storage parameters')
  if (Object.keys({ ...options, ...said.with }).length === 0)
    throw new LimbeckError('invalid_argument', `${where} says nothing to change of "${table}".`, {
      hint: 'Say an option: op.alterTableOptions("logs", { unlogged: true }).',
    })
  return {
    kind: 'alterTableOptions',
    table,
    ...inSchema(said.schema),
    options,
    ...(said.with === undefined ? {} : { with: said.with }),
  }
}

function assertChange(change: unknown, what: string): void {
  if (!isPlainObject(change))
    throw new LimbeckError(
      'invalid_argument',
      `${what} of ${where} are ${describeValue(change)}.`,
      {
        hint: 'Give an object: { rowFormat: "COMPRESSED", engine: null }.',
      },
    )
  for (const [name, value] of Object.entries(change))
    if (value !== null && !['string', 'number', 'boolean'].includes(typeof value))
      throw new LimbeckError(
        'invalid_argument',
        `"${name}" of ${where} is ${describeValue(value)}.`,
        { hint: 'Give a text, a number, true or false, or null for what is usual.' },
      )
}

/** What changing options means for the schema. */
export const alterTableOptionsDefinition: OperationDefinition<'alterTableOptions'> = {
  kind: 'alterTableOptions',
  reverse(operation, before) {
    const { table, schema, options, with: parameters } = operation
    const own = findTable(before, tableOf(operation))
    if (own === undefined)
      return irreversible(
        `What the options of ${formatTable(tableOf(operation))} were is not known.`,
      )
    return reverseBy({
      kind: 'alterTableOptions',
      table,
      ...inSchema(schema),
      options: restore(withCollation(options), own.options),
      ...(parameters === undefined ? {} : { with: restore(parameters, own.with) }),
    })
  },
  apply(operation, model) {
    const table = requireTable(model, tableOf(operation))
    const { options, with: parameters } = operation
    const { options: _options, with: _with, ...rest } = table
    return putTable(model, {
      ...rest,
      columns: keepCollations(table, options),
      ...pick('options', { ...table.options, ...withCollation(options) }),
      ...pick('with', { ...table.with, ...parameters }),
    })
  },
  isVisible: () => false,
  describe: ({ options, with: parameters, ...operation }) => {
    const names = [...Object.keys(options), ...Object.keys(parameters ?? {})]
    return `alter options of table ${formatTable(tableOf(operation))}: ${names.join(', ')}`
  },
  findTables: (operation) => [tableOf(operation)],
}

function restore(change: OptionChange, present: Table['options'] = {}): OptionChange {
  return Object.fromEntries(Object.keys(change).map((name) => [name, present[name] ?? null]))
}

/** A character set brings its own collation along, unless one is said too. */
function withCollation(options: OptionChange): OptionChange {
  if (options['charset'] === undefined || options['collation'] !== undefined) return options
  return { ...options, collation: null }
}

/** What is said of options; nothing where they are all as usual. */
function pick<Key extends 'options' | 'with'>(
  key: Key,
  change: OptionChange,
): { readonly [Own in Key]?: NonNullable<Table['options']> } {
  const said = Object.entries(change).filter(([, value]) => value !== null)
  return (said.length === 0 ? {} : { [key]: Object.fromEntries(said) }) as {
    readonly [Own in Key]?: NonNullable<Table['options']>
  }
}

/** MySQL and MariaDB: columns of text keep the collation that they had from their table. */
function keepCollations({ columns, options = {} }: Table, change: OptionChange): readonly Column[] {
  const { collation } = options
  const isOther = change['charset'] !== undefined || change['collation'] !== undefined
  if (!isOther || typeof collation !== 'string') return columns
  return columns.map((column) =>
    column.collation === undefined && holdsText(column) ? { ...column, collation } : column,
  )
}

/** Whether the values of a column have a collation. */
export function holdsText({ type }: Column): boolean {
  if (type.kind === 'native' || type.kind === 'custom')
    return /^(?:\w*text|n?v?char|enum|set)/i.test(type.sql)
  return ['char', 'varchar', 'text', 'enum', 'uuid'].includes(type.kind)
}
