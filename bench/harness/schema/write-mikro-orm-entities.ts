import type {
  MeasuredColumn,
  MeasuredDefault,
  MeasuredTable,
  MeasuredType,
} from './measured-schema.ts'

const TYPES: { readonly [Type in MeasuredType]: string } = {
  integer: 'p.integer()',
  varchar: 'p.string()',
  text: 'p.text()',
  numeric: 'p.decimal().precision(10).scale(2)',
  boolean: 'p.boolean()',
  timestamptz: "p.datetime().columnType('timestamptz')",
  date: 'p.date()',
  double: 'p.double()',
}

const DEFAULTS: { readonly [Default in MeasuredDefault]: string } = {
  zero: '0',
  false: 'false',
  now: 'now()',
  currentTimestamp: 'CURRENT_TIMESTAMP',
}

/** Writes the module of the entities of MikroORM. */
export function writeMikroOrmEntities(schema: readonly MeasuredTable[]): string {
  return `import { defineEntity, p } from '@mikro-orm/core'\n${schema.map(writeTable).join('')}
export const entities = [${schema.map(({ name }) => name).join(', ')}]
`
}

function writeTable({ name, columns, unique, foreignKey, check, indexes }: MeasuredTable): string {
  const references = new Map(foreignKey.columns.map((column) => [column, foreignKey]))
  return `
export const ${name} = defineEntity({
  name: '${name}',
  tableName: '${name}',
  properties: {
${columns
  .map((column, place) => {
    const reference = references.get(column.name)
    const text =
      reference === undefined
        ? writeColumn(column, place === 0)
        : `() => p.manyToOne(${reference.table}).joinColumn('${column.name}').nullable().deleteRule('cascade').updateRule('no action').foreignKeyName('${reference.name}').index('ix_${name}_${column.name}')`
    return `    ${column.name}: ${text},\n`
  })
  .join('')}  },
  uniques: [{ name: '${unique.name}', properties: [${quoteAll(unique.columns)}] }],
  checks: [{ name: '${check.name}', expression: '${check.sql}' }],
  indexes: [
${indexes
  .filter(({ columns: [first = ''] }) => !references.has(first))
  .map((index) => `    { name: '${index.name}', properties: [${quoteAll(index.columns)}] },\n`)
  .join('')}  ],
})
`
}

function quoteAll(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ')
}

function writeColumn(
  { name, type, length, notNull, default: value }: MeasuredColumn,
  isKey: boolean,
): string {
  return [
    TYPES[type],
    `.name('${name}')`,
    length === undefined ? '' : `.length(${length})`,
    isKey
      ? ".primary().generated('by default as identity')"
      : notNull === true
        ? ''
        : '.nullable()',
    value === undefined ? '' : `.defaultRaw('${DEFAULTS[value]}')`,
  ].join('')
}
