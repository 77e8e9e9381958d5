import { LimbeckError } from '../errors/index.ts'
import { hashText } from '../util/stable-hash.ts'
import { chooseName, type NameParts } from './choose-name.ts'
import type { TableName } from './column-reference.ts'
import { isFinalName } from './final-name.ts'
import type { NamingConvention, NamingKey } from './naming.ts'
import { resolveAction, resolveMatch, resolveTarget } from './reference-target.ts'
import type {
  Check,
  Constraint,
  Exclusion,
  ForeignKey,
  Index,
  IndexElement,
} from './schema-model.ts'
import type { Sql } from './sql.ts'
import type {
  CheckDefinition,
  ExcludeDefinition,
  ForeignKeyDefinition,
  IndexDefinition,
  ItemDefinition,
  KeyDefinition,
} from './table-items.ts'

/** Builds an index, named by the convention where it has no name. */
export function buildIndex(
  definition: IndexDefinition,
  table: TableName,
  naming: NamingConvention,
): Index {
  const { kind: _, name: given, elements, include, ...rest } = definition
  assertNotEmpty(elements, 'An index', table)
  const name = chooseName('ix', given, listNameParts({ elements }, table), naming)
  return { name, elements, ...rest, ...(include === undefined ? {} : { include }) }
}

/** The name that the convention gives an index which has none. */
export function nameIndex(
  index: Pick<Index, 'elements'>,
  table: TableName,
  naming: NamingConvention,
): string {
  return chooseName('ix', null, listNameParts(index, table), naming)
}

function listNameParts({ elements }: Pick<Index, 'elements'>, table: TableName): NameParts {
  return { table: table.name, schema: table.schema, columns: elements.map(wordElement) }
}

type ConstraintBuilders = {
  readonly [Kind in Constraint['kind']]: (
    definition: Extract<ItemDefinition, { readonly kind: Kind }>,
    table: TableName,
    naming: NamingConvention,
  ) => Constraint
}

const builders: ConstraintBuilders = {
  primaryKey: buildKey,
  unique: buildKey,
  foreignKey: buildForeignKey,
  check: buildCheck,
  exclude: buildExclude,
}

/** Builds a constraint, named by the convention where it has no name. */
export function buildConstraint(
  definition: Exclude<ItemDefinition, IndexDefinition>,
  table: TableName,
  naming: NamingConvention,
): Constraint {
  const build = builders[definition.kind] as (
    definition: ItemDefinition,
    table: TableName,
    naming: NamingConvention,
  ) => Constraint
  return build(definition, table, naming)
}

const keyNames = { primaryKey: 'pk', unique: 'uq' } as const
const keyTitles = { primaryKey: 'A primary key', unique: 'A unique constraint' } as const

function buildKey(
  definition: KeyDefinition,
  table: TableName,
  naming: NamingConvention,
): Constraint {
  const { kind, name: given, columns, ...rest } = definition
  assertNotEmpty(columns, keyTitles[kind], table)
  assertNoneTwice(columns, keyTitles[kind], table)
  const parts = { table: table.name, schema: table.schema, columns }
  const name = chooseName(keyNames[kind], given, parts, naming)
  return { kind, ...(name === undefined ? {} : { name }), columns, ...rest }
}

function buildForeignKey(
  definition: ForeignKeyDefinition,
  table: TableName,
  naming: NamingConvention,
): ForeignKey {
  const { columns, target, settings } = definition
  assertNotEmpty(columns, 'A foreign key', table)
  assertNoneTwice(columns, 'A foreign key', table)
  if (target === undefined)
    throw new LimbeckError(
      'invalid_argument',
      `A foreign key of "${table.name}" points at nothing.`,
      {
        hint: 'Say .references("users.id").',
      },
    )
  const references = resolveTarget(target)
  if (references.columns.length !== columns.length)
    throw new LimbeckError(
      'invalid_argument',
      `A foreign key of "${table.name}" has ${columns.length} columns and points at ${references.columns.length}.`,
      { hint: 'Each column points at one column.' },
    )
  const name = chooseName(
    'fk',
    definition.name,
    {
      table: table.name,
      schema: table.schema,
      columns,
      referred: references.table,
      referredColumns: references.columns,
    },
    naming,
  )
  const { onDelete, onUpdate, match, notValid, ...deferral } = settings
  return {
    kind: 'foreignKey',
    ...(name === undefined ? {} : { name }),
    columns,
    references,
    ...(onDelete === undefined ? {} : { onDelete: resolveAction(onDelete, 'onDelete') }),
    ...(onUpdate === undefined ? {} : { onUpdate: resolveAction(onUpdate, 'onUpdate') }),
    ...(match === undefined ? {} : { match: resolveMatch(match) }),
    ...(notValid === undefined ? {} : { notValid }),
    ...deferral,
  }
}

