import type { OnlineDdl } from '../../../operations/online-ddl.ts'

/** ALGORITHM and LOCK, as further actions of ALTER TABLE. */
export function writeAlterMode(mode: OnlineDdl): string {
  return writeMode(mode)
    .map((text) => `, ${text}`)
    .join('')
}

/** ALGORITHM and LOCK, as they stand behind CREATE INDEX. */
export function writeIndexMode(mode: OnlineDdl): string {
  return writeMode(mode)
    .map((text) => ` ${text}`)
    .join('')
}

function writeMode({ algorithm, lock }: OnlineDdl): readonly string[] {
  return [
    ...(algorithm === undefined ? [] : [`ALGORITHM=${algorithm.toUpperCase()}`]),
    ...(lock === undefined ? [] : [`LOCK=${lock.toUpperCase()}`]),
  ]
}
