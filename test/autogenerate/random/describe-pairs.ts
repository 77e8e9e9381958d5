import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { PropertyEngine } from '../../operations/property/check-case.ts'
import { propertyRun } from '../../setup/property-run.ts'
import { checkPair } from './check-pair.ts'
import { pairOf } from './draw-pair.ts'

/** Describes the property for an engine. */
export function describePairs(engine: PropertyEngine): void {
  it(`${propertyRun.cases} random pairs of models come together, and apart again`, {
    timeout: 3_600_000,
  }, async () => {
    let count = 0
    await fc.assert(
      fc.asyncProperty(pairOf(engine.profile), async (pair) => {
        await checkPair(pair, engine)
        count++
      }),
      { numRuns: propertyRun.cases, seed: propertyRun.seed },
    )
    expect(count).toBe(propertyRun.cases)
  })
}
