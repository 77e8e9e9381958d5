import { renderImport, renderString } from '../../render/index.ts'
import { compareCodeUnits } from '../../util/compare-code-units.ts'
import { HEADER_FIELDS } from '../script-record.ts'
import { indentCode } from './indent-code.ts'
import { renderConstant } from './render-constant.ts'
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

/**
 * Writes the imports as organised: packages before files, by name without regard to case. JavaScript takes its types from
 * comments.
 */
export function renderImports(script: RevisionScript, language: 'ts' | 'js'): string {
  const { limbeck = [], ...others } = script.imports ?? {}
  const isTyped = language === 'ts'
  const isTypeOnly = isTyped && limbeck.length === 0
  const own = isTypeOnly
    ? "import type { Operations } from 'limbeck'"
    : renderImport('limbeck', isTyped ? [...limbeck, 'type Operations'] : limbeck)
  const lines = new Map([['limbeck', own]])
  for (const [module, names] of Object.entries(others))
    lines.set(module, renderImport(module, names))
  return [...lines]
    .toSorted(([one], [other]) => compareModules(one, other))
    .flatMap(([, line]) => (line === '' ? [] : [line]))
    .join('\n')
}

function compareModules(one: string, other: string): number {
  const isFile = (module: string) => /^[./]/.test(module)
  return Number(isFile(one)) - Number(isFile(other)) || compareCodeUnits(one, other)
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
