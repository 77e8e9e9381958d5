import { LimbeckError } from '../errors/index.ts'
import { buildColumn } from '../schema/build-column.ts'
import { type ColumnBuilder, requireColumnBuilder } from '../schema/column-builder.ts'
import type { Column, Identity, SchemaModel } from '../schema/schema-model.ts'
import { type KyselyExpression, type Sql, toSql } from '../schema/sql.ts'
import { readOptions } from '../util/read-options.ts'
import { applyChange, type ColumnChange, isChanged, restoreChange } from './column-change.ts'
import { findColumn, findTable, inSchema, putTable, requireTable, tableOf } from './edit-model.ts'
import { dropBrought, withEnums } from './enum-types.ts'
import { formatMember } from './format-name.ts'
import { type OnlineDdl, onlineDdlOptions, readOnlineDdl } from './online-ddl.ts'
import {
  type DirectiveScope,
  irreversible,
  type OperationDefinition,
  reverseBy,
} from './operation.ts'
import { type GeneratedArgument, readColumnChange } from './read-column-change.ts'
import { renameColumnDefinition } from './rename-column.ts'
import { requireName } from './require-argument.ts'
import { alreadyDone, missing } from './schema-conflict.ts'

/** Changes a column. */
export interface AlterColumn extends OnlineDdl {
  readonly kind: 'alterColumn'
  readonly table: string
  readonly schema?: string | undefined
  readonly name: string
  readonly newName?: string
  readonly change: ColumnChange
  /** PostgreSQL: how the values are turned into the new type. */
  readonly using?: Sql
  /** The column as it is, for whoever cannot ask the database. */
  readonly existing?: Column
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly alterColumn: AlterColumn
  }
}

/** What can be changed of a column: not said means left as it is, null means taken away. */
export interface AlterColumnOptions extends OnlineDdl {
  /** The new type, e.g. `t.varchar(100)`; a collation said with it is set too. */
  readonly type?: ColumnBuilder | undefined
  /** Whether the column can be null. With false it fails where a row has null. */
  readonly nullable?: boolean | undefined
  /** The new default: a value or an `sql` expression; `null` takes the default away. Rows keep their values. */
  readonly default?: unknown
  /** Another name for the column. */
  readonly name?: string | undefined
  /** Another comment, or `null` for none; SQLite keeps none. */
  readonly comment?: string | null | undefined
  /** Whether the server numbers the rows. */
  readonly autoIncrement?: boolean | undefined
  /** Another collation, or `null` for the usual one. PostgreSQL takes it with `type` only: `t.text().collate("C")`. */
  readonly collation?: string | null | undefined
  /**
   * An expression that the database computes the column by, or `{ expression, stored }`; `null` makes it an ordinary
   * column that keeps its values.
   */
  readonly generated?: GeneratedArgument | null | undefined
  /**
   * Makes it an identity column, with `always`, `start`, `increment` and the like as a sequence has them; `null` makes it
   * an ordinary one. On MySQL and MariaDB it is AUTO_INCREMENT, which takes nothing but a `start`; the rowid of
   * SQLite takes none of them.
   */
  readonly identity?: Partial<Identity> | null | undefined
  /** PostgreSQL and SQLite: the expression that turns the old values into the new type. */
  readonly using?: string | Sql | KyselyExpression | undefined
  /**
   * The column as it is now, e.g. `t.varchar(50).notNull()`: what MySQL and MariaDB need where SQL is written for later,
   * and a reversal where no database tells.
   */
  readonly existing?: ColumnBuilder | undefined
  /** The schema of the table. */
  readonly schema?: string | undefined
}

const where = 'alterColumn()'

const known = [
  'type',
  'nullable',
  'default',
  'name',
  'comment',
  'autoIncrement',
  'identity',
  'collation',
  'generated',
  'using',
  'existing',
  'schema',
  ...onlineDdlOptions,
] as const satisfies readonly (keyof AlterColumnOptions)[]

/**
 * Changes a column: what is not mentioned stays as it is, and `null` takes away. MySQL and MariaDB state the whole
 * column anew, and SQLite makes the table anew; both ask the database what is there. Throws `invalid_argument` where the
 * options change nothing.
 */
