import type {
  MeasuredColumn,
  MeasuredDefault,
  MeasuredTable,
  MeasuredType,
} from './measured-schema.ts'

const ARGUMENTS: { readonly [Type in MeasuredType]?: string } = { numeric: '10, 2' }

const DEFAULTS: { readonly [Default in MeasuredDefault]: string } = {
  zero: '0',
  false: 'false',
  now: 'sql`now()`',
  currentTimestamp: 'sql`CURRENT_TIMESTAMP`',
}

/** Writes the module of the models of Limbeck. */
export function writeLimbeckModels(schema: readonly MeasuredTable[]): string {
  return `import { check, foreignKey, index, sql, t, table, unique } from 'limbeck/schema'\n${schema.map(writeTable).join('')}`
}

function writeTable({ name, columns, unique, foreignKey, check, indexes }: MeasuredTable): string {
  return `
export const ${name} = table(
  '${name}',
  {
${columns.map((column, place) => `    ${column.name}: ${writeColumn(column, place === 0)},\n`).join('')}  },
  (c) => [
    unique('${unique.name}').on(${writeColumns(unique.columns)}),
    foreignKey('${foreignKey.name}')
      .on(${writeColumns(foreignKey.columns)})
      .references({ table: '${foreignKey.table}', columns: ['id'] }, { onDelete: 'cascade' }),
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
    `t.${type}(${length ?? ARGUMENTS[type] ?? ''})`,
    isKey ? '.primaryKey()' : notNull === true ? '.notNull()' : '',
    value === undefined ? '' : `.default(${DEFAULTS[value]})`,
  ].join('')
}
