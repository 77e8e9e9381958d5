import type { Constraint, ForeignKey, Table } from '../../../src/schema/schema-model.ts'
import type { Drawing } from './draw-table.ts'

const ACTIONS = ['no action', 'cascade', 'restrict', 'set null', 'set default'] as const

/** A foreign key that the rows of the drawn tables obey: row by row they refer to the row of their number. */
export function drawForeignKey(
  { draw, profile }: Drawing,
  { from, to, name }: { readonly from: Table; readonly to: Table; readonly name: string },
): ForeignKey {
  const isWide = draw.flag()
  const nullable = from.columns.some((column) => column.name === 'n' && column.nullable)
  const canSetNull = nullable && !isWide
  // InnoDB has no SET DEFAULT, and changes no key that a column is computed from.
  const onDelete = ACTIONS.filter((action) =>
    profile.has.setDefault ? action !== 'set null' || canSetNull : !action.startsWith('set'),
  )
  const onUpdate = onDelete.filter(
    (action) => action !== 'set null' && (profile.has.setDefault || action !== 'cascade'),
  )
  return {
    kind: 'foreignKey',
    name,
    columns: isWide ? ['id', 'n'] : ['n'],
    references: {
      table: to.name,
      ...(to.schema === undefined ? {} : { schema: to.schema }),
      columns: isWide ? ['id', 'n'] : ['id'],
    },
    ...(draw.flag() ? { onDelete: draw.pick(onDelete) } : {}),
    ...(draw.flag() ? { onUpdate: draw.pick(onUpdate) } : {}),
    ...(profile.has.deferrable.includes('foreignKey')
      ? draw.pick([{}, { deferrable: true }, { deferrable: true, initially: 'deferred' as const }])
      : {}),
    ...(profile.has.notValid
      ? draw.pick([{}, { notValid: true }, { match: 'full' as const }])
      : {}),
  }
}

/** The table with a foreign key, and with the index that some engines want for it. */
export function withForeignKey(
  { profile }: Drawing,
  table: Table,
  key: Constraint & ForeignKey,
): Table {
  return {
    ...table,
    constraints: [...table.constraints, key],
    indexes: profile.has.indexesForeignKeys
      ? [...table.indexes, indexFor(table, key)]
      : table.indexes,
  }
}

/** The index that serves a foreign key. */
export function indexFor(table: Table, key: ForeignKey) {
  return {
    name: `for ${key.name ?? table.name}`,
    elements: key.columns.map((column) => ({ column })),
    unique: false,
  }
}
