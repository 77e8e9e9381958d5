/** Writes a Markdown table; nothing where it would have no rows. */
export function formatTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (rows.length === 0) return []
  return [titles, titles.map(() => '---'), ...rows.map((row) => row.map(escapeCell))].map(
    (cells) => `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`,
  )
}

function escapeCell(text: string): string {
  return text.replaceAll('\n', ' ').replaceAll('|', '\\|')
}

/** A text as code. */
export function formatCode(text: string): string {
  return `\`${text}\``
}

/** Puts an empty line between blocks of lines and leaves out the empty ones. */
export function joinBlocks(blocks: readonly (readonly string[])[]): string {
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}
