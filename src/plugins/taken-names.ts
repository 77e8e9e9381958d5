import { isBuiltIn } from '../operations/apply-operation.ts'
import { directives } from '../operations/index.ts'

/** What `op` has beside its directives. */
const MEMBERS: readonly string[] = [
  'attempt',
  'autocommit',
  'batchAlterTable',
  'connection',
  'context',
  'databaseType',
  'db',
  'f',
  'invoke',
  'progress',
  'query',
]

/** With a method of this name an object is taken for a promise. */
const THENABLE = 'then'

/** Whether `op` or an operation of Limbeck has a name already. */
export function isTaken(name: string): boolean {
  return (
    isBuiltIn({ kind: name }) ||
    Object.hasOwn(directives, name) ||
    MEMBERS.includes(name) ||
    name === THENABLE ||
    name in Object.prototype
  )
}
