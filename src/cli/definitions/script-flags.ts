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

/** What a comparison of models with a database is told. */
export const compareFlags: readonly FlagDefinition[] = [
  {
    flags: '--rename <old:new>',
    description:
      'a table with another name in the models; `table.old:new` for a column, a constraint or an index, `enumeration.old:new` for a value',
    isRepeatable: true,
    takesAnyText: true,
  },
  {
    flags: '--drop <name>',
    description:
      'drop a table or a type that no model names, or a column or a value (`table.column`, `enumeration.value`) that may have another name',
    isRepeatable: true,
    takesAnyText: true,
  },
  {
    flags: '--from <side>',
    description:
      'what the models are compared with: `live`, the database as it is (default), `empty`, or the URL of another database',
  },
]
