import { LimbeckError } from '../errors/index.ts'
import { buildColumn } from '../schema/build-column.ts'
import { type ColumnBuilder, requireColumnBuilder } from '../schema/column-builder.ts'
import type { ColumnType } from '../schema/column-type.ts'
import { resolveDefault } from '../schema/default-value.ts'
import type { Column, ColumnDefault, Identity, SchemaModel } from '../schema/schema-model.ts'
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
import { renameColumnDefinition } from './rename-column.ts'
import { describeValue, requireName } from './require-argument.ts'
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
  readonly nullable?: boolean | undefined
  readonly default?: unknown
  /** Another name. */
  readonly name?: string | undefined
  readonly comment?: string | null | undefined
  readonly autoIncrement?: boolean | undefined
  /** Makes the column an identity column, or with null an ordinary one. */
  readonly identity?: Partial<Identity> | null | undefined
  /** PostgreSQL: the expression that turns the old values into the new type. */
  readonly using?: string | Sql | KyselyExpression | undefined
  /** The column as it is now, e.g. `t.varchar(50).notNull()`: MySQL needs it offline, and a reversal where no database tells. */
  readonly existing?: ColumnBuilder | undefined
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
  'using',
  'existing',
  'schema',
  ...onlineDdlOptions,
] as const satisfies readonly (keyof AlterColumnOptions)[]

/** Describes a change of a column. Throws `invalid_argument` for a change that changes nothing. */
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
  const change = readChange(said)
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

function readChange(said: AlterColumnOptions): ColumnChange {
  const { nullable, comment, autoIncrement, identity } = said
  const builder =
    said.type === undefined ? undefined : requireColumnBuilder(said.type, 'The new type')
  const type = builder?.definition.type
  const collation = builder?.definition.collation
  return {
    ...(type === undefined ? {} : { type }),
    ...(collation === undefined ? {} : { collation }),
    ...(nullable === undefined ? {} : { nullable: requireBoolean(nullable, 'nullable') }),
    ...(said.default === undefined ? {} : { default: readDefault(said, type) }),
    ...(comment === undefined ? {} : { comment: readComment(comment) }),
    ...(autoIncrement === undefined
      ? {}
      : { autoIncrement: requireBoolean(autoIncrement, 'autoIncrement') }),
    ...(identity === undefined ? {} : { identity: readIdentity(identity) }),
  }
}

function readDefault(said: AlterColumnOptions, type: ColumnType | undefined): ColumnDefault | null {
  if (said.default === null) return null
  return resolveDefault(
    said.default,
    type ?? said.existing?.definition.type ?? { kind: 'custom', sql: '' },
  )
}

function readComment(comment: unknown): string | null {
  if (comment === null || typeof comment === 'string') return comment
  throw new LimbeckError(
    'invalid_argument',
    `The comment of ${where} is ${describeValue(comment)}.`,
    {
      hint: 'Give a text, or null for none.',
    },
  )
}

function readIdentity(identity: Partial<Identity> | null): Identity | null {
  if (identity === null) return null
  const said = readOptions<Partial<Identity>>(
    identity,
    ['always', 'start', 'increment'],
    '"identity"',
  )
  return { always: false, ...said }
}

function requireBoolean(value: unknown, option: string): boolean {
  if (typeof value === 'boolean') return value
  throw new LimbeckError(
    'invalid_argument',
    `The option "${option}" of ${where} is ${describeValue(value)}.`,
    { hint: 'Give true or false.' },
  )
}

function assertSaid(name: string, newName: string | undefined, change: ColumnChange): void {
  const isRenamed = newName !== undefined && newName !== name
  if (isRenamed || Object.keys(change).length > 0) return
  throw new LimbeckError('invalid_argument', `${where} says nothing to change of "${name}".`, {
    hint: `Say at least one of ${known
      .slice(0, 7)
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
