import { expect, test } from 'vitest'
import { enumType, t, table } from '../../src/schema.ts'
import { describeEngines } from '../setup/engines.ts'
import { openModels } from './converge.ts'

describeEngines('enumerations', (engine) => {
  test('keep the order of their values, and tell where the models have another', async ({
    skip,
  }) => {
    skip(engine.name !== 'postgresql', 'values stand in the columns elsewhere')
    const before = enumType('mood', ['sad', 'ok', 'glad'])
    const after = enumType('mood', ['glad', 'sad', 'calm', 'ok'])
    const { migrator, use } = await openModels(engine, {
      before,
      people: table('people', { id: t.integer().primaryKey(), mood: before() }),
    })
    await migrator.generate({ message: 'first' })
    await migrator.upgrade()
    use({ after, people: table('people', { id: t.integer().primaryKey(), mood: after() }) })
    await migrator.generate({ message: 'second' })
    await migrator.upgrade()
    expect(await migrator.check()).toMatchObject({
      changes: [],
      unverified: [
        {
          object: 'the order of the values of the enumeration "mood"',
          inDatabase: "'sad', 'calm', 'ok', 'glad'",
          inModels: "'glad', 'sad', 'calm', 'ok'",
        },
      ],
    })
  })
})
