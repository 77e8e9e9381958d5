import type { Constraint, ReferentialAction } from '../../schema/schema-model.ts'
import { type CatalogRow, groupRows, pickSaid, readText, requireText } from '../shared/read-row.ts'

/**
 * Reads primary keys, unique constraints and foreign keys. A referenced schema that is `ownSchema` is not said.
 */
export function readKeys(
  rows: readonly CatalogRow[],
  ownSchema: string | undefined,
): readonly Constraint[] {
  const groups = groupRows(rows, (row) => `${requireText(row, 'type')} ${requireText(row, 'name')}`)
  return [...groups.values()].map((group) => readKey(group, ownSchema))
}

function readKey(rows: readonly CatalogRow[], ownSchema: string | undefined): Constraint {
  const first = rows[0] ?? {}
  const name = requireText(first, 'name')
  const columns = rows.map((row) => requireText(row, 'column'))
  const type = readText(first['type'])
  if (type === 'PRIMARY KEY') return { kind: 'primaryKey', name, columns }
  if (type === 'UNIQUE') return { kind: 'unique', name, columns }
  const schema = readText(first['referenced_schema'])
  return {
    kind: 'foreignKey',
    name,
    columns,
    references: {
      table: requireText(first, 'referenced_table'),
      ...(schema === undefined || schema === ownSchema ? {} : { schema }),
      columns: rows.map((row) => requireText(row, 'referenced_column')),
    },
    ...pickSaid({
      onDelete: readAction(first['on_delete']),
      onUpdate: readAction(first['on_update']),
    }),
  }
}

/** NO ACTION and RESTRICT are one to InnoDB; MySQL shows the first where nothing was said, MariaDB the second. */
function readAction(value: unknown): ReferentialAction | undefined {
  const action = readText(value)?.toLowerCase()
  return action === 'cascade' || action === 'set null' || action === 'set default'
    ? action
    : undefined
}
