/** Whether what a key holds can be said: always, never, or where this is so. */
export type Saying<Value, Item> = boolean | ((value: Value, item: Item) => boolean)

/** What can be said of an object, key by key. A key that is forgotten does not compile. */
export type Sayings<Item> = {
  readonly [Key in keyof Item]-?: Saying<Exclude<Item[Key], undefined>, Item>
}

/** The keys of an object that cannot be said; a key that nobody knows is one of them. */
export function findUnsaid<Item extends object>(
  item: Item,
  sayings: Sayings<Item>,
): readonly string[] {
  const known = sayings as Readonly<Record<string, Saying<never, Item> | undefined>>
  return Object.entries(item).flatMap(([key, value]) => {
    const saying = known[key] ?? false
    if (value === undefined) return []
    const isSaid = typeof saying === 'boolean' ? saying : saying(value as never, item)
    return isSaid ? [] : [key]
  })
}

/** Tells objects that can be said in full. */
export function says<Item extends object>(sayings: Sayings<Item>): (item: Item) => boolean {
  return (item) => findUnsaid(item, sayings).length === 0
}

/** Whether a builder has a method that sets it, and none that says false. */
export const isTrue = (value: boolean): boolean => value
