import type { Index, IndexElement } from '../../schema/schema-model.ts'
import { isTrue, type Sayings, says } from './sayings.ts'

/**
 * What a database tells of an index and no script can wish for, so that it is left out on purpose: what is made anew is
 * valid, and whether the server makes an index by itself for a foreign key is up to the foreign key.
 */
export const leftOut = { isValid: true, forForeignKey: true } as const satisfies Partial<
  Sayings<Index>
>

/** What an index or an exclude constraint is over is either a column or an expression. */
export const elementSayings: Sayings<IndexElement> = {
  column: (_, { expression }) => expression === undefined,
  expression: true,
  order: true,
  nulls: true,
  opclass: true,
  collation: true,
  length: true,
}

const canSayElement = says(elementSayings)

/** What an item of a table, or `op.createIndex`, says of an index. */
export const indexSayings: Sayings<Index> = {
  ...leftOut,
  name: true,
  elements: (elements) => elements.every(canSayElement),
  unique: true,
  using: true,
  include: true,
  where: true,
  with: true,
  nullsNotDistinct: isTrue,
  tablespace: true,
  withParser: true,
  isVisible: false,
  comment: false,
}

/** Whether an item of a table, or `op.createIndex`, says everything of an index. */
export const canSayIndex = says(indexSayings)
