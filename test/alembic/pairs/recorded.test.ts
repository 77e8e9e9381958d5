/**
 * What Alembic sends for the pairs is what is on record. Runs where the recorded version of Alembic is; elsewhere the
 * record stands for it. After a change of the pairs: `LIMBECK_ALEMBIC_RECORD=1 npx vitest run test/alembic/pairs/recorded.test.ts`.
 */
import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { describeEngines } from '../../setup/engines.ts'
import { findAlembic, RECORDED_VERSION } from '../find-alembic.ts'
import { startPython } from '../python-driver.ts'
import { pairsFor } from './families/index.ts'
import { openPlace } from './open-place.ts'
import { forEngine } from './pair.ts'
import {
  type AlembicAnswer,
  type AlembicJob,
  OPERATIONS_PROGRAM,
  type Recorded,
  readRecorded,
  recordedFile,
  withoutSchema,
} from './recorded.ts'

const alembic = findAlembic()

describe.skipIf(alembic?.version !== RECORDED_VERSION)(`Alembic ${RECORDED_VERSION}`, () => {
  describeEngines('on', (engine) => {
    test('sends what is on record', { timeout: 300_000 }, async () => {
      if (alembic === undefined) throw new Error('There is no Alembic')
      const place = openPlace(engine)
      const driver = startPython<AlembicJob, AlembicAnswer>(alembic, OPERATIONS_PROGRAM)
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
      if (process.env['LIMBECK_ALEMBIC_RECORD'] !== undefined)
        writeFileSync(recordedFile(engine.name), `${JSON.stringify(answers, undefined, 2)}\n`)
      expect(withoutOrder(answers)).toEqual(withoutOrder(readRecorded(engine.name)))
    })
  })
})

/** The order of constraints, indexes and options is another each time: SQLAlchemy keeps them in sets. */
function withoutOrder(answers: Recorded) {
  return Object.entries(answers).map(([name, answer]) => ({
    name,
    error: answer?.error,
    statements: answer?.statements
      .map((each) =>
        each
          .split(/[\s,()]+/)
          .sort()
          .join(' '),
      )
      .sort(),
  }))
}
