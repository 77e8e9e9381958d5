import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openConnection } from '../../../src/connect/open-connection.ts'
import { dialectFor } from '../../../src/dialects/index.ts'
import { describeEngines, type EngineName, getEngine } from '../../setup/engines.ts'
import * as mysqlModels from './mysql-schema.ts'
import * as pgModels from './pg-schema.ts'
import { openProject } from './project.ts'
import * as sqliteModels from './sqlite-schema.ts'

const SCHEMAS: { readonly [Name in EngineName]: object } = {
  postgresql: pgModels,
  mariadb: mysqlModels,
  sqlite: sqliteModels,
}

/** What `check` gives. */
interface ModelCheck {
  readonly changes: readonly unknown[]
  readonly unknown: readonly unknown[]
  readonly unverified: readonly { readonly object: string }[]
}

/** Nothing to do. MariaDB writes views anew and cannot be asked whether they are the same. */
function quietOn(engine: EngineName) {
  const views = ['the view "active_users"', 'the view "user_names"']
  return { changes: [], unknown: [], unverified: engine === 'mariadb' ? views : [] }
}

function summarize({ changes, unknown, unverified }: ModelCheck) {
  return { changes, unknown, unverified: unverified.map(({ object }) => object) }
}

/** Runs what drizzle-kit wrote for the schema of an engine. */
async function runRecorded(url: string, engine: EngineName): Promise<void> {
  const text = readFileSync(join(import.meta.dirname, 'recorded', `${engine}.sql`), 'utf8')
  const connection = await openConnection(url, { baseDirectory: process.cwd() })
  try {
    for (const { sql } of dialectFor(connection.server).splitStatements(text))
      await connection.execute({ sql })
  } finally {
    await connection.close()
  }
}

describeEngines('models of Drizzle', (engine) => {
  const schema = () => SCHEMAS[engine.name]

  test('are what drizzle-kit makes of them', async () => {
    const url = await engine.createUrl()
    await runRecorded(url, engine.name)
    const migrator = await openProject({ url, schema })
    expect(summarize(await migrator.check())).toEqual(quietOn(engine.name))
  })

  test('make a database that they find themselves in', async () => {
    const migrator = await openProject({ url: await engine.createUrl(), schema })
    await migrator.generate({ message: 'first' })
    await migrator.upgrade()
    expect(summarize(await migrator.check())).toEqual(quietOn(engine.name))
    expect(await migrator.generate()).toMatchObject({ revision: null, changes: [] })
    await migrator.downgrade()
    await migrator.upgrade()
    expect(summarize(await migrator.check())).toEqual(quietOn(engine.name))
  })
})

test('models of Drizzle come from a file', async () => {
  const engine = getEngine('sqlite')
  const url = await engine.createUrl()
  await runRecorded(url, engine.name)
  const migrator = await openProject({ url, schema: join(import.meta.dirname, 'sqlite-schema.ts') })
  expect(summarize(await migrator.check())).toEqual(quietOn(engine.name))
})
