import type { DomainChange } from '../../operations/index.ts'
import { type Check, type Domain, tableKey } from '../../schema/schema-model.ts'
import { writeText } from '../objects/object-form.ts'
import type { Comparator, Comparison } from './comparison.ts'
import { changeBy, type Finding } from './finding.ts'
import { matchObjects, type ObjectPair } from './match-objects.ts'
import { decideObjects } from './unknown-objects.ts'

/** Domains and their rules. One of another type is made anew where no column has it. */
export const domainsComparator: Comparator = {
  name: 'domains',
  compare(comparison) {
    if (!comparison.dialect.features.domains) return []
    const { added, kept, unknown } = matchObjects('domains', comparison)
    const { dropped, findings } = decideObjects('domains', unknown, comparison)
    return [
      ...added.map((domain) => changeBy('createTypes', { kind: 'createDomain', domain })),
      ...kept.flatMap((pair) => compareDomain(pair, comparison)),
      ...dropped.map(({ name, schema }) =>
        changeBy('dropEnums', { kind: 'dropDomain', name, ...placeIn(schema) }),
      ),
      ...findings,
    ]
  },
}

function compareDomain(
  { current, wanted }: ObjectPair<'domains'>,
  comparison: Comparison,
): readonly Finding[] {
  const { objects } = comparison
  const title = `the domain "${tableKey(wanted)}"`
  if (objects.isSame({ kind: 'domains', current, wanted, title })) return []
  const shown = objects.show('domains', wanted)
  if (isOtherType(current, shown, comparison)) return makeAnew(current, wanted, comparison)
  const change = findChange(current, { wanted, shown }, comparison)
  const { name, schema } = wanted
  return Object.keys(change).length === 0
    ? []
    : [changeBy('createTypes', { kind: 'alterDomain', name, ...placeIn(schema), change })]
}

function isOtherType(current: Domain, shown: Domain, { dialect }: Comparison): boolean {
  const [one, other] = [current, shown].map(({ type }) =>
    JSON.stringify(dialect.normalizeType(type)),
  )
  return one !== other || current.collation !== shown.collation
}

/** A domain that a column has cannot be dropped, and PostgreSQL gives none another type: that is for a person to do. */
function makeAnew(
  current: Domain,
  wanted: Domain,
  { dialect, current: model }: Comparison,
): readonly Finding[] {
  const { name, schema } = current
  const own = dialect.normalizeExpression(tableKey(current))
  const isUsed = Object.values(model.tables).some(({ columns }) =>
    columns.some(({ type }) => dialect.normalizeExpression(dialect.writeType(type)) === own),
  )
  if (isUsed)
    return [
      {
        kind: 'unverified',
        difference: {
          object: `the type of the domain "${tableKey(wanted)}", which columns have,`,
          inDatabase: dialect.writeType(current.type),
          inModels: dialect.writeType(wanted.type),
        },
      },
    ]
  return [
    changeBy('replaceFunctions', { kind: 'dropDomain', name, ...placeIn(schema) }),
    changeBy('createTypes', { kind: 'createDomain', domain: wanted }),
  ]
}

function findChange(
  current: Domain,
  { wanted, shown }: { readonly wanted: Domain; readonly shown: Domain },
  { dialect }: Comparison,
): DomainChange {
  const write = (value: Domain['default']) =>
    value === undefined ? undefined : (writeText(value, dialect) ?? dialect.writeLiteral(value))
  const seen = (check: Check) => dialect.inlineSql(check.expression)
  const open = [...current.checks]
  const added = wanted.checks.filter((check) => {
    const text = seen(shown.checks.find(({ name }) => name === check.name) ?? check)
    const index = open.findIndex((each) => seen(each) === text)
    if (index !== -1) open.splice(index, 1)
    return index === -1
  })
  const dropped = open.flatMap(({ name }) => name ?? [])
  return {
    ...(current.nullable === wanted.nullable ? {} : { nullable: wanted.nullable }),
    ...(write(current.default) === write(shown.default) ? {} : { default: wanted.default ?? null }),
    ...(current.comment === wanted.comment ? {} : { comment: wanted.comment ?? null }),
    ...(dropped.length === 0 ? {} : { dropChecks: dropped }),
    ...(added.length === 0 ? {} : { addChecks: added }),
  }
}

function placeIn(schema: string | undefined): { readonly schema?: string } {
  return schema === undefined ? {} : { schema }
}
