import { LimbeckError } from '../errors/index.ts'
import type { RevisionGraph } from '../graph/revision-graph.ts'
import type { ScriptRecord } from '../scripts/script-record.ts'

/** Throws `database_behind` where a database is not at all heads. */
export function assertNotBehind(
  graph: RevisionGraph<ScriptRecord>,
  {
    rows,
    name,
    hint,
  }: {
    readonly rows: readonly string[]
    readonly name: string
    readonly hint: string
  },
): void {
  const missing = graph.planUpgrade('heads', rows).steps.map((step) => step.revision)
  const [first] = missing
  if (first === undefined) return
  throw new LimbeckError(
    'database_behind',
    missing.length === 1
      ? `The database "${name}" is behind: revision "${first}" is missing`
      : `The database "${name}" is behind: ${missing.length} revisions are missing, the first is "${first}"`,
    { hint, details: { database: name, rows, heads: graph.realHeads, missing } },
  )
}
