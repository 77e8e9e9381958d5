import { askAboutChanges } from '../ask-about-changes.ts'
import type { CommandDefinition, CommandSession, Outcome } from '../command-definition.ts'
import { formatLeftOut } from '../format/differences.ts'
import { describeNewRevision } from '../format/new-revision.ts'
import type { Invocation } from '../invocation.ts'
import { compareFlags, placeFlags, scriptFlags } from './script-flags.ts'

/** `limbeck generate` */
export const generateCommand: CommandDefinition = {
  name: 'generate',
  summary: 'Write a script that makes the database as the models want it',
  details:
    'Compares the models of the setting `schema` with the database, which has to be at all heads. What no model names is ' +
    'left alone and listed. Where nothing differs, nothing is written.',
  arguments: { '[message]': 'what the revision does; --message says the same' },
  flags: [...scriptFlags, ...placeFlags, ...compareFlags],
  examples: [
    ['generate "name users" --rename users.name:full_name', 'a new name, and no column dropped'],
    ['generate "add invoices"', 'a script for what differs'],
    ['generate "all tables" --from empty', 'a script for a database with nothing in it'],
    ['generate -m "drop old tables" --drop invoices_old', 'with a table that no model names'],
  ],
  results: ['GenerateResult'],
  run: runGenerate,
}

/** Runs `generate`, by whichever name it was called. */
export async function runGenerate(
  session: CommandSession,
  invocation: Invocation,
): Promise<Outcome> {
  const { generate } = await import('../../commands/generate.ts')
  const context = await session.openContext()
  const result = await generate(context, {
    message: invocation.text('message') ?? invocation.arguments[0],
    head: invocation.list('head'),
    splice: invocation.has('splice'),
    branchLabel: invocation.list('branchLabel'),
    versionPath: invocation.text('versionPath'),
    revisionId: invocation.text('revId'),
    dependsOn: invocation.list('dependsOn'),
    template: invocation.text('template'),
    drop: invocation.list('drop'),
    rename: invocation.list('rename'),
    from: invocation.text('from'),
    decide: askAboutChanges(session, context),
  })
  const left = formatLeftOut(result)
  return {
    ...describeNewRevision(result, session),
    ...(left.length === 0 ? {} : { message: left.join('\n') }),
  }
}
