/** A schema as its engine tells it: one text for each object, in whatever order. */
export type SchemaDump = readonly string[]

/** What two dumps do not have in common: objects of one side, and the lines in which objects of one beginning differ. */
export function compareDumps(original: SchemaDump, copy: SchemaDump): readonly string[] {
  const missing = takeAway(original, copy)
  const added = takeAway(copy, original)
  return missing
    .flatMap((text) => {
      const [head] = text.split('\n')
      const other = added.find((each) => each.split('\n')[0] === head)
      if (other === undefined || !text.includes('\n')) return [`- ${head}`]
      added.splice(added.indexOf(other), 1)
      return [
        `~ ${head}`,
        ...takeAway(text.split('\n'), other.split('\n')).map((line) => `    - ${line.trim()}`),
        ...takeAway(other.split('\n'), text.split('\n')).map((line) => `    + ${line.trim()}`),
      ]
    })
    .concat(added.map((text) => `+ ${text.split('\n')[0]}`))
}

/** What is in a list more often than in another. */
function takeAway(list: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return list.filter((item) => {
    const index = left.indexOf(item)
    if (index === -1) return true
    left.splice(index, 1)
    return false
  })
}
