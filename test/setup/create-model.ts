import type { Operation } from '../../src/operations/operation.ts'
import type { SchemaModel, Table } from '../../src/schema/schema-model.ts'

/**
 * Operations that make what a model of PostgreSQL describes, in an order that runs: functions before the tables that
 * may call them, foreign keys and owners of sequences behind all tables.
 */
export function createModel(model: SchemaModel): readonly Operation[] {
  const tables = sortByParents(Object.values(model.tables))
  const sequences = Object.values(model.sequences ?? {})
  return [
    ...Object.values(model.functions ?? {}).map(
      (made): Operation => ({ kind: 'createFunction', function: made }),
    ),
    ...sequences.map((sequence): Operation => {
      const { ownedBy: _, ...unowned } = sequence
      return { kind: 'createSequence', sequence: unowned }
    }),
    ...tables.map(
      (table): Operation => ({
        kind: 'createTable',
        table: {
          ...table,
          constraints: table.constraints.filter(({ kind }) => kind !== 'foreignKey'),
        },
      }),
    ),
    ...tables.flatMap(({ name, schema, constraints }) =>
      constraints
        .filter(({ kind }) => kind === 'foreignKey')
        .map(
          (constraint): Operation => ({
            kind: 'addConstraint',
            table: name,
            schema,
            constraint,
          }),
        ),
    ),
    ...sequences
      .filter(({ ownedBy }) => ownedBy !== undefined)
      .map(
        ({ name, schema, ownedBy }): Operation => ({
          kind: 'alterSequence',
          name,
          ...(schema === undefined ? {} : { schema }),
          change: { ownedBy: ownedBy ?? null },
        }),
      ),
    ...Object.values(model.views ?? {}).map(
      (view): Operation =>
        view.materialized === true
          ? { kind: 'createMaterializedView', view }
          : { kind: 'createView', view },
    ),
    ...Object.values(model.triggers ?? {}).map(
      (trigger): Operation => ({ kind: 'createTrigger', trigger }),
    ),
  ]
}

/** Operations that make the schemas, extensions, enumerations and domains that the rest of a model builds on. */
export function createFoundations(model: SchemaModel): readonly Operation[] {
  return [
    ...Object.values(model.schemas ?? {})
      .filter(({ name }) => name !== model.defaultSchema)
      .map((schema): Operation => ({ kind: 'createSchema', ...schema })),
    ...Object.values(model.extensions ?? {}).map(
      (extension): Operation => ({ kind: 'createExtension', ...extension }),
    ),
    ...Object.values(model.enums ?? {}).map(
      (enumeration): Operation => ({ kind: 'createEnum', ...enumeration }),
    ),
    ...Object.values(model.domains ?? {}).map(
      (domain): Operation => ({ kind: 'createDomain', domain }),
    ),
  ]
}

/** Tables behind those that they are partitions of or inherit from. */
function sortByParents(tables: readonly Table[]): readonly Table[] {
  const sorted = new Map<string, Table>()
  const keyOf = (name: string, schema = '') => JSON.stringify([schema, name])
  const byKey = new Map(tables.map((table) => [keyOf(table.name, table.schema), table]))
  const add = (table: Table | undefined) => {
    if (table === undefined) return
    const parents = table.partitionOf === undefined ? (table.inherits ?? []) : [table.partitionOf]
    for (const parent of parents) add(byKey.get(keyOf(parent.table, parent.schema)))
    sorted.set(keyOf(table.name, table.schema), table)
  }
  for (const table of tables) add(table)
  return [...sorted.values()]
}
