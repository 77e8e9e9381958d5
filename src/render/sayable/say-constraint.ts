import type {
  Check,
  Constraint,
  ExcludeElement,
  Exclusion,
  ForeignKey,
  PrimaryKey,
  Unique,
} from '../../schema/schema-model.ts'
import { elementSayings } from './say-index.ts'
import { isTrue, type Sayings, says } from './sayings.ts'

type ConstraintSayings = {
  readonly [Kind in Constraint['kind']]: Sayings<Extract<Constraint, { readonly kind: Kind }>>
}

const named = { kind: true, name: true } as const
/** Neither a builder nor a directive has them. */
const unsaid = { comment: false } as const
const deferral = { deferrable: true, initially: true } as const
/** `.deferrable('deferred')` */
const builtDeferral = {
  deferrable: isTrue,
  initially: (_: unknown, { deferrable }: { readonly deferrable?: boolean }) => deferrable === true,
} as const

const key = { ...named, ...unsaid, columns: true, onConflict: false, include: true } as const
const foreignKey: Sayings<ForeignKey> = {
  ...named,
  ...unsaid,
  ...deferral,
  columns: true,
  references: says<ForeignKey['references']>({ table: true, schema: true, columns: true }),
  onDelete: true,
  onUpdate: true,
  match: true,
  notValid: true,
  onDeleteColumns: false,
}
const check: Sayings<Check> = {
  ...named,
  ...unsaid,
  expression: true,
  notValid: true,
  noInherit: true,
  column: false,
}
const canSayElement = says<ExcludeElement>({ ...elementSayings, operator: true })
const exclude: Sayings<Exclusion> = {
  ...named,
  ...unsaid,
  ...deferral,
  elements: (elements) => elements.every(canSayElement),
  using: true,
  where: true,
}

/** By `op.createUniqueConstraint` and the like. */
const directives: ConstraintSayings = {
  primaryKey: { ...key, ...deferral },
  unique: { ...key, ...deferral, nullsNotDistinct: true },
  foreignKey,
  check,
  exclude,
}

/** By the items of a table. */
const items: ConstraintSayings = {
  primaryKey: { ...key, ...builtDeferral },
  unique: { ...key, ...builtDeferral, nullsNotDistinct: isTrue },
  foreignKey,
  check: { ...check, notValid: isTrue, noInherit: isTrue },
  exclude: { ...exclude, ...builtDeferral },
}

const undeferred = { deferrable: false, initially: false } as const
const lone = (columns: readonly string[]): boolean => columns.length === 1

/** By the builder of its column. */
const inline: ConstraintSayings = {
  primaryKey: { ...key, ...undeferred, include: false } satisfies Sayings<PrimaryKey>,
  unique: {
    ...key,
    ...undeferred,
    columns: lone,
    include: false,
    nullsNotDistinct: false,
  } satisfies Sayings<Unique>,
  foreignKey: { ...foreignKey, columns: lone },
  check: { ...check, notValid: false, noInherit: false },
  exclude: { ...exclude, kind: false },
}

const places = { directives, items, inline } as const

/** What an item of its table says of a constraint. */
export function itemSayings(kind: Constraint['kind']): Sayings<Constraint> {
  return items[kind]
}

/** Whether everything of a constraint can be said by a directive, an item of its table or the builder of its column. */
export function canSayConstraint(constraint: Constraint, place: keyof typeof places): boolean {
  return says(places[place][constraint.kind] as Sayings<Constraint>)(constraint)
}
