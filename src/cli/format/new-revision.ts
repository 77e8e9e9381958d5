import { relative } from 'node:path'
import type { NewRevisionResult } from '../../commands/results.ts'
import type { Outcome } from '../command-definition.ts'

/** Shows the script that a command wrote. */
export function describeNewRevision(
  result: NewRevisionResult,
  place: { readonly workingDirectory: string },
): Outcome {
  const lines = result.paths.map((path) => `Wrote ${relative(place.workingDirectory, path)}`)
  return { result, text: () => (lines.length === 0 ? ['Nothing was written'] : lines) }
}
