import { describe } from 'vitest'
import { describeIntrospection } from './sqlite-contract.ts'

describe('introspection of SQLite over node:sqlite', () => {
  describeIntrospection('sqlite')
})
