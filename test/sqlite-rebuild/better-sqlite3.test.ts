import { describe } from 'vitest'
import { describeRebuilds } from './contract.ts'

describe('tables made anew over better-sqlite3', () => {
  describeRebuilds('better-sqlite3')
})
