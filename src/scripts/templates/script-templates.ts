import type { ScriptLanguage } from '../write/revision-script.ts'

/** The templates of new scripts by name, each with a line for people. */
export const SCRIPT_TEMPLATES = {
  ts: { synopsis: 'A module in TypeScript.' },
  js: { synopsis: 'A module in JavaScript.' },
  sql: { synopsis: 'A pair of SQL files, for up and down.' },
} as const satisfies Readonly<Record<ScriptLanguage, { readonly synopsis: string }>>

/** Whether a text names a template of the house; else it is the path of a project's own. */
export function isScriptLanguage(name: string): name is ScriptLanguage {
  return Object.hasOwn(SCRIPT_TEMPLATES, name)
}
