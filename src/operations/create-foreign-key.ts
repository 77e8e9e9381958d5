import { LimbeckError } from '../errors/index.ts'
import { buildConstraint } from '../schema/build-item.ts'
import type { FinalName } from '../schema/final-name.ts'
import {
  type ForeignKeySettings,
  foreignKeyOptions,
  type NamedTarget,
} from '../schema/reference-target.ts'
import { readOptions } from '../util/read-options.ts'
import type { AddConstraint } from './add-constraint.ts'
import { inSchema } from './edit-model.ts'
import { type OnlineDdl, onlineDdlOptions, readOnlineDdl } from './online-ddl.ts'
import type { DirectiveScope } from './operation.ts'
import { requireColumns, requireName, requireNameArgument } from './require-argument.ts'

/** What a new foreign key is. */
export interface CreateForeignKeyOptions extends ForeignKeySettings, OnlineDdl {
  /** The columns of the table that point. */
  readonly columns: readonly string[]
  /** What they point at: `{ table, columns }`, with `schema` where it is another one. */
  readonly references: NamedTarget
  /** The schema of the table that points. */
  readonly schema?: string | undefined
}

const optionNames = [
  'columns',
  'references',
  'schema',
  ...foreignKeyOptions,
  ...onlineDdlOptions,
] as const

const where = 'createForeignKey()'

/**
 * Adds a foreign key to a table. Rows that break it make the directive fail; on PostgreSQL `notValid` leaves them for
 * `validateConstraint`. With `null` as its name the naming convention chooses one.
 */
export function createForeignKey(
  scope: DirectiveScope,
  name: string | FinalName | null,
  table: string,
  options: CreateForeignKeyOptions,
): AddConstraint {
  const given = requireNameArgument(name, where)
  requireName(table, where, 'table')
  const said = readOptions<CreateForeignKeyOptions>(options, optionNames, where)
  const { columns, references, schema, algorithm, lock, ...settings } = said
  const mode = readOnlineDdl({ algorithm, lock }, where)
  const target = readTarget(references)
  const constraint = buildConstraint(
    { kind: 'foreignKey', name: given, columns: requireColumns(columns, where), target, settings },
    { name: table, schema },
    scope.naming,
  )
  return { kind: 'addConstraint', table, ...inSchema(schema), constraint, ...mode }
}

function readTarget(references: unknown): NamedTarget {
  if (references === undefined)
    throw new LimbeckError(
      'invalid_argument',
      'createForeignKey() does not say what it points at.',
      {
        hint: 'For example { columns: ["user_id"], references: { table: "users", columns: ["id"] } }.',
      },
    )
  const target = readOptions<NamedTarget>(
    references,
    ['table', 'columns', 'schema'],
    'references of createForeignKey()',
  )
  requireName(target.table, where, 'table')
  requireColumns(target.columns, where)
  return target
}
