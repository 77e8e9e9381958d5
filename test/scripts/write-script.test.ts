import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type PostWriteHook,
  readScriptDirectory,
  type WriteScriptOptions,
  writeScript,
} from '../../src/scripts/index.ts'

let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "limbeck it's-")))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(more: Partial<WriteScriptOptions> = {}) {
  return writeScript({
    directory: join(folder, 'versions'),
    script: {
      revision: 'a1',
      downRevision: null,
      branchLabels: null,
      dependsOn: null,
      message: 'Create users',
    },
    now: new Date('2026-11-20T06:25:51.995Z'),
    fileTemplate: '{rev}_{slug}',
    slugLength: 40,
    timeZone: 'UTC',
    workingDirectory: folder,
    ...more,
  })
}

describe('writeScript', () => {
  test('writes what is then found, and makes folders on demand', async () => {
    const written = await write({ fileTemplate: '{year}/{rev}_{slug}', timeZone: 'Asia/Tokyo' })
    expect(written.path).toBe(join(folder, 'versions', '2026', 'a1_create_users.ts'))
    const { scripts } = await readScriptDirectory({ migrations: folder, isRecursive: true })
    expect(scripts).toMatchObject([
      {
        revision: 'a1',
        message: 'Create users',
        createDate: '2026-11-20 15:25:51.995+09:00',
        path: written.path,
      },
    ])
  })

  test('refuses to replace a file, and leaves nothing behind', async () => {
    const directory = join(folder, 'versions')
    mkdirSync(directory)
    writeFileSync(join(directory, 'a1_create_users.down.sql'), 'mine')
    await expect(write({ template: 'sql' })).rejects.toMatchObject({ code: 'script_exists' })
    expect(readdirSync(directory)).toEqual(['a1_create_users.down.sql'])
    expect(readFileSync(join(directory, 'a1_create_users.down.sql'), 'utf8')).toBe('mine')
  })

  test('writes nothing where the check fails', async () => {
    const check = () => {
      throw new Error('no')
    }
    await expect(write({ check })).rejects.toThrow('no')
    expect(readdirSync(folder)).toEqual([])
  })

  test('says which file cannot be written', async () => {
    writeFileSync(join(folder, 'versions'), '')
    await expect(write()).rejects.toMatchObject({ code: 'file_not_written' })
  })

  const append = (text: string): string =>
    `require('fs').appendFileSync(process.argv[1], '// ${text}\\n')`

  test('runs hooks one after the other on the file', async () => {
    mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true })
    writeFileSync(
      join(folder, 'node_modules', '.bin', 'own-tool'),
      '#!/bin/sh\necho "// own $2" >> "$1"\n',
      { mode: 0o755 },
    )
    const hooks: PostWriteHook[] = [
      (path) => writeFileSync(path, '// function\n'),
      { command: [process.execPath, '-e', append('list')] },
      { command: process.execPath, arguments: ['-e', append('arguments'), '{path}'] },
      { command: ['own-tool'], options: 'REVISION_SCRIPT_FILENAME "two words"' },
      { command: 'own-tool {filename} "$((1+1))"' },
      { command: 'own-tool' },
    ]
    const { path } = await write({ postWriteHooks: hooks })
    expect(readFileSync(path, 'utf8')).toBe(
      '// function\n// list\n// arguments\n// own two words\n// own 2\n// own \n',
    )
  })

  test.each<[string, PostWriteHook, string]>([
    [
      'status',
      {
        name: 'lint',
        command: [process.execPath, '-e', 'console.error("bad style"); process.exit(3)'],
      },
      'status 3:\nbad style',
    ],
    ['missing program', { command: ['no-such-program'] }, 'could not be started'],
    ['missing folder', { command: [process.execPath], cwd: 'nowhere' }, 'could not be started'],
    ['missing program of a shell', { command: 'no-such-program' }, 'status 127'],
    [
      'signal',
      { command: [process.execPath, '-e', 'process.kill(process.pid, "SIGKILL")'] },
      'SIGKILL',
    ],
    ['throwing function', () => Promise.reject(new Error('boo')), 'boo'],
  ])('reports a hook that fails: %s', async (_, hook, said) => {
    const failure = (await write({ postWriteHooks: [hook] }).catch(
      (error: unknown) => error,
    )) as Error
    const path = join(folder, 'versions', 'a1_create_users.ts')
    expect(failure).toMatchObject({ code: 'hook_failed', details: { file: path } })
    expect(failure.message).toContain(said)
    expect(existsSync(path)).toBe(true)
  })
})
