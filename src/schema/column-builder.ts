import { LimbeckError } from '../errors/index.ts'
import { readOptions } from '../util/read-options.ts'
import type { ColumnTraits } from './column-traits.ts'
import type { ColumnType, TypeDialect } from './column-type.ts'
import { resolveDefault } from './default-value.ts'
import type { NameArgument } from './final-name.ts'
import { readIdentity } from './identity-options.ts'
import {
  type ForeignKeySettings,
  foreignKeyOptions,
  type ReferenceTarget,
} from './reference-target.ts'
import type { ColumnDefault, Generated, Identity } from './schema-model.ts'
import { type KyselyExpression, type Sql, toSql } from './sql.ts'

const brand = Symbol.for('limbeck.columnBuilder')

type With<Traits extends ColumnTraits, Change extends Partial<ColumnTraits>> = {
  readonly [Key in keyof ColumnTraits]: Key extends keyof Change ? Change[Key] : Traits[Key]
}

/** What can be said of a foreign key on its column. */
export interface InlineForeignKeySettings extends ForeignKeySettings {
  readonly name?: NameArgument
}

/** A foreign key said inline. */
export interface ColumnForeignKey {
  readonly name: NameArgument
  readonly target: ReferenceTarget
  readonly settings: ForeignKeySettings
}

/** Everything that a builder was told of a column. */
export interface ColumnDefinition {
  readonly type: ColumnType
  /** The name, where it differs from the key of the column. */
  readonly name?: string
  /** Not said means that it can be null, unless it is part of the primary key. */
  readonly nullable?: boolean
  readonly default?: ColumnDefault
  readonly identity?: Identity
  readonly autoIncrement?: boolean
  readonly generated?: Generated
  readonly collation?: string
  readonly comment?: string
  readonly isPrimaryKey?: boolean
  /** The name of the primary key that the column makes, where one was given. */
  readonly keyName?: NameArgument
  readonly unique?: { readonly name: NameArgument }
  readonly foreignKeys: readonly ColumnForeignKey[]
  readonly checks: readonly { readonly name: NameArgument; readonly expression: Sql }[]
}

