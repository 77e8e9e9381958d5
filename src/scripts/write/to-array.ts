import type { HeaderList } from '../script-record.ts'

/** Gives a field of a header as a list. */
export function toArray(value: HeaderList): readonly string[] {
  if (value === null) return []
  return typeof value === 'string' ? [value] : value
}
