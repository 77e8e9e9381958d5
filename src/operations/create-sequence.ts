import type { Sequence } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { inSchema } from './edit-model.ts'
import { addObject, formatObject, reverseCreation } from './edit-objects.ts'
import type { DirectiveScope, OperationDefinition } from './operation.ts'
import { requireName } from './require-argument.ts'
import {
  assertSequenceSettings,
  type SequenceSettings,
  sequenceSettings,
} from './sequence-change.ts'

/** Makes a sequence; PostgreSQL and MariaDB. */
export interface CreateSequence {
  readonly kind: 'createSequence'
  readonly sequence: Sequence
  readonly ifNotExists?: boolean
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly createSequence: CreateSequence
  }
}

/** What can be said of a new sequence. */
export type CreateSequenceOptions = SequenceSettings & {
  /** The schema that it is made in. */
  readonly schema?: string | undefined
  /** No error where a sequence of that name is there, whatever it counts. */
  readonly ifNotExists?: boolean | undefined
}

const where = 'createSequence()'

/** Makes a sequence. What is left out is as the engine has it. MySQL and SQLite have no sequences. */
export function createSequence(
  _scope: DirectiveScope,
  name: string,
  options?: CreateSequenceOptions,
): CreateSequence {
  requireName(name, where, 'sequence')
  const { ifNotExists, ...sequence } = readOptions<CreateSequenceOptions>(
    options,
    ['schema', 'ifNotExists', ...sequenceSettings],
    where,
  )
  assertSequenceSettings(sequence, where)
  return {
    kind: 'createSequence',
    sequence: { name, ...sequence },
    ...(ifNotExists === undefined ? {} : { ifNotExists }),
  }
}

/** What creating a sequence means for the schema. */
export const createSequenceDefinition: OperationDefinition<'createSequence'> = {
  kind: 'createSequence',
  reverse({ sequence, ifNotExists }, before) {
    const { name, schema } = sequence
    const drop = { kind: 'dropSequence', name, ...inSchema(schema) } as const
    return reverseCreation('sequences', { name, schema, ifNotExists }, before, drop)
  },
  apply: ({ sequence, ifNotExists }, model) => addObject(model, 'sequences', sequence, ifNotExists),
  isVisible: () => true,
  describe: ({ sequence }) => `create ${formatObject('sequences', sequence)}`,
  findTables: () => undefined,
  findPlace: ({ sequence }) => inSchema(sequence.schema),
}
