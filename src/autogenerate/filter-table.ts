import type { Column, Constraint, Index, Table } from '../schema/schema-model.ts'

/** The kinds of what is in a table. */
export type PartKind =
  | 'column'
  | 'index'
  | 'uniqueConstraint'
  | 'foreignKey'
  | 'check'
  | 'primaryKey'

type Part = Column | Index | Constraint

/** The words for constraints; those that cannot be left out by themselves have none. */
const CONSTRAINT_KINDS: Readonly<Record<Constraint['kind'], PartKind | undefined>> = {
  unique: 'uniqueConstraint',
  foreignKey: 'foreignKey',
  check: 'check',
  primaryKey: 'primaryKey',
  exclude: undefined,
}

/** The table with the parts that are to be kept. */
export function filterTable(table: Table, keep: (kind: PartKind, part: Part) => boolean): Table {
  const isKept = (item: Constraint) => {
    const kind = CONSTRAINT_KINDS[item.kind]
    return kind === undefined || keep(kind, item)
  }
  const constraints = table.constraints.filter(isKept)
  const indexes = table.indexes.filter((index) => keep('index', index))
  return {
    ...table,
    columns: table.columns.filter((column) => keep('column', column)),
    constraints: constraints.filter((item) => !isTwinGone(item, table.indexes, indexes)),
    indexes: indexes.filter(
      (index) =>
        !isTwinGone(index, table.constraints, constraints) &&
        !(index.forForeignKey === true && table.constraints.some((item) => isGone(item, index))),
    ),
  }

  /** Whether a foreign key was left out that an index is there for, which has its name then. */
  function isGone(item: Constraint, { name }: Index): boolean {
    return item.kind === 'foreignKey' && item.name === name && !constraints.includes(item)
  }
}

/** Catalogs of MySQL show a unique index among the constraints too: where one is left out, so is the other. */
function isTwinGone<Item extends Part>(
  part: Part,
  before: readonly Item[],
  after: readonly Item[],
): boolean {
  const isTwin = (other: Part) => other.name === part.name && isUnique(other) && isUnique(part)
  return before.some(isTwin) && !after.some(isTwin)
}

function isUnique(part: Part): boolean {
  return 'unique' in part ? part.unique : 'kind' in part && part.kind === 'unique'
}

/** What a table has of a kind under a name. */
export function findPart(
  table: Table | undefined,
  kind: PartKind,
  name: string | undefined,
): Part | undefined {
  if (kind === 'column') return table?.columns.find((column) => column.name === name)
  if (kind === 'index') return table?.indexes.find((index) => index.name === name)
  return table?.constraints.find(
    (item) => CONSTRAINT_KINDS[item.kind] === kind && item.name === name,
  )
}

/** The table without the parts that a table of its name has and has no longer when it was filtered. */
export function withoutParts(table: Table, before: Table, after: Table): Table {
  return filterTable(
    table,
    (kind, { name }) =>
      name === undefined ||
      findPart(before, kind, name) === undefined ||
      findPart(after, kind, name) !== undefined,
  )
}
