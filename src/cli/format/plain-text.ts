/** Leaves the links of a Markdown text out, as help shows it; what they stand on stays. */
export function toPlainText(markdown: string): string {
  return markdown.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1')
}
