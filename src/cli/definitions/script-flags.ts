import type { FlagDefinition } from '../command-definition.ts'

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

/** Where a new revision stands in the graph. */
export const placeFlags: readonly FlagDefinition[] = [
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
]
