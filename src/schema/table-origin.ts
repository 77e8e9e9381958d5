import { LimbeckError } from '../errors/index.ts'
import { isPlainObject } from '../util/plain-object.ts'
import type { PartitionOf, Table, TableReference } from './schema-model.ts'

/** What can be said of the tables that a table of PostgreSQL has its columns from. */
export interface TableOrigin {
  /** PostgreSQL: tables whose columns and checks it has too, by name or as `{ table, schema }`. */
  readonly inherits?: readonly (string | TableReference)[] | undefined
  /** PostgreSQL: the table that it is a partition of, and the rows it holds: `{ table: 'visits', bounds: 'FOR VALUES IN (1)' }`. */
  readonly partitionOf?: PartitionOf | undefined
}

/** Reads what was said of the origin of a table. Throws `invalid_argument` for what names no table. */
export function readOrigin(
  { inherits, partitionOf }: TableOrigin,
  table: string,
): Pick<Table, 'inherits' | 'partitionOf'> {
  if (inherits !== undefined && partitionOf !== undefined)
    throw new LimbeckError(
      'invalid_argument',
      `The table "${table}" is a partition and inherits too.`,
      { hint: 'PostgreSQL has one or the other.' },
    )
  return {
    ...(inherits === undefined ? {} : { inherits: readParents(inherits, table) }),
    ...(partitionOf === undefined ? {} : { partitionOf: readPartition(partitionOf, table) }),
  }
}

function readParents(inherits: unknown, table: string): readonly TableReference[] {
  const list: readonly unknown[] = Array.isArray(inherits) ? inherits : []
  const parents = list.map((each) => (typeof each === 'string' ? { table: each } : each))
  if (parents.length > 0 && parents.every(isReference)) return parents
  throw new LimbeckError(
    'invalid_argument',
    `What the table "${table}" inherits from is no list of tables.`,
    { hint: 'For example ["people"], or [{ table: "people", schema: "hr" }].' },
  )
}

function readPartition(partitionOf: unknown, table: string): PartitionOf {
  if (
    isReference(partitionOf) &&
    'bounds' in partitionOf &&
    typeof partitionOf.bounds === 'string' &&
    partitionOf.bounds.trim() !== ''
  )
    return { ...partitionOf, bounds: partitionOf.bounds }
  throw new LimbeckError(
    'invalid_argument',
    `What the table "${table}" is a partition of has no table or no bounds.`,
    { hint: `For example { table: "visits", bounds: "FOR VALUES FROM (1) TO (10)" }.` },
  )
}

function isReference(value: unknown): value is TableReference {
  return isPlainObject(value) && typeof value['table'] === 'string' && value['table'] !== ''
}
