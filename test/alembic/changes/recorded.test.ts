/**
 * What Alembic finds for the cases is what is on record. Runs where the recorded version of Alembic is; elsewhere the
 * record stands for it. After a change of the cases:
 * `LIMBECK_ALEMBIC_RECORD=1 npx vitest run test/alembic/changes/recorded.test.ts`.
 */
import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { describeEngines } from '../../setup/engines.ts'
import { findAlembic, RECORDED_VERSION } from '../find-alembic.ts'
import { startPython } from '../python-driver.ts'
import { beginCase } from './begin-case.ts'
import { casesFor } from './cases/index.ts'
import {
  DETECTION_PROGRAM,
  type DetectionAnswer,
  type DetectionJob,
  readRecorded,
  recordedFile,
} from './recorded.ts'

const alembic = findAlembic()

describe.skipIf(alembic?.version !== RECORDED_VERSION)(`Alembic ${RECORDED_VERSION}`, () => {
  describeEngines('on', (engine) => {
    test('finds what is on record', { timeout: 300_000 }, async () => {
      if (alembic === undefined) throw new Error('There is no Alembic')
      const url = await engine.createUrl()
      const driver = startPython<DetectionJob, DetectionAnswer>(alembic, DETECTION_PROGRAM)
      const answers: Record<string, DetectionAnswer> = {}
      try {
        for (const { name, before, after, options = {} } of casesFor(engine.name)) {
          await beginCase(engine.name, url)
          answers[name] = await driver.run({ url, before, after, options })
        }
      } finally {
        driver.stop()
      }
      if (process.env['LIMBECK_ALEMBIC_RECORD'] !== undefined)
        writeFileSync(recordedFile(engine.name), `${JSON.stringify(answers, undefined, 2)}\n`)
      expect(answers).toEqual(readRecorded(engine.name))
    })
  })
})
