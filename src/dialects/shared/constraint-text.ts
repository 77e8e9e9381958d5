import type {
  Check,
  Constraint,
  Deferral,
  Exclusion,
  ForeignKey,
  PrimaryKey,
  Unique,
} from '../../schema/schema-model.ts'
import { writeNameList, writeTableName } from './names.ts'
import { assertNoOptions, refuseUnsupported } from './refuse.ts'
import type { SqlWriter } from './sql-writer.ts'

/** What the constraints of an engine can say. */
export interface ConstraintRules {
  /** The kinds of constraint whose checking can wait for the commit. */
  readonly deferrable: readonly Constraint['kind'][]
  readonly notValid: boolean
  readonly matchFull: boolean
  readonly nullsNotDistinct: boolean
  /** ON CONFLICT says what happens with a row that breaks a key. */
  readonly conflicts: boolean
  readonly setDefault: boolean
  /** A foreign key can name the schema of the table that it references. */
  readonly referencesSchema: boolean
  /** The name of a primary key is kept. MySQL and MariaDB call every primary key `PRIMARY`. */
  readonly primaryKeyNames: boolean
  /** PostgreSQL: the index carries columns along, a check stays with its table, a deletion sets some columns. */
  readonly extras: boolean
  /** Writes an exclude constraint, where the engine has such. */
  readonly writeExclude?: (constraint: Exclusion, writer: SqlWriter) => string
}

/** A constraint as a line of its own: `CONSTRAINT "uq_a" UNIQUE ("a")`. */
export function writeTableConstraint(
  constraint: Constraint,
  writer: SqlWriter,
  rules: ConstraintRules,
): string {
  assertConstraint(constraint, writer, rules)
  return `${writeConstraintName(constraint, writer, rules)}${writeBody(constraint, writer, rules, 'table')}`
}

/** A constraint behind the one column that it is about: `CONSTRAINT "uq_a" UNIQUE`. */
export function writeColumnConstraint(
  constraint: Constraint,
  writer: SqlWriter,
  rules: ConstraintRules,
): string {
  assertConstraint(constraint, writer, rules)
  return `${writeConstraintName(constraint, writer, rules)}${writeBody(constraint, writer, rules, 'column')}`
}

/** Refuses what the engine's constraints cannot say. */
export function assertConstraint(
  constraint: Constraint,
  writer: SqlWriter,
  rules: ConstraintRules,
): void {
  const subject = describeConstraint(constraint)
  if (constraint.kind === 'exclude' && rules.writeExclude === undefined) {
    throw refuseUnsupported(
      writer,
      `keep ${subject}`,
      'Compare the rows in a trigger, or use a unique constraint where "=" is enough.',
    )
  }
  if (constraint.kind !== 'check' && !rules.deferrable.includes(constraint.kind)) {
    const { deferrable, initially } = constraint
    // What cannot wait is immediate: saying so is no wish that is denied.
    assertNoOptions(writer, subject, {
      deferrable,
      initially: initially === 'immediate' ? undefined : initially,
    })
  }
  if (!rules.notValid && 'notValid' in constraint) {
    assertNoOptions(writer, subject, { notValid: constraint.notValid })
  }
  if (constraint.kind === 'unique' && !rules.nullsNotDistinct) {
    assertNoOptions(writer, subject, { nullsNotDistinct: constraint.nullsNotDistinct })
  }
  if (!rules.extras) assertNoExtras(constraint, writer)
  if ('onConflict' in constraint && !rules.conflicts) {
    assertNoOptions(writer, subject, { onConflict: constraint.onConflict })
  }
  if (constraint.kind === 'foreignKey') assertForeignKey(constraint, writer, rules)
}

const EXTRAS = ['include', 'noInherit', 'onDeleteColumns'] as const

function assertNoExtras(constraint: Constraint, writer: SqlWriter): void {
  const said: Readonly<Record<string, unknown>> = { ...constraint }
  const extras = Object.fromEntries(EXTRAS.map((name) => [name, said[name]]))
  assertNoOptions(writer, describeConstraint(constraint), extras)
}

function assertForeignKey(constraint: ForeignKey, writer: SqlWriter, rules: ConstraintRules): void {
  const { match, onDelete, onUpdate } = constraint
  if (match === 'partial' || (match === 'full' && !rules.matchFull)) {
    throw refuseUnsupported(
      writer,
      `check ${describeConstraint(constraint)} with MATCH ${match.toUpperCase()}`,
    )
  }
  if (!rules.setDefault && (onDelete === 'set default' || onUpdate === 'set default')) {
    throw refuseUnsupported(
      writer,
      `set columns to their default for ${describeConstraint(constraint)}`,
      'Use "set null", "cascade" or "restrict".',
    )
  }
}

const CONSTRAINT_NAMES = {
  primaryKey: 'primary key',
  unique: 'unique constraint',
  foreignKey: 'foreign key',
  check: 'check constraint',
  exclude: 'exclude constraint',
} as const

