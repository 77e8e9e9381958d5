import type { CommandDefinition, FlagDefinition } from '../command-definition.ts'
import { describeNewRevision } from '../format/new-revision.ts'

/** The flags of every command that writes a script. */
export const scriptFlags: readonly FlagDefinition[] = [
  {
    flags: '-m, --message <text>',
    description: 'what the revision does',
    takesAnyText: true,
  },
  { flags: '--splice', description: 'allow revisions that are no heads, which makes a branch' },
  {
    flags: '--branch-label <label>',
    description: 'a label for the branch',
    isRepeatable: true,
  },
  {
    flags: '--version-path <directory>',
    values: 'versionLocations',
    description: 'which version location to write to',
  },
  { flags: '--rev-id <id>', description: 'the id, instead of one that is made up' },
  {
    flags: '--template <name>',
    values: 'scriptTemplates',
    description: '`ts`, `js`, `sql`, or the path of a template (default: as configured)',
  },
]

/** `limbeck revision` */
export const revisionCommand: CommandDefinition = {
  name: 'revision',
  summary: 'Write a new, empty script',
  flags: [
    ...scriptFlags,
    {
      flags: '--head <revision>',
      values: 'revisions',
      description: 'what it comes after; `base` begins a branch (default: `head`)',
      isRepeatable: true,
    },
    {
      flags: '--depends-on <revision>',
      values: 'revisions',
      description: 'what it needs in other branches',
      isRepeatable: true,
    },
  ],
  foreignFlags: {
    '--autogenerate':
      'Models are not compared with the database yet: leave it out, and write what is to be done into the script.',
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
