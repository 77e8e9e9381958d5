import type { ColumnBuilder } from '../schema/column-builder.ts'
import { buildDomain } from '../schema/domain.ts'
import type { Domain } from '../schema/schema-model.ts'
import { readOptions } from '../util/read-options.ts'
import { inSchema } from './edit-model.ts'
import { formatObject, reverseDrop, takeObject } from './edit-objects.ts'
import type { DirectiveScope, OperationDefinition } from './operation.ts'
import { requireName } from './require-argument.ts'

/** PostgreSQL: takes a domain away. */
export interface DropDomain {
  readonly kind: 'dropDomain'
  readonly name: string
  readonly schema?: string | undefined
  readonly ifExists?: boolean
  /** The domain as it is, for whoever cannot ask the database. */
  readonly existing?: Domain
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly dropDomain: DropDomain
  }
}

/** What can be said when a domain is dropped. */
export interface DropDomainOptions {
  /** The schema of the domain. */
  readonly schema?: string | undefined
  /** No error where there is no such domain. */
  readonly ifExists?: boolean | undefined
  /** What the domain is now, for a reversal where no database tells. */
  readonly existing?: ColumnBuilder | undefined
}

const where = 'dropDomain()'

/** Drops a domain. Servers refuse it while a column has it. */
export function dropDomain(
  scope: DirectiveScope,
  name: string,
  options?: DropDomainOptions,
): DropDomain {
  requireName(name, where, 'domain')
  const { existing, ...said } = readOptions<DropDomainOptions>(
    options,
    ['schema', 'ifExists', 'existing'],
    where,
  )
  return {
    kind: 'dropDomain',
    name,
    ...said,
    ...(existing === undefined
      ? {}
      : { existing: buildDomain(name, existing, { schema: said.schema }, scope.naming) }),
  }
}

/** What dropping a domain means for the schema. */
export const dropDomainDefinition: OperationDefinition<'dropDomain'> = {
  kind: 'dropDomain',
  reverse: (operation, before) =>
    reverseDrop('domains', operation, before, (domain) => ({ kind: 'createDomain', domain })),
  apply: (operation, model) => takeObject(model, 'domains', operation, operation.ifExists),
  isVisible: () => true,
  describe: (operation) => `drop ${formatObject('domains', operation)}`,
  findTables: () => undefined,
  findPlace: ({ schema }) => inSchema(schema),
}
