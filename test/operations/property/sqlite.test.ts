import { describe } from 'vitest'
import { describeProperty } from './describe-property.ts'
import { useEngine } from './use-engine.ts'

describe('on sqlite', () => {
  describeProperty(useEngine.sqlite())
})
