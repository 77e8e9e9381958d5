import { extname } from 'node:path'
import { LimbeckError } from '../../errors/index.ts'
import { readModuleHeader } from '../header/read-module-header.ts'
import { readSqlHeader } from '../header/read-sql-header.ts'
import { HEADER_FIELDS, type ScriptComment, type ScriptHeader } from '../script-record.ts'
import { renderModuleScript } from './render-module-script.ts'
import { renderSqlScript } from './render-sql-script.ts'
import { renderUserTemplate } from './render-user-template.ts'
import type { RevisionScript, ScriptLanguage } from './revision-script.ts'

/** A project's own template: `script.ts.template` makes scripts that end with `.ts`. */
export interface UserTemplate {
  readonly path: string
  readonly text: string
}

/** The files of a script: what follows the stem of their names, and their texts. */
export interface RenderedScript {
  readonly files: readonly { readonly suffix: string; readonly text: string }[]
}

/**
 * Writes a new script, from a template of the house or from a project's own. What was written is read back: a template
 * that gives another header, or none, is refused with `script_invalid`.
 */
export function renderRevisionScript(
  script: RevisionScript,
  template: ScriptLanguage | UserTemplate = 'ts',
): RenderedScript {
  const files = renderFiles(script, template)
  const [first] = files
  const header = first === undefined ? undefined : readBack(first.suffix, first.text)
  const isSame =
    header !== undefined &&
    HEADER_FIELDS.every((name) => JSON.stringify(header[name]) === JSON.stringify(script[name]))
  if (isSame) return { files }
  const source = typeof template === 'string' ? `The template "${template}"` : `"${template.path}"`
  throw new LimbeckError(
    'script_invalid',
    `${source} does not give a script with the header of "${script.revision}".`,
    {
      hint: 'It needs the lines `export const revision = {{revision}}`, and so on for downRevision, branchLabels and dependsOn.',
    },
  )
}

function renderFiles(
  script: RevisionScript,
  template: ScriptLanguage | UserTemplate,
): RenderedScript['files'] {
  if (template === 'sql') return renderSqlScript(script)
  if (typeof template === 'string') {
    return [{ suffix: `.${template}`, text: renderModuleScript(script, template) }]
  }
  const suffix = extname(template.path.replace(/\.template$/, '')) || '.ts'
  const language = suffix.endsWith('ts') ? 'ts' : 'js'
  return [{ suffix, text: renderUserTemplate(template, script, language) }]
}

function readBack(
  suffix: string,
  text: string,
): (ScriptHeader & Partial<ScriptComment>) | undefined {
  const read = suffix.endsWith('.sql') ? readSqlHeader(text) : readModuleHeader(text)
  return read.kind === 'header' ? read.header : undefined
}
