import { LimbeckError } from '../errors/index.ts'
import { type FinalName, isFinalName, type NameArgument } from '../schema/final-name.ts'

/** A name given to a directive. Throws `invalid_argument` where it is no text, or empty. */
export function requireName(value: unknown, directive: string, what: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw new LimbeckError(
    'invalid_argument',
    `${directive} takes the name of a ${what}, not ${describeValue(value)}.`,
    { hint: 'Names are texts; a schema is an option: { schema: "…" }.' },
  )
}

/** A text given to a directive, which may be empty. Throws `invalid_argument` for anything else. */
export function requireText(value: unknown, directive: string, what: string): string {
  if (typeof value === 'string') return value
  throw new LimbeckError(
    'invalid_argument',
    `${directive} takes a ${what}, not ${describeValue(value)}.`,
    { hint: 'Give a text.' },
  )
}

/** A whole number given to a directive. Throws `invalid_argument` for anything else. */
export function requireInteger(value: unknown, directive: string, option: string): number | bigint {
  if (typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value)))
    return value
  throw new LimbeckError(
    'invalid_argument',
    `The option "${option}" of ${directive} is ${describeValue(value)}.`,
    { hint: 'Give a whole number; a large one as a bigint, such as 9007199254740993n.' },
  )
}

/** Throws `invalid_argument` where something is renamed to the name that it has. */
export function assertOtherName(
  { name, newName }: { readonly name: string; readonly newName: string },
  what: string,
  position: 'second' | 'third',
): void {
  if (name !== newName) return
  throw new LimbeckError('invalid_argument', `The ${what} "${name}" is renamed to its own name.`, {
    hint: `Give the new name ${position}.`,
  })
}

/** The name of an index or a constraint given to a directive: a text, f("…"), or null for the naming convention. */
export function requireNameArgument(value: unknown, directive: string): NameArgument {
  if (value === null || isFinalName(value)) return value
  if (typeof value === 'string' && value !== '') return value
  throw new LimbeckError(
    'invalid_argument',
    `${directive} takes a name first, not ${describeValue(value)}.`,
    {
      hint: 'Give a text, f("…") for a name that no convention changes, or null to let it choose.',
    },
  )
}

/** The name of something that is there, given to a directive: a text, or f("…"). */
export function requireGivenName(
  value: unknown,
  directive: string,
  what: string,
): string | FinalName {
  return isFinalName(value) ? value : requireName(value, directive, what)
}

/** A list of columns given to a directive. Throws `invalid_argument` where it is none, empty, or names one twice. */
export function requireColumns(value: unknown, directive: string): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  const columns = list.filter((column) => typeof column === 'string' && column !== '')
  const twice = list.find((column, index) => list.indexOf(column) !== index)
  if (list.length > 0 && columns.length === list.length && twice === undefined)
    return list as readonly string[]
  throw new LimbeckError(
    'invalid_argument',
    twice === undefined
      ? `${directive} takes a list of column names.`
      : `${directive} names the column ${describeValue(twice)} twice.`,
    { hint: 'For example ["tenant_id", "email"].' },
  )
}

/** A value for an error message. */
export function describeValue(value: unknown): string {
  if (value === undefined || value === null) return String(value)
  if (typeof value === 'string') return `"${value}"`
  return Array.isArray(value) ? 'an array' : `a value of the type "${typeof value}"`
}
