import { describe, expect, it } from 'vitest'
import { openConnection } from '../../src/connect/open-connection.ts'
import { createMigrator } from '../../src/index.ts'
import { describeEngines } from '../setup/engines.ts'
import { type BothWays, createBothWays } from './both-ways.ts'
import { hasClient, runClient } from './client.ts'
import { dumpDatabase } from './dump-database.ts'

/** Databases that do not stand where a script begins: how they came there, and the range of the script. */
const WRONG_STARTS: readonly (readonly [what: string, at: readonly string[], range: string])[] = [
  ['an empty database, for a script from the middle', [], 'a1:heads'],
  ['a database with rows, for a script from the base', ['a1'], 'heads'],
  ['a database that is behind', ['a1'], 'b2:heads'],
  ['a database that is ahead', ['d4'], 'b2:heads'],
  ['a database that is there already', ['heads'], 'a1:heads'],
  ['a database with one row more', ['b2', 'g8'], 'b2:heads'],
]

const CLIENTS = [
  ['a client that stops', false],
  ['a client that goes on after errors', true],
] as const

async function execute(url: string, ...statements: readonly string[]): Promise<void> {
  const connection = await openConnection(url, {
    baseDirectory: process.cwd(),
    applicationName: 'tests',
  })
  for (const sql of statements) await connection.execute({ sql })
  await connection.close()
}

describeEngines('a script', (engine) => {
  const run = (both: BothWays, text: string, goesOn = false) =>
    runClient(engine.name, both.offlineUrl, text, { goesOn })
  const createAt = async (targets: readonly string[]) => {
    const both = await createBothWays(engine)
    for (const target of targets)
      run(both, await both.write('upgrade', await rangeTo(both, target)))
    return both
  }
  /** Where the database stands now, as the start of a range. */
  const rangeTo = async ({ offlineUrl }: BothWays, target: string) => {
    const rows = (await dumpDatabase(offlineUrl)).rows['alembic_version'] ?? []
    return `${rows.map((row) => Object.values(row)[0]).join(',')}:${target}`
  }

  describe.skipIf(!hasClient(engine.name))('stops and leaves everything as it was', () => {
    describe.each(CLIENTS)('in %s', (_client, goesOn) => {
      it.each(WRONG_STARTS)('on %s', async (_what, at, range) => {
        const both = await createAt(at)
        for (const command of ['upgrade', 'stamp'] as const) {
          const before = await dumpDatabase(both.offlineUrl)
          const { status, output } = run(both, await both.write(command, range), goesOn)
          expect(output).toContain('limbeck: this script begins at')
          expect(goesOn || status !== 0).toBe(true)
          expect(await dumpDatabase(both.offlineUrl)).toEqual(before)
        }
      })

      it('where a revision was started and not finished', async () => {
        const both = await createAt(['a1'])
        await execute(
          both.offlineUrl,
          "UPDATE limbeck_log SET state = 'started', revision = 'b2' WHERE revision = 'a1'",
        )
        const before = await dumpDatabase(both.offlineUrl)
        const { output } = run(both, await both.write('upgrade', 'a1:heads'), goesOn)
        expect(output).toContain('started and not finished')
        expect(await dumpDatabase(both.offlineUrl)).toEqual(before)
      })
    })
  })

  describe.skipIf(!hasClient(engine.name))('that a statement stops in the middle', () => {
    const open = (both: BothWays) =>
      createMigrator({ url: both.offlineUrl, migrations: both.migrations })

    it('leaves what a run leaves, which goes on from there', async () => {
      const both = await createAt(['d4'])
      await both.onlineUpgrade('d4')
      for (const url of [both.onlineUrl, both.offlineUrl]) {
        await execute(url, "INSERT INTO tags (id, name) VALUES (3, 'in the way')")
      }
      await expect(both.onlineUpgrade('left')).rejects.toMatchObject({ code: 'statement_failed' })
      const { status } = run(both, await both.write('upgrade', 'd4:left'))
      expect(status).not.toBe(0)
      const [offline, online] = [
        await dumpDatabase(both.offlineUrl),
        await dumpDatabase(both.onlineUrl),
      ]
      // Only a run can write what stopped it.
      expect(offline).toEqual({
        ...online,
        log: online.log.map((row) => ({ ...row, error: null })),
      })

      await using migrator = await open(both)
      await expect(migrator.upgrade('left')).rejects.toMatchObject({
        code: 'interrupted_revision',
        details: { revision: 'e5', statements: 2 },
      })
      await execute(both.offlineUrl, 'DELETE FROM tags WHERE id = 3')
      await execute(both.onlineUrl, 'DELETE FROM tags WHERE id = 3')
      await migrator.upgrade('left', { resume: true })
      await both.onlineUpgrade('left', { resume: true })
      expect(await dumpDatabase(both.offlineUrl)).toEqual(await dumpDatabase(both.onlineUrl))
    })

    it.skipIf(engine.name === 'sqlite').each(CLIENTS)(
      'reaches no later revision in %s',
      async (_client, goesOn) => {
        const both = await createAt(['a1'])
        await execute(both.offlineUrl, "INSERT INTO groups (id, name) VALUES (1, 'in the way')")
        const { output } = run(both, await both.write('upgrade', 'a1:heads'), goesOn)
        expect(output).toMatch(/duplicate/i)
        const { rows, log } = await dumpDatabase(both.offlineUrl)
        expect(rows['alembic_version']).toEqual([{ version_num: 'a1' }])
        expect(Object.keys(rows)).not.toContain('tags')
        const states = engine.name === 'mariadb' ? ['done', 'started'] : ['done']
        expect(log.map((row) => Object.fromEntries(Object.entries(row))['state'])).toEqual(states)
      },
    )
  })
})
