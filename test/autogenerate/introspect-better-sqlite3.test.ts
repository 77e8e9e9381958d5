import { describe } from 'vitest'
import { describeIntrospection } from './sqlite-contract.ts'

describe('introspection of SQLite over better-sqlite3', () => {
  describeIntrospection('better-sqlite3')
})
