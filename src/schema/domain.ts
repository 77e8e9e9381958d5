import { LimbeckError } from '../errors/index.ts'
import { readOptions } from '../util/read-options.ts'
import { buildCheck } from './build-item.ts'
import { type ColumnBuilder, requireColumnBuilder } from './column-builder.ts'
import type { ColumnTraits, NewColumn } from './column-traits.ts'
import { type NamedTypeOptions, requireObjectName } from './enum-type.ts'
import { createModelObject, type ModelObject } from './model-object.ts'
import type { NamingConvention } from './naming.ts'
import type { Domain } from './schema-model.ts'
import { createTypeColumn } from './type-column.ts'

/** A domain of a model. Called, it gives a column that has it; a text names the column. */
export interface DomainModel<Value = unknown> extends ModelObject<'domains'> {
  <const Name extends string | undefined = undefined>(
    name?: Name,
  ): ColumnBuilder<NewColumn<Value, Name>>
}

/**
 * Describes a type of PostgreSQL that is another type with rules, which are said as on a column: `.notNull()`, `.default()`,
 * `.collate()` and `.check()`, where the value is called VALUE. On other engines its columns have the type that it is made of.
 * Throws `invalid_argument` for what only a column has.
 *
 * @example
 * export const email = domain('email', t.text().check(sql`VALUE LIKE '%@%'`))
 * export const users = table('users', { email: email().notNull() })
 */
export function domain<Traits extends ColumnTraits>(
  name: string,
  type: ColumnBuilder<Traits>,
  options?: NamedTypeOptions,
): DomainModel<Traits['value']> {
  requireObjectName(name, 'domain()')
  const said = readOptions<NamedTypeOptions>(options, ['schema', 'comment'], `domain "${name}"`)
  const { schema } = said
  const { type: base } = requireColumnBuilder(type, `The type of the domain "${name}"`).definition
  const text = schema === undefined ? quote(name) : `${quote(schema)}.${quote(name)}`
  const column = <Name extends string | undefined>(columnName?: Name) =>
    createTypeColumn<Traits['value'], Name>(
      {
        ...base,
        variants: {
          ...base.variants,
          postgresql: { kind: 'native', dialect: 'postgresql', sql: text },
        },
      },
      columnName,
    )
  return createModelObject(
    column,
    { kind: 'domains', build: (naming) => buildDomain(name, type, said, naming) },
    { name, schema },
  )
}

/** Builds a domain of the column that says what it is. Throws `invalid_argument` for what only a column has. */
export function buildDomain(
  name: string,
  builder: ColumnBuilder,
  { schema, comment }: NamedTypeOptions,
  naming: NamingConvention,
): Domain {
  const { definition } = requireColumnBuilder(builder, `The type of the domain "${name}"`)
  assertNoColumn(name, definition)
  const { type, nullable = true, default: value, collation } = definition
  return {
    name,
    ...(schema === undefined ? {} : { schema }),
    type,
    nullable,
    ...(value === undefined ? {} : { default: value }),
    ...(collation === undefined ? {} : { collation }),
    checks: definition.checks.map((check, index) =>
      // Only the first is named after the value, or two of them would have one name.
      buildCheck(
        { kind: 'check', ...check, ...(index === 0 ? { column: 'value' } : {}) },
        { name, schema },
        naming,
      ),
    ),
    ...(comment === undefined ? {} : { comment }),
  }
}

function assertNoColumn(name: string, definition: ColumnBuilder['definition']): void {
  const { identity, autoIncrement, generated, isPrimaryKey, unique, foreignKeys } = definition
  const strange = [
    identity !== undefined && '.identity()',
    autoIncrement === true && '.autoIncrement()',
    generated !== undefined && '.generatedAs()',
    isPrimaryKey === true && '.primaryKey()',
    unique !== undefined && '.unique()',
    foreignKeys.length > 0 && '.references()',
  ].find((method) => method !== false)
  if (strange === undefined) return
  throw new LimbeckError('invalid_argument', `The domain "${name}" has ${strange}.`, {
    hint: 'A domain has a type, .notNull(), .default(), .collate() and .check(); the rest is for the columns that have it.',
  })
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
