import type {
  MeasuredColumn,
  MeasuredDefault,
  MeasuredTable,
  MeasuredType,
} from './measured-schema.ts'

const TYPES: { readonly [Type in MeasuredType]: string } = {
  integer: 'sa.Integer()',
  varchar: 'sa.String',
  text: 'sa.Text()',
  numeric: 'sa.Numeric(10, 2)',
  boolean: 'sa.Boolean()',
  timestamptz: 'sa.DateTime(timezone=True)',
  date: 'sa.Date()',
  double: 'sa.Double()',
}

const DEFAULTS: { readonly [Default in MeasuredDefault]: string } = {
  zero: 'sa.text("0")',
  false: 'sa.false()',
  now: 'sa.text("now()")',
  currentTimestamp: 'sa.text("CURRENT_TIMESTAMP")',
}

/** Writes the module of the metadata of SQLAlchemy. */
export function writeSqlAlchemyModels(schema: readonly MeasuredTable[]): string {
  return `import sqlalchemy as sa\n\nmetadata = sa.MetaData()\n${schema.map(writeTable).join('')}`
}

function writeTable(table: MeasuredTable): string {
  const { name, columns, unique, foreignKey, check, indexes } = table
  return `
sa.Table(
    "${name}",
    metadata,
${columns.map((column, place) => `    ${writeColumn(column, place === 0)},\n`).join('')}    sa.PrimaryKeyConstraint("id", name="${table.primaryKey}"),
    sa.UniqueConstraint(${quoteAll(unique.columns)}, name="${unique.name}"),
    sa.ForeignKeyConstraint([${quoteAll(foreignKey.columns)}], ["${foreignKey.table}.id"], name="${foreignKey.name}", ondelete="CASCADE"),
    sa.CheckConstraint("${check.sql}", name="${check.name}"),
${indexes.map((index) => `    sa.Index("${index.name}", ${quoteAll(index.columns)}),\n`).join('')})
`
}

function quoteAll(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ')
}

function writeColumn(
  { name, type, length, notNull, default: value }: MeasuredColumn,
  isCounted: boolean,
): string {
  const said = [
    `"${name}"`,
    length === undefined ? TYPES[type] : `${TYPES[type]}(${length})`,
    ...(isCounted ? ['sa.Identity()'] : []),
    ...(notNull === true ? ['nullable=False'] : []),
    ...(value === undefined ? [] : [`server_default=${DEFAULTS[value]}`]),
  ]
  return `sa.Column(${said.join(', ')})`
}
