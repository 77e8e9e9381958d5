import type { HeaderList } from '../script-record.ts'

/** The width that formatters break lines at. */
export const LINE_WIDTH = 100

/** Writes a text as a JavaScript string, in the quotes that need fewer escapes. */
export function renderString(text: string): string {
  const singles = text.split("'").length
  const doubles = text.split('"').length
  const quote = singles > doubles ? '"' : "'"
  const body = text.replaceAll(/[\\'"\p{Cc}\u2028\u2029\ufeff]|\p{Cs}/gu, (character) => {
    if (character === '\\' || character === quote) return `\\${character}`
    if (character === '"' || character === "'") return character
    if (character === '\n') return '\\n'
    if (character === '\t') return '\\t'
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return `${quote}${body}${quote}`
}

/** Writes an exported constant as a formatter would leave it. */
export function renderConstant(name: string, value: HeaderList): string {
  const start = `export const ${name} =`
  const flat = `${start} ${renderFlat(value)}`
  if (Array.from(flat).length <= LINE_WIDTH) return flat
  if (typeof value === 'string') return `${start}\n  ${renderString(value)}`
  return [`${start} [`, ...(value ?? []).map((item) => `  ${renderString(item)},`), ']'].join('\n')
}

function renderFlat(value: HeaderList): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return renderString(value)
  return `[${value.map(renderString).join(', ')}]`
}
