import { chooseName } from '../schema/choose-name.ts'
import type { NamingConvention } from '../schema/naming.ts'
import type { Constraint, PrimaryKey, Table } from '../schema/schema-model.ts'
import type { InlineConstraint } from './render-column.ts'
import { canSayConstraint } from './sayable/index.ts'

/** The constraints of a table, told apart by where they are said. */
export interface PlacedConstraints {
  /** The primary key, where its columns say that they are. */
  readonly key: PrimaryKey | undefined
  /** By column. */
  readonly inline: ReadonlyMap<string, readonly InlineConstraint[]>
  readonly apart: readonly Constraint[]
}

/** Chooses what is said on columns: what concerns one column and can be said there in full. */
export function placeConstraints(table: Table, naming: NamingConvention): PlacedConstraints {
  const inline = new Map<string, readonly InlineConstraint[]>()
  const apart: Constraint[] = []
  let key: PrimaryKey | undefined
  for (const constraint of table.constraints) {
    if (constraint.kind === 'primaryKey' && canSayKey(constraint, table, naming)) key = constraint
    else {
      const column = findColumn(constraint, table, inline)
      if (column === undefined) apart.push(constraint)
      else inline.set(column.name, [...(inline.get(column.name) ?? []), column.constraint])
    }
  }
  return { key, inline, apart }
}

/** Several columns can only say a key that is in their order and has the name that the convention gives. */
function canSayKey(key: PrimaryKey, table: Table, naming: NamingConvention): boolean {
  const { name, columns } = key
  const own = table.columns.map((column) => column.name)
  if (!canSayConstraint(key, 'inline') || !columns.every((column) => own.includes(column)))
    return false
  if (columns.length === 1) return true
  const parts = { table: table.name, schema: table.schema, columns }
  const ordered = own.filter((each) => columns.includes(each))
  return (
    (name === undefined || chooseName('pk', null, parts, naming) === name) &&
    ordered.join('\0') === columns.join('\0')
  )
}

function findColumn(
  constraint: Constraint,
  { columns }: Table,
  inline: PlacedConstraints['inline'],
): { readonly name: string; readonly constraint: InlineConstraint } | undefined {
  if (constraint.kind !== 'unique' && constraint.kind !== 'foreignKey') return undefined
  const [name] = constraint.columns
  // A column that the table has from another is not there to say it.
  const isOwn = columns.some((column) => column.name === name)
  if (name === undefined || !isOwn || !canSayConstraint(constraint, 'inline')) return undefined
  const hasOther = inline.get(name)?.some((item) => item.kind === 'unique') === true
  return constraint.kind === 'unique' && hasOther ? undefined : { name, constraint }
}
