import { randomUUID } from 'node:crypto'

/** Makes a revision id: the last twelve hexadecimal digits of a random UUID. */
export function generateRevisionId(createUuid: () => string = randomUUID): string {
  return createUuid().replaceAll('-', '').slice(-12)
}
