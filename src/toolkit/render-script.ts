import { createPluginSet } from '../plugins/create-plugin-set.ts'
import type { Plugin } from '../plugins/plugin.ts'
import type { RenderItem } from '../render/index.ts'
import { type NamingConvention, resolveNaming } from '../schema/naming.ts'
import { joinImports, renderRevisionScript, type ScriptHeader } from '../scripts/index.ts'
import { renderChanges, type ScriptChanges } from './render-changes.ts'

/** The head of a script, and how it is written. */
export interface RenderScriptOptions extends Partial<ScriptHeader> {
  readonly revision: string
  /** What the revision does. */
  readonly message?: string | undefined
  /** The date in the comment; now unless told. */
  readonly createDate?: Date | undefined
  /** TypeScript unless told; or JavaScript with types in comments. */
  readonly language?: 'ts' | 'js' | undefined
  /** The naming convention that holds when the script runs. */
  readonly naming?: Partial<NamingConvention> | undefined
  /** Writes an object in TypeScript: text, false to leave it out, undefined for the usual text. */
  readonly renderItem?: RenderItem | undefined
  /** Whose operations are in it. */
  readonly plugins?: readonly Plugin[] | undefined
}

/**
 * Writes the text of a script for one database, as `generate` does: what `compare` gives, or operations of your own. Fields of the head
 * that are not said are null. Throws `invalid_argument` for an operation that nobody knows, and `invalid_identifier` where the head
 * cannot be read back.
 *
 * @example
 * const text = renderScript(changes, { revision: 'b2', downRevision: 'a1', message: 'add posts' })
 */
export function renderScript(changes: ScriptChanges, options: RenderScriptOptions): string {
  const { revision, downRevision = null, branchLabels = null, dependsOn = null } = options
  const { message = '', createDate = new Date(), language = 'ts', renderItem } = options
  const { body, imports } = renderChanges(changes, {
    naming: resolveNaming(options.naming),
    renderItem,
    plugins: createPluginSet(options.plugins ?? []),
  })
  const header = { revision, downRevision, branchLabels, dependsOn }
  const date = createDate.toISOString().replace('T', ' ')
  const script = { ...header, message, createDate: date, imports: joinImports(imports), body }
  return renderRevisionScript(script, language).files[0]?.text ?? ''
}
