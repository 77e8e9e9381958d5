import { LINE_WIDTH, renderString } from '../../render/index.ts'
import type { HeaderList } from '../script-record.ts'

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
