/** Whether what a key holds can be said: always, never, or where this is so. */
export type Saying<Value, Item> = boolean | ((value: Value, item: Item) => boolean)

/** What can be said of an object, key by key. A key that is forgotten does not compile. */
export type Sayings<Item> = {
  readonly [Key in keyof Item]-?: Saying<Exclude<Item[Key], undefined>, Item>
}

/** Tells objects that can be said in full. A key that nobody knows cannot be said. */
export function says<Item extends object>(sayings: Sayings<Item>): (item: Item) => boolean {
  const known = sayings as Readonly<Record<string, Saying<never, Item> | undefined>>
  return (item) =>
    Object.entries(item).every(([key, value]) => {
      const saying = known[key] ?? false
      if (value === undefined || typeof saying === 'boolean') return value === undefined || saying
      return saying(value as never, item)
    })
}

/** Whether a builder has a method that sets it, and none that says false. */
export const isTrue = (value: boolean): boolean => value
