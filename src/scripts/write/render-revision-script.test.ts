import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import ts from 'typescript'
import { afterAll, describe, expect, test } from 'vitest'
import { readModuleHeader } from '../header/read-module-header.ts'
import { readSqlHeader } from '../header/read-sql-header.ts'
import { renderRevisionScript } from './render-revision-script.ts'
import type { RevisionScript, ScriptLanguage } from './revision-script.ts'

const CREATE_DATE = '2026-11-20 06:25:51.995Z'

const identifier = fc.oneof(
  fc.stringMatching(/^[0-9a-f]{12}$/),
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: 12 })
    .filter((text) => !/[@:+\-\s\p{Cc}]/u.test(text) && text.isWellFormed()),
  fc.constantFrom('a,b', "it's", '"', '*/', '`', '${x}', '\\', 'ünï', '🐘'),
)
const list = fc.oneof(
  fc.constant(null),
  identifier,
  fc.array(identifier, { minLength: 2, maxLength: 9 }),
)
const message = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(
      fc.constantFrom(
        '*/',
        '/*',
        '"',
        "'",
        '`',
        '\\',
        '\n',
        '\r',
        ' ',
        '\t',
        '🐘',
        'Revises: x',
        '${a}',
        '--',
        '*',
        '\uD800',
        '\u2028',
        'word',
        '@',
        '\0',
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
)
const scripts: fc.Arbitrary<RevisionScript> = fc.record({
  revision: identifier,
  downRevision: list,
  branchLabels: list,
  dependsOn: list,
  message,
  createDate: fc.constant(CREATE_DATE),
})

describe('renderRevisionScript', () => {
  test.each<'ts' | 'js'>(['ts', 'js'])('is read back as it was meant: %s', (language) => {
    fc.assert(
      fc.property(scripts, (script) => {
        const text = renderRevisionScript(script, language).files[0]?.text ?? ''
        // What a file can hold: a lone surrogate would be replaced.
        expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text)
        const { revision, downRevision, branchLabels, dependsOn } = script
        const read = readModuleHeader(text)
        expect(read.kind === 'header' && read.header).toEqual({
          revision,
          downRevision,
          branchLabels,
          dependsOn,
        })
        expect(read.comment.message).toBe(script.message)
        expect(read.comment.createDate).toBe(CREATE_DATE)
        const { diagnostics } = ts.transpileModule(text, {
          reportDiagnostics: true,
          compilerOptions: { target: ts.ScriptTarget.ES2022 },
        })
        expect(diagnostics).toEqual([])
        expect(evaluate(text)).toEqual({ revision, downRevision, branchLabels, dependsOn })
      }),
      { numRuns: 500 },
    )
  })

  test('is read back as it was meant: sql', () => {
    fc.assert(
      fc.property(scripts, (script) => {
        const text = renderRevisionScript(script, 'sql').files[0]?.text ?? ''
        expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text)
        const { revision, downRevision, branchLabels, dependsOn } = script
        const read = readSqlHeader(text)
        expect(read.kind === 'header' && read.header).toEqual({
          revision,
          downRevision,
          branchLabels,
          dependsOn,
        })
        expect(read.kind === 'header' && read.comment.message).toBe(script.message)
      }),
      { numRuns: 1000 },
    )
  })

  const folder = mkdtempSync(join(tmpdir(), 'limbeck-render-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  const BODY = {
    upgrade:
      "await op.createTable('a', {\n  id: t.integer(),\n})\nawait op.execute(sql`\n  select 1\n\n  -- ${x}\n`)",
    downgrade: "await op.dropTable('a')",
  }
  const script = (more: Partial<RevisionScript>): RevisionScript => ({
    revision: 'bb73aa30e9cb',
    downRevision: null,
    branchLabels: null,
    dependsOn: null,
    message: 'create users',
    createDate: CREATE_DATE,
    ...more,
  })
  const MANY_IMPORTS =
    't sql table index unique check foreignKey primaryKey exclude enumType sequence view pgSchema'.split(
      ' ',
    )
  const long = (count: number) => Array.from({ length: count }, (_, index) => `revision_${index}`)

  test('is left alone by the formatter', () => {
    const cases: Record<string, [Partial<RevisionScript>, ScriptLanguage]> = {
      empty: [{}, 'ts'],
      emptyJs: [{}, 'js'],
      body: [{ body: BODY, imports: { limbeck: ['t', 'sql'] } }, 'ts'],
      bodyJs: [{ body: BODY, imports: { limbeck: ['t', 'sql'] } }, 'js'],
      manyImports: [{ body: BODY, imports: { limbeck: MANY_IMPORTS } }, 'ts'],
      imports: [
        {
          body: BODY,
          imports: {
            './z.ts': ['b'],
            '../views.ts': ['adultsV2', 'adultsV1'],
            'limbeck/schema': ['index'],
            limbeck: ['t'],
            zebra: ['stripes'],
            '../../models.ts': ['c'],
            '@acme/notes': ['Note'],
          },
        },
        'ts',
      ],
      databases: [
        { databases: { main: BODY, 'my-other': {} }, imports: { limbeck: ['sql', 't'] } },
        'ts',
      ],
      databasesJs: [{ databases: { main: BODY, other: {} } }, 'js'],
      arrays: [{ downRevision: long(2), dependsOn: long(20), branchLabels: "it's" }, 'ts'],
      longText: [{ downRevision: 'x'.repeat(90), dependsOn: `"'"'${'x'.repeat(70)}` }, 'ts'],
      edge: [
        {
          downRevision: 'x'.repeat(100 - 30),
          dependsOn: 'x'.repeat(100 - 26),
          branchLabels: 'x'.repeat(100 - 29),
        },
        'ts',
      ],
      quotes: [{ downRevision: ["'", '"', '\'"', '\\'] }, 'ts'],
      message: [{ message: 'a\n\nb */ "c"' }, 'ts'],
    }
    const files: string[] = []
    for (const [name, [more, language]] of Object.entries(cases)) {
      const [file] = renderRevisionScript(script(more), language).files
      files.push(`${name}${file?.suffix}`)
      writeFileSync(join(folder, `${name}${file?.suffix}`), file?.text ?? '')
    }
    const config = JSON.parse(readFileSync('biome.json', 'utf8')) as Record<string, unknown>
    const { formatter, javascript, assist } = config
    mkdirSync(join(folder, 'config'))
    writeFileSync(
      join(folder, 'config', 'biome.json'),
      JSON.stringify({ root: true, formatter, javascript, assist, linter: { enabled: false } }),
    )
    const biome = spawnSync(
      process.execPath,
      [
        join(process.cwd(), 'node_modules/@biomejs/biome/bin/biome'),
        'check',
        '--max-diagnostics=100',
        '--config-path=config',
        ...files,
      ],
      { cwd: folder, encoding: 'utf8' },
    )
    const output = biome.stdout + biome.stderr
    expect(output).not.toMatch(/━/)
    expect(output).toContain(`Checked ${files.length} files`)
    expect(biome.status).toBe(0)
  })

  test('writes the script of the guide', () => {
    expect(renderRevisionScript(script({})).files).toEqual([
      {
        suffix: '.ts',
        text: `/**
 * create users
 *
 * Revision ID: bb73aa30e9cb
 * Revises:
 * Create Date: 2026-11-20 06:25:51.995Z
 */
import type { Operations } from 'limbeck'

export const revision = 'bb73aa30e9cb'
export const downRevision = null
export const branchLabels = null
export const dependsOn = null

export async function upgrade(op: Operations) {}

export async function downgrade(op: Operations) {}
`,
      },
    ])
  })

  test('writes a pair of SQL files for each database', () => {
    const { files } = renderRevisionScript(
      script({ databases: { main: { upgrade: 'select 1;' }, other: {} } }),
      'sql',
    )
    expect(files.map((file) => file.suffix)).toEqual([
      '.main.up.sql',
      '.main.down.sql',
      '.other.up.sql',
      '.other.down.sql',
    ])
    expect(files[0]?.text).toBe(
      '-- create users\n--\n-- Revision ID: bb73aa30e9cb\n-- Revises:\n-- Create Date: 2026-11-20 06:25:51.995Z\n\nselect 1;\n',
    )
  })

  const TEMPLATE =
    "/**\n * {{comment}}\n */\n{{imports}}\nimport { x } from '../x.ts' // {{createDate}}\n\nexport const revision = {{revision}}\nexport const downRevision = {{downRevision}}\nexport const branchLabels = {{branchLabels}}\nexport const dependsOn = {{dependsOn}}\n\nexport async function upgrade(op: Operations) {\n  {{upgrade}}\n}\n\nexport async function downgrade(op: Operations) {\n  {{downgrade}}\n}\n"

  test("fills in a project's own template", () => {
    const template = { path: '/p/script.mts.template', text: TEMPLATE }
    const [file] = renderRevisionScript(
      script({ downRevision: ['a', 'b'], body: { upgrade: 'await one()\nawait two()' } }),
      template,
    ).files
    expect(file?.suffix).toBe('.mts')
    expect(file?.text).toContain(
      ' * create users\n *\n * Revision ID: bb73aa30e9cb\n * Revises: a, b\n',
    )
    expect(file?.text).toContain(
      "// 2026-11-20 06:25:51.995Z\n\nexport const revision = 'bb73aa30e9cb'\nexport const downRevision = ['a', 'b']\n",
    )
    expect(file?.text).toContain(
      '{\n  await one()\n  await two()\n}\n\nexport async function downgrade(op: Operations) {\n}\n',
    )
  })

  test.each([
    ['an unknown placeholder', TEMPLATE.replace('{{revision}}', '{{revison}}')],
    ['a header that is not the one wanted', TEMPLATE.replace('{{dependsOn}}', "'x'")],
    ['no header', 'export {}'],
  ])('refuses a template with %s', (_, text) => {
    const render = () => renderRevisionScript(script({}), { path: '/p/script.ts.template', text })
    expect(render).toThrow(expect.objectContaining({ code: 'script_invalid' }))
  })
})

/** What JavaScript itself makes of the constants. */
function evaluate(text: string): unknown {
  const code = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  }).outputText
  const exports: Record<string, unknown> = {}
  // oxlint-disable-next-line no-implied-eval -- The text was just rendered.
  new Function('exports', 'require', code)(exports, () => ({}))
  const { revision, downRevision, branchLabels, dependsOn } = exports
  return { revision, downRevision, branchLabels, dependsOn }
}
