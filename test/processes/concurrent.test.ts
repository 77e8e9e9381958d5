import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openConnection } from '../../src/connect/open-connection.ts'
import { readTable } from '../setup/dump-catalog.ts'
import { describeEngines } from '../setup/engines.ts'
import { toId, writeLongProject } from './long-project.ts'
import { readErrorCode, runProgram, startProgram } from './program.ts'

const PROCESSES = 8
const REVISIONS = 20

describeEngines('several processes', (engine) => {
  const directories: string[] = []
  const prepare = async (revisions = REVISIONS) => {
    const directory = mkdtempSync(join(tmpdir(), 'limbeck-concurrent-'))
    directories.push(directory)
    const url = await engine.createUrl()
    writeLongProject(directory, { url, revisions, concurrently: engine.name === 'postgresql' })
    return { directory, url }
  }
  afterAll(() => {
    for (const directory of directories) rmSync(directory, { recursive: true, force: true })
  })

  it(`apply each revision once when ${PROCESSES} of them upgrade at once, and all succeed`, {
    timeout: 120_000,
  }, async () => {
    const { directory, url } = await prepare()
    const programs = Array.from({ length: PROCESSES }, () =>
      startProgram(directory, ['upgrade', 'head', '--json']),
    )
    const endings = await Promise.all(programs.map((program) => program.ending))
    expect(endings.map(({ status, stderr }) => [status, status === 0 ? '' : stderr])).toEqual(
      endings.map(() => [0, '']),
    )
    const taken = endings.flatMap(({ stdout }) => readSteps(stdout))
    const all = Array.from({ length: REVISIONS }, (_, index) => toId(index + 1))
    expect([...taken].sort()).toEqual(all)
    const log = await readTable(url, 'SELECT revision, state FROM limbeck_log ORDER BY revision')
    expect(log).toEqual(all.map((revision) => ({ revision, state: 'done' })))
  })

  it(`all succeed when ${PROCESSES} of them set up at once`, { timeout: 120_000 }, async () => {
    const { directory } = await prepare()
    const programs = Array.from({ length: PROCESSES }, () =>
      startProgram(directory, ['setup', '--json']),
    )
    const endings = await Promise.all(programs.map((program) => program.ending))
    expect(endings.map(({ status, stderr }) => [status, status === 0 ? '' : stderr])).toEqual(
      endings.map(() => [0, '']),
    )
    const states = endings.map(({ stdout }) => JSON.parse(stdout).result.state as string)
    expect(states.sort()).toEqual(['created', ...states.slice(1).map(() => 'verified')])
  })

  it('are told who holds the lock, and exit with 4', { timeout: 60_000 }, async () => {
    const { directory } = await prepare(1)
    writeSlowScript(directory, 2)
    const first = startProgram(directory, ['upgrade', 'head'])
    await waitForOutput(first.process.stderr, /rev00002/)
    const second = await runProgram(directory, 'upgrade', 'head', '--lock-timeout', '0.5', '--json')
    expect(second.status).toBe(4)
    expect(readErrorCode(second)).toBe('lock_timeout')
    expect(second.stdout).toMatch(engine.name === 'sqlite' ? String(first.process.pid) : /session/)
    letGo(directory)
    expect(await first.ending).toMatchObject({ status: 0 })
  })

  it('take the lock over from one that was killed', { timeout: 60_000 }, async () => {
    const { directory, url } = await prepare(1)
    writeSlowScript(directory, 2)
    const first = startProgram(directory, ['upgrade', 'head'])
    await waitForOutput(first.process.stderr, /rev00002/)
    const second = startProgram(directory, ['upgrade', 'head', '--resume', '--json'])
    await new Promise((resolve) => setTimeout(resolve, 300))
    first.process.kill('SIGKILL')
    await first.ending
    letGo(directory)
    expect(await second.ending).toMatchObject({ status: 0 })
    expect(await readTable(url, 'SELECT version_num FROM alembic_version')).toEqual([
      { version_num: 'rev00002' },
    ])
  })

  it.skipIf(engine.name === 'sqlite')(
    'never both apply a step when the session that holds the lock is ended by the server',
    { timeout: 60_000 },
    async () => {
      const { directory, url } = await prepare(1)
      writeSlowScript(directory, 2)
      const first = startProgram(directory, ['upgrade', 'head', '--json'])
      await waitForOutput(first.process.stderr, /rev00002/)
      const second = startProgram(directory, ['upgrade', 'head', '--resume', '--json'])
      await new Promise((resolve) => setTimeout(resolve, 300))
      await endOtherSessions(url)
      letGo(directory)
      const endings = await Promise.all([first.ending, second.ending])
      const steps = endings.map(({ stdout }) => readSteps(stdout))
      // Both may lose their sessions; whoever goes on, nobody may have done the step twice.
      const again = await runProgram(directory, 'upgrade', 'head', '--resume', '--json')
      expect(again.status).toBe(0)
      const taken = [...steps, readSteps(again.stdout)].flat().filter((id) => id === 'rev00002')
      expect(taken).toEqual(['rev00002'])
      expect(await readTable(url, 'SELECT count(*) AS n FROM marks')).toEqual([{ n: 1 }])
    },
  )
})

/** A step that writes a row and then waits until {@link letGo} is called, or for ten seconds. */
function writeSlowScript(directory: string, number: number): void {
  const id = toId(number)
  writeFileSync(
    join(directory, 'migrations/versions', `${id}_slow.ts`),
    `/** slow */
import { existsSync } from 'node:fs'
import { type Operations, t } from 'limbeck'
export const revision = '${id}'
export const downRevision = '${toId(number - 1)}'
export async function upgrade(op: Operations) {
  await op.createTable('marks', { id: t.integer().notNull() })
  await op.execute('INSERT INTO marks VALUES (1)')
  for (let turn = 0; turn < 400 && !existsSync('go'); turn++) await new Promise((resolve) => setTimeout(resolve, 25))
}
`,
  )
}

function letGo(directory: string): void {
  writeFileSync(join(directory, 'go'), '')
}

/** The revisions that a run says it has applied, also one that failed later. */
function readSteps(stdout: string): readonly string[] {
  const { result, error } = JSON.parse(stdout) as {
    result?: { steps: { revision: string }[] }
    error?: { details?: { applied?: { revision: string }[] } }
  }
  return (result?.steps ?? error?.details?.applied ?? []).map((step) => step.revision)
}

function waitForOutput(stream: NodeJS.ReadableStream | null, pattern: RegExp): Promise<void> {
  let text = ''
  return new Promise((resolve, reject) => {
    stream?.on('data', (data: Buffer) => {
      text += data.toString()
      if (pattern.test(text)) resolve()
    })
    stream?.on('close', () =>
      reject(new Error(`The program ended before it said ${pattern}: ${text}`)),
    )
  })
}

/** Ends every other session on the database, as an administrator would. */
async function endOtherSessions(url: string): Promise<void> {
  const connection = await openConnection(url, { baseDirectory: process.cwd() })
  try {
    if (connection.engine === 'postgresql') {
      await connection.execute({
        sql: 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      })
      return
    }
    const { rows } = await connection.execute({
      sql: 'SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()',
    })
    for (const { id } of rows) await connection.execute({ sql: `KILL ${String(id)}` })
  } finally {
    await connection.close()
  }
}
