import { Tokenizer } from '../../system/index.ts'

/** Indents the lines of a piece of code, but not those inside of template literals: there it would change values. */
export function indentCode(code: string, indentation: string): string {
  const inTemplate = findTemplateLines(code)
  return code
    .split('\n')
    .map((line, index) => (line === '' || inTemplate.has(index) ? line : indentation + line))
    .join('\n')
}

function findTemplateLines(code: string): ReadonlySet<number> {
  const lines = new Set<number>()
  if (!code.includes('`')) return lines
  const token = new Tokenizer(code)
  for (token.advance(); token.kind !== 'end'; token.advance()) {
    if (token.kind !== 'template') continue
    const first = countLines(code, token.start)
    const last = countLines(code, token.end)
    for (let line = first + 1; line <= last; line++) lines.add(line)
  }
  return lines
}

function countLines(code: string, end: number): number {
  return code.slice(0, end).split('\n').length - 1
}
