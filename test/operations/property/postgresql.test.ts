import { describe } from 'vitest'
import { getEngine } from '../../setup/engines.ts'
import { describeProperty } from './describe-property.ts'
import { useEngine } from './use-engine.ts'

describe.skipIf(!getEngine('postgresql').isAvailable)('on postgresql', () => {
  describeProperty(useEngine.postgresql())
})
