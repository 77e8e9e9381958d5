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

/** The tables of one module: nobody writes a thousand into one. */
const TABLES_PER_MODULE = 100

/** Writes the modules of the models of Limbeck, by their names. */
export function writeLimbeckModels(
  schema: readonly MeasuredTable[],
): Readonly<Record<string, string>> {
  const modules: Record<string, string> = {}
  for (let first = 0; first < schema.length; first += TABLES_PER_MODULE) {
    const tables = schema.slice(first, first + TABLES_PER_MODULE)
    modules[`${tables[0]?.name}.ts`] = writeModule(tables)
  }
  return modules
}

function writeModule(schema: readonly MeasuredTable[]): string {
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
