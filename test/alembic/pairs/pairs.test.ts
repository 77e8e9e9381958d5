/**
 * What directives do that Alembic has too: each runs with Alembic and with Limbeck, on databases of one server that began
 * alike, and both are the same afterwards, or differ in what a pair says with its reason.
 */
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase, runScripts } from '../../runtime/harness.ts'
import { describeWithAlembic } from '../describe-with-alembic.ts'
import { type AlembicDriver, startAlembic } from './alembic-driver.ts'
import { FAMILIES } from './families/index.ts'
import { openPlace, runAll } from './open-place.ts'
import { ENGINES, forEngine, type Pair } from './pair.ts'
import { type Effect, readEffect } from './read-effect.ts'

describeWithAlembic('has the effect of Alembic', ({ alembic, engine }) => {
  const place = openPlace(engine)
  let driver: AlembicDriver
  beforeAll(() => {
    driver = startAlembic(alembic)
  })
  afterAll(() => driver.stop())

  for (const [family, all] of Object.entries(FAMILIES)) {
    const pairs = all.filter(({ on = ENGINES }) => on.includes(engine.name))
    describe.skipIf(pairs.length === 0)(`${family}:`, () => {
      it.each(pairs)('$title', { timeout: 60_000 }, async (pair) => {
        const effect = await runLimbeck(pair)
        expect(effect).toEqual(await findExpected(pair, effect))
      })
    })
  }

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
  async function findExpected(pair: Pair, ours: Effect): Promise<Effect> {
    const { url, schema } = await place.begin(pair)
    const error = await driver.run({ url, schema, code: forEngine(pair.python, engine.name) })
    const theirs = await readEffect(engine.name, url)
    const difference = pair.differs?.[engine.name]
    if (difference === undefined) {
      if (error === undefined) return theirs
      throw new Error(`Alembic failed: ${error}`)
    }
    if (error === undefined && isDeepStrictEqual(ours, theirs))
      throw new Error('The pair says that the effects differ, and they are the same')
    const again = await place.begin(pair)
    await runAll(again.url, difference.sql)
    return readEffect(engine.name, again.url)
  }
})
