import { LimbeckError } from '../errors/index.ts'
import type { ColumnBuilder, ColumnDefinition } from './column-builder.ts'
import type { ColumnType } from './column-type.ts'
import type { Column } from './schema-model.ts'

/** What the constraints of its table make of a column. */
export interface ColumnRole {
  /** Part of the primary key, hence not null. */
  readonly isKey: boolean
  /** The whole primary key. */
  readonly isLoneKey: boolean
  /** Part of a foreign key. */
  readonly isForeign: boolean
}

/** Builds a column of what its builder was told. Throws `invalid_argument` where that contradicts itself. */
export function buildColumn(name: string, builder: ColumnBuilder, role: ColumnRole): Column {
  const { definition } = builder
  assertConsistent(name, definition, role)
  const { type, default: value, identity, generated, collation, comment } = definition
  const autoIncrement = definition.autoIncrement ?? numbersItself(definition, role)
  return {
    name,
    type,
    nullable: role.isKey ? false : (definition.nullable ?? true),
    ...(value === undefined ? {} : { default: value }),
    ...(identity === undefined ? {} : { identity }),
    ...(autoIncrement ? { autoIncrement } : {}),
    ...(generated === undefined ? {} : { generated }),
    ...(collation === undefined ? {} : { collation }),
    ...(comment === undefined ? {} : { comment }),
  }
}

/** Whether a column numbers itself where nothing is said of it: a lone integer primary key does. */
export function numbersItself(
  definition: Pick<ColumnDefinition, 'type' | 'default' | 'identity' | 'generated'>,
  role: ColumnRole,
): boolean {
  return (
    role.isLoneKey &&
    !role.isForeign &&
    definition.default === undefined &&
    definition.identity === undefined &&
    definition.generated === undefined &&
    isIntegerType(definition.type)
  )
}

const integerKinds: readonly string[] = ['smallint', 'integer', 'bigint']

// PostgreSQL's serial is no such type: it numbers itself already.
function isIntegerType(type: ColumnType): boolean {
  if (type.kind === 'native' || type.kind === 'custom')
    return /^(?:tiny|small|medium|big)?int(?:eger|2|4|8)?\b/i.test(type.sql)
  return integerKinds.includes(type.kind)
}

function assertConsistent(name: string, definition: ColumnDefinition, role: ColumnRole): void {
  const { default: value, identity, generated, autoIncrement } = definition
  const sources = [
    value !== undefined && '.default()',
    identity !== undefined && '.identity()',
    generated !== undefined && '.generatedAs()',
    autoIncrement === true && '.autoIncrement()',
  ].filter((source) => source !== false)
  if (sources.length > 1)
    throw new LimbeckError(
      'invalid_argument',
      `The column "${name}" has both ${sources.slice(0, 2).join(' and ')}.`,
      { hint: 'A column has one source of values.' },
    )
  if (role.isKey && definition.nullable === true)
    throw new LimbeckError(
      'invalid_argument',
      `The column "${name}" is part of the primary key and nullable.`,
      { hint: 'Take .nullable() away; for unique values and nulls use .unique().' },
    )
}
