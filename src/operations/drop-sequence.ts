import type { Sequence } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { inSchema } from './edit-model.ts'
import { formatObject, reverseDrop, takeObject } from './edit-objects.ts'
import type { DirectiveScope, OperationDefinition } from './operation.ts'
import { requireName } from './require-argument.ts'
import type { SequenceSettings } from './sequence-change.ts'

/** Takes a sequence away; PostgreSQL and MariaDB. */
export interface DropSequence {
  readonly kind: 'dropSequence'
  readonly name: string
  readonly schema?: string | undefined
  readonly ifExists?: boolean
  /** PostgreSQL: with the defaults that use it. */
  readonly cascade?: boolean
  /** The sequence as it is, for whoever cannot ask the database. */
  readonly existing?: Sequence
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly dropSequence: DropSequence
  }
}

/** What can be said when a sequence is dropped. */
export interface DropSequenceOptions {
  /** The schema of the sequence. */
  readonly schema?: string | undefined
  /** No error where there is no such sequence. */
  readonly ifExists?: boolean | undefined
  /** PostgreSQL: drops the defaults that use it too. */
  readonly cascade?: boolean | undefined
  /** What the sequence is now, for a reversal where no database tells. */
  readonly existing?: SequenceSettings | undefined
}

const where = 'dropSequence()'

/** Drops a sequence. A reversal makes it again from its first number on, not from where it was. */
export function dropSequence(
  _scope: DirectiveScope,
  name: string,
  options?: DropSequenceOptions,
): DropSequence {
  requireName(name, where, 'sequence')
  const { existing, ...said } = readOptions<DropSequenceOptions>(
    options,
    ['schema', 'ifExists', 'cascade', 'existing'],
    where,
  )
  return {
    kind: 'dropSequence',
    name,
    ...said,
    ...(existing === undefined
      ? {}
      : { existing: { ...existing, name, ...inSchema(said.schema) } }),
  }
}

/** What dropping a sequence means for the schema. */
export const dropSequenceDefinition: OperationDefinition<'dropSequence'> = {
  kind: 'dropSequence',
  reverse: (operation, before) =>
    reverseDrop('sequences', operation, before, (sequence) => ({
      kind: 'createSequence',
      sequence,
    })),
  apply: (operation, model) => takeObject(model, 'sequences', operation, operation.ifExists),
  isVisible: () => true,
  describe: (operation) => `drop ${formatObject('sequences', operation)}`,
  findTables: () => undefined,
  findPlace: ({ schema }) => inSchema(schema),
}