/** Builds a check, named by the convention where it has no name. */
export function buildCheck(
  definition: CheckDefinition,
  table: TableName,
  naming: NamingConvention,
): Check {
  const { kind, name: given, expression, column, notValid, noInherit } = definition
  const parts = {
    table: table.name,
    schema: table.schema,
    columns: [],
    name: column ?? hashText(printSql(expression)),
  }
  const name = chooseName('ck', given, parts, naming)
  return {
    kind,
    ...(name === undefined ? {} : { name }),
    expression,
    ...(notValid === undefined ? {} : { notValid }),
    ...(noInherit === undefined ? {} : { noInherit }),
  }
}

/** No naming convention has a part for it: without a name the server chooses one. */
function buildExclude(definition: ExcludeDefinition, table: TableName): Exclusion {
  const { name: given, ...rest } = definition
  assertNotEmpty(rest.elements, 'An exclude constraint', table)
  const name = isFinalName(given) ? given.name : given
  return { ...rest, ...(name === undefined || name === null ? {} : { name }) }
}

/** The name that the convention gives a constraint which has none; where the template asks for nothing more. */
export function nameConstraint(
  constraint: Constraint,
  table: TableName,
  naming: NamingConvention,
): string | undefined {
  const described = describeForNaming(constraint, table)
  return described && chooseName(described.key, null, described.parts, naming)
}

/** What the convention names an item by; nothing for what no convention has a template for. */
export function describeForNaming(
  item: Constraint | Index,
  table: TableName,
): { readonly key: NamingKey; readonly parts: NameParts } | undefined {
  if (!('kind' in item)) return { key: 'ix', parts: listNameParts(item, table) }
  const place = { table: table.name, schema: table.schema }
  if (item.kind === 'exclude') return undefined
  if (item.kind === 'check')
    return {
      key: 'ck',
      parts: { ...place, columns: [], name: hashText(printSql(item.expression)) },
    }
  const { columns } = item
  if (item.kind !== 'foreignKey') return { key: keyNames[item.kind], parts: { ...place, columns } }
  const { table: referred, columns: referredColumns } = item.references
  return { key: 'fk', parts: { ...place, columns, referred, referredColumns } }
}

/** The words of an index element, for its name: the column, or what an expression is made of. */
function wordElement(element: IndexElement): string {
  if (element.column !== undefined) return element.column
  const text = element.expression === undefined ? '' : printSql(element.expression)
  return text.replaceAll(/[^\p{L}\p{N}]+/gu, '_').replaceAll(/^_+|_+$/g, '')
}

/** A text that stands for an expression in names; no engine reads it. */
function printSql(expression: Sql): string {
  return expression.parts
    .map((part) => {
      if (part.kind === 'text') return part.text
      return part.kind === 'identifier' ? part.names.join('.') : String(part.value)
    })
    .join('')
}

function assertNotEmpty(list: readonly unknown[], what: string, table: TableName): void {
  if (list.length > 0) return
  throw new LimbeckError('invalid_argument', `${what} of "${table.name}" has no columns.`, {
    hint: 'Say .on(…) with one or more columns.',
  })
}

function assertNoneTwice(columns: readonly string[], what: string, table: TableName): void {
  const twice = columns.find((column, index) => columns.indexOf(column) !== index)
  if (twice === undefined) return
  throw new LimbeckError(
    'invalid_argument',
    `${what} of "${table.name}" names the column "${twice}" twice.`,
    { hint: 'Name each column once.' },
  )
}
