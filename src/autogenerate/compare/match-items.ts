import { compareNames, readName } from '../renames/name-similarity.ts'

/** Items of both sides, told apart by whether they have a counterpart. */
export interface MatchedItems<Item> {
  readonly dropped: readonly Item[]
  readonly added: readonly Item[]
  /** Those that are the same under other names. */
  readonly renamed: readonly (readonly [inDatabase: Item, inModel: Item])[]
}

/** What items are matched by. */
interface MatchRules<Item> {
  readonly isSame: (inDatabase: Item, inModel: Item) => boolean
  /** Whether an item is dropped though the same is wanted under another name. */
  readonly isDropped: (inDatabase: Item) => boolean
}

/**
 * Finds the items that only one side has. Names are looked at first; what is the same under another name is the same, of
 * several the one whose name is most alike.
 */
export function matchItems<Item extends { readonly name?: string }>(
  current: readonly Item[],
  wanted: readonly Item[],
  { isSame, isDropped }: MatchRules<Item>,
): MatchedItems<Item> {
  const unnamed: Item[] = []
  const named = new Set<Item>()
  for (const item of wanted) {
    const found = current.find(
      (each) => each.name !== undefined && each.name === item.name && !named.has(each),
    )
    if (found !== undefined && isSame(found, item)) named.add(found)
    else unnamed.push(item)
  }
  const left = current.filter((item) => !named.has(item))
  const gone = left.filter((item) => isDropped(item))
  const open = new Set(left.filter((item) => !gone.includes(item)))
  const added: Item[] = []
  const renamed: (readonly [Item, Item])[] = []
  for (const item of unnamed) {
    const found = sortByName([...open], item).find((each) => isSame(each, item))
    if (found === undefined) added.push(item)
    else {
      renamed.push([found, item])
      open.delete(found)
    }
  }
  // One whose name something else gets makes room for that, and comes back under its own.
  for (const pair of renamed.slice()) {
    const [found, item] = pair
    if (found.name === undefined || !added.some(({ name }) => name === found.name)) continue
    renamed.splice(renamed.indexOf(pair), 1)
    open.add(found)
    added.push(item)
  }
  return { dropped: left.filter((item) => gone.includes(item) || open.has(item)), added, renamed }
}

function sortByName<Item extends { readonly name?: string }>(
  items: readonly Item[],
  { name = '' }: Item,
): readonly Item[] {
  if (items.length < 2) return items
  const wanted = readName(name)
  const likeness = new Map(
    items.map((item) => [item, compareNames(readName(item.name ?? ''), wanted)]),
  )
  return items.toSorted((one, other) => (likeness.get(other) ?? 0) - (likeness.get(one) ?? 0))
}
