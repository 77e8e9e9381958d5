import { LimbeckError } from '../errors/index.ts'
import type { ColumnBuilder } from '../schema/column-builder.ts'
import { resolveDefault } from '../schema/default-value.ts'
import { buildDomain } from '../schema/domain.ts'
import type { Check, ColumnDefault, Domain } from '../schema/schema-model.ts'
import { type KyselyExpression, type Sql, toSql } from '../schema/sql.ts'
import { readOptions } from '../util/read-options.ts'
import { inSchema } from './edit-model.ts'
import { findObject, formatObject, putObject, requireObject } from './edit-objects.ts'
import {
  type DirectiveScope,
  irreversible,
  type OperationDefinition,
  reverseBy,
} from './operation.ts'
import { describeValue, requireName } from './require-argument.ts'
import { missing } from './schema-conflict.ts'

/** What of a domain is changed: not said means left as it is, null means taken away. */
export interface DomainChange {
  readonly nullable?: boolean
  readonly default?: ColumnDefault | null
  readonly comment?: string | null
  /** The names of checks that go, before others come. */
  readonly dropChecks?: readonly string[]
  readonly addChecks?: readonly Check[]
}

/** PostgreSQL: changes the rules of a domain. */
export interface AlterDomain {
  readonly kind: 'alterDomain'
  readonly name: string
  readonly schema?: string | undefined
  readonly change: DomainChange
  /** The domain as it is, for whoever cannot ask the database. */
  readonly existing?: Domain
}

declare module './operation-map.ts' {
  interface OperationMap {
    readonly alterDomain: AlterDomain
  }
}

/** What can be changed of a domain: not said means left as it is, null means taken away. */
export interface AlterDomainOptions {
  /** The schema of the domain. */
  readonly schema?: string | undefined
  /** Whether a value can be null. */
  readonly nullable?: boolean | undefined
  /** The value that a column takes which has none of its own: a value, or an `sql` expression. */
  readonly default?: ColumnDefault | KyselyExpression | null | undefined
  /** What the domain is for. */
  readonly comment?: string | null | undefined
  /** The whole names of checks that go. */
  readonly dropChecks?: readonly string[] | undefined
  /** New checks by their whole names, where the value is called VALUE: they have to hold for the rows that are there. */
  readonly addChecks?: Readonly<Record<string, string | Sql | KyselyExpression>> | undefined
  /** What the domain is now, for a reversal where no database tells. */
  readonly existing?: ColumnBuilder | undefined
}

const where = 'alterDomain()'

const changes = ['nullable', 'default', 'comment', 'dropChecks', 'addChecks'] as const

/** Changes the rules of a domain. Its type stays: PostgreSQL has no statement for another. */
export function alterDomain(
  scope: DirectiveScope,
  name: string,
  options: AlterDomainOptions,
): AlterDomain {
  requireName(name, where, 'domain')
  const said = readOptions<AlterDomainOptions>(options, ['schema', 'existing', ...changes], where)
  const { schema, existing, default: value, addChecks, dropChecks, ...plain } = said
  if (!changes.some((key) => Object.hasOwn(said, key)))
    throw new LimbeckError('invalid_argument', `${where} says nothing to change of "${name}".`, {
      hint: `Say at least one of ${changes.map((key) => `"${key}"`).join(', ')}.`,
    })
  const checks = Object.entries(addChecks ?? {}).map(
    ([check, expression]): Check => ({
      kind: 'check',
      name: check,
      expression: toSql(expression),
    }),
  )
  return {
    kind: 'alterDomain',
    name,
    ...inSchema(schema),
    change: {
      ...plain,
      ...(value === undefined
        ? {}
        : { default: value === null ? null : resolveDefault(value, { kind: 'text' }) }),
      ...(dropChecks === undefined ? {} : { dropChecks: requireNames(dropChecks) }),
      ...(addChecks === undefined ? {} : { addChecks: checks }),
    },
    ...(existing === undefined
      ? {}
      : { existing: buildDomain(name, existing, { schema }, scope.naming) }),
  }
}

function requireNames(value: unknown): readonly string[] {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== ''))
    return value as readonly string[]
  throw new LimbeckError(
    'invalid_argument',
    `The option "dropChecks" of ${where} is ${describeValue(value)}.`,
    { hint: 'For example ["ck_email_value"].' },
  )
}

/** What changing a domain means for the schema. */
export const alterDomainDefinition: OperationDefinition<'alterDomain'> = {
  kind: 'alterDomain',
  reverse(operation, before) {
    const { name, schema, change } = operation
    const old = findObject(before, 'domains', operation) ?? operation.existing
    if (old === undefined)
      return irreversible(
        `What the ${formatObject('domains', operation)} was is not known: say it with "existing".`,
      )
    return reverseBy({
      kind: 'alterDomain',
      name,
      ...inSchema(schema),
      change: restoreDomain(change, old),
    })
  },
  apply(operation, model) {
    const domain = requireObject(model, 'domains', operation)
    return putObject(model, 'domains', changeDomain(domain, operation.change))
  },
  isVisible: () => false,
  describe: (operation) =>
    `alter ${formatObject('domains', operation)}: ${Object.keys(operation.change).join(', ')}`,
  findTables: () => undefined,
}

function changeDomain(domain: Domain, change: DomainChange): Domain {
  const { dropChecks = [], addChecks = [], ...rest } = change
  const strange = dropChecks.find((name) => !domain.checks.some((check) => check.name === name))
  if (strange !== undefined)
    throw missing(`The ${formatObject('domains', domain)} has no check "${strange}".`)
  const kept = domain.checks.filter(({ name }) => name === undefined || !dropChecks.includes(name))
  const merged = Object.entries({ ...domain, ...rest, checks: [...kept, ...addChecks] })
  return Object.fromEntries(merged.filter(([, value]) => value !== null)) as unknown as Domain
}

/** The change back to what the domain was. */
function restoreDomain(change: DomainChange, old: Domain): DomainChange {
  const { dropChecks = [], addChecks = [] } = change
  const dropped = old.checks.filter(({ name }) => name !== undefined && dropChecks.includes(name))
  const added = addChecks.flatMap(({ name }) => name ?? [])
  return {
    ...(change.nullable === undefined ? {} : { nullable: old.nullable }),
    ...(change.default === undefined ? {} : { default: old.default ?? null }),
    ...(change.comment === undefined ? {} : { comment: old.comment ?? null }),
    ...(added.length === 0 ? {} : { dropChecks: added }),
    ...(dropped.length === 0 ? {} : { addChecks: dropped }),
  }
}
