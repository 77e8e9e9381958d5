import { LimbeckError } from '../errors/index.ts'
import { describeValue } from './require-argument.ts'

const algorithms = ['default', 'instant', 'inplace', 'nocopy', 'copy'] as const
const locks = ['default', 'none', 'shared', 'exclusive'] as const

/**
 * MySQL and MariaDB: how a change may be carried out, and what others may do with the table meanwhile. The server refuses
 * the change where it needs more.
 */
export interface OnlineDdl {
  /**
   * MySQL and MariaDB: how the table may be changed; `nocopy` is of MariaDB alone. The server refuses the change where
   * it needs more.
   */
  readonly algorithm?: (typeof algorithms)[number] | undefined
  /** MySQL and MariaDB: what others may be kept from meanwhile. The server refuses the change where it needs more. */
  readonly lock?: (typeof locks)[number] | undefined
}

/** The names of {@link OnlineDdl}. */
export const onlineDdlOptions = ['algorithm', 'lock'] as const

/** Reads how a change may be carried out. Throws `invalid_argument` for a word that is not known. */
export function readOnlineDdl({ algorithm, lock }: OnlineDdl, directive: string): OnlineDdl {
  if (algorithm !== undefined) assertWord(algorithm, algorithms, `"algorithm" of ${directive}`)
  if (lock !== undefined) assertWord(lock, locks, `"lock" of ${directive}`)
  return {
    ...(algorithm === undefined ? {} : { algorithm }),
    ...(lock === undefined ? {} : { lock }),
  }
}

function assertWord(value: unknown, known: readonly string[], what: string): void {
  if (known.some((word) => word === value)) return
  throw new LimbeckError('invalid_argument', `The option ${what} is ${describeValue(value)}.`, {
    hint: `Known: ${known.map((word) => `"${word}"`).join(', ')}.`,
  })
}
