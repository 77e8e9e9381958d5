import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe } from 'vitest'
import type { Connection, ConnectOptions, DriverName } from '../../src/connect/connection.ts'
import { openConnection } from '../../src/connect/open-connection.ts'
import { type EngineName, getEngine } from '../setup/engines.ts'

/** A driver as the contract suite uses it. */
export interface TestDriver {
  readonly driver: DriverName
  /** The engine behind it, by the name that tests give it. */
  readonly engine: EngineName
  /** The URL of a database that all tests of the file share. */
  readonly url: () => Promise<string>
  /** The session that the contracts share. */
  readonly share: () => Promise<Connection>
  /** Opens one more session, closed when the tests of the file are done. */
  readonly open: (options?: Partial<ConnectOptions>) => Promise<Connection>
}

const ENGINES: Readonly<Record<Exclude<DriverName, 'kysely'>, EngineName>> = {
  pg: 'postgresql',
  pglite: 'postgresql',
  mysql2: 'mariadb',
  'node:sqlite': 'sqlite',
  'better-sqlite3': 'sqlite',
  libsql: 'sqlite',
}

type Name = keyof typeof ENGINES

/**
 * Describes the contracts for one driver. Each driver has a test file, and so a process, of its own: better-sqlite3
 * and libsql crash when both are loaded. The driver of a server that is not there is skipped, which the set-up says.
 */
export function describeDriver(
  driver: Name,
  contracts: readonly ((driver: TestDriver) => void)[],
): void {
  const needsServer = driver === 'pg' || driver === 'mysql2'
  const isAvailable = !needsServer || getEngine(ENGINES[driver]).isAvailable
  describe.skipIf(!isAvailable)(`connection over ${driver}`, () => {
    const tested = createDriver(driver)
    for (const describeContract of contracts) describeContract(tested)
  })
}

function createDriver(driver: Name): TestDriver {
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-connect-'))
  const opened: Connection[] = []
  let shared: Promise<string> | undefined
  const url = () => (shared ??= createUrl(driver, directory))
  afterAll(async () => {
    // A PGlite that is left open keeps Node alive.
    for (const connection of opened) await connection.close()
    rmSync(directory, { recursive: true, force: true })
  })
  const open = async (options: Partial<ConnectOptions> = {}) => {
    const connection = await openConnection(await url(), { baseDirectory: directory, ...options })
    opened.push(connection)
    return connection
  }
  let sharedSession: Promise<Connection> | undefined
  const share = () => (sharedSession ??= open())
  return { driver, engine: ENGINES[driver], url, share, open }
}

async function createUrl(driver: Name, directory: string): Promise<string> {
  if (driver === 'pg' || driver === 'mysql2') return getEngine(ENGINES[driver]).createUrl()
  if (driver === 'pglite') return 'pglite::memory:'
  const scheme = driver === 'node:sqlite' ? 'sqlite' : driver
  return `${scheme}:${join(directory, `${randomBytes(4).toString('hex')}.db`)}`
}

/** A name that no other test uses. */
export function uniqueName(prefix = 't'): string {
  return `${prefix}_${randomBytes(6).toString('hex')}`
}
