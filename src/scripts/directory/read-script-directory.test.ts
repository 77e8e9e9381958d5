import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadScript } from '../load/load-script.ts'
import { isNamedLikeScript } from './find-candidates.ts'
import { readScriptDirectory, type ScriptDirectoryOptions } from './read-script-directory.ts'

let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'limbeck-directory-')))
})
afterEach(() => rmSync(folder, { recursive: true }))

function writeFiles(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

async function read(options: Partial<ScriptDirectoryOptions> = {}) {
  const found = await readScriptDirectory({ migrations: folder, ...options })
  const show = (path: string): string => relative(folder, path).replaceAll('\\', '/')
  return {
    scripts: found.scripts.map(({ revision, path }) => `${revision} ${show(path)}`),
    problems: found.problems.map(({ path }) => show(path)),
    missing: found.missingLocations.map(show),
  }
}

const script = (revision: string): string =>
  `export const revision = '${revision}'\nexport const downRevision = null\n`
const sql = (revision: string): string =>
  `-- x\n-- Revision ID: ${revision}\n-- Revises:\nselect 1;\n`

describe('readScriptDirectory', () => {
  test('finds scripts of all kinds and nothing else', async () => {
    writeFiles({
      'versions/a_ts.ts': script('a'),
      'versions/b_mts.mts': script('b'),
      'versions/c_js.js': script('c'),
      'versions/d_mjs.mjs': script('d'),
      'versions/e_cjs.cjs': "exports.revision = 'e'\nexports.downRevision = null",
      'versions/f_x.up.sql': sql('f'),
      'versions/f_x.down.sql': 'select 2;',
      'versions/a_ts.js': script('compiled'),
      'versions/a_ts.d.ts': script('no'),
      'versions/b_mts.d.mts': script('no'),
      'versions/a_ts.js.map': '{}',
      'versions/a_ts.test.ts': script('no'),
      'versions/a_ts.spec.js': script('no'),
      'versions/.hidden.ts': script('no'),
      'versions/.#a_ts.ts': script('no'),
      'versions/seed.sql': 'select 1',
      'versions/helpers.ts': 'export const help = 1',
      'versions/README.md': script('no'),
      'versions/below/g_x.ts': script('g'),
      'versions/node_modules/h_x.ts': script('h'),
    })
    const plain = [
      'a versions/a_ts.ts',
      'b versions/b_mts.mts',
      'c versions/c_js.js',
      'd versions/d_mjs.mjs',
      'e versions/e_cjs.cjs',
    ]
    expect(await read()).toEqual({
      scripts: [...plain, 'f versions/f_x.up.sql'],
      problems: [],
      missing: [],
    })
    expect(await read({ isRecursive: true })).toEqual({
      scripts: [
        ...plain.slice(0, 2),
        'g versions/below/g_x.ts',
        ...plain.slice(2),
        'f versions/f_x.up.sql',
      ],
      problems: [],
      missing: [],
    })
  })

  test('reads several locations, each real file once', async () => {
    writeFiles({ 'one/a.ts': script('a'), 'two/b.ts': script('b'), 'elsewhere/c.ts': script('c') })
    symlinkSync(join(folder, 'one'), join(folder, 'three'))
    symlinkSync(join(folder, 'one/a.ts'), join(folder, 'two/a_again.ts'))
    symlinkSync(join(folder, 'elsewhere/c.ts'), join(folder, 'two/c_first.ts'))
    symlinkSync(join(folder, 'elsewhere/c.ts'), join(folder, 'two/c_second.ts'))
    symlinkSync(join(folder, 'nowhere.ts'), join(folder, 'two/broken.ts'))
    expect(
      await read({ versionLocations: ['one', join(folder, 'two'), 'three', './one', 'four'] }),
    ).toEqual({
      scripts: ['a one/a.ts', 'b two/b.ts', 'c two/c_first.ts'],
      problems: [],
      missing: ['four'],
    })
  })

  test('makes a problem of each file without a readable header, and reads the rest', async () => {
    writeFiles({
      'versions/1_no_header.ts': 'export const a = 1',
      'versions/bb73aa30e9cb_syntax.ts': 'export const a = ;',
      'versions/forgotten.ts': 'export function upgrade() {}',
      'versions/number.ts': 'export const revision = 1 + 1\nexport const downRevision = null',
      'versions/rootless.ts': "export const revision = 'x'",
      'versions/s_x.up.sql': 'select 1;',
      'versions/t_x.down.sql': 'select 1;',
      'versions/u_x.a.up.sql': sql('u'),
      'versions/u_x.b.up.sql': sql('v'),
      'versions/barrel.ts': "export * from './good.ts'",
      'versions/good.ts': script('good'),
      'versions/computed.ts':
        "export const revision = ['computed'].join()\nexport const downRevision = null",
    })
    expect(await read()).toEqual({
      scripts: ['computed versions/computed.ts', 'good versions/good.ts'],
      problems: [
        'versions/1_no_header.ts',
        'versions/bb73aa30e9cb_syntax.ts',
        'versions/forgotten.ts',
        'versions/number.ts',
        'versions/rootless.ts',
        'versions/s_x.up.sql',
        'versions/t_x.down.sql',
        'versions/u_x.b.up.sql',
      ],
      missing: [],
    })
  })

  test('groups SQL files by database', async () => {
    writeFiles({
      'versions/a1_x.up.sql': sql('a1'),
      'versions/a1_x.analytics.up.sql': '-- transaction: false\nselect 2;',
      'versions/a1_x.analytics.down.sql': 'select 3;',
    })
    const [record] = (await readScriptDirectory({ migrations: folder })).scripts
    const loaded = record === undefined ? undefined : await loadScript(record)
    const path = (name: string): string => join(folder, 'versions', name)
    expect(loaded).toMatchObject({
      format: 'sql',
      up: { path: path('a1_x.up.sql'), text: sql('a1') },
      down: undefined,
      databases: {
        analytics: {
          up: { path: path('a1_x.analytics.up.sql') },
          down: { path: path('a1_x.analytics.down.sql'), text: 'select 3;' },
        },
      },
    })
  })
})

test.each([
  ['bb73aa30e9cb_create_users', true],
  ['2026_11_20_bb73aa30e9cb_x', true],
  ['001_x', true],
  ['20261120062551', true],
  ['users_bb73aa30e9cb', true],
  ['helpers', false],
  ['user_helpers', false],
  ['deadbeef_helpers', false],
  ['index', false],
])('isNamedLikeScript(%s) is %s', (stem, expected) => {
  expect(isNamedLikeScript(stem)).toBe(expected)
})
