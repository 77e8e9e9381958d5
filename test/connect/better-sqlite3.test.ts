import { describeConnection } from './connection-contract.ts'
import { describeDriver } from './drivers.ts'
import { describeKysely } from './kysely-contract.ts'
import { describeValues } from './values-contract.ts'

describeDriver('better-sqlite3', [describeConnection, describeValues, describeKysely])
