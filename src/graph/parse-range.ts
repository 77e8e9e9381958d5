import { RevisionError } from '../errors/index.ts'

/** The two ends of a range as written; an end that was left out is undefined. */
export interface RevisionRange {
  readonly start?: string | undefined
  readonly end?: string | undefined
}

/** Takes a range `start:end` apart. Either end may be left out. */
export function parseRange(text: string): RevisionRange {
  const parts = text.split(':')
  const [start, end] = parts
  if (parts.length !== 2 || start === undefined || end === undefined) {
    throw new RevisionError('invalid_identifier', `"${text}" is not a range of revisions.`, {
      hint: 'Write "start:end", "start:" or ":end".',
    })
  }
  return { start: start === '' ? undefined : start, end: end === '' ? undefined : end }
}
