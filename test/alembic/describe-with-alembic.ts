import { describe, expect, test } from 'vitest'
import { describeEngines, type TestEngine } from '../setup/engines.ts'
import { ALEMBIC_MISSING, type Alembic, findAlembic } from './find-alembic.ts'

/**
 * Describes the same for every engine beside Alembic. Where there is no Alembic, that is said loudly and the tests do
 * not run; on a CI machine they fail, for nobody reads what a green run says.
 */
export function describeWithAlembic(
  title: string,
  define: (surroundings: { readonly alembic: Alembic; readonly engine: TestEngine }) => void,
): void {
  const alembic = findAlembic()
  if (alembic !== undefined) {
    describeEngines(`${title}, Alembic ${alembic.version},`, (engine) =>
      define({ alembic, engine }),
    )
    return
  }
  if (process.env['CI'] === undefined) process.stderr.write(`\n*** ${ALEMBIC_MISSING} ***\n\n`)
  describe.skipIf(process.env['CI'] === undefined)(`${title}, Alembic`, () => {
    test('is installed', () => {
      expect.fail(ALEMBIC_MISSING)
    })
  })
}
