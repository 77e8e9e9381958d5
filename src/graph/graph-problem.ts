import { RevisionError, type RevisionErrorCode } from '../errors/index.ts'

/** What can be wrong with the scripts themselves, whatever is asked of them. */
export type ProblemCode = Extract<
  RevisionErrorCode,
  'cycle' | 'duplicate_revision' | 'missing_parent' | 'label_taken' | 'invalid_identifier'
>

/** Something wrong with the scripts: kept as data, thrown only by what meets it. */
export interface GraphProblem {
  readonly code: ProblemCode
  /** The ids of the revisions it is about, sorted. */
  readonly revisions: readonly string[]
  readonly message: string
}

const HINTS: Readonly<Record<ProblemCode, string>> = {
  cycle: 'Change "downRevision" or "dependsOn" of one of these scripts.',
  duplicate_revision: 'Give one of the scripts another revision id, or remove it.',
  missing_parent:
    'Bring the missing script back, or change "downRevision" or "dependsOn" of the script that names it.',
  label_taken: 'Give the label to one revision only.',
  invalid_identifier: 'Choose another name: letters, digits and "_" always work.',
}

/** Turns a problem that was met into the error that says so. */
export function createProblemError(problem: GraphProblem): RevisionError {
  return new RevisionError(problem.code, problem.message, {
    hint: HINTS[problem.code],
    details: { revisions: problem.revisions },
  })
}
