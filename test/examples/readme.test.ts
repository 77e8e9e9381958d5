import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../packed/packed-package.ts'
import { normalise } from './docs-project.ts'
import { readCodeBlocks } from './markdown.ts'

const blocks = readCodeBlocks(readFileSync(join(ROOT, 'README.md'), 'utf8'))

test('the recording of the demo is what the demo prints', { timeout: 60_000 }, () => {
  const recordings = blocks.filter(({ info }) => info.has('demo'))
  const { stdout } = spawnSync('sh', ['-c', `"${process.execPath}" tools/demo.ts 2>&1`], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  expect(recordings.map(({ text }) => normalise(text))).toEqual([normalise(stdout.trimStart())])
})

test('the commands for a fresh clone exist', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>
  }
  const lines = blocks.filter(({ info }) => info.get('skip') === 'clone').map(({ text }) => text)
  const named = lines.flatMap((text) =>
    [...text.matchAll(/npm (?:run )?(\w+)$/gm)].map(([, name]) => name),
  )
  expect(named).toEqual(['demo', 'test'])
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named))
})
