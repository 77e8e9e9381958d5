import type { Operation } from '../../../src/operations/operation.ts'
import type { SchemaModel, Table } from '../../../src/schema/schema-model.ts'
import { sql } from '../../../src/schema/sql.ts'
import type { EngineProfile } from './engine-profile.ts'
import { insertRows } from './rows.ts'
import { placeOf } from './table-facts.ts'

/**
 * The operations that make a whole database of a model, each of the plainest kind: what others build on comes first.
 * With `profile` the tables get rows, before anything is there that would look at them.
 */
export function buildOperations(
  model: SchemaModel,
  { profile, keysInside }: { readonly profile?: EngineProfile; readonly keysInside: boolean },
): readonly Operation[] {
  const tables = Object.values(model.tables)
  const sequences = Object.values(model.sequences ?? {})
  const isHeld = Object.values(model.functions ?? {}).some(({ language }) => language !== undefined)
  // Those that others read have the lower names.
  const views = Object.values(model.views ?? {}).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return [
    ...Object.values(model.schemas ?? {}).map(
      (schema) => ({ kind: 'createSchema', ...schema }) as const,
    ),
    ...Object.values(model.extensions ?? {}).map(
      (own) => ({ kind: 'createExtension', ...own }) as const,
    ),
    ...Object.values(model.enums ?? {}).map((own) => ({ kind: 'createEnum', ...own }) as const),
    ...Object.values(model.domains ?? {}).map(
      (domain) => ({ kind: 'createDomain', domain }) as const,
    ),
    // Bodies name tables, and defaults call functions and count by sequences.
    ...(isHeld
      ? [{ kind: 'execute', statement: sql`SET check_function_bodies = off` } as const]
      : []),
    ...Object.values(model.functions ?? {}).map(
      (own) => ({ kind: 'createFunction', function: own }) as const,
    ),
    ...(isHeld ? [{ kind: 'execute', statement: sql`RESET check_function_bodies` } as const] : []),
    ...sequences.map((each) => {
      const { ownedBy: _, ...sequence } = each
      return { kind: 'createSequence', sequence } as const
    }),
    ...tables.map(
      (table) => ({ kind: 'createTable', table: keysInside ? table : withoutKeys(table) }) as const,
    ),
    ...sequences.flatMap(({ name, schema, ownedBy }) =>
      ownedBy === undefined
        ? []
        : [
            {
              kind: 'alterSequence',
              name,
              ...(schema === undefined ? {} : { schema }),
              change: { ownedBy },
            } as const,
          ],
    ),
    ...(profile === undefined ? [] : tables.map((table) => insertRows(profile, table))),
    ...(keysInside ? [] : tables.flatMap(addKeys)),
    ...views.map((view) =>
      view.materialized === true
        ? ({ kind: 'createMaterializedView', view } as const)
        : ({ kind: 'createView', view } as const),
    ),
    ...Object.values(model.triggers ?? {}).map(
      (trigger) => ({ kind: 'createTrigger', trigger }) as const,
    ),
  ]
}

function withoutKeys(table: Table): Table {
  return { ...table, constraints: table.constraints.filter(({ kind }) => kind !== 'foreignKey') }
}

function addKeys(table: Table): readonly Operation[] {
  return table.constraints
    .filter(({ kind }) => kind === 'foreignKey')
    .map((constraint) => ({ kind: 'addConstraint', ...placeOf(table), constraint }) as const)
}
