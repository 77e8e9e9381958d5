import type { CompileDialect } from '../../dialects/dialect.ts'
import type { Table } from '../../schema/schema-model.ts'
import { LOWEST_SCORE } from './match-pairs.ts'
import { compareNames, compareSets, type ReadName, readName } from './name-similarity.ts'

/** What of a table tells it again under another name. */
export interface TableTraits {
  readonly name: string
  readonly readName: ReadName
  readonly schema: string | undefined
  /** The types of its columns by their names, in one form. */
  readonly columns: ReadonlyMap<string, string>
  readonly keys: readonly string[]
}

/** The traits of a table in the engine's one form. */
export function readTableTraits(table: Table, dialect: CompileDialect): TableTraits {
  return {
    name: table.name,
    readName: readName(table.name),
    schema: table.schema,
    columns: new Map(
      table.columns.map(({ name, type }) => [
        foldName(name),
        dialect.writeType(dialect.normalizeType(type)).toLowerCase(),
      ]),
    ),
    keys: table.constraints.flatMap((item): readonly string[] => {
      if (item.kind === 'primaryKey') return [`primaryKey ${item.columns.map(foldName).join()}`]
      if (item.kind !== 'foreignKey') return []
      // A table that points at itself points at another name when it has one.
      const { schema, table: target } = item.references
      const isOwn = target === table.name && schema === table.schema
      return [JSON.stringify([item.columns.map(foldName), isOwn ? 'itself' : [schema, target]])]
    }),
  }
}

const STRUCTURE = 0.75

/**
 * How likely a table of the models is one of the database under another name, from 0 to 1: for three parts in four by
 * what it is, for one by its name. Of what it is, columns of the same name count for eight parts in ten, half of that where
 * their type is another; primary key and references for the rest. A table stays in its schema.
 */
export function scoreTable(from: TableTraits, to: TableTraits): number {
  if (from.schema !== to.schema) return 0
  const structure =
    0.8 * compareColumns(from.columns, to.columns) + 0.2 * compareSets(from.keys, to.keys)
  // Most pairs are none whatever their names.
  if (STRUCTURE * structure + (1 - STRUCTURE) < LOWEST_SCORE) return 0
  return STRUCTURE * structure + (1 - STRUCTURE) * compareNames(from.readName, to.readName)
}

function compareColumns(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): number {
  const total = one.size + other.size
  if (total === 0) return 1
  let common = 0
  for (const [name, type] of one) {
    const counterpart = other.get(name)
    if (counterpart !== undefined) common += counterpart === type ? 1 : 0.5
  }
  return (2 * common) / total
}

function foldName(name: string): string {
  return readName(name).letters
}
