import type { Operation } from '../../operations/index.ts'
import { nameConstraint } from '../../schema/build-item.ts'
import type { Constraint, Exclusion, Table } from '../../schema/schema-model.ts'
import { compareItemNames } from '../renames/compare-item-names.ts'
import { isInTheWay } from '../renames/name-conflicts.ts'
import type { Comparison, TableComparator } from './comparison.ts'
import { isItemDropped } from './drop-items.ts'
import { isSameElement, isSameText } from './elements.ts'
import { changeBy, type Finding, type Phase } from './finding.ts'
import { matchItems } from './match-items.ts'
import { placeOf } from './place.ts'

/** Whether two constraints of a kind ask for the same. */
type Comparers = {
  readonly [Kind in Constraint['kind']]: (
    inDatabase: Extract<Constraint, { readonly kind: Kind }>,
    inModel: Extract<Constraint, { readonly kind: Kind }>,
    table: Table,
    comparison: Comparison,
  ) => boolean
}

const comparers: Comparers = {
  primaryKey: (one, other) => isEqual(pickKey(one), pickKey(other)),
  unique: (one, other) =>
    isEqual(
      { ...pickKey(one), nulls: one.nullsNotDistinct ?? false },
      { ...pickKey(other), nulls: other.nullsNotDistinct ?? false },
    ),
  foreignKey(one, other) {
    const [inDatabase, inModel] = [one, other].map(
      ({ columns, references, onDelete, onUpdate, match, deferrable, initially }) => [
        columns,
        [references.schema, references.table, references.columns],
        [onDelete, onUpdate, match, deferrable, initially],
      ],
    )
    return isEqual(inDatabase, inModel)
  },
  check: (one, other, table, { expressions }) =>
    (one.noInherit ?? false) === (other.noInherit ?? false) &&
    expressions.isSame({
      role: 'check',
      table,
      inDatabase: one.expression,
      inModel: other.expression,
      object: `the check "${one.name ?? ''}" of "${table.name}"`,
    }),
  exclude: (one, other, table, comparison) => isSameExclusion(one, other, table, comparison),
}

function pickKey({
  columns,
  deferrable,
  initially,
  include,
}: Extract<Constraint, { kind: 'unique' | 'primaryKey' }>) {
  return { columns, deferrable, initially, include }
}

function isSameExclusion(
  one: Exclusion,
  other: Exclusion,
  table: Table,
  comparison: Comparison,
): boolean {
  return (
    (one.using ?? 'gist') === (other.using ?? 'gist') &&
    one.deferrable === other.deferrable &&
    one.initially === other.initially &&
    one.elements.length === other.elements.length &&
    one.elements.every((element, index) => {
      const counterpart = other.elements[index]
      return (
        counterpart !== undefined &&
        element.operator === counterpart.operator &&
        isSameElement(element, counterpart, table, comparison)
      )
    }) &&
    isSameText('predicate', one.where, other.where, table, comparison)
  )
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

const phases: Readonly<Record<Constraint['kind'], { readonly drop: Phase; readonly add: Phase }>> =
  {
    primaryKey: { drop: 'dropConstraints', add: 'addConstraints' },
    unique: { drop: 'dropConstraints', add: 'addConstraints' },
    foreignKey: { drop: 'dropForeignKeys', add: 'addForeignKeys' },
    check: { drop: 'dropConstraints', add: 'addConstraints' },
    exclude: { drop: 'dropConstraints', add: 'addConstraints' },
  }

/** Compares the constraints of one kind. */
export function compareConstraints(kind: Constraint['kind']): TableComparator {
  const compare = comparers[kind] as (
    one: Constraint,
    other: Constraint,
    table: Table,
    comparison: Comparison,
  ) => boolean
  const isKind = (item: Constraint) => item.kind === kind
  return ({ current, wanted, currentForm, wantedForm }, comparison) => {
    const { dropped, added, renamed } = matchItems<Constraint>(
      currentForm.constraints.filter(isKind),
      wantedForm.constraints.filter(isKind),
      {
        isSame: (one, other) => compare(one, other, wanted, comparison),
        isDropped: (item) =>
          isItemDropped(item, wanted, comparison) || isInTheWay(item, wanted, comparison),
      },
    )
    return [
      ...dropped.map((item) => dropConstraint(withKeyName(item, current), wanted, comparison)),
      ...compareItemNames(renamed, { current, wanted }, comparison),
      ...added.map((constraint) => {
        const named = withName(withKeyName(constraint, wanted), wanted, comparison)
        return changeBy(phases[kind].add, {
          kind: 'addConstraint',
          ...placeOf(wanted),
          constraint: named,
        })
      }),
      ...currentForm.constraints
        .filter((item) => isKind(item) && !dropped.includes(item))
        .flatMap((item) => validate(item, wanted)),
    ]
  }
}

/** What was added without a look at the rows, and is no longer said to be so. That something was looked at is no difference. */
function validate(constraint: Constraint, wanted: Table): readonly Finding[] {
  const { kind, name } = constraint
  if (name === undefined || !isUnchecked(constraint)) return []
  const counterpart = wanted.constraints.find((item) => item.kind === kind && item.name === name)
  if (counterpart === undefined || isUnchecked(counterpart)) return []
  return [changeBy(phases[kind].add, { kind: 'validateConstraint', ...placeOf(wanted), name })]
}

function isUnchecked(constraint: Constraint): boolean {
  return 'notValid' in constraint && constraint.notValid
}

/** The constraint as its side has it: the form of a primary key may have lost its name. */
function withKeyName(constraint: Constraint, table: Table): Constraint {
  if (constraint.kind !== 'primaryKey' || constraint.name !== undefined) return constraint
  return table.constraints.find(({ kind }) => kind === 'primaryKey') ?? constraint
}

/** What is added gets a name, as its directive would give it, so that it can be dropped again. */
function withName(
  constraint: Constraint,
  table: Table,
  { settings: { naming } }: Comparison,
): Constraint {
  const name = constraint.name ?? nameConstraint(constraint, table, naming)
  return name === undefined ? constraint : { ...constraint, name }
}

/** A constraint without a name is known by the one that the convention would give it. */
function dropConstraint(
  constraint: Constraint,
  table: Table,
  { settings: { naming } }: Comparison,
): Finding {
  const { kind, name } = constraint
  const phase = phases[kind].drop
  const place = placeOf(table)
  if (name !== undefined)
    return changeBy(phase, { kind: 'dropConstraint', ...place, name, type: kind })
  const known = nameConstraint(constraint, table, naming) ?? `${table.name}_${kind}`
  const drop: Operation = { kind: 'dropConstraint', ...place, name: known, type: kind }
  if (kind === 'primaryKey') return changeBy(phase, drop)
  return changeBy(phase, {
    kind: 'batchAlterTable',
    ...place,
    operations: [{ ...drop, naming }],
  })
}
