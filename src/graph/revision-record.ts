/** What the graph has to know of a revision. Extra fields are kept and given back by lookups. */
export interface RevisionRecord {
  readonly revision: string
  readonly downRevision: null | string | readonly string[]
  readonly dependsOn: null | string | readonly string[]
  readonly branchLabels: null | string | readonly string[]
  /** Where the revision was read from; named in messages about two scripts with one id. */
  readonly path?: string | undefined
}

const NONE: readonly string[] = []

/** Reads a field that is nothing, one text or a list of texts as a list without repetitions. */
export function toList(value: null | undefined | string | readonly string[]): readonly string[] {
  if (value === null || value === undefined) return NONE
  if (typeof value === 'string') return [value]
  return value.length < 2 ? value : [...new Set(value)]
}
