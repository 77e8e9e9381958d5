import { LimbeckError } from '../errors/index.ts'
import type { NamingKey } from '../schema/naming.ts'
import type { Constraint } from '../schema/schema-model.ts'
import { findNearest } from '../util/nearest.ts'
import { describeValue } from './require-argument.ts'

/** The kinds of constraints. */
export type ConstraintType = Constraint['kind']

/** How a kind of constraint can be given: the last two are Alembic's words for the first two. */
export type ConstraintTypeArgument = ConstraintType | 'foreignkey' | 'primary'

const types: Readonly<Record<ConstraintTypeArgument, ConstraintType>> = {
  primaryKey: 'primaryKey',
  unique: 'unique',
  foreignKey: 'foreignKey',
  check: 'check',
  exclude: 'exclude',
  primary: 'primaryKey',
  foreignkey: 'foreignKey',
}

/** The part of the naming convention for each kind of constraint. */
export const constraintNamingKeys: Readonly<Record<ConstraintType, NamingKey | undefined>> = {
  primaryKey: 'pk',
  unique: 'uq',
  foreignKey: 'fk',
  check: 'ck',
  exclude: undefined,
}

/** Reads a kind of constraint. Throws `invalid_argument` where it is none, naming the nearest. */
export function readConstraintType(type: unknown): ConstraintType {
  const text = typeof type === 'string' ? type : describeValue(type)
  if (Object.hasOwn(types, text)) return types[text as ConstraintTypeArgument]
  const nearest = findNearest(text, Object.keys(types))
  throw new LimbeckError('invalid_argument', `"${text}" is no type of constraint.`, {
    hint:
      nearest === undefined
        ? 'Known: "primaryKey", "unique", "foreignKey", "check", "exclude".'
        : `Did you mean "${nearest}"?`,
  })
}
