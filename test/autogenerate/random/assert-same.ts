import { isDeepStrictEqual } from 'node:util'
import { compareLines } from '../../setup/catalog/read-catalog.ts'
import { readableModel } from '../../setup/readable-model.ts'

/** Throws what differs, line by line, under a title that says what was expected. */
export function assertSame(title: string, actual: unknown, expected: unknown): void {
  if (isDeepStrictEqual(actual, expected)) return
  const [is, wanted] = [actual, expected].map((value) =>
    JSON.stringify(readableModel(value), writeLong, 1).split('\n'),
  )
  throw new Error([`Not true: ${title}`, ...compareLines(wanted ?? [], is ?? [])].join('\n'))
}

function writeLong(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value
}
