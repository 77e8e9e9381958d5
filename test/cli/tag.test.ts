import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createMigrator } from '../../src/index.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'limbeck-tag-'))
  mkdirSync(join(directory, 'versions'))
  writeFileSync(
    join(directory, 'versions/a1_first.mjs'),
    `/** first */
export const revision = 'a1'
export const downRevision = null
export async function upgrade(op) {
  await op.execute("CREATE TABLE a AS SELECT '" + op.context.tag + "' AS tag")
}
export async function downgrade() {}
`,
  )
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

it('reaches scripts and hooks, those of stamps too', async () => {
  const seen: unknown[] = []
  await using migrator = await createMigrator({
    url: `sqlite:${join(directory, 'app.db')}`,
    migrations: directory,
    onVersionApply: async ({ direction, revision, message, before, after, tag, connection }) => {
      seen.push({ direction, revision, message, before, after, tag })
      if (direction !== 'upgrade') return
      const { rows } = await connection.execute({ sql: 'SELECT tag FROM a' })
      seen.push(rows)
    },
  })
  await migrator.upgrade('head', { tag: 'release-7' })
  await migrator.stamp('base', { tag: 'undone' })
  expect(seen).toEqual([
    {
      direction: 'upgrade',
      revision: 'a1',
      message: 'first',
      before: [],
      after: ['a1'],
      tag: 'release-7',
    },
    [{ tag: 'release-7' }],
    {
      direction: 'stamp',
      revision: 'a1',
      message: 'first',
      before: ['a1'],
      after: [],
      tag: 'undone',
    },
  ])
})