export function alterColumn(
  _scope: DirectiveScope,
  table: string,
  name: string,
  options: AlterColumnOptions,
): AlterColumn {
  requireName(table, where, 'table')
  requireName(name, where, 'column')
  const said = readOptions<AlterColumnOptions>(options, known, where)
  const { name: newName, using, existing, schema } = said
  const change = readColumnChange(said, where)
  if (newName !== undefined) requireName(newName, where, 'column')
  assertSaid(name, newName, change)
  if (using !== undefined && change.type === undefined)
    throw new LimbeckError('invalid_argument', `${where} has "using" and no "type".`, {
      hint: '"using" says how values get the new type: { type: t.integer(), using: "code::integer" }.',
    })
  return {
    kind: 'alterColumn',
    table,
    ...inSchema(schema),
    name,
    ...(newName === undefined || newName === name ? {} : { newName }),
    change,
    ...(using === undefined ? {} : { using: toSql(using) }),
    ...(existing === undefined ? {} : { existing: readExisting(name, existing) }),
    ...readOnlineDdl(said, where),
  }
}

function assertSaid(name: string, newName: string | undefined, change: ColumnChange): void {
  const isRenamed = newName !== undefined && newName !== name
  if (isRenamed || Object.keys(change).length > 0) return
  throw new LimbeckError('invalid_argument', `${where} says nothing to change of "${name}".`, {
    hint: `Say at least one of ${known
      .slice(0, 9)
      .map((key) => `"${key}"`)
      .join(', ')}.`,
  })
}

function readExisting(name: string, existing: ColumnBuilder): Column {
  const builder = requireColumnBuilder(existing, 'The existing column')
  const isKey = builder.definition.isPrimaryKey === true
  const isForeign = builder.definition.foreignKeys.length > 0
  return buildColumn(name, builder, { isKey, isLoneKey: isKey, isForeign })
}

/** What altering a column means for the schema. */
export const alterColumnDefinition: OperationDefinition<'alterColumn'> = {
  kind: 'alterColumn',
  reverse(operation, before) {
    const { table, schema, name, newName, change } = operation
    const present = findTable(before, tableOf(operation))
    const column = (present && findColumn(present, name)) ?? operation.existing
    const isKnown = column !== undefined || Object.keys(change).length === 0
    if (!isKnown)
      return irreversible(
        `What the column ${formatMember(operation, name)} was is not known: say it with "existing".`,
      )
    return reverseBy(
      {
        kind: 'alterColumn',
        table,
        ...inSchema(schema),
        name: newName ?? name,
        ...(newName === undefined ? {} : { newName: name }),
        change: column === undefined ? {} : restoreChange(change, column),
        ...(column === undefined
          ? {}
          : { existing: { ...applyChange(column, change), name: newName ?? name } }),
      },
      ...dropBrought(before, change.type === undefined ? [] : [change.type]),
    )
  },
  apply(operation, model) {
    const { name, newName, change } = operation
    const table = requireTable(model, tableOf(operation))
    const column = findColumn(table, name)
    if (column === undefined) return assertRenamed(operation, model)
    const changed = applyChange(column, change)
    const altered = isChanged(column, change)
      ? model
      : putTable(withEnums(model, change.type === undefined ? [] : [change.type]), {
          ...table,
          columns: table.columns.map((each) => (each === column ? changed : each)),
        })
    if (newName === undefined) return altered
    const { schema } = operation
    return renameColumnDefinition.apply(
      { kind: 'renameColumn', table: operation.table, ...inSchema(schema), name, newName },
      altered,
    )
  },
  isVisible: () => true,
  describe: ({ newName, change, ...operation }) => {
    const said = [...Object.keys(change), ...(newName === undefined ? [] : ['name'])]
    return `alter column ${formatMember(operation, operation.name)}: ${said.join(', ')}`
  },
  findTables: (operation) => [tableOf(operation)],
}

/** Under its new name the column shows that the operation took effect: one statement renames and changes. */
function assertRenamed(operation: AlterColumn, model: SchemaModel): never {
  const { name, newName } = operation
  const table = findTable(model, tableOf(operation))
  if (newName !== undefined && table !== undefined && findColumn(table, newName) !== undefined)
    throw alreadyDone(`The column ${formatMember(operation, name)} is renamed already.`)
  throw missing(`There is no column ${formatMember(operation, name)}.`)
}
