import { cutImports, placeImports } from './script-imports.ts'

/** The three texts of a script that is written anew. */
export interface ScriptVersions {
  /** What was written before anybody changed it by hand. */
  readonly base: string
  /** What there is, with what was changed by hand. */
  readonly ours: string
  /** What is written now. */
  readonly theirs: string
}

/** A script with the changes of both sides. */
export interface MergedScript {
  readonly text: string
  /** How many places both sides changed. Each stands between marks in the text. */
  readonly conflicts: number
}

const MARKS = { ours: '<<<<<<< the script', between: '=======', theirs: '>>>>>>> the models' }

/**
 * Brings together what was changed by hand and what is written now. What both changed in one place stands in the text
 * twice, between the marks that editors know of Git. Imports are put together by their names.
 */
export async function mergeScripts(versions: ScriptVersions): Promise<MergedScript> {
  // Only who merges needs it.
  const { diff3Merge } = await import('node-diff3')
  const [base, theirs] = [cutImports(versions.base), cutImports(versions.theirs)]
  const ours = cutImports(versions.ours, [...base.names.keys(), ...theirs.names.keys()])
  const [own, before, now] = [ours, base, theirs].map(({ text }) => text.split('\n'))
  let conflicts = 0
  const lines = diff3Merge(own ?? [], before ?? [], now ?? [], {
    excludeFalseConflicts: true,
  }).flatMap(({ ok, conflict }) => {
    if (conflict === undefined) return ok ?? []
    conflicts += 1
    return [MARKS.ours, ...conflict.a, MARKS.between, ...conflict.b, MARKS.theirs]
  })
  return { text: placeImports(lines.join('\n'), { base, ours, theirs }), conflicts }
}
