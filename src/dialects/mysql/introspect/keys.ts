import type { ForeignKey, ReferentialAction } from '../../../schema/schema-model.ts'
import { compareCodeUnits } from '../../../util/compare-code-units.ts'
import {
  type CatalogRow,
  groupRows,
  pickSaid,
  readText,
  requireText,
} from '../../shared/read-row.ts'
import type { CatalogView } from './catalog-view.ts'
import type { Place } from './place.ts'

/** The columns of foreign keys with those that they reference. */
export const keyColumnsView: CatalogView = {
  from: 'information_schema.KEY_COLUMN_USAGE v',
  columns: {
    name: 'CONSTRAINT_NAME',
    position: 'ORDINAL_POSITION',
    column: 'COLUMN_NAME',
    referenced_schema: 'REFERENCED_TABLE_SCHEMA',
    referenced_table: 'REFERENCED_TABLE_NAME',
    referenced_column: 'REFERENCED_COLUMN_NAME',
  },
  schema: 'TABLE_SCHEMA',
  table: 'TABLE_NAME',
  where: 'v.REFERENCED_TABLE_NAME IS NOT NULL',
}

/** What follows a change of the rows that foreign keys reference. */
export const keyActionsView: CatalogView = {
  from: 'information_schema.REFERENTIAL_CONSTRAINTS v',
  columns: { name: 'CONSTRAINT_NAME', on_delete: 'DELETE_RULE', on_update: 'UPDATE_RULE' },
  schema: 'CONSTRAINT_SCHEMA',
  table: 'TABLE_NAME',
}

/** Reads the foreign keys of a table. */
export function readForeignKeys(
  columns: readonly CatalogRow[],
  actions: readonly CatalogRow[],
  place: Place,
): readonly ForeignKey[] {
  const actionsOf = new Map(actions.map((row) => [requireText(row, 'name'), row]))
  return [...groupRows(columns, (row) => requireText(row, 'name'))]
    .map(([name, rows]) => readForeignKey(rows, actionsOf.get(name) ?? {}, place))
    .toSorted((a, b) => compareCodeUnits(a.name, b.name))
}

function readForeignKey(
  rows: readonly CatalogRow[],
  action: CatalogRow,
  { home }: Place,
): ForeignKey & { readonly name: string } {
  const sorted = rows.toSorted((a, b) => Number(a['position']) - Number(b['position']))
  const first = sorted[0] ?? {}
  const schema = readText(first['referenced_schema'])
  return {
    kind: 'foreignKey',
    name: requireText(first, 'name'),
    columns: sorted.map((row) => requireText(row, 'column')),
    references: {
      table: requireText(first, 'referenced_table'),
      ...(schema === undefined || schema === home ? {} : { schema }),
      columns: sorted.map((row) => requireText(row, 'referenced_column')),
    },
    ...pickSaid({
      onDelete: readAction(action['on_delete']),
      onUpdate: readAction(action['on_update']),
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
