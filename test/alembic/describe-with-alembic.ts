import { describe, expect, test } from 'vitest'
import { describeEngines, type TestEngine } from '../setup/engines.ts'
import { ALEMBIC_MISSING, type Alembic, findAlembic } from './find-alembic.ts'

/** Describes for every engine what is there beside Alembic. */
export function describeWithAlembic(
  title: string,
  define: (surroundings: { readonly alembic: Alembic; readonly engine: TestEngine }) => void,
): void {
  describeAlembic(title, (alembic) => {
    describeEngines('beside it', (engine) => define({ alembic, engine }))
  })
}

/**
 * Describes what is done with Alembic. Where there is none, that is said loudly and the tests do not run; on a CI
 * machine they fail, for nobody reads what a green run says.
 */
export function describeAlembic(title: string, define: (alembic: Alembic) => void): void {
  const alembic = findAlembic()
  if (alembic !== undefined) {
    describe(`${title}, Alembic ${alembic.version},`, () => {
      define(alembic)
    })
    return
  }
  if (process.env['CI'] === undefined) process.stderr.write(`\n*** ${ALEMBIC_MISSING} ***\n\n`)
  describe.skipIf(process.env['CI'] === undefined)(`${title}, Alembic`, () => {
    test('is installed', () => {
      expect.fail(ALEMBIC_MISSING)
    })
  })
}
