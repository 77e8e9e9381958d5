import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readTable } from '../setup/dump-catalog.ts'
import { describeEngines } from '../setup/engines.ts'
import { toId, writeLongProject } from './long-project.ts'
import { readErrorCode, startProgram } from './program.ts'

const SLEEP = {
  postgresql: 'await op.query(`SELECT pg_sleep(20)`)',
  mariadb: 'await op.query(`SELECT SLEEP(20)`)',
  // SQLite has no interrupt: a signal is seen after the statement.
  sqlite: 'await new Promise((resolve) => setTimeout(resolve, 3000))',
}

describeEngines('a signal in the middle of a step', (engine) => {
  const directories: string[] = []
  afterAll(() => {
    for (const directory of directories) rmSync(directory, { recursive: true, force: true })
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    '%s stops the statement, keeps what was committed, and exits with %i',
    {
      timeout: 60_000,
    },
    async (signal, status) => {
      const directory = mkdtempSync(join(tmpdir(), 'limbeck-signal-'))
      directories.push(directory)
      const url = await engine.createUrl()
      writeLongProject(directory, { url, revisions: 1, concurrently: false })
      writeFileSync(
        join(directory, 'migrations/versions', 'rev00002_sleep.ts'),
        `/** sleep */
import type { Operations } from 'limbeck'
export const revision = 'rev00002'
export const downRevision = '${toId(1)}'
export async function upgrade(op: Operations) {
  await op.execute('INSERT INTO totals VALUES (7, 7)')
  ${SLEEP[engine.name]}
  await op.execute('INSERT INTO totals VALUES (8, 8)')
}
`,
      )
      const program = startProgram(directory, ['upgrade', 'head', '--json'])
      await new Promise<void>((resolve) => {
        program.process.stderr?.on('data', (data: Buffer) => {
          if (data.toString().includes('rev00002')) resolve()
        })
      })
      await new Promise((resolve) => setTimeout(resolve, 500))
      const startedAt = performance.now()
      program.process.kill(signal)
      const ending = await program.ending
      expect(performance.now() - startedAt).toBeLessThan(12_000)
      expect(ending.status).toBe(status)
      expect(readErrorCode(ending)).toBe('interrupted')
      expect(await readTable(url, 'SELECT version_num FROM alembic_version')).toEqual([
        { version_num: toId(1) },
      ])
      expect(await readTable(url, 'SELECT id FROM totals')).toEqual([])
    },
  )
})
