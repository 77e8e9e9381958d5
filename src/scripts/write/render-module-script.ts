import { HEADER_FIELDS } from '../script-record.ts'
import { indentCode } from './indent-code.ts'
import { LINE_WIDTH, renderConstant, renderString } from './render-literal.ts'
import { type RevisionScript, renderCommentLines, type ScriptBody } from './revision-script.ts'

type Direction = keyof ScriptBody

/** Writes a script in TypeScript, or in JavaScript with types in comments, as a formatter would leave it. */
export function renderModuleScript(script: RevisionScript, language: 'ts' | 'js'): string {
  const parts = [
    renderDocComment(script),
    renderImports(script, language),
    HEADER_FIELDS.map((field) => renderConstant(field, script[field])).join('\n'),
    renderDirection(script, 'upgrade', language),
    renderDirection(script, 'downgrade', language),
  ]
  const [comment, imports, ...rest] = parts
  const top = imports === '' ? comment : `${comment}\n${imports}`
  return `${[top, ...rest].join('\n\n')}\n`
}

function renderDocComment(script: RevisionScript): string {
  const lines = renderCommentLines(script).map((line) => ` * ${line}`.trimEnd())
  return ['/**', ...lines, ' */'].join('\n')
}

/** Writes the import as organised: by name without regard to case. JavaScript takes its types from comments. */
export function renderImports(script: RevisionScript, language: 'ts' | 'js'): string {
  const values = [...new Set(script.imports)].sort(compareNames)
  const isTyped = language === 'ts'
  if (values.length === 0) return isTyped ? "import type { Operations } from 'limbeck'" : ''
  const names = isTyped
    ? [...values, 'Operations'].sort(compareNames).map((name) => {
        return name === 'Operations' ? 'type Operations' : name
      })
    : values
  const flat = `import { ${names.join(', ')} } from 'limbeck'`
  if (flat.length <= LINE_WIDTH) return flat
  return `import {\n${names.map((name) => `  ${name},`).join('\n')}\n} from 'limbeck'`
}

function compareNames(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()]
  return left < right ? -1 : left > right ? 1 : 0
}

function renderDirection(
  script: RevisionScript,
  direction: Direction,
  language: 'ts' | 'js',
): string {
  const isTyped = language === 'ts'
  if (script.databases !== undefined) return renderByDatabase(script.databases, direction, isTyped)
  const comment = isTyped ? '' : "/** @param {import('limbeck').Operations} op */\n"
  const block = renderBlock(script.body?.[direction], '')
  return `${comment}export async function ${direction}(${renderParameter(isTyped)}) ${block}`
}

function renderByDatabase(
  databases: NonNullable<RevisionScript['databases']>,
  direction: Direction,
  isTyped: boolean,
): string {
  const comment = isTyped
    ? ''
    : "/** @type {Record<string, (op: import('limbeck').Operations) => Promise<void>>} */\n"
  const entries = Object.entries(databases).map(([database, body]) => {
    const block = renderBlock(body[direction], '  ')
    return `  ${renderKey(database)}: async (${renderParameter(isTyped)}) => ${block},`
  })
  const object = entries.length === 0 ? '{}' : ['{', ...entries, '}'].join('\n')
  return `${comment}export const ${direction} = ${object}`
}

function renderParameter(isTyped: boolean): string {
  return isTyped ? 'op: Operations' : 'op'
}

function renderKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : renderString(name)
}

function renderBlock(body: string | undefined, indentation: string): string {
  const code = body?.replace(/^\n+/, '').trimEnd() ?? ''
  return code === '' ? '{}' : `{\n${indentCode(code, `${indentation}  `)}\n${indentation}}`
}
