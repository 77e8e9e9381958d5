import type { Column } from '../../../schema/schema-model.ts'
import {
  type CatalogRow,
  pickSaid,
  readBoolean,
  readText,
  requireText,
} from '../../shared/read-row.ts'
import type { CreateTableText } from '../read-create-table.ts'
import { readType } from '../read-type.ts'
import { readDefault } from './defaults.ts'

/** Reads a column out of the row of a pragma and the text of its table; `rowid` is the column that is another name for that. */
export function readColumn(
  row: CatalogRow,
  text: CreateTableText,
  rowid: string | undefined,
): Column {
  const name = requireText(row, 'name')
  const isRowid = name === rowid
  const type = readType(requireText(row, 'type'))
  const { generated, collation, onNullConflict } = text.columns.get(name) ?? {}
  return {
    name,
    type: isRowid ? { kind: 'integer' } : type,
    nullable: !readBoolean(row['not_null']) && !isRowid,
    ...pickSaid({
      default: isRowid ? undefined : readDefault(readText(row['expression']), type),
      autoIncrement: isRowid ? true : undefined,
      generated,
      collation,
      onNullConflict,
    }),
  }
}
