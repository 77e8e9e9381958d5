/** A block of code in a Markdown file. */
export interface CodeBlock {
  /** `sh`, `ts`, `text` … */
  readonly language: string
  /** What stands behind the language: `file=app.ts`, or a word alone. */
  readonly info: ReadonlyMap<string, string>
  readonly text: string
  /** The line of its first fence, counted from 1. */
  readonly line: number
}

/** Reads the blocks of code of a Markdown file. */
export function readCodeBlocks(markdown: string): readonly CodeBlock[] {
  return [...markdown.matchAll(/^```(\S+)([^\n]*)\n(.*?)^```$/gms)].map((found) => ({
    language: found[1] ?? '',
    info: readInfo(found[2] ?? ''),
    text: found[3] ?? '',
    line: markdown.slice(0, found.index).split('\n').length,
  }))
}

function readInfo(text: string): ReadonlyMap<string, string> {
  const words = text.split(' ').filter((word) => word !== '')
  return new Map(
    words.map((word) => {
      const [name = '', value = ''] = word.split('=')
      return [name, value]
    }),
  )
}
