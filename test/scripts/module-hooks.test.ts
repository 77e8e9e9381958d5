import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'

const root = mkdtempSync(join(tmpdir(), 'limbeck-hooks-'))
afterAll(() => rmSync(root, { recursive: true }))

const runningCopy = join(root, 'running', 'index.js')
writeFiles(join(root, 'running'), {
  'package.json': '{ "type": "module" }',
  'index.js': "export const whose = 'running'; export class Operations {}",
})

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
}

function runLoader(folder: string, ...more: readonly string[]) {
  const loader = join(import.meta.dirname, 'fixtures', 'load-scripts.ts')
  const url = pathToFileURL(runningCopy).href
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [loader, join(folder, 'migrations'), url, ...more],
    { cwd: folder, encoding: 'utf8' },
  )
  // Warnings about strip-only mode being new are Node 22's; what is ours to avoid are those about package.json.
  expect(
    stderr.replaceAll(/^.*(?:ExperimentalWarning: Type Stripping|--trace-warnings).*\n/gm, ''),
  ).toBe('')
  expect(status).toBe(0)
  return JSON.parse(stdout) as Record<string, unknown>
}

const esm = (revision: string, more = '') => `
import { whose, Operations } from 'limbeck'
import * as schema from 'limbeck/schema'
${more}
export const revision = '${revision}'
export const downRevision = null
export const upgrade = async () => [whose, schema.whose, typeof Operations, typeof helper === 'function' ? helper() : '']
`
const typed = (revision: string) =>
  `import { type Operations as Op } from 'limbeck'\nimport { helper } from '../helper.ts'\n${esm(revision)}\nexport function downgrade(op: Op): void {}\n`
const commonJs = (revision: string) => `
const { whose, Operations } = require('limbeck')
const schema = require('limbeck/schema')
const { helper } = require('../old.cjs')
exports.revision = '${revision}'
exports.downRevision = null
exports.upgrade = async () => [whose, schema.whose, typeof Operations, helper() + (await import('limbeck')).whose]
`

const types = { absent: '{}', commonjs: '{ "type": "commonjs" }', module: '{ "type": "module" }' }
const matrix = Object.keys(types).flatMap((type) =>
  [false, true].map((isInstalled) => ({ type: type as keyof typeof types, isInstalled })),
)

