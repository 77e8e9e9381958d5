import { LimbeckError } from '../../errors/index.ts'
import type { CommandDefinition } from '../command-definition.ts'
import { describeNewRevision } from '../format/new-revision.ts'
import type { Invocation } from '../invocation.ts'
import { runGenerate } from './generate.ts'
import { compareFlags, placeFlags, scriptFlags } from './script-flags.ts'

/** `limbeck revision` */
export const revisionCommand: CommandDefinition = {
  name: 'revision',
  summary: 'Write a new script, empty unless told',
  flags: [
    ...scriptFlags,
    ...placeFlags,
    {
      flags: '--autogenerate',
      description: 'write what makes the database as the models want it, as `generate` does',
    },
    ...compareFlags,
  ],
  foreignFlags: {
    '--sql':
      'Say `--template sql` for a pair of SQL files; `limbeck upgrade --sql` prints the SQL of scripts.',
  },
  examples: [
    ['revision -m "create users"', 'a script after the head'],
    ['revision -m "start billing" --head base --branch-label billing', 'a branch of its own'],
    ['revision -m "add index" --template sql', 'a pair of SQL files'],
  ],
  results: ['NewRevisionResult'],
  async run(session, invocation) {
    if (invocation.has('autogenerate')) return await runGenerate(session, invocation)
    assertNothingCompared(invocation)
    const { revision } = await import('../../commands/revision.ts')
    const result = await revision(await session.openContext(), {
      message: invocation.text('message'),
      head: invocation.list('head'),
      splice: invocation.has('splice'),
      branchLabel: invocation.list('branchLabel'),
      versionPath: invocation.text('versionPath'),
      revisionId: invocation.text('revId'),
      dependsOn: invocation.list('dependsOn'),
      template: invocation.text('template'),
    })
    return describeNewRevision(result, session)
  },
}

/** An empty script is compared with nothing. */
function assertNothingCompared(invocation: Invocation): void {
  for (const flag of ['rename', 'drop', 'from'])
    if (invocation.text(flag) !== undefined || invocation.list(flag) !== undefined)
      throw new LimbeckError('usage', `--${flag} goes with --autogenerate.`, {
        hint: 'Say --autogenerate too, or `limbeck generate`.',
      })
}
