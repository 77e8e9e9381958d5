/** What writes each section of the documentation that is made from the code, by the name in its markers. */
export type SectionTable = Readonly<Record<string, () => string>>

const MARKED = /^<!-- made from the code: (?<name>[\w-]+) -->$.*?^<!-- end -->$/gms

/** Lists the sections that a document has. */
export function listSections(markdown: string): readonly string[] {
  return [...markdown.matchAll(MARKED)].map((found) => found.groups?.['name'] ?? '')
}

/** Writes what stands between the markers of each section anew. Throws for a section that there is none of. */
export function fillSections(markdown: string, sections: SectionTable): string {
  return markdown.replaceAll(MARKED, (...found) => {
    const { name = '' } = found.at(-1) as { readonly name?: string }
    const write = sections[name]
    if (write === undefined) throw new Error(`there is no section "${name}"`)
    return `<!-- made from the code: ${name} -->\n\n${write()}\n\n<!-- end -->`
  })
}
