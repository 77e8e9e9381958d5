import { expect } from 'vitest'
import { createMigrator, type Migrator } from '../../src/index.ts'
import type { EngineName, TestEngine } from '../setup/engines.ts'
import { runClient } from './client.ts'
import { dumpDatabase } from './dump-database.ts'
import { createHistory } from './history.ts'

/** URLs that lead nowhere: whoever asks a server or opens a file there fails. */
const NOWHERE: { readonly [Name in EngineName]: string } = {
  postgresql: 'postgresql://nobody@127.0.0.1:1/nowhere',
  mariadb: 'mariadb://nobody@127.0.0.1:1/nowhere',
  sqlite: 'sqlite:/nowhere/at/all.db',
}

const RUN: {
  readonly [Name in Command]: (migrator: Migrator, target: string) => Promise<unknown>
} = {
  upgrade: (migrator, target) => migrator.upgrade(target),
  downgrade: (migrator, target) => migrator.downgrade(target),
  stamp: (migrator, target) => migrator.stamp(target),
}

type Command = 'upgrade' | 'downgrade' | 'stamp'

/** Two databases with the same history: one that is migrated, and one that a client runs SQL on. */
export interface BothWays {
  readonly offlineUrl: string
  /** The SQL of a command, written without a server. */
  write(command: Command, range: string): Promise<string>
  /** Runs a command on one database and its SQL on the other, and expects the same of both. */
  run(command: Command, range: string, target: string): Promise<void>
}

/** Makes the two databases, empty. */
export async function createBothWays(
  engine: TestEngine,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<BothWays> {
  const project = createHistory(engine.name)
  const [onlineUrl, offlineUrl] = [await engine.createUrl(), await engine.createUrl()]
  const open = (url: string) =>
    createMigrator({ ...settings, url, migrations: project.directory, assumeYes: true })
  const write: BothWays['write'] = async (command, range) => {
    await using offline = await open(NOWHERE[engine.name])
    return (await offline[command](range, { sql: true })).sql
  }
  return {
    offlineUrl,
    write,
    async run(command, range, target) {
      await using online = await open(onlineUrl)
      await RUN[command](online, target)
      const text = await write(command, range)
      const { status, output } = runClient(engine.name, offlineUrl, text)
      expect(status, output).toBe(0)
      expect(await dumpDatabase(offlineUrl)).toEqual(await dumpDatabase(onlineUrl))
    },
  }
}
