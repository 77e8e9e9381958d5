import { describe, expect, it } from 'vitest'
import { describeEngines } from '../setup/engines.ts'
import { createBothWays } from './both-ways.ts'
import { hasClient } from './client.ts'

describeEngines('what a client runs', (engine) => {
  describe.skipIf(!hasClient(engine.name))('is what a run does', () => {
    it.each(['perRevision', 'perRun', 'none'] as const)(
      'all the way up and down, with transaction: %s',
      async (transaction) => {
        const both = await createBothWays(engine, { transaction })
        expect(await both.run('upgrade', 'heads', 'heads')).toBe('the same')
        expect(await both.run('downgrade', 'heads:base', 'base')).toBe('the same')
        expect(await both.run('upgrade', ':heads', 'heads')).toBe('the same')
      },
      60_000,
    )

    it('step by step', async () => {
      const both = await createBothWays(engine)
      expect(await both.run('upgrade', 'a1', 'a1')).toBe('the same')
      expect(await both.run('upgrade', 'a1:a1+1', 'a1+1')).toBe('the same')
      expect(await both.run('upgrade', 'b2:left@d4', 'd4')).toBe('the same')
      expect(await both.run('upgrade', 'd4:left', 'left')).toBe('the same')
      expect(await both.run('upgrade', 'e5:heads', 'heads')).toBe('the same')
      expect(await both.run('downgrade', 'heads:d4', 'd4')).toBe('the same')
      expect(await both.run('downgrade', 'd4,g8:b2', 'b2')).toBe('the same')
      expect(await both.run('downgrade', 'b2,g8:a1', 'a1')).toBe('the same')
      expect(await both.run('upgrade', 'a1:heads', 'heads')).toBe('the same')
    }, 60_000)

    it('without a log', async () => {
      const both = await createBothWays(engine, { log: false })
      expect(await both.run('upgrade', 'heads', 'heads')).toBe('the same')
    }, 60_000)

    it('for stamps', async () => {
      const both = await createBothWays(engine)
      expect(await both.run('stamp', 'b2', 'b2')).toBe('the same')
      expect(await both.run('stamp', 'b2:heads', 'heads')).toBe('the same')
      expect(await both.run('stamp', 'heads:e6', 'e6')).toBe('the same')
      expect(await both.run('stamp', 'e6,g8:base', 'base')).toBe('the same')
    })
  })
})
