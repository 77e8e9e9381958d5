import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mysql from 'mysql2/promise'
import { Client } from 'pg'
import { afterAll, describe, inject } from 'vitest'

/** The engines that everything is tested on. */
export type EngineName = 'postgresql' | 'mariadb' | 'sqlite'

/** An engine as tests use it. */
export interface TestEngine {
  readonly name: EngineName
  /** Whether the engine was found; what asks for a database otherwise fails. */
  readonly isAvailable: boolean
  /** Makes an empty database and gives its URL. It is dropped when all tests are done. */
  createUrl(): Promise<string>
  /** The URL that {@link createUrl} gave last. */
  lastUrl(): string
}

type Create = (server: string, name: string) => Promise<string>

const CREATE: { readonly [Name in EngineName]: Create } = {
  postgresql: async (server, name) => {
    const client = new Client({ connectionString: `${server}/postgres` })
    await client.connect()
    await client.query(`CREATE DATABASE "${name}"`)
    await client.end()
    return `${server}/${name}`
  },
  mariadb: async (server, name) => {
    const client = await mysql.createConnection(server)
    await client.query(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4`)
    await client.end()
    return `${server}/${name}`
  },
  sqlite: async (directory, name) => `sqlite:${join(directory, `${name}.db`)}`,
}

/** An engine of this run. */
export function getEngine(name: EngineName): TestEngine {
  const servers = inject('servers')
  const place = name === 'sqlite' ? makeDirectory() : servers[name]
  let last = ''
  return {
    name,
    isAvailable: place !== null,
    createUrl: async () => {
      if (place === null) throw new Error(`There is no ${name} here`)
      last = await CREATE[name](place, `${inject('prefix')}${randomBytes(5).toString('hex')}`)
      return last
    },
    lastUrl: () => last,
  }
}

/** Describes the same for every engine. Engines that are not there are skipped, and the set-up has said so loudly. */
export function describeEngines(title: string, define: (engine: TestEngine) => void): void {
  for (const name of ['postgresql', 'mariadb', 'sqlite'] as const) {
    const engine = getEngine(name)
    describe.skipIf(!engine.isAvailable)(`${title} on ${name}`, () => {
      define(engine)
    })
  }
}

function makeDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-test-'))
  afterAll(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}
