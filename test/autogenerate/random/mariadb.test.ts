import { describe } from 'vitest'
import { useEngine } from '../../operations/property/use-engine.ts'
import { getEngine } from '../../setup/engines.ts'
import { describePairs } from './describe-pairs.ts'

describe.skipIf(!getEngine('mariadb').isAvailable)('on mariadb', () => {
  describePairs(useEngine.mariadb())
})
