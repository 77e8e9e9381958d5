import type {
  Column,
  Constraint,
  Deferral,
  Exclusion,
  ForeignKey,
  Index,
  IndexElement,
  ReferentialAction,
  SchemaModel,
} from '../../schema/schema-model.ts'
import { sql } from '../../schema/sql.ts'
import { buildModel } from '../shared/build-model.ts'
import {
  type CatalogRow,
  groupRows,
  pickSaid,
  readBoolean,
  readNumber,
  readRows,
  readText,
  readTexts,
  requireText,
} from '../shared/read-row.ts'

/** Builds the schema model from what the queries of the catalog gave. */
export function readCatalog(results: readonly (readonly CatalogRow[])[]): SchemaModel {
  const [tables = [], columns = [], constraints = [], indexes = []] = results
  const columnsOf = groupRows(columns, keyOf)
  const constraintsOf = groupRows(constraints, keyOf)
  const indexesOf = groupRows(indexes, keyOf)
  return buildModel(
    tables.map((row) => {
      const key = keyOf(row)
      const elements = groupRows(indexesOf.get(key) ?? [], (element) =>
        requireText(element, 'name'),
      )
      return {
        name: requireText(row, 'table'),
        schema: readText(row['schema']),
        comment: readText(row['comment']),
        options: pickSaid({
          unlogged: readBoolean(row['unlogged']) ? true : undefined,
          partitionBy: readText(row['partition_by']),
          tablespace: readText(row['tablespace']),
        }),
        columns: (columnsOf.get(key) ?? []).map(readColumn),
        constraints: (constraintsOf.get(key) ?? []).map(readConstraint),
        indexes: [...elements.values()].map(readIndex),
      }
    }),
  )
}

function keyOf(row: CatalogRow): string {
  return JSON.stringify([readText(row['schema']), readText(row['table'])])
}

function readColumn(row: CatalogRow): Column {
  const expression = readText(row['expression'])
  const generated = readText(row['generated']) ?? ''
  const identity = readText(row['identity']) ?? ''
  return {
    name: requireText(row, 'name'),
    type: { kind: 'native', dialect: 'postgresql', sql: requireText(row, 'type') },
    nullable: readBoolean(row['nullable']),
    ...pickSaid({
      default: generated === '' && expression !== undefined ? sql.raw(expression) : undefined,
      identity: identity === '' ? undefined : readIdentity(identity, row),
      generated:
        generated === '' || expression === undefined
          ? undefined
          : { expression: sql.raw(expression), stored: generated === 's' },
      collation: readText(row['collation']),
      comment: readText(row['comment']),
    }),
  }
}

/** An identity column that counts from 1 by 1 says neither. */
function readIdentity(identity: string, row: CatalogRow): NonNullable<Column['identity']> {
  const start = readNumber(row['start']) ?? 1
  const increment = readNumber(row['increment']) ?? 1
  return {
    always: identity === 'a',
    ...(start === 1 ? {} : { start }),
    ...(increment === 1 ? {} : { increment }),
  }
}

const ACTIONS: Readonly<Record<string, ReferentialAction>> = {
  c: 'cascade',
  r: 'restrict',
  n: 'set null',
  d: 'set default',
}

function readConstraint(row: CatalogRow): Constraint {
  const name = requireText(row, 'name')
  const columns = readTexts(row['columns'])
  const isValid = readBoolean(row['validated'])
  switch (requireText(row, 'type')) {
    case 'p':
      return { kind: 'primaryKey', name, columns, ...readDeferral(row) }
    case 'u':
      return {
        kind: 'unique',
        name,
        columns,
        ...readDeferral(row),
        ...(readBoolean(row['nulls_not_distinct']) ? { nullsNotDistinct: true } : {}),
      }
    case 'f':
      return readForeignKey(row, name, columns)
    case 'x':
      return readExclude(row, name)
    default:
      return {
        kind: 'check',
        name,
        expression: sql.raw(requireText(row, 'expression')),
        ...(isValid ? {} : { notValid: true }),
      }
  }
}

function readForeignKey(row: CatalogRow, name: string, columns: readonly string[]): ForeignKey {
  return {
    kind: 'foreignKey',
    name,
    columns,
    references: {
      table: requireText(row, 'referenced_table'),
      ...pickSaid({ schema: readText(row['referenced_schema']) }),
      columns: readTexts(row['referenced_columns']),
    },
    ...pickSaid({
      onDelete: ACTIONS[requireText(row, 'on_delete')],
      onUpdate: ACTIONS[requireText(row, 'on_update')],
      match: readText(row['match']) === 'f' ? ('full' as const) : undefined,
      notValid: readBoolean(row['validated']) ? undefined : true,
    }),
    ...readDeferral(row),
  }
}

function readExclude(row: CatalogRow, name: string): Exclusion {
  const method = readText(row['method'])
  const predicate = readText(row['predicate'])
  return {
    kind: 'exclude',
    name,
    elements: readRows(row['elements']).map((element) => ({
      ...readElement(element),
      operator: requireText(element, 'operator'),
    })),
    ...pickSaid({
      using: method === 'btree' ? undefined : method,
      where: predicate === undefined ? undefined : sql.raw(predicate),
    }),
    ...readDeferral(row),
  }
}

function readDeferral(row: CatalogRow): Deferral {
  return {
    ...(readBoolean(row['deferrable']) ? { deferrable: true } : {}),
    ...(readBoolean(row['deferred']) ? { initially: 'deferred' } : {}),
  }
}

function readIndex(rows: readonly CatalogRow[]): Index {
  const first = rows[0] ?? {}
  const include = rows
    .filter((row) => readBoolean(row['included']))
    .map((row) => requireText(row, 'column'))
  const method = readText(first['method'])
  const predicate = readText(first['predicate'])
  const options = readTexts(first['options'])
  return {
    name: requireText(first, 'name'),
    elements: rows.filter((row) => !readBoolean(row['included'])).map(readElement),
    unique: readBoolean(first['unique']),
    ...pickSaid({
      using: method === 'btree' ? undefined : method,
      include: include.length === 0 ? undefined : include,
      where: predicate === undefined ? undefined : sql.raw(predicate),
      with: options.length === 0 ? undefined : Object.fromEntries(options.map(readOption)),
      nullsNotDistinct: readBoolean(first['nulls_not_distinct']) ? true : undefined,
      isValid: readBoolean(first['valid']) ? undefined : false,
    }),
  }
}

/** `fillfactor=70` */
function readOption(option: string): [string, string] {
  const at = option.indexOf('=')
  return [option.slice(0, at), option.slice(at + 1)]
}

/** The bits of an option: 1 for descending, 2 for nulls first, which is what descending means unless told. */
function readElement(row: CatalogRow): IndexElement {
  const option = readNumber(row['option']) ?? 0
  const isDescending = (option & 1) !== 0
  const isNullsFirst = (option & 2) !== 0
  const expression = readText(row['expression'])
  return pickSaid({
    column: expression === undefined ? readText(row['column']) : undefined,
    expression: expression === undefined ? undefined : sql.raw(unwrap(expression)),
    order: isDescending ? ('desc' as const) : undefined,
    nulls:
      isDescending === isNullsFirst
        ? undefined
        : isNullsFirst
          ? ('first' as const)
          : ('last' as const),
    opclass: readText(row['opclass']),
    collation: readText(row['collation']),
  })
}

/** The catalog wraps an expression that is no plain call in parentheses. */
function unwrap(expression: string): string {
  return /^\((?:[^()]|\([^()]*\))*\)$/.test(expression) ? expression.slice(1, -1) : expression
}
