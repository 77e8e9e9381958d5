import { describe } from 'vitest'
import { useEngine } from '../../operations/property/use-engine.ts'
import { describePairs } from './describe-pairs.ts'

describe('on sqlite', () => {
  describePairs(useEngine.sqlite())
})
