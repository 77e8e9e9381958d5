import type {
  MeasuredColumn,
  MeasuredDefault,
  MeasuredTable,
  MeasuredType,
} from './measured-schema.ts'

const TYPES: { readonly [Type in MeasuredType]: string } = {
  integer: "type: 'integer'",
  varchar: "type: 'varchar'",
  text: "type: 'text'",
  numeric: "type: 'numeric', precision: 10, scale: 2",
  boolean: "type: 'boolean'",
  timestamptz: "type: 'timestamptz'",
  date: "type: 'date'",
  double: "type: 'double precision'",
}

const DEFAULTS: { readonly [Default in MeasuredDefault]: string } = {
  zero: '0',
  false: 'false',
  now: "() => 'now()'",
  currentTimestamp: "() => 'CURRENT_TIMESTAMP'",
}

/** Writes the module of the entities of TypeORM. */
export function writeTypeormEntities(schema: readonly MeasuredTable[]): string {
  return `import { EntitySchema } from 'typeorm'\n\nexport const entities = [\n${schema.map(writeTable).join('')}]\n`
}

function writeTable(table: MeasuredTable): string {
  const { name, columns, unique, foreignKey, check, indexes } = table
  const key = `, primary: true, generated: 'identity', generatedIdentity: 'BY DEFAULT', primaryKeyConstraintName: '${table.primaryKey}'`
  return `  new EntitySchema({
    name: '${name}',
    columns: {
${columns.map((column, place) => `      ${column.name}: { ${writeColumn(column)}${place === 0 ? key : ''} },\n`).join('')}    },
    uniques: [{ name: '${unique.name}', columns: [${quoteAll(unique.columns)}] }],
    foreignKeys: [{ name: '${foreignKey.name}', target: '${foreignKey.table}', columnNames: [${quoteAll(foreignKey.columns)}], referencedColumnNames: ['id'], onDelete: 'CASCADE' }],
    checks: [{ name: '${check.name}', expression: '${check.sql}' }],
    indices: [
${indexes.map((index) => `      { name: '${index.name}', columns: [${quoteAll(index.columns)}] },\n`).join('')}    ],
  }),
`
}

function quoteAll(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ')
}

function writeColumn({ type, length, notNull, default: value }: MeasuredColumn): string {
  return [
    TYPES[type],
    length === undefined ? '' : `, length: ${length}`,
    notNull === true ? '' : ', nullable: true',
    value === undefined ? '' : `, default: ${DEFAULTS[value]}`,
  ].join('')
}
