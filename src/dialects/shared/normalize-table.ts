import type {
  Column,
  Constraint,
  Deferral,
  ForeignKey,
  Index,
  IndexElement,
  Table,
} from '../../schema/schema-model.ts'

/** What of a table an engine has in a form of its own. */
export interface TableRules {
  readonly column: (column: Column, table: Table) => Column
  readonly constraint: (constraint: Constraint) => Constraint
  readonly index: (index: Index) => Index
}

/** A table in which what is as usual is not said: two tables are one where their forms are equal. */
export function normalizeTable(table: Table, rules: TableRules): Table {
  return {
    ...table,
    columns: table.columns.map((column) => rules.column(column, table)),
    constraints: table.constraints.map((item) => rules.constraint(tidyConstraint(item))),
    indexes: table.indexes.map((index) => rules.index(tidyIndex(index))),
  }
}

function tidyConstraint(constraint: Constraint): Constraint {
  if (constraint.kind === 'check') return constraint
  if (constraint.kind === 'exclude')
    return tidyDeferral({ ...constraint, elements: constraint.elements.map(tidyElement) })
  return tidyDeferral(constraint.kind === 'foreignKey' ? tidyForeignKey(constraint) : constraint)
}

function tidyDeferral<Item extends Deferral>(item: Item): Item {
  const { deferrable, initially, ...rest } = item
  if (deferrable !== true) return rest as Item
  return { ...item, deferrable, initially: initially ?? 'immediate' }
}

/** NO ACTION and MATCH SIMPLE are what holds where nothing is said. */
function tidyForeignKey({ onDelete, onUpdate, match, ...rest }: ForeignKey): ForeignKey {
  return {
    ...rest,
    ...(onDelete === undefined || onDelete === 'no action' ? {} : { onDelete }),
    ...(onUpdate === undefined || onUpdate === 'no action' ? {} : { onUpdate }),
    ...(match === undefined || match === 'simple' ? {} : { match }),
  }
}

/** An index in which what is as usual is not said. */
export function tidyIndex({ using, include, ...index }: Index): Index {
  return {
    ...index,
    elements: index.elements.map(tidyElement),
    ...(using === undefined || /^btree$/i.test(using) ? {} : { using }),
    ...(include === undefined || include.length === 0 ? {} : { include }),
  }
}

/** Ascending with nulls last, and descending with nulls first, is how engines sort. */
function tidyElement<Element extends IndexElement>(element: Element): Element {
  const { order, nulls, ...rest } = element
  const isUsual = nulls === (order === 'desc' ? 'first' : 'last')
  return {
    ...rest,
    ...(order === 'desc' ? { order } : {}),
    ...(nulls === undefined || isUsual ? {} : { nulls }),
  } as Element
}
