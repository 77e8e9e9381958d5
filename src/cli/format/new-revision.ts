import { relative } from 'node:path'
import type { NewRevisionResult } from '../../commands/results.ts'
import type { Outcome } from '../command-definition.ts'

/** Shows the script that a command wrote. */
export function describeNewRevision(
  result: NewRevisionResult,
  place: { readonly workingDirectory: string },
): Outcome {
  const { path } = result
  return {
    result,
    text: () =>
      path === null ? ['Nothing was written'] : [`Wrote ${relative(place.workingDirectory, path)}`],
  }
}
