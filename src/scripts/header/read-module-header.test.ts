import { buildSync, transformSync } from 'esbuild'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { readModuleHeader } from './read-module-header.ts'

const FULL = {
  revision: 'a1',
  downRevision: ['b2', 'c3'],
  branchLabels: 'billing',
  dependsOn: null,
}
const SHORT = { revision: 'a1', downRevision: null, branchLabels: null, dependsOn: null }

function readHeader(text: string): unknown {
  const read = readModuleHeader(text)
  return read.kind === 'header' ? read.header : read.kind
}

describe('readModuleHeader', () => {
  test.each<[string, string, unknown]>([
    [
      'constants',
      "export const revision = 'a1'\nexport const downRevision = ['b2', 'c3']\nexport const branchLabels = 'billing'\nexport const dependsOn = null",
      FULL,
    ],
    [
      'annotations, `as const` and `satisfies`',
      'export const revision: string = "a1" as const;\nexport const downRevision: string | readonly string[] | null = [\n  "b2", // first\n  `c3`, /* second */\n] as const satisfies Array<string>\nexport const branchLabels: Record<string, string> | string = \'billing\'\nexport let dependsOn: null = null',
      FULL,
    ],
    ['no optional fields', "export const revision = 'a1'; export var downRevision = null", SHORT],
    ['several declarators', "export const revision = 'a1', downRevision = null", SHORT],
    [
      'an export clause, also before the values',
      "export { revision, d as downRevision, upgrade as default }\nlet revision = 'a1', d = null\nfunction upgrade() {}",
      SHORT,
    ],
    [
      'a minified bundle',
      'var t="a1",e=async(n)=>{await n.execute(`a ${{a:"}"}.a} b`)},o=null,r=/[/"]/g;export{o as downRevision,t as revision,e as upgrade};',
      SHORT,
    ],
    ['exports', "exports.revision = 'a1'; module.exports.downRevision = null", SHORT],
    [
      'chained exports, of which the last counts',
      'exports.downRevision = exports.revision = void 0; exports.revision = "a1", exports.downRevision = null;',
      SHORT,
    ],
    [
      'exports of constants',
      "const id = 'a1'\nexports.revision = id\nexports.downRevision = null",
      SHORT,
    ],
    ['escapes', String.raw`export const revision = '\x61\u{31}', downRevision = null`, SHORT],
    [
      'what looks like a header and is none',
      "// export const revision = 'x'\n/* export const revision = 'x' */\nconst a = `\nexport const revision = 'x'\n`\nconst b = \"export const revision = 'x'\"\nfunction f() { const revision = 'x'; exports.revision = 'x' }\nconst c = /export const revision = 'x'/\nexport const revision = 'a1'\nexport const downRevision = null",
      SHORT,
    ],
    [
      'other exports and types between',
      "import { t, type Operations } from 'limbeck'\nexport type { X } from './x.ts'\nexport type Y = { revision: 'x' }\nexport interface Z { revision: 'x' }\nexport const f = <T, U>(a: T) => a\nexport const revision = 'a1'\nconst { z = 'a, b' } = f({})\nexport const downRevision = null\nexport class K {}",
      SHORT,
    ],
    [
      'lines without semicolons behind members that are named like keywords',
      "const a = Symbol.for('a')\nexport const revision = 'a1'\nconst b = c?.if(a) satisfies A<B>\nexport const downRevision = null",
      SHORT,
    ],
    [
      'a syntax error further down',
      "export const revision = 'a1'\nexport const downRevision = null\nexport function upgrade(op) { if ( { \n const a = 'b",
      SHORT,
    ],
    [
      'windows line ends and a byte order mark',
      "\uFEFFexport const revision = 'a1'\r\nexport const downRevision = null\r\n",
      SHORT,
    ],
    [
      'a computed value',
      "export const revision = 'a' + 1\nexport const downRevision = null",
      'hidden',
    ],
    [
      'a value that goes on in the next line',
      "export const revision = 'a1'\n  .trim()\nexport const downRevision = null",
      'hidden',
    ],
    [
      'a template with a substitution',
      'export const revision = `a${1}`, downRevision = null',
      'hidden',
    ],
    ['a call', "export const revision = id('a1')\nexport const downRevision = null", 'hidden'],
    ['a re-export', "export { revision, downRevision } from './other.ts'", 'hidden'],
    [
      'an imported name',
      "import { revision } from './x.ts'\nexport { revision }\nexport const downRevision = null",
      'hidden',
    ],
    [
      'a pattern',
      "export const { revision, downRevision } = { revision: 'a1', downRevision: null }",
      'hidden',
    ],
    [
      'a variable that is assigned again',
      "let revision = 'x'\nrevision = 'a1'\nexport { revision }\nexport const downRevision = null",
      'hidden',
    ],
    ['module.exports', "module.exports = { revision: 'a1', downRevision: null }", 'hidden'],
    [
      'defineProperty',
      "Object.defineProperty(exports, 'revision', { value: 'a1' })\nexports.downRevision = null",
      'hidden',
    ],
    ['no downRevision', "export const revision = 'a1'", 'unreadable'],
    ['null as revision', 'export const revision = null, downRevision = null', 'unreadable'],
    ['a helper', 'export function help() { return { revision: 1 } }', 'none'],
    ['types only', "export declare const revision: string\nexport type revision = 'a1'", 'none'],
  ])('reads %s', (_, text, expected) => {
    expect(readHeader(text)).toEqual(expected)
  })

  const SOURCE = `/**
 * create users
 *
 * Revision ID: a1
 * Revises: b2, c3
 * Create Date: 2026-11-20 06:25:51.995Z
 */
import { helper } from './helper.ts'

export const revision: string = 'a1'
export const downRevision = ['b2', 'c3'] as const
export const branchLabels: string | null = 'billing'
export const dependsOn = null

export async function upgrade(op: { execute(sql: string): Promise<void> }) {
  await op.execute(\`create table "users" (id int default \${helper(1) / 2})\`)
}
`

  test.each<[string, string]>([
    ['tsc, modules', compile(ts.ModuleKind.ESNext)],
    ['tsc, CommonJS', compile(ts.ModuleKind.CommonJS)],
    ['tsc, CommonJS for ES5', compile(ts.ModuleKind.CommonJS, ts.ScriptTarget.ES5)],
    ['esbuild, transformed', transformSync(SOURCE, { loader: 'ts' }).code],
    [
      'esbuild, transformed and minified',
      transformSync(SOURCE, { loader: 'ts', minify: true }).code,
    ],
    ['esbuild, bundled', bundle(false)],
    ['esbuild, bundled and minified', bundle(true)],
  ])('reads the output of %s', (_, text) => {
    expect(readHeader(text)).toEqual(FULL)
  })

  test.each<[string, string]>([
    ['the source', SOURCE],
    ['modules', compile(ts.ModuleKind.ESNext)],
    ['CommonJS', compile(ts.ModuleKind.CommonJS)],
  ])('reads the comment of %s', (_, text) => {
    expect(readModuleHeader(text).comment).toMatchObject({
      message: 'create users',
      createDate: '2026-11-20 06:25:51.995Z',
    })
  })

  test('leaves the comments of functions alone', () => {
    const text =
      'const a = 1\n/** helps */\nfunction f() {}\nexport const revision = "a", downRevision = null'
    expect(readModuleHeader(text).comment.message).toBe('')
  })

  function compile(module: ts.ModuleKind, target = ts.ScriptTarget.ES2022): string {
    return ts.transpileModule(SOURCE, { compilerOptions: { module, target } }).outputText
  }

  function bundle(minify: boolean): string {
    return (
      buildSync({
        stdin: {
          contents: SOURCE.replace(
            "{ helper } from './helper.ts'",
            "{ join as helper } from 'node:path'",
          ),
          loader: 'ts',
        },
        bundle: true,
        platform: 'node',
        format: 'esm',
        minify,
        write: false,
      }).outputFiles[0]?.text ?? ''
    )
  }
})
