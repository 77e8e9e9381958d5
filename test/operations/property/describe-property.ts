import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { OperationKind } from '../../../src/operations/operation.ts'
import { propertyRun } from '../../setup/property-run.ts'
import { checkCase, type Outcome, type PropertyEngine } from './check-case.ts'
import { caseOf } from './draw-case.ts'

/** Kinds that nothing undoes, each with its reason. */
const IRREVERSIBLE: { readonly [Kind in OperationKind]?: string } = {
  bulkInsert: 'rows cannot be told from others later',
  execute: 'what SQL does is not known',
}

/** Describes the property for an engine, kind by kind, so that each has its share of the cases. */
export function describeProperty({ profile, ...engine }: PropertyEngine): void {
  const each = Math.ceil(propertyRun.cases / profile.kinds.length)

  it.each(profile.kinds)(
    `%s does in ${each} random cases what is foretold, and its reverse undoes it`,
    {
      timeout: 3_600_000,
    },
    async (kind) => {
      const outcomes: Outcome[] = []
      await fc.assert(
        fc.asyncProperty(caseOf(kind, profile), async (one) => {
          outcomes.push(await checkCase(one, { profile, ...engine }))
        }),
        { numRuns: each, seed: propertyRun.seed },
      )
      expect(outcomes).toContain(IRREVERSIBLE[kind] === undefined ? 'reversed' : 'irreversible')
    },
  )
}