/** A constraint in words: `the foreign key "fk_a"`. */
export function describeConstraint(constraint: Constraint): string {
  const kind = CONSTRAINT_NAMES[constraint.kind]
  return constraint.name === undefined ? `a ${kind}` : `the ${kind} "${constraint.name}"`
}

/** `CONSTRAINT "name" ` where the constraint has a name that the engine keeps, else nothing. */
export function writeConstraintName(
  constraint: Constraint,
  writer: SqlWriter,
  rules: ConstraintRules,
): string {
  if (constraint.name === undefined) return ''
  if (constraint.kind === 'primaryKey' && !rules.primaryKeyNames) return ''
  return `CONSTRAINT ${writer.quoteIdentifier(constraint.name)} `
}

type Place = 'table' | 'column'

type BodyWriter<Kind extends Constraint['kind']> = (
  constraint: Extract<Constraint, { kind: Kind }>,
  writer: SqlWriter,
  place: Place,
  rules: ConstraintRules,
) => string

const bodyWriters: { readonly [Kind in Constraint['kind']]: BodyWriter<Kind> } = {
  primaryKey: writePrimaryKey,
  unique: writeUnique,
  foreignKey: writeForeignKey,
  check: writeCheck,
  exclude: writeExclude,
}

function writeBody(
  constraint: Constraint,
  writer: SqlWriter,
  rules: ConstraintRules,
  place: Place,
): string {
  const write = bodyWriters[constraint.kind] as BodyWriter<Constraint['kind']>
  return write(constraint, writer, place, rules)
}

function writePrimaryKey(constraint: PrimaryKey, writer: SqlWriter, place: Place): string {
  const columns = place === 'table' ? ` ${writeNameList(writer, constraint.columns)}` : ''
  return `PRIMARY KEY${columns}${writeKeyOptions(constraint, writer)}`
}

function writeUnique(constraint: Unique, writer: SqlWriter, place: Place): string {
  const nulls = constraint.nullsNotDistinct === true ? ' NULLS NOT DISTINCT' : ''
  const columns = place === 'table' ? ` ${writeNameList(writer, constraint.columns)}` : ''
  return `UNIQUE${nulls}${columns}${writeKeyOptions(constraint, writer)}`
}

function writeKeyOptions(constraint: PrimaryKey | Unique, writer: SqlWriter): string {
  const { include = [] } = constraint
  const carried = include.length === 0 ? '' : ` INCLUDE ${writeNameList(writer, include)}`
  return `${carried}${writeConflict(constraint)}${writeDeferral(constraint)}`
}

/** ON CONFLICT of a key, where it is said. */
export function writeConflict({ onConflict }: PrimaryKey | Unique): string {
  return onConflict === undefined ? '' : ` ON CONFLICT ${onConflict.toUpperCase()}`
}

function writeForeignKey(
  constraint: ForeignKey,
  writer: SqlWriter,
  place: Place,
  rules: ConstraintRules,
): string {
  const { references, match, onDelete, onUpdate, onDeleteColumns = [] } = constraint
  const own = place === 'table' ? `FOREIGN KEY ${writeNameList(writer, constraint.columns)} ` : ''
  const schema = rules.referencesSchema ? references.schema : undefined
  const table = writeTableName(writer, references.table, schema)
  return [
    `${own}REFERENCES ${table} ${writeNameList(writer, references.columns)}`,
    match === undefined || match === 'simple' ? '' : ` MATCH ${match.toUpperCase()}`,
    onDelete === undefined ? '' : ` ON DELETE ${onDelete.toUpperCase()}`,
    onDeleteColumns.length === 0 ? '' : ` ${writeNameList(writer, onDeleteColumns)}`,
    onUpdate === undefined ? '' : ` ON UPDATE ${onUpdate.toUpperCase()}`,
    writeDeferral(constraint),
  ].join('')
}

/** A value in a check cannot be bound: it becomes part of the table. */
function writeCheck(constraint: Check, writer: SqlWriter): string {
  const scope = constraint.noInherit === true ? ' NO INHERIT' : ''
  return `CHECK (${writer.inlineSql(constraint.expression)})${scope}`
}

function writeExclude(
  constraint: Exclusion,
  writer: SqlWriter,
  _place: Place,
  rules: ConstraintRules,
): string {
  const text = rules.writeExclude?.(constraint, writer) ?? ''
  return `${text}${writeDeferral(constraint)}`
}

/** ` DEFERRABLE INITIALLY DEFERRED`, as far as it is said. */
export function writeDeferral({ deferrable, initially }: Deferral): string {
  const isDeferrable = deferrable ?? (initially === 'deferred' ? true : undefined)
  const first = isDeferrable === true ? ' DEFERRABLE' : ''
  return initially === 'deferred' ? `${first} INITIALLY DEFERRED` : first
}
