import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { introspect } from '../../src/autogenerate/introspect.ts'
import type { Connection } from '../../src/connect/connection.ts'
import { openConnection } from '../../src/connect/open-connection.ts'
import { dialects } from '../../src/dialects/index.ts'
import type { Operation } from '../../src/operations/operation.ts'
import { createFoundations, createModel } from '../setup/create-model.ts'
import { dumpPostgresql } from '../setup/dump-postgresql.ts'
import { getEngine } from '../setup/engines.ts'

const engine = getEngine('postgresql')
const dialect = dialects.postgresql
const wide = readFileSync(new URL('wide-postgresql.sql', import.meta.url), 'utf8')
const everything = { kind: 'schemas', schemas: 'all' } as const

/** PGlite has no extensions unless its maker loads them: without them, and what is made of them. */
const withoutExtensions = wide
  .replaceAll(/^CREATE EXTENSION.*$/gm, '')
  .replace(/^ {2}attributes hstore,\n/m, '')
  .replace(/^ {2}CONSTRAINT parents_range .*\n/m, '')

const places = [
  {
    name: 'PostgreSQL',
    isAvailable: engine.isAvailable,
    createUrl: () => engine.createUrl(),
    text: wide,
  },
  {
    name: 'PGlite',
    isAvailable: true,
    createUrl: async () => 'pglite::memory:',
    text: withoutExtensions,
  },
]

for (const place of places) {
  describe.skipIf(!place.isAvailable)(`a schema of ${place.name}`, () => {
    defineTests(place)
  })
}

function defineTests({ createUrl, text }: (typeof places)[number]): void {
  let original: Connection
  let copy: Connection
  const open = async () => openConnection(await createUrl(), { baseDirectory: process.cwd() })
  const run = async (operations: readonly Operation[]) => {
    for (const operation of operations)
      for (const statement of dialect.compile(operation)) await copy.execute(statement)
  }

  beforeAll(async () => {
    original = await open()
    copy = await open()
    for (const { sql } of dialect.splitStatements(text)) await original.execute({ sql })
  })
  afterAll(async () => {
    await original.close()
    await copy.close()
  })

  it('is made again from what was read of it', async () => {
    const model = await introspect(original, dialect, everything)
    await run(createFoundations(model))
    await run(createModel(model))
    expect(await dumpPostgresql(copy)).toEqual(await dumpPostgresql(original))
    expect(await introspect(copy, dialect, everything)).toEqual(model)
  })
}
