import { LimbeckError } from '../errors/index.ts'
import type { SchemaModel } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { inSchema } from './edit-model.ts'
import { findObject, formatObject, putObject, requireObject } from './edit-objects.ts'
import {
  type DirectiveScope,
  irreversible,
  type OperationDefinition,
  reverseBy,
} from './operation.ts'
import { requireInteger, requireName } from './require-argument.ts'
import {
  assertSequenceSettings,
  changeSequence,
  restoreSequence,
  type SequenceChange,
  type SequenceSettings,
  sequenceSettings,
} from './sequence-change.ts'

/** Changes a sequence; PostgreSQL and MariaDB. */
export interface AlterSequence {
  readonly kind: 'alterSequence'
  readonly name: string
  readonly schema?: string | undefined
  readonly change: SequenceChange
  /** The next number; true for the one that it starts with. */
  readonly restart?: number | bigint | true
  /** The sequence as it is, for whoever cannot ask the database. */
  readonly existing?: SequenceSettings
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly alterSequence: AlterSequence
  }
}

/** What can be changed of a sequence: not said means left as it is, null means as the engine has it. */
export type AlterSequenceOptions = SequenceChange & {
  /** The schema of the sequence. */
  readonly schema?: string | undefined
  /** The next number; `true` for the one that it starts with. */
  readonly restart?: number | bigint | true | undefined
  /** What the sequence is now, for a reversal where no database tells. */
  readonly existing?: SequenceSettings | undefined
}

const where = 'alterSequence()'

/**
 * Changes a sequence: what is not mentioned stays as it is, and `null` gives the engine's own default back. The next
 * number stays unless `restart` says otherwise. Throws `invalid_argument` where the options change nothing.
 */
export function alterSequence(
  _scope: DirectiveScope,
  name: string,
  options: AlterSequenceOptions,
): AlterSequence {
  requireName(name, where, 'sequence')
  const { schema, restart, existing, ...change } = readOptions<AlterSequenceOptions>(
    options,
    ['schema', 'restart', 'existing', ...sequenceSettings],
    where,
  )
  assertSequenceSettings(change, where)
  if (restart !== undefined && restart !== true) requireInteger(restart, where, 'restart')
  if (Object.keys(change).length === 0 && restart === undefined)
    throw new LimbeckError('invalid_argument', `${where} says nothing to change of "${name}".`, {
      hint: `Say at least one of ${[...sequenceSettings, 'restart'].map((key) => `"${key}"`).join(', ')}.`,
    })
  return {
    kind: 'alterSequence',
    name,
    ...inSchema(schema),
    change,
    ...(restart === undefined ? {} : { restart }),
    ...(existing === undefined ? {} : { existing }),
  }
}

/** What changing a sequence means for the schema; the next number is no part of it. */
export const alterSequenceDefinition: OperationDefinition<'alterSequence'> = {
  kind: 'alterSequence',
  reverse(operation, before) {
    const { name, schema, change } = operation
    if (Object.keys(change).length === 0)
      return irreversible(`The number at which the sequence "${name}" stood is not known.`)
    const existing = findExisting(operation, before)
    if (existing === undefined)
      return irreversible(`What the sequence "${name}" was is not known: say it with "existing".`)
    return reverseBy({
      kind: 'alterSequence',
      name,
      ...inSchema(schema),
      change: restoreSequence(change, existing),
    })
  },
  apply(operation, model) {
    const sequence = requireObject(model, 'sequences', operation)
    return putObject(model, 'sequences', changeSequence(sequence, operation.change))
  },
  isVisible: () => false,
  describe: (operation) => {
    const said = [
      ...Object.keys(operation.change),
      ...(operation.restart === undefined ? [] : ['restart']),
    ]
    return `alter ${formatObject('sequences', operation)}: ${said.join(', ')}`
  },
  findTables: () => undefined,
}

function findExisting(operation: AlterSequence, before: SchemaModel): SequenceSettings | undefined {
  return findObject(before, 'sequences', operation) ?? operation.existing
}
