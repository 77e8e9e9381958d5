import { LimbeckError } from '../../errors/index.ts'
import { renderString } from '../../render/index.ts'
import { findNearest } from '../../util/nearest.ts'
import { renderMessage } from '../header/parse-comment.ts'
import { HEADER_FIELDS } from '../script-record.ts'
import { indentCode } from './indent-code.ts'
import { renderImports } from './render-module-script.ts'
import { type RevisionScript, renderCommentLines } from './revision-script.ts'
import { toArray } from './to-array.ts'

const PLACEHOLDER = /\{\{([\w.-]*)\}\}/g
const LINE_OF_ITS_OWN = /^(.*?)\{\{([\w.-]+)\}\}[ \t]*$/

/**
 * Fills in a project's own template of scripts, such as `migrations/script.ts.template`. Its placeholders:
 *
 * - `{{comment}}`: message, `Revision ID`, `Revises` and `Create Date`, one a line, to stand after ` * `
 * - `{{message}}`, `{{createDate}}`: as text
 * - `{{revision}}`, `{{downRevision}}`, `{{branchLabels}}`, `{{dependsOn}}`: as literals, to stand after `export const … =`
 * - `{{imports}}`: the import of what the bodies use
 * - `{{upgrade}}`, `{{downgrade}}`: the bodies; `{{upgrade.NAME}}` those of one of several databases
 *
 * A placeholder that is alone on its line, behind spaces or ` * `, repeats what stands before it for each line of its
 * value; where the value is empty, the line is left out. Throws `script_invalid` for an unknown placeholder.
 */
export function renderUserTemplate(
  template: { readonly path: string; readonly text: string },
  script: RevisionScript,
  language: 'ts' | 'js',
): string {
  const values = listValues(script, language)
  const lines = template.text.split(/\r\n|\n/).flatMap((line) => {
    const [, before = '', name] = LINE_OF_ITS_OWN.exec(line) ?? []
    if (name === undefined || !/^\s*(?:\*\s*)?$/.test(before)) {
      return [
        line.replaceAll(PLACEHOLDER, (_, name: string) =>
          requireValue(template.path, values, name),
        ),
      ]
    }
    const value = requireValue(template.path, values, name)
    if (value === '') return []
    if (before.trim() === '') return [indentCode(value, before)]
    return value.split('\n').map((part) => (before + part).trimEnd())
  })
  return lines.join('\n')
}

function listValues(
  script: RevisionScript,
  language: 'ts' | 'js',
): Readonly<Record<string, string>> {
  const values: Record<string, string> = {
    comment: renderCommentLines(script).join('\n'),
    message: renderMessage(script.message).join('\n'),
    createDate: script.createDate,
    imports: renderImports(script, language),
    upgrade: script.body?.upgrade?.trimEnd() ?? '',
    downgrade: script.body?.downgrade?.trimEnd() ?? '',
  }
  for (const [database, body] of Object.entries(script.databases ?? {})) {
    values[`upgrade.${database}`] = body.upgrade?.trimEnd() ?? ''
    values[`downgrade.${database}`] = body.downgrade?.trimEnd() ?? ''
  }
  for (const field of HEADER_FIELDS) {
    const value = script[field]
    const texts = toArray(value).map(renderString)
    values[field] =
      value === null ? 'null' : typeof value === 'string' ? texts.join('') : `[${texts.join(', ')}]`
  }
  return values
}

function requireValue(
  path: string,
  values: Readonly<Record<string, string>>,
  name: string,
): string {
  const value = Object.hasOwn(values, name) ? values[name] : undefined
  if (value !== undefined) return value
  const nearest = findNearest(name, Object.keys(values))
  throw new LimbeckError(
    'script_invalid',
    `The template "${path}" has the unknown placeholder "{{${name}}}".`,
    {
      hint:
        nearest === undefined
          ? `It can have: ${Object.keys(values).join(', ')}.`
          : `Did you mean "{{${nearest}}}"?`,
      details: { file: path },
    },
  )
}
