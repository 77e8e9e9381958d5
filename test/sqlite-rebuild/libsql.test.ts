import { describe } from 'vitest'
import { describeRebuilds } from './contract.ts'

describe('tables made anew over libsql', () => {
  describeRebuilds('libsql')
})
