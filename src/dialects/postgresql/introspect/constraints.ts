import type {
  Constraint,
  Deferral,
  Exclusion,
  ForeignKey,
  ReferentialAction,
} from '../../../schema/schema-model.ts'
import { sql } from '../../../schema/sql.ts'
import {
  type CatalogRow,
  pickSaid,
  readBoolean,
  readText,
  readTexts,
  requireText,
} from '../../shared/read-row.ts'
import { type IndexContext, type IndexParts, readIndexParts } from './index-parts.ts'
import { joinComment, writeReferredSchema } from './scope.ts'

// What a table has from the one that it is a partition of or inherits from is said there. Which columns a deletion sets is
// told since PostgreSQL 15: before it the name means the column of `earlier`.
/** One row for each constraint. */
export const CONSTRAINTS = `SELECT w.id, con.conname AS name, con.contype::text AS type, array_to_json(con.conkey) AS columns,
  CASE WHEN con.contype = 'f' THEN rc.relname END AS referenced_table,
  CASE WHEN con.contype = 'f' THEN ${writeReferredSchema('rn.nspname', 'pg_catalog.pg_table_is_visible(rc.oid)')} END AS referenced_schema,
  CASE WHEN con.contype = 'f' THEN (SELECT json_agg(a.attname ORDER BY k.position)
    FROM unnest(con.confkey) WITH ORDINALITY AS k(number, position)
    JOIN pg_catalog.pg_attribute a ON a.attrelid = con.confrelid AND a.attnum = k.number) END AS referenced_columns,
  nullif(con.confdeltype, ' ')::text AS on_delete, nullif(con.confupdtype, ' ')::text AS on_update, nullif(con.confmatchtype, ' ')::text AS match,
  array_to_json(con.set_columns) AS set_columns,
  con.condeferrable AS deferrable, con.condeferred AS deferred, con.convalidated AS validated, con.connoinherit AS no_inherit,
  CASE WHEN con.contype = 'c' THEN pg_catalog.pg_get_expr(con.conbin, con.conrelid) END AS expression,
  CASE WHEN con.contype = 'x' THEN (SELECT json_agg(CASE WHEN pg_catalog.pg_operator_is_visible(o.oid) THEN o.oprname
      ELSE 'OPERATOR(' || quote_ident(n.nspname) || '.' || o.oprname || ')' END ORDER BY k.position)
    FROM unnest(con.conexclop) WITH ORDINALITY AS k(operator, position)
    JOIN pg_catalog.pg_operator o ON o.oid = k.operator JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace) END AS operators,
  CASE WHEN con.contype IN ('p', 'u', 'x') THEN con.conindid::text END AS "index", note.description AS comment
FROM wanted w CROSS JOIN (VALUES (NULL::smallint[])) AS earlier(confdelsetcols)
CROSS JOIN LATERAL (SELECT x.*, confdelsetcols AS set_columns FROM pg_catalog.pg_constraint x
  WHERE x.conrelid = w.oid AND x.contype IN ('p', 'u', 'f', 'c', 'x')
    AND x.conparentid = 0 AND (x.conislocal OR x.contype <> 'c')) con
LEFT JOIN pg_catalog.pg_class rc ON rc.oid = con.confrelid
LEFT JOIN pg_catalog.pg_namespace rn ON rn.oid = rc.relnamespace
${joinComment('pg_constraint', 'con.oid')}
ORDER BY con.conrelid, con.conname COLLATE "C"`

type Read<Kind extends Constraint['kind']> = (
  row: CatalogRow,
  context: ConstraintContext,
) => Omit<Extract<Constraint, { kind: Kind }>, 'kind' | 'name' | 'comment'>

/** What constraints need beside their rows. */
export interface ConstraintContext extends IndexContext {
  /** The rows of indexes by their ids. */
  readonly indexes: ReadonlyMap<string, CatalogRow>
}

const readers: { readonly [Kind in Constraint['kind']]: Read<Kind> } = {
  primaryKey: (row, context) => ({
    columns: readColumns(row['columns'], context),
    ...readIncluded(row, context),
    ...readDeferral(row),
  }),
  unique: (row, context) => ({
    columns: readColumns(row['columns'], context),
    ...readIncluded(row, context),
    ...(readBoolean(findIndex(row, context)['nulls_not_distinct'])
      ? { nullsNotDistinct: true }
      : {}),
    ...readDeferral(row),
  }),
  foreignKey: readForeignKey,
  check: (row) => ({
    expression: sql.raw(requireText(row, 'expression')),
    ...pickSaid({
      notValid: readBoolean(row['validated']) ? undefined : true,
      noInherit: readBoolean(row['no_inherit']) ? true : undefined,
    }),
  }),
  exclude: readExclude,
}

const KINDS: Readonly<Record<string, Constraint['kind']>> = {
  p: 'primaryKey',
  u: 'unique',
  f: 'foreignKey',
  c: 'check',
  x: 'exclude',
}

/** A constraint. */
export function readConstraint(row: CatalogRow, context: ConstraintContext): Constraint {
  const kind = KINDS[requireText(row, 'type')] ?? 'check'
  return {
    kind,
    name: requireText(row, 'name'),
    ...readers[kind](row, context),
    ...pickSaid({ comment: readText(row['comment']) }),
  } as Constraint
}

const ACTIONS: Readonly<Record<string, ReferentialAction>> = {
  c: 'cascade',
  r: 'restrict',
  n: 'set null',
  d: 'set default',
}

function readForeignKey(
  row: CatalogRow,
  context: ConstraintContext,
): Omit<ForeignKey, 'kind' | 'name'> {
  const setColumns = readColumns(row['set_columns'], context)
  return {
    columns: readColumns(row['columns'], context),
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
      onDeleteColumns: setColumns.length === 0 ? undefined : setColumns,
    }),
    ...readDeferral(row),
  }
}

function readExclude(
  row: CatalogRow,
  context: ConstraintContext,
): Omit<Exclusion, 'kind' | 'name'> {
  const operators = readTexts(row['operators'])
  const { elements, using, where } = readParts(row, context)
  return {
    elements: elements.map((element, position) => ({
      ...element,
      operator: operators[position] ?? '=',
    })),
    ...pickSaid({ using, where }),
    ...readDeferral(row),
  }
}

function readIncluded(
  row: CatalogRow,
  context: ConstraintContext,
): { readonly include?: readonly string[] } {
  return pickSaid({ include: readParts(row, context).include })
}

function readParts(row: CatalogRow, context: ConstraintContext): IndexParts {
  return readIndexParts(findIndex(row, context), context)
}

function findIndex(row: CatalogRow, { indexes }: ConstraintContext): CatalogRow {
  return indexes.get(requireText(row, 'index')) ?? {}
}

function readColumns(value: unknown, { columns }: ConstraintContext): readonly string[] {
  return readTexts(value).map((number) => columns.get(Number(number)) ?? '')
}

function readDeferral(row: CatalogRow): Deferral {
  return {
    ...(readBoolean(row['deferrable']) ? { deferrable: true } : {}),
    ...(readBoolean(row['deferred']) ? { initially: 'deferred' } : {}),
  }
}
