import type { ColumnType } from '../../../schema/column-type.ts'
import type { Column } from '../../../schema/schema-model.ts'
import { sql } from '../../../schema/sql.ts'
import {
  type CatalogRow,
  pickSaid,
  readNumber,
  readText,
  requireText,
} from '../../shared/read-row.ts'
import { readType } from '../read-type.ts'
import type { CatalogView } from './catalog-view.ts'
import { withUpdate } from './defaults.ts'
import { dropSchema } from './drop-schema.ts'
import type { CatalogVariation } from './variation.ts'

/** The columns of tables. */
export const columnsView: CatalogView = {
  from: 'information_schema.COLUMNS v',
  columns: {
    name: 'COLUMN_NAME',
    position: 'ORDINAL_POSITION',
    type: 'COLUMN_TYPE',
    nullable: 'IS_NULLABLE',
    expression: 'COLUMN_DEFAULT',
    extra: 'EXTRA',
    generated: 'GENERATION_EXPRESSION',
    collation: 'COLLATION_NAME',
    comment: 'COLUMN_COMMENT',
  },
  schema: 'TABLE_SCHEMA',
  table: 'TABLE_NAME',
}

/** What has to be known of the table to read its columns. */
export interface ColumnContext {
  /** What its columns have where they say nothing. */
  readonly collation: string | undefined
  /** The columns that are JSON though their type says LONGTEXT. */
  readonly jsonColumns: ReadonlySet<string>
  /** The types that were read before: a database has few of them, however many columns. */
  readonly types: Map<string, ColumnType>
  readonly variation: CatalogVariation
  /** The schema that defaults leave out where they count by a sequence in it. */
  readonly home: string | undefined
}

/** Reads the columns of a table. */
export function readColumns(
  rows: readonly CatalogRow[],
  context: ColumnContext,
): readonly Column[] {
  return rows
    .toSorted((a, b) => Number(a['position']) - Number(b['position']))
    .map((row) => readColumn(row, context))
}

function readColumn(
  row: CatalogRow,
  { collation: inherited, jsonColumns, types, variation, home }: ColumnContext,
): Column {
  const name = requireText(row, 'name')
  const extra = requireText(row, 'extra')
  const isJson = jsonColumns.has(name)
  const type: ColumnType = isJson ? { kind: 'json' } : readTypeOnce(writeTypeText(row), types)
  const generated = readText(row['generated']) || undefined
  const collation = readText(row['collation'])
  const written = readText(row['expression'])
  const isCounted = written !== undefined && /^nextval\(/i.test(written)
  const text = isCounted && home !== undefined ? dropSchema(written, home) : written
  const expression = { text, extra, type }
  return {
    name,
    type,
    nullable: readText(row['nullable']) === 'YES',
    ...pickSaid({
      default:
        generated === undefined ? withUpdate(variation.readDefault(expression), extra) : undefined,
      autoIncrement: /auto_increment/i.test(extra) ? true : undefined,
      generated:
        generated === undefined
          ? undefined
          : {
              expression: sql.raw(variation.readExpression(generated)),
              stored: /stored|persistent/i.test(extra),
            },
      collation: isJson || collation === inherited ? undefined : collation,
      comment: readText(row['comment']) || undefined,
      isVisible: /\binvisible\b/i.test(extra) ? false : undefined,
    }),
  }
}

function readTypeOnce(text: string, types: Map<string, ColumnType>): ColumnType {
  const known = types.get(text)
  if (known !== undefined) return known
  const type = readType(text)
  types.set(text, type)
  return type
}

/** MySQL keeps the reference system of a geometry beside its type. */
function writeTypeText(row: CatalogRow): string {
  const system = readNumber(row['srid'])
  const type = requireText(row, 'type')
  return system === undefined ? type : `${type} srid ${system}`
}
