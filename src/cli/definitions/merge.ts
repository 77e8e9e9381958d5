import type { CommandDefinition } from '../command-definition.ts'
import { describeNewRevision } from '../format/new-revision.ts'
import { scriptFlags } from './script-flags.ts'

/** `limbeck merge` */
export const mergeCommand: CommandDefinition = {
  name: 'merge',
  summary: 'Write a script that joins branches',
  arguments: { '<revisions...>': 'two or more revisions, or `heads`' },
  argumentValues: 'revisions',
  flags: scriptFlags,
  examples: [
    ['merge heads -m "join billing"', 'one head out of all heads'],
    ['merge 1a2b 3c4d', 'these two'],
  ],
  results: ['NewRevisionResult'],
  async run(session, invocation) {
    const { merge } = await import('../../commands/merge.ts')
    const result = await merge(await session.openContext(), {
      revisions: invocation.arguments,
      message: invocation.text('message'),
      splice: invocation.has('splice'),
      branchLabel: invocation.list('branchLabel'),
      versionPath: invocation.text('versionPath'),
      revisionId: invocation.text('revId'),
      template: invocation.text('template'),
    })
    const outcome = describeNewRevision(result, session)
    return result.revision === null ? { ...outcome, message: 'There is only one head' } : outcome
  },
}
