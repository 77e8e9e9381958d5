import type { ColumnBuilder } from '../schema/column-builder.ts'
import { buildDomain } from '../schema/domain.ts'
import type { Domain } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { inSchema } from './edit-model.ts'
import { addObject, formatObject } from './edit-objects.ts'
import { type DirectiveScope, type OperationDefinition, reverseBy } from './operation.ts'
import { requireName } from './require-argument.ts'

/** PostgreSQL: makes a type that is another type with rules. */
export interface CreateDomain {
  readonly kind: 'createDomain'
  readonly domain: Domain
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly createDomain: CreateDomain
  }
}

/** What can be said of a new domain beside its type. */
export interface CreateDomainOptions {
  /** The schema that it is made in. */
  readonly schema?: string | undefined
  /** What it is for. */
  readonly comment?: string | undefined
}

const where = 'createDomain()'

/**
 * Makes a domain of a type of `t`; `.notNull()`, `.default()`, `.collate()` and `.check()`, where the value is called
 * VALUE, are its rules. PostgreSQL only.
 */
export function createDomain(
  scope: DirectiveScope,
  name: string,
  type: ColumnBuilder,
  options?: CreateDomainOptions,
): CreateDomain {
  requireName(name, where, 'domain')
  const said = readOptions<CreateDomainOptions>(options, ['schema', 'comment'], where)
  return { kind: 'createDomain', domain: buildDomain(name, type, said, scope.naming) }
}

/** What creating a domain means for the schema. */
export const createDomainDefinition: OperationDefinition<'createDomain'> = {
  kind: 'createDomain',
  reverse: ({ domain: { name, schema } }) =>
    reverseBy({ kind: 'dropDomain', name, ...inSchema(schema) }),
  apply: ({ domain }, model) => addObject(model, 'domains', domain, undefined),
  isVisible: () => true,
  describe: ({ domain }) => `create ${formatObject('domains', domain)}`,
  findTables: () => undefined,
  findPlace: ({ domain }) => inSchema(domain.schema),
}
