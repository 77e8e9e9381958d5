import { LimbeckError } from '../errors/index.ts'

const brand = Symbol.for('limbeck.finalName')

/** A name that no naming convention changes. */
export interface FinalName {
  readonly name: string
}

/** How the name of an index or a constraint can be given; null or nothing asks the naming convention. */
export type NameArgument = string | FinalName | null | undefined

/** Marks a name as final, so that a naming convention leaves it as it is. */
export function f(name: string): FinalName {
  if (typeof name !== 'string' || name === '')
    throw new LimbeckError('invalid_argument', 'f() takes a name that is not empty.', {
      hint: 'For example f("ck_users_age").',
    })
  return Object.freeze(Object.defineProperty({ name }, brand, { value: true }))
}

/** Tells a final name, also one of another copy of the package in the same process. */
export function isFinalName(value: unknown): value is FinalName {
  return typeof value === 'object' && value !== null && brand in value
}
