import type { Operation, OperationKind, OperationOf } from '../../operations/index.ts'
import type { ColumnType } from '../../schema/column-type.ts'
import type { SchemaModel, Table } from '../../schema/schema-model.ts'
import { hasWord, listWords } from '../mentions.ts'
import type { Finding } from './finding.ts'

/** Something that is changed or goes while others may be built on it. */
export interface Obstacle {
  /** The names that a text has to have for it to be built on this. */
  readonly names: readonly string[]
  /** It does not come back, so that nothing can be built on it again. */
  readonly isGone: boolean
}

/** Something with a text, by which it is built on others. */
export interface Dependent {
  readonly name: string
  readonly text: string
}

/** What the changes of tables, enumerations and functions are in the way of. */
export function listObstacles(
  findings: readonly Finding[],
  current: SchemaModel,
): readonly Obstacle[] {
  return findings.flatMap((finding) =>
    finding.kind === 'change' && finding.phase !== 'dropFunctions'
      ? findObstacles(finding.operation, current)
      : [],
  )
}

type Finders = {
  readonly [Kind in OperationKind]?: (
    operation: OperationOf<Kind>,
    current: SchemaModel,
  ) => readonly Obstacle[]
}

const finders: Finders = {
  dropTable: ({ name }) => [{ names: [name], isGone: true }],
  dropColumn: ({ table, name }) => [{ names: [table, name], isGone: true }],
  alterColumn: ({ table, name, change }) =>
    change.type === undefined ? [] : [{ names: [table, name], isGone: false }],
  dropFunction: ({ name }) => [{ names: [name], isGone: false }],
  dropEnumValue: (operation, { tables }) =>
    Object.values(tables).flatMap((table) => listUses(table, operation)),
  batchAlterTable: ({ operations }, current) =>
    operations.flatMap((each) => findObstacles(each, current)),
}

function findObstacles(operation: Operation, current: SchemaModel): readonly Obstacle[] {
  const find = finders[operation.kind] as
    | ((operation: Operation, current: SchemaModel) => readonly Obstacle[])
    | undefined
  return find?.(operation, current) ?? []
}

/** The columns of an enumeration, which get another type. */
function listUses(
  table: Table,
  enumeration: { readonly name: string; readonly schema?: string | undefined },
): readonly Obstacle[] {
  return table.columns
    .filter(({ type }) => isOf(type, enumeration))
    .map(({ name }) => ({ names: [table.name, name], isGone: false }))
}

function isOf(
  type: ColumnType,
  { name, schema }: { readonly name: string; readonly schema?: string | undefined },
): boolean {
  if (type.kind === 'array') return isOf(type.element, { name, schema })
  return type.kind === 'enum' && type.name === name && type.schema === schema
}

/** Whether a text is built on something that is changed. */
export function isBuiltOn(text: string, { names }: Obstacle): boolean {
  const words = listWords(text)
  return names.every((name) => hasWord(words, name))
}

/**
 * What has to go before something can be changed, because it is built on that, or on what goes for it. What is built on
 * something that does not come back is told apart: it cannot be made again as it is.
 */
export function findBlocked<Item>(
  items: readonly Item[],
  obstacles: readonly Obstacle[],
  read: (item: Item) => Dependent,
): ReadonlyMap<Item, 'changed' | 'gone'> {
  const blocked = new Map<Item, 'changed' | 'gone'>()
  const open = [...obstacles]
  const texts = items.map((item) => ({ item, ...read(item) }))
  for (let obstacle = open.shift(); obstacle !== undefined; obstacle = open.shift()) {
    for (const { item, name, text } of texts) {
      const state = obstacle.isGone ? 'gone' : 'changed'
      if (blocked.get(item) === 'gone' || blocked.get(item) === state) continue
      if (!isBuiltOn(text, obstacle)) continue
      blocked.set(item, state)
      open.push({ names: [name], isGone: obstacle.isGone })
    }
  }
  return blocked
}
