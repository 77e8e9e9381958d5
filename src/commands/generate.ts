import type { CommandContext } from './command-context.ts'
import type { GenerateOptions } from './command-options.ts'
import { chooseSources } from './comparison-source.ts'
import { useDatabase } from './database-session.ts'
import { assertDecided, assertNamed, bindDecisions } from './decide-changes.ts'
import { detectInDatabase } from './detect-in-database.ts'
import { listProposals } from './rename-proposals.ts'
import type { GenerateResult } from './results.ts'
import { planRevision } from './revision.ts'
import { readScriptGraphForWriting } from './script-graph.ts'
import { assertTyped, type DatabaseChanges, writeChanges } from './write-changes.ts'
import { assertSound } from './write-revision.ts'

/**
 * Writes a script that makes the databases as their models want them, and back. Where they are so already, nothing is
 * written. Throws `database_behind` where scripts were not run yet, `needs_answer` for what would be dropped though it may
 * have another name, `invalid_argument` for renames and drops of what is not there, and what writing a revision throws.
 */
export async function generate(
  context: CommandContext,
  options: GenerateOptions = {},
): Promise<GenerateResult> {
  assertTyped(context, options.template)
  const scriptGraph = await readScriptGraphForWriting(context.config)
  assertSound(scriptGraph)
  const plan = await planRevision(context, scriptGraph, options)
  const found: DatabaseChanges[] = []
  for (const { configured, from } of await chooseSources(context, options.from)) {
    const changes = await useDatabase(context, configured, 'read', (database) =>
      detectInDatabase(context, scriptGraph, {
        database,
        configured,
        from,
        drops: options.drop ?? [],
        renames: options.rename ?? [],
        decisions: bindDecisions(context, configured, options.decide),
      }),
    )
    found.push({ ...changes, configured })
  }
  assertNamed(found)
  assertDecided(listProposals(context, found).proposals ?? [])
  return await writeChanges(context, scriptGraph, { plan, found }, options)
}
