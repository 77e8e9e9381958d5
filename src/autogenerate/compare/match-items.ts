/** Items of both sides, told apart by whether they have a counterpart. */
export interface MatchedItems<Item> {
  readonly dropped: readonly Item[]
  readonly added: readonly Item[]
}

/**
 * Finds the items that only one side has. Names are looked at first; what is the same under another name is the same:
 * other tools have other names for it.
 */
export function matchItems<Item extends { readonly name?: string }>(
  current: readonly Item[],
  wanted: readonly Item[],
  isSame: (inDatabase: Item, inModel: Item) => boolean,
): MatchedItems<Item> {
  const open = [...current]
  const take = (index: number) => index !== -1 && open.splice(index, 1).length > 0
  const unnamed = wanted.filter((item) => {
    const byName = open.findIndex((each) => each.name !== undefined && each.name === item.name)
    const found = open[byName]
    return found === undefined || !isSame(found, item) || !take(byName)
  })
  const added = unnamed.filter((item) => !take(open.findIndex((each) => isSame(each, item))))
  return { dropped: open, added }
}
