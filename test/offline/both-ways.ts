import { deepStrictEqual } from 'node:assert'
import { createMigrator, type Migrator, type RunOptions } from '../../src/index.ts'
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
  readonly onlineUrl: string
  readonly offlineUrl: string
  /** The folder of the scripts. */
  readonly migrations: string
  /** Runs an upgrade on the database that is migrated. */
  onlineUpgrade(target: string, options?: RunOptions): Promise<void>
  /** The SQL of a command, written without a server. */
  write(command: Command, range: string): Promise<string>
  /** Runs a command on one database and its SQL on the other. Throws where they differ then. */
  run(command: Command, range: string, target: string): Promise<'the same'>
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
    onlineUrl,
    offlineUrl,
    migrations: project.directory,
    async onlineUpgrade(target, options) {
      await using online = await open(onlineUrl)
      await online.upgrade(target, options)
    },
    write,
    async run(command, range, target) {
      await using online = await open(onlineUrl)
      await RUN[command](online, target)
      const text = await write(command, range)
      const client = runClient(engine.name, offlineUrl, text)
      if (client.status !== 0) throw new Error(client.output)
      deepStrictEqual(await dumpDatabase(offlineUrl), await dumpDatabase(onlineUrl))
      return 'the same'
    },
  }
}
