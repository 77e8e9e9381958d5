import type { CommandDefinition } from '../command-definition.ts'
import { formatLeftOut } from '../format/differences.ts'
import { describeNewRevision } from '../format/new-revision.ts'
import { scriptFlags } from './script-flags.ts'

/** `limbeck baseline` */
export const baselineCommand: CommandDefinition = {
  name: 'baseline',
  summary: 'Write the first script for a database that was there before',
  details:
    'The script makes all that the models name, as `generate --from empty` does, and the database is stamped with it. The database ' +
    'has to be as its models want it, and there can be no scripts yet; else nothing is done. [How to begin](autogenerate.md#a-database-that-is-there-already).',
  arguments: {
    '[message]': 'what the revision does, `baseline` unless told; --message says the same',
  },
  flags: [
    ...scriptFlags.filter(({ flags }) => flags !== '--splice'),
    { flags: '--tag <text>', description: 'handed to hooks' },
  ],
  examples: [['baseline "what was there"', 'begin with the database in production']],
  results: ['BaselineResult'],
  async run(session, invocation) {
    const { baseline } = await import('../../commands/baseline.ts')
    const result = await baseline(await session.openContext(), {
      message: invocation.text('message') ?? invocation.arguments[0],
      branchLabel: invocation.list('branchLabel'),
      versionPath: invocation.text('versionPath'),
      revisionId: invocation.text('revId'),
      template: invocation.text('template'),
      tag: invocation.text('tag'),
    })
    const { text } = describeNewRevision(result, session)
    const left = formatLeftOut(result)
    return {
      result,
      text: (view) => [
        ...text(view),
        ...result.stamped.map((name) => `Stamped "${name}" with ${result.revision}`),
      ],
      ...(left.length === 0 ? {} : { message: left.join('\n') }),
    }
  },
}
