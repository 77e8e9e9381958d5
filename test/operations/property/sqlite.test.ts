import { afterEach } from 'vitest'
import { openDatabase, type TestedDatabase } from '../../runtime/harness.ts'
import { describeProperty } from './describe-property.ts'
import { dumpSqlite } from './dump/sqlite.ts'
import { sqliteProfile } from './engines/sqlite.ts'

let last: TestedDatabase | undefined

async function close(): Promise<void> {
  await last?.connection.close()
  last = undefined
}

afterEach(close)

describeProperty({
  profile: sqliteProfile,
  fresh: async () => {
    await close()
    last = await openDatabase('sqlite::memory:')
    return last
  },
  readDump: dumpSqlite,
})
