import type {
  MeasuredColumn,
  MeasuredDefault,
  MeasuredTable,
  MeasuredType,
} from './measured-schema.ts'

const TYPES: { readonly [Type in MeasuredType]: string } = {
  integer: 'integer()',
  varchar: 'varchar',
  text: 'text()',
  numeric: 'numeric({ precision: 10, scale: 2 })',
  boolean: 'boolean()',
  timestamptz: 'timestamp({ withTimezone: true })',
  date: 'date()',
  double: 'doublePrecision()',
}

const DEFAULTS: { readonly [Default in MeasuredDefault]: string } = {
  zero: "'0'",
  false: 'false',
  now: 'sql`now()`',
  currentTimestamp: 'sql`CURRENT_TIMESTAMP`',
}

/** Writes the module of the tables of Drizzle. */
export function writeDrizzleSchema(schema: readonly MeasuredTable[]): string {
  return `import { sql } from 'drizzle-orm'
import { boolean, check, date, doublePrecision, foreignKey, index, integer, numeric, pgTable, text, timestamp, unique, varchar } from 'drizzle-orm/pg-core'
${schema.map(writeTable).join('')}`
}

function writeTable({ name, columns, unique, foreignKey, check, indexes }: MeasuredTable): string {
  return `
export const ${name} = pgTable(
  '${name}',
  {
${columns.map((column, place) => `    ${column.name}: ${writeColumn(column, place === 0)},\n`).join('')}  },
  (c) => [
    unique('${unique.name}').on(${writeColumns(unique.columns)}),
    foreignKey({ name: '${foreignKey.name}', columns: [${writeColumns(foreignKey.columns)}], foreignColumns: [${foreignKey.table}.id] }).onDelete('cascade'),
    check('${check.name}', sql\`${check.sql}\`),
${indexes.map((index) => `    index('${index.name}').on(${writeColumns(index.columns)}),\n`).join('')}  ],
)
`
}

function writeColumns(columns: readonly string[]): string {
  return columns.map((column) => `c.${column}`).join(', ')
}

function writeColumn(
  { type, length, notNull, default: value }: MeasuredColumn,
  isKey: boolean,
): string {
  return [
    length === undefined ? TYPES[type] : `${TYPES[type]}({ length: ${length} })`,
    isKey ? '.primaryKey().generatedByDefaultAsIdentity()' : notNull === true ? '.notNull()' : '',
    value === undefined ? '' : `.default(${DEFAULTS[value]})`,
  ].join('')
}
