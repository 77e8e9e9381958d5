import { askAboutChanges } from '../ask-about-changes.ts'
import type { CommandDefinition } from '../command-definition.ts'
import { formatLeftOut } from '../format/differences.ts'
import { describeNewRevision } from '../format/new-revision.ts'

/** `limbeck amend` */
export const amendCommand: CommandDefinition = {
  name: 'amend',
  summary: 'Write the newest script anew from the models',
  details:
    'For a script that nobody else has yet. It is undone where it was run, after a question, and written anew under the same id; ' +
    '`upgrade` runs it. What was written by hand is kept. Where the models want something else in the same place, both stand in the ' +
    'script between marks, and the exit status is 3. [What is taken for written by hand](autogenerate.md#a-script-that-is-written-anew).',
  flags: [
    {
      flags: '--head <revision>',
      values: 'revisions',
      description: 'which script, where there are several heads (default: `head`)',
    },
    {
      flags: '--rename <old:new>',
      description: 'a new name in the models, as with [generate](#generate)',
      isRepeatable: true,
      takesAnyText: true,
    },
    {
      flags: '--drop <name>',
      description: 'drop what no model names, as with [generate](#generate)',
      isRepeatable: true,
      takesAnyText: true,
    },
  ],
  examples: [
    ['amend', 'the models have changed again since the script was written'],
    ['amend --head billing@head --yes', 'the newest script of a branch, without a question'],
  ],
  results: ['AmendResult'],
  async run(session, invocation) {
    const { amend } = await import('../../commands/amend.ts')
    const { describeChanges } = await import('../../commands/describe-changes.ts')
    const context = await session.openContext()
    const result = await amend(context, {
      head: invocation.text('head'),
      rename: invocation.list('rename'),
      drop: invocation.list('drop'),
      decide: askAboutChanges(session, context),
    })
    const { conflicts, dropped, undoneIn, changes } = result
    const messages = [
      ...describeChanges(dropped, context).map((each) => `No longer in it: ${each}`),
      ...(changes.length === 0 ? ['Nothing differs from the models without it'] : []),
      ...formatLeftOut(result),
      ...(conflicts === 0
        ? []
        : [
            `${conflicts} ${conflicts === 1 ? 'place was' : 'places were'} changed by hand and by the models: look for "<<<<<<<"`,
          ]),
      ...undoneIn.map((name) => `Undone in "${name}": run \`limbeck upgrade\` when it is ready`),
    ]
    return {
      ...describeNewRevision(result, session),
      ...(messages.length === 0 ? {} : { message: messages.join('\n') }),
      hasFindings: conflicts > 0,
    }
  },
}
