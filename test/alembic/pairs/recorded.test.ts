/**
 * What Alembic sends for the pairs is what is on record. Runs where the recorded version of Alembic is; elsewhere the
 * record stands for it. After a change of the pairs: `npx vitest run test/alembic/pairs/recorded.test.ts -u`.
 */
import { describe, expect, test } from 'vitest'
import { describeEngines } from '../../setup/engines.ts'
import { findAlembic } from '../find-alembic.ts'
import { type AlembicAnswer, startAlembic } from './alembic-driver.ts'
import { pairsFor } from './families/index.ts'
import { openPlace } from './open-place.ts'
import { forEngine } from './pair.ts'
import { RECORDED_VERSION, recordedFile, withoutSchema } from './recorded.ts'

const alembic = findAlembic()

describe.skipIf(alembic?.version !== RECORDED_VERSION)(`Alembic ${RECORDED_VERSION}`, () => {
  describeEngines('on', (engine) => {
    test('sends what is on record', { timeout: 300_000 }, async () => {
      if (alembic === undefined) throw new Error('There is no Alembic')
      const place = openPlace(engine)
      const driver = startAlembic(alembic)
      const answers: Record<string, AlembicAnswer> = {}
      try {
        for (const { name, pair } of pairsFor(engine.name)) {
          const { url, schema } = await place.begin(pair)
          const code = forEngine(pair.python, engine.name)
          const answer = await driver.run({ url, schema, code })
          answers[name] = withoutSchema(engine.name, answer, schema)
        }
      } finally {
        driver.stop()
      }
      const text = `${JSON.stringify(answers, undefined, 2)}\n`
      await expect(text).toMatchFileSnapshot(recordedFile(engine.name))
    })
  })
})
