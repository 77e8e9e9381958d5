/**
 * What directives do that Alembic has too: what Alembic sends runs beside Limbeck, on databases of one server that began
 * alike, and both are the same afterwards, or differ in what a pair says with its reason.
 */
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { openDatabase, runScripts } from '../../runtime/harness.ts'
import { describeEngines } from '../../setup/engines.ts'
import { RECORDED_VERSION } from '../find-alembic.ts'
import { pairsFor } from './families/index.ts'
import { openPlace, runAll } from './open-place.ts'
import type { Pair } from './pair.ts'
import { type Effect, readEffect } from './read-effect.ts'
import { readRecorded, withSchema } from './recorded.ts'

/** What keeps a server from doing more than Alembic's connections let it: they do not enforce foreign keys of SQLite. */
const AS_ALEMBIC_CONNECTS = { postgresql: [], mariadb: [], sqlite: ['PRAGMA foreign_keys = OFF'] }

describe(`has the effect of Alembic ${RECORDED_VERSION}`, () => {
  describeEngines('on', (engine) => {
    const place = openPlace(engine)
    const recorded = readRecorded(engine.name)

    const pairs = pairsFor(engine.name).map(({ name, pair }) => [name, pair] as const)

    it.each(pairs)('%s', { timeout: 60_000 }, async (name, pair) => {
      const effect = await runLimbeck(pair)
      expect(effect).toEqual(await findExpected(name, pair, effect))
    })

    async function runLimbeck(pair: Pair): Promise<Effect> {
      const { url, schema } = await place.begin(pair)
      const database = await openDatabase(url)
      try {
        const here = { engine: engine.name, schema }
        await runScripts(database, [{ up: (op) => pair.limbeck(op, here) }])
        for (const table of ['alembic_version', 'limbeck_log'])
          await database.rows(`DROP TABLE ${table}`)
      } finally {
        await database.connection.close()
      }
      return readEffect(engine.name, url)
    }

    /** What Alembic does, or what plain SQL does where a pair says that Alembic does something else. */
    async function findExpected(name: string, pair: Pair, ours: Effect): Promise<Effect> {
      const theirs = recorded[name]
      if (theirs === undefined) throw new Error('Nothing is on record of what Alembic sends')
      const difference = pair.differs?.[engine.name]
      if (difference === undefined) {
        if (theirs.error !== null) throw new Error(`Alembic failed: ${theirs.error}`)
        return runPlain(pair, (schema) => withSchema(theirs, schema).statements)
      }
      if (theirs.error === null) {
        const effect = await runPlain(pair, (schema) => withSchema(theirs, schema).statements)
        if (isDeepStrictEqual(ours, effect))
          throw new Error('The pair says that the effects differ, and they are the same')
      }
      return runPlain(pair, () => difference.sql)
    }

    async function runPlain(
      pair: Pair,
      statements: (schema: string) => readonly string[],
    ): Promise<Effect> {
      const { url, schema } = await place.begin(pair)
      await runAll(url, [...AS_ALEMBIC_CONNECTS[engine.name], ...statements(schema)])
      return readEffect(engine.name, url)
    }
  })
})
