import { type AnyOperation, isBuiltIn, type Operation } from '../../../src/operations/index.ts'
import { tableKey } from '../../../src/schema/schema-model.ts'

/** What a change of a column is called by Alembic. The numbering of a column is a default there. */
const COLUMN_CHANGES = {
  type: 'modify_type',
  nullable: 'modify_nullable',
  default: 'modify_default',
  identity: 'modify_default',
  generated: 'modify_default',
  comment: 'modify_comment',
} as const

interface Place {
  readonly table: string
  readonly schema?: string | undefined
}

type Listers = {
  readonly [Kind in Operation['kind']]?: (
    operation: Extract<Operation, { readonly kind: Kind }>,
  ) => readonly string[]
}

const listers: Listers = {
  createTable: ({ table }) => [
    `add_table ${tableKey(table)}`,
    ...table.indexes.map(({ name }) => `add_index ${tableKey(table)}.${name}`),
  ],
  dropTable: (operation) => [`remove_table ${tableKey(operation)}`],
  addColumn: ({ column, ...place }) => [`add_column ${nameOf(place, column.name)}`],
  dropColumn: ({ name, ...place }) => [`remove_column ${nameOf(place, name)}`],
  alterColumn: ({ name, change, ...place }) =>
    Object.keys(change)
      .filter((key) => key in COLUMN_CHANGES)
      .map((key) => `${COLUMN_CHANGES[key as keyof typeof COLUMN_CHANGES]} ${nameOf(place, name)}`),
  createIndex: ({ index, ...place }) => [`add_index ${nameOf(place, index.name)}`],
  dropIndex: ({ name, table = '', schema }) => [`remove_index ${nameOf({ table, schema }, name)}`],
  renameIndex: ({ name, newName, table = '', schema }) => [
    `remove_index ${nameOf({ table, schema }, name)}`,
    `add_index ${nameOf({ table, schema }, newName)}`,
  ],
  addConstraint: ({ constraint, ...place }) => [
    `add_${wordFor(constraint.kind)} ${nameOf(place, constraint.name ?? 'None')}`,
  ],
  dropConstraint: ({ name, type, ...place }) => [`remove_${wordFor(type)} ${nameOf(place, name)}`],
  createTableComment: (place) => [`add_table_comment ${nameOf(place)}`],
  dropTableComment: (place) => [`remove_table_comment ${nameOf(place)}`],
  batchAlterTable: ({ operations }) => operations.flatMap((operation) => listChange(operation)),
}

function wordFor(kind: string | undefined): string {
  return kind === 'foreignKey' ? 'fk' : 'constraint'
}

function nameOf({ table, schema }: Place, ...names: readonly string[]): string {
  return [...(schema === undefined ? [] : [schema]), table, ...names].join('.')
}

function listChange(operation: AnyOperation): readonly string[] {
  if (!isBuiltIn(operation)) return [operation.kind]
  const list = listers[operation.kind] as ((operation: Operation) => readonly string[]) | undefined
  return list === undefined ? [operation.kind] : list(operation)
}

/** Operations in the words of Alembic: what is done, and to what. What it has no word for is told by its kind. */
export function listChanges(operations: readonly AnyOperation[]): readonly string[] {
  const builtIn = operations.filter(isBuiltIn)
  const created = new Set(
    builtIn.flatMap((each) => (each.kind === 'createTable' ? tableKey(each.table) : [])),
  )
  // A foreign key of a new table is told with the table.
  const isTold = (each: Operation) =>
    each.kind === 'addConstraint' &&
    created.has(tableKey({ name: each.table, schema: each.schema }))
  const told = operations.filter((each) => !isBuiltIn(each) || !isTold(each))
  const lines = told.flatMap(listChange)
  // The index that MariaDB made for a foreign key goes with it.
  const isOfKey = (line: string) => lines.includes(line.replace('remove_index', 'remove_fk'))
  return [
    ...new Set(lines.filter((line) => !line.startsWith('remove_index ') || !isOfKey(line))),
  ].toSorted()
}

/** What Alembic reports, without the indexes of tables that go: those go with their tables. */
export function withoutGone(lines: readonly string[]): readonly string[] {
  const gone = lines.flatMap((line) =>
    line.startsWith('remove_table ') ? [line.replace('_table', '_index')] : [],
  )
  return lines.filter((line) => !gone.some((table) => line.startsWith(`${table}.`)))
}