/** A column being described. Every method gives a new builder and leaves this one as it is. */
export interface ColumnBuilder<Traits extends ColumnTraits = ColumnTraits> {
  readonly definition: ColumnDefinition
  /** Only for the compiler: what is known of the column's values. */
  readonly traits?: Traits
  /** Refuses NULL. */
  notNull(): ColumnBuilder<With<Traits, { readonly nullable: false }>>
  /** Accepts NULL, which is what a column does when nothing is said. */
  nullable(): ColumnBuilder<With<Traits, { readonly nullable: true }>>
  /** Makes the column the primary key, or a part of it when several columns say so; the first name that is given is the key's. */
  primaryKey(
    name?: NameArgument,
  ): ColumnBuilder<With<Traits, { readonly nullable: false; readonly key: true }>>
  /** Adds a unique constraint. */
  unique(name?: NameArgument): ColumnBuilder<Traits>
  /** The value of rows that give none: a value, or an `sql` expression. `null` takes a default away. */
  default(value: null): ColumnBuilder<With<Traits, { readonly insert: 'required' }>>
  default(
    value: Traits['value'] | ColumnDefault | KyselyExpression,
  ): ColumnBuilder<With<Traits, { readonly insert: 'optional' }>>
  /** Adds a foreign key to `'users.id'`, `{ table, columns }` or `() => users.id`. */
  references(
    target: ReferenceTarget,
    settings?: InlineForeignKeySettings,
  ): ColumnBuilder<With<Traits, { readonly counts: false }>>
  /**
   * Lets the database number the rows as an identity column of the SQL standard. MySQL and MariaDB take nothing but a `start`,
   * and the rowid of SQLite none of the settings: it counts on from the largest number.
   */
  identity(
    settings: Partial<Identity> & { readonly always: true },
  ): ColumnBuilder<With<Traits, { readonly nullable: false; readonly insert: 'never' }>>
  identity(
    settings?: Partial<Identity>,
  ): ColumnBuilder<With<Traits, { readonly nullable: false; readonly insert: 'optional' }>>
  /** Lets the database compute the column; stored unless told. */
  generatedAs(
    expression: string | Sql | KyselyExpression,
    settings?: { readonly stored?: boolean },
  ): ColumnBuilder<With<Traits, { readonly insert: 'never' }>>
  comment(text: string): ColumnBuilder<Traits>
  collate(collation: string): ColumnBuilder<Traits>
  /** Adds a check constraint. */
  check(expression: string | Sql | KyselyExpression, name?: NameArgument): ColumnBuilder<Traits>
  /** Says whether the column numbers itself; a lone integer primary key does when nothing is said. */
  autoIncrement(isOn?: true): ColumnBuilder<With<Traits, { readonly insert: 'optional' }>>
  autoIncrement(
    isOn: boolean,
  ): ColumnBuilder<With<Traits, { readonly insert: 'required'; readonly counts: false }>>
  /** Another type on one engine; only the type of the other builder counts. */
  variant(dialect: TypeDialect, other: ColumnBuilder): ColumnBuilder<Traits>
  /** Narrows the type of the values, for the compiler only. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it is all that the method is for
  $type<Value>(): ColumnBuilder<With<Traits, { readonly value: Value }>>
}

const typeDialects: readonly string[] = ['postgresql', 'mysql', 'sqlite'] satisfies TypeDialect[]

// Methods live here and not on each builder, so that builders compare and print as plain data.
const prototype = {
  [brand]: true,
  notNull(this: ColumnBuilder) {
    return extend(this, { nullable: false })
  },
  nullable(this: ColumnBuilder) {
    return extend(this, { nullable: true })
  },
  primaryKey(this: ColumnBuilder, name?: NameArgument) {
    return extend(this, {
      isPrimaryKey: true,
      ...(name === undefined || name === null ? {} : { keyName: name }),
    })
  },
  unique(this: ColumnBuilder, name?: NameArgument) {
    return extend(this, { unique: { name } })
  },
  default(this: ColumnBuilder, value: unknown) {
    const { default: _, ...rest } = this.definition
    if (value === null) return createColumnBuilder(rest)
    return createColumnBuilder({ ...rest, default: resolveDefault(value, rest.type) })
  },
  references(this: ColumnBuilder, target: ReferenceTarget, options?: InlineForeignKeySettings) {
    const { name, ...settings } = readOptions<InlineForeignKeySettings>(
      options,
      [...foreignKeyOptions, 'name'],
      '.references()',
    )
    return extend(this, {
      foreignKeys: [...this.definition.foreignKeys, { name, target, settings }],
    })
  },
  identity(this: ColumnBuilder, settings?: Partial<Identity>) {
    return extend(this, { nullable: false, identity: readIdentity(settings, '.identity()') })
  },
  generatedAs(
    this: ColumnBuilder,
    expression: string | Sql | KyselyExpression,
    settings?: { readonly stored?: boolean },
  ) {
    const { stored = true } = readOptions<{ readonly stored?: boolean }>(
      settings,
      ['stored'],
      '.generatedAs()',
    )
    return extend(this, { generated: { expression: toSql(expression), stored } })
  },
  comment(this: ColumnBuilder, text: string) {
    return extend(this, { comment: requireText(text, 'comment') })
  },
  collate(this: ColumnBuilder, collation: string) {
    return extend(this, { collation: requireText(collation, 'collate') })
  },
  check(this: ColumnBuilder, expression: string | Sql | KyselyExpression, name?: NameArgument) {
    return extend(this, {
      checks: [...this.definition.checks, { name, expression: toSql(expression) }],
    })
  },
  autoIncrement(this: ColumnBuilder, isOn = true) {
    return extend(this, { autoIncrement: isOn })
  },
  variant(this: ColumnBuilder, dialect: TypeDialect, other: ColumnBuilder) {
    if (!typeDialects.includes(dialect))
      throw new LimbeckError('invalid_argument', `There are no types of "${dialect as string}".`, {
        hint: 'Known: "postgresql", "mysql" (also for MariaDB), "sqlite".',
      })
    const { type } = this.definition
    const variants = { ...type.variants, [dialect]: requireColumnBuilder(other).definition.type }
    return extend(this, { type: { ...type, variants } })
  },
  $type(this: ColumnBuilder) {
    return this
  },
}

/** Makes a builder of what is known of a column. */
export function createColumnBuilder<Traits extends ColumnTraits>(
  definition: ColumnDefinition,
): ColumnBuilder<Traits> {
  const builder = Object.create(prototype, {
    definition: { value: Object.freeze(definition), enumerable: true },
  }) as ColumnBuilder<Traits>
  return Object.freeze(builder)
}

function extend(builder: ColumnBuilder, change: Partial<ColumnDefinition>): ColumnBuilder {
  return createColumnBuilder({ ...builder.definition, ...change })
}

/** Tells a column builder, also one of another copy of the package in the same process. */
export function isColumnBuilder(value: unknown): value is ColumnBuilder {
  return typeof value === 'object' && value !== null && brand in value
}

/** The value as a column builder. Throws `invalid_argument` where it is none. */
export function requireColumnBuilder(value: unknown, what = 'A column'): ColumnBuilder {
  if (isColumnBuilder(value)) return value
  throw new LimbeckError('invalid_argument', `${what} has no type of "t".`, {
    hint: typeof value === 'function' ? 'Call it: t.text().' : 'For example t.text().notNull().',
  })
}

function requireText(value: unknown, method: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw new LimbeckError('invalid_argument', `.${method}() takes a text that is not empty.`, {
    hint: `For example .${method}("…").`,
  })
}
