import type { Column, Constraint, Index, Table } from '../../schema/schema-model.ts'
import * as shared from '../shared/normalize-expression.ts'
import { normalizeTable as tidyTable } from '../shared/normalize-table.ts'
import { mysqlSplitRules } from './split-statements.ts'

/** One text for what is the same expression to its tokens. */
export function normalizeExpression(text: string): string {
  return shared.normalizeExpression(text, {
    lexical: mysqlSplitRules.lexical,
    synonyms: {
      true: '1',
      false: '0',
      now: 'current_timestamp',
      localtime: 'current_timestamp',
      localtimestamp: 'current_timestamp',
      current_timestamp: 'current_timestamp',
    },
    unquote: (name) =>
      /^`[a-z_][a-z0-9_]*`$/i.test(name) ? name.slice(1, -1).toLowerCase() : name,
  })
}

/** A table in the one form of all that MySQL and MariaDB take for the same: a unique index is a unique constraint. */
export function normalizeTable(table: Table): Table {
  const tidy = tidyTable(table, {
    column: normalizeColumn,
    constraint: normalizeConstraint,
    index: (index) => index,
  })
  const known = tidy.constraints.map(({ name }) => name)
  const uniques = tidy.indexes.filter((index) => isConstraint(index) && !known.includes(index.name))
  return {
    ...tidy,
    constraints: [
      ...tidy.constraints,
      ...uniques.map(
        ({ name, elements }): Constraint => ({
          kind: 'unique',
          name,
          columns: elements.flatMap(({ column }) => column ?? []),
        }),
      ),
    ],
    indexes: tidy.indexes.filter((index) => !isConstraint(index)),
  }
}

function normalizeColumn({ identity, ...column }: Column): Column {
  return identity === undefined ? column : { ...column, autoIncrement: true }
}

/** A primary key has no name of its own, and InnoDB takes RESTRICT for NO ACTION. */
function normalizeConstraint(constraint: Constraint): Constraint {
  if (constraint.kind === 'primaryKey') {
    const { name: _, ...rest } = constraint
    return rest
  }
  if (constraint.kind !== 'foreignKey') return constraint
  const { onDelete, onUpdate, ...rest } = constraint
  return {
    ...rest,
    ...(onDelete === undefined || onDelete === 'restrict' ? {} : { onDelete }),
    ...(onUpdate === undefined || onUpdate === 'restrict' ? {} : { onUpdate }),
  }
}

function isConstraint({ unique, elements, using }: Index): boolean {
  return (
    unique &&
    using === undefined &&
    elements.every(({ column, order, length }) => {
      return column !== undefined && order === undefined && length === undefined
    })
  )
}