describe('installModuleHooks', () => {
  test.each(matrix)(
    'loads all kinds of scripts: type $type, installed: $isInstalled',
    ({ type, isInstalled }) => {
      const folder = join(root, `${type}-${isInstalled}`)
      writeFiles(folder, {
        'package.json': types[type],
        'limbeck.config.ts':
          "import { whose } from 'limbeck'\nimport { helper } from './src/models.ts'\nconst place: string = helper()\nexport default { whose, place }\n",
        'src/models.ts':
          "import { deep } from './deep.ts'\nimport dep from 'dep'\nexport const helper = (): string => deep + dep.kind\n",
        'src/deep.ts': "export const deep: string = 'deep '\n",
        'node_modules/dep/package.json': '{ "main": "./main.js" }',
        'node_modules/dep/main.js':
          "module.exports = { kind: typeof require === 'function' ? 'CommonJS' : 'module' }\nconst text = 'export const a = 1'\n",
        'migrations/helper.ts': "export function helper(): string { return 'helper' }\n",
        'migrations/old.cjs': "exports.helper = () => 'old '\n",
        'migrations/versions/1_ts.ts': typed('ts'),
        'migrations/versions/2_mts.mts': typed('mts'),
        'migrations/versions/3_js.js': esm('js', "import { helper } from '../helper.ts'"),
        'migrations/versions/4_mjs.mjs': esm('mjs', "import { helper } from '../helper.ts'"),
        'migrations/versions/5_cjs.cjs': commonJs('cjs'),
        'migrations/versions/6_compiled.js': commonJs('compiled'),
        'migrations/versions/7_whole.js':
          "module.exports = { revision: 'whole', downRevision: 'ts', upgrade: () => __filename.length > 0 }\n",
        ...(isInstalled
          ? {
              'node_modules/limbeck/package.json':
                '{ "type": "module", "exports": { ".": "./i.js", "./schema": "./i.js" } }',
              'node_modules/limbeck/i.js':
                "export const whose = 'local'; export class Operations {}",
            }
          : {}),
      })
      const whose = isInstalled ? 'local' : 'running'
      const loaded = [whose, whose, 'function', 'helper']
      const old = [whose, whose, 'function', `old ${whose}`]
      expect(runLoader(folder, join(folder, 'limbeck.config.ts'))).toEqual({
        ts: loaded,
        mts: loaded,
        js: loaded,
        mjs: loaded,
        cjs: old,
        compiled: old,
        whole: true,
        config: { whose, place: 'deep CommonJS' },
      })
    },
  )

  test('names file and line of what cannot be loaded, and loads the rest', () => {
    const folder = join(root, 'broken')
    const head = (revision: string) =>
      `export const revision = '${revision}'\nexport const downRevision = null\n`
    const script = (name: string) => join(folder, 'migrations', 'versions', name)
    writeFiles(folder, {
      'package.json': '{ "type": "commonjs" }',
      'migrations/versions/enum.ts': `${head('enum')}export enum Kind { A }\n`,
      'migrations/versions/property.ts': `${head('property')}class A { constructor(private a: number) {} }\n`,
      'migrations/versions/syntax.ts': `${head('syntax')}export function upgrade( {\n  const a = 1\n}\n`,
      'migrations/versions/syntax_cjs.cjs':
        "exports.revision = 'syntax_cjs'\nexports.downRevision = null\nconst a = ;\n",
      'migrations/versions/throws.ts': `${head('throws')}throw new Error('boo')\n`,
      'migrations/versions/missing.ts': `${head('missing')}import './helper'\n`,
      'migrations/versions/mismatch.ts':
        "let r = 'mismatch'\nfunction f() { r = 'other' }\nf()\nexport { r as revision }\nexport const downRevision = null\n",
      'migrations/versions/shape.ts': `${head('shape')}export const upgrade = 1\n`,
      'migrations/versions/shape_database.ts': `${head('shape_database')}export const upgrade = { main: 1 }\n`,
      'migrations/versions/shape_switch.ts': `${head('shape_switch')}export const transaction = 'no'\n`,
      'migrations/versions/good.ts': `${head('good')}export const upgrade = () => 'good'\n`,
      'migrations/versions/imported.ts': `${head('imported')}import '../lib/imported.ts'\n`,
      'migrations/lib/imported.ts': `\n\nexport enum Kind { A }\n`,
      'migrations/versions/1234_hidden.ts':
        "export const revision = ['a'].join('')\nexport const downRevision = null\nconst a = ;\n",
    })
    const invalid = (file: string, line?: number) =>
      expect.objectContaining({
        code: 'script_invalid',
        details: line === undefined ? { file } : { file, line },
      })
    expect(runLoader(folder)).toEqual({
      enum: expect.objectContaining({
        code: 'script_invalid',
        message: `"${script('enum.ts')}", line 3 cannot be loaded: TypeScript enum is not supported in strip-only mode`,
        hint: expect.stringContaining('enums'),
      }),
      property: invalid(script('property.ts'), 3),
      syntax: invalid(script('syntax.ts'), 4),
      syntax_cjs: invalid(script('syntax_cjs.cjs'), 3),
      throws: invalid(script('throws.ts'), 3),
      missing: expect.objectContaining({
        code: 'script_invalid',
        hint: expect.stringContaining('extension'),
      }),
      mismatch: expect.objectContaining({
        code: 'header_mismatch',
        message: `"${script('mismatch.ts')}" evaluates to the "revision" "other", but its text says "mismatch".`,
      }),
      shape: invalid(script('shape.ts')),
      shape_database: invalid(script('shape_database.ts')),
      shape_switch: invalid(script('shape_switch.ts')),
      good: 'good',
      imported: invalid(join(folder, 'migrations/lib/imported.ts'), 3),
      [script('1234_hidden.ts')]: expect.objectContaining({ code: 'header_unreadable' }),
    })
  })

  test('evaluates with jiti what Node cannot strip', () => {
    const folder = join(root, 'jiti')
    writeFiles(folder, {
      'package.json': '{}',
      'migrations/README.md': '',
      'models.ts':
        "import { whose } from 'limbeck'\nenum Kind { A = 'a' }\nclass B { constructor(readonly c: string) {} }\nexport default { kind: Kind.A, c: new B('c').c, whose }\n",
    })
    expect(runLoader(folder, join(folder, 'models.ts'), 'jiti')).toEqual({
      config: { kind: 'a', c: 'c', whose: 'running' },
    })
  })
})
