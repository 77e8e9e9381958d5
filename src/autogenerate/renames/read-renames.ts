import { LimbeckError } from '../../errors/index.ts'
import { applyOperation, describeOperation, type Operation } from '../../operations/index.ts'
import type { SchemaModel } from '../../schema/schema-model.ts'
import { findNearest } from '../../util/nearest.ts'
import { findReadings, type Reading, type RenameSides } from './find-readings.ts'
import { FormerNames } from './former-names.ts'
import { listNames } from './list-names.ts'

/** What renames come to that somebody says as `old:new`. */
export interface ReadRenames {
  /** In an order in which they can run. */
  readonly operations: readonly Operation[]
  /** The database under the new names. */
  readonly current: SchemaModel
  /** What names nothing that can be renamed, each with why. */
  readonly misnamed: ReadonlyMap<string, LimbeckError>
}

/**
 * Finds what is renamed: tables first, then what is in them, which can be said by the old name of the table or by the new
 * one. A name that another rename makes free can be taken.
 */
export function readRenames(
  texts: readonly string[],
  sides: Omit<RenameSides, 'formerNames'>,
): ReadRenames {
  const operations: Operation[] = []
  let { current } = sides
  let open = [...new Set(texts)]
  const read = (text: string) => {
    const formerNames = new FormerNames(operations)
    const splits = splitAtColons(text)
    const readings = splits.flatMap(([from, to]) =>
      findReadings(from, to, { ...sides, current, formerNames }),
    )
    return uniqueBy(readings, ({ operation }) => JSON.stringify(operation))
  }
  const apply = (isWanted: (reading: Reading) => boolean): boolean => {
    const next = open.find((text) => findMeant(read(text).filter(isWanted)) !== undefined)
    const meant = next === undefined ? undefined : findMeant(read(next).filter(isWanted))
    if (meant === undefined) return false
    open = open.filter((text) => text !== next)
    operations.push(meant.operation)
    current = applyOperation(meant.operation, current)
    return true
  }
  const isTable = ({ kind }: Reading) => kind === 'table'
  while (apply(isTable)) continue
  while (apply((reading) => !isTable(reading))) continue
  const misnamed = open.map((text) => [text, explain(text, read(text), current)] as const)
  return { operations, current, misnamed: new Map(misnamed) }
}

function uniqueBy<Item>(items: readonly Item[], readKey: (item: Item) => string): readonly Item[] {
  return [...new Map(items.map((item) => [readKey(item), item])).values()]
}

/** The one thing that is meant, where it can be done. */
function findMeant(readings: readonly Reading[]): Reading | undefined {
  const [first, ...others] = readings.filter(({ problem }) => problem === undefined)
  return others.length === 0 ? first : undefined
}

function explain(text: string, readings: readonly Reading[], current: SchemaModel): LimbeckError {
  const good = readings.filter(({ problem }) => problem === undefined)
  if (good.length > 1) {
    const meanings = good.map(({ operation }) => describeOperation(operation)).join('; ')
    return refuse(
      text,
      `It can mean several things: ${meanings}.`,
      'Write what you mean into the script by hand.',
    )
  }
  const splits = splitAtColons(text)
  const [only] = splits
  if (only === undefined) return refuse(text, 'It has no old and new name.')
  const [reading] = readings
  const [from, to] = only
  if (reading?.problem !== undefined)
    return refuse(text, reading.problem, suggest(findNearest(to, reading.otherNames ?? [])))
  return refuse(
    text,
    `The database has nothing of the name "${from}".`,
    suggest(findNearest(from, listNames(current))),
  )
}

function suggest(nearest: string | undefined): string | undefined {
  return nearest === undefined ? undefined : `Did you mean "${nearest}"?`
}

/** A text at each of its colons: values of an enumeration may have colons themselves. */
function splitAtColons(text: string): readonly (readonly [from: string, to: string])[] {
  return [...text.matchAll(/:/g)]
    .map(({ index }) => [text.slice(0, index), text.slice(index + 1)] as const)
    .filter(([from, to]) => from !== '' && to !== '' && from !== to)
}

function refuse(
  rename: string,
  reason: string,
  hint = 'Say "old_table:new_table", "table.old:new" for a column, a constraint or an index, or "enumeration.old:new".',
): LimbeckError {
  return new LimbeckError('invalid_argument', `"${rename}" is no rename. ${reason}`, { hint })
}
