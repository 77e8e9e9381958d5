import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createMigrator } from '../../src/index.ts'

const SCRIPT = `/** first */
export const revision = 'a1'
export const downRevision = null
export async function upgrade(op) {
  await op.execute('CREATE TABLE a (id INTEGER)')
}
export async function downgrade() {}
`

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'limbeck-reading-'))
  mkdirSync(join(directory, 'versions'))
  writeFileSync(join(directory, 'versions/a1_first.mjs'), SCRIPT)
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

it('makes no database file for the sake of reading, and one for writing', async () => {
  const file = join(directory, 'app.db')
  await using migrator = await createMigrator({ url: `sqlite:${file}`, migrations: directory })
  expect(await migrator.current()).toMatchObject({ rows: [], revisions: [] })
  const plan = await migrator.upgrade('head', { plan: true })
  expect(plan.steps).toMatchObject([{ statements: ['CREATE TABLE a (id INTEGER)'] }])
  await migrator.history({ indicateCurrent: true })
  expect(await migrator.upgrade('head', { dryRun: true })).toMatchObject({
    isDryRun: true,
    steps: [{ revision: 'a1' }],
    before: [],
    after: ['a1'],
  })
  expect(existsSync(file)).toBe(false)
  expect(await migrator.upgrade('head')).toMatchObject({ after: ['a1'] })
  expect(await migrator.current()).toMatchObject({ rows: ['a1'] })
  expect(existsSync(file)).toBe(true)
})

it('refuses to plan and to rehearse at once', async () => {
  await using migrator = await createMigrator({ url: 'sqlite::memory:', migrations: directory })
  await expect(migrator.upgrade('head', { plan: true, dryRun: true })).rejects.toMatchObject({
    code: 'invalid_argument',
  })
})

it('does not upgrade past a script whose header cannot be read', async () => {
  writeFileSync(join(directory, 'versions/b2_second.mjs'), 'export const revision = (')
  await using migrator = await createMigrator({ url: 'sqlite::memory:', migrations: directory })
  await expect(migrator.upgrade('head')).rejects.toMatchObject({ code: 'header_unreadable' })
  expect(await migrator.heads()).toMatchObject({ revisions: [{ revision: 'a1' }] })
})
