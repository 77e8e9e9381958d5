import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { dumpCatalog, readTable } from '../setup/dump-catalog.ts'
import { describeEngines, type TestEngine } from '../setup/engines.ts'
import { toId, writeLongProject } from './long-project.ts'
import { readErrorCode, runProgram, startProgram } from './program.ts'

const KILLS = 50
const REVISIONS = 24
const SEED = 20_261_121

/** A small generator, so that a failure can be had again (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

describeEngines('kill -9 in the middle of an upgrade', (engine) => {
  const directories: string[] = []
  afterAll(() => {
    for (const directory of directories) rmSync(directory, { recursive: true, force: true })
  })

  it(`completes after ${KILLS} kills, with the catalog and the rows of an undisturbed run`, {
    timeout: 600_000,
  }, async () => {
    const random = createRandom(SEED)
    const calm = await prepare(engine, directories)
    const startedAt = performance.now()
    expect(await runProgram(calm.directory, 'upgrade', 'head')).toMatchObject({ status: 0 })
    const calmMs = performance.now() - startedAt
    const wanted = await describeDatabase(calm.url)

    let kills = 0
    while (kills < KILLS) {
      const { directory, url } = await prepare(engine, directories)
      for (let isDone = false; !isDone; ) {
        const program = startProgram(directory, ['upgrade', 'head', '--resume', '--json'])
        const delayMs = 100 + random() * calmMs
        const timer = setTimeout(() => program.process.kill('SIGKILL'), delayMs)
        const ending = await program.ending
        clearTimeout(timer)
        if (ending.status === null) kills += 1
        expect([null, 0]).toContain(ending.status)
        isDone = ending.status === 0 || kills >= KILLS
      }
      await complete(directory)
      expect(await describeDatabase(url)).toEqual(wanted)
    }
  })
})

async function prepare(engine: TestEngine, directories: string[]) {
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-kill-'))
  directories.push(directory)
  const url = await engine.createUrl()
  const concurrently = engine.name === 'postgresql'
  writeLongProject(directory, { url, revisions: REVISIONS, concurrently })
  return { directory, url }
}

/** What a person does after a crash: run it again, and with `--resume` where it asks for that. */
async function complete(directory: string): Promise<void> {
  const again = await runProgram(directory, 'upgrade', 'head', '--json')
  if (again.status === 0) return
  expect(readErrorCode(again)).toBe('interrupted_revision')
  expect(await runProgram(directory, 'upgrade', 'head', '--resume')).toMatchObject({ status: 0 })
}

/** The catalog, the rows that the steps counted, the version rows, and what the log says was done. */
async function describeDatabase(url: string) {
  const log = await readTable(
    url,
    'SELECT revision, state, statements FROM limbeck_log ORDER BY revision',
  )
  expect(log.map((row) => row['revision'])).toEqual(
    Array.from({ length: REVISIONS }, (_, index) => toId(index + 1)),
  )
  return {
    catalog: await dumpCatalog(url),
    totals: await readTable(url, 'SELECT * FROM totals ORDER BY id'),
    version: await readTable(url, 'SELECT * FROM alembic_version'),
    log,
  }
}
