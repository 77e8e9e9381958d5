import { onTestFinished } from 'vitest'
import { type CompareSettings } from '../../src/autogenerate/compare/comparison.ts'
import { type DetectedChanges, detectChanges } from '../../src/autogenerate/detect-changes.ts'
import { DEFAULT_NAMING } from '../../src/schema/naming.ts'
import type { TableModel } from '../../src/schema.ts'
import { readModels } from '../../src/sources/read-models.ts'
import { openDatabase, runScripts } from '../runtime/harness.ts'
import type { EngineName } from '../setup/engines.ts'

/** Models, and where they are given the statements that made what means the same: nothing differs. */
export interface QuietCase {
  readonly title: string
  /** The engines that have it; all, where nothing is said. */
  readonly engines?: readonly EngineName[]
  /** What somebody made; where nothing is said the tables are what Limbeck makes of the models. */
  readonly made?: readonly string[]
  readonly models: readonly TableModel[]
}

const settings: CompareSettings = {
  naming: DEFAULT_NAMING,
  compareType: true,
  compareServerDefault: true,
  unknownObjects: 'ask',
  drops: [],
}

/** What is found where nothing differs. */
export const NOTHING = { upgrade: [], downgrade: [], irreversible: [], unknown: [], unverified: [] }

/** The cases that an engine has. */
export function quietCasesFor<Case extends QuietCase>(
  cases: readonly Case[],
  engine: EngineName,
): readonly Case[] {
  return cases.filter(({ engines }) => engines?.includes(engine) ?? true)
}

/** Makes what a case is about in an empty database, and finds what differs from its models then. */
export async function findDifferences(
  url: string,
  { made, models }: Pick<QuietCase, 'made' | 'models'>,
): Promise<DetectedChanges> {
  const database = await openDatabase(url)
  onTestFinished(() => database.connection.close())
  const detect = () =>
    detectChanges(database.connection, database.dialect, {
      wanted: readModels(models, { naming: DEFAULT_NAMING, origin: 'the test' }),
      settings,
      filters: { ownTables: [{ name: 'alembic_version' }, { name: 'limbeck_log' }] },
      schemas: false,
    })
  for (const sql of made ?? []) await database.connection.execute({ sql })
  if (made === undefined) {
    const { upgrade } = await detect()
    if (upgrade.length === 0) throw new Error('Nothing is made of the models')
    await runScripts(database, [{ up: (op) => upgrade.map((each) => op.invoke(each)) }])
  }
  return await detect()
}
