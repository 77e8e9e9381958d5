const NAMES = ['postgresql', 'mysql', 'mariadb', 'sqlite'] as const

/** The dialects that come with Limbeck. MariaDB shares the folder of MySQL and differs in a few entries. */
export type DialectName = (typeof NAMES)[number]

/**
 * The dialects of plugins, by their names, for the type of `op.context.dialect`: a plugin says here what it brings.
 *
 * @example
 * declare module 'limbeck' {
 *   interface CustomDialects {
 *     readonly duck: true
 *   }
 * }
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- filled by declaration merging
export interface CustomDialects {}

/** A dialect that comes with Limbeck, or one of a plugin that is declared. */
export type KnownDialectName = keyof (Readonly<Record<DialectName, true>> & CustomDialects)

/** A dialect that comes with Limbeck, or one of any plugin. */
export type AnyDialectName = DialectName | (string & {})

/** Whether a dialect is one that comes with Limbeck. */
export function isDialectName(name: string): name is DialectName {
  return NAMES.some((each) => each === name)
}
