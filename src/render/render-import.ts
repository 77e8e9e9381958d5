import { compareCodeUnits } from '../util/compare-code-units.ts'
import { LINE_WIDTH, renderString } from './layout/index.ts'

/** An import as an organiser of imports leaves it: names without regard to case, types as `type Name`; nothing without names. */
export function renderImport(module: string, values: readonly string[]): string {
  if (values.length === 0) return ''
  const names = [...new Set(values)].sort(compareNames)
  const flat = `import { ${names.join(', ')} } from ${renderString(module)}`
  if (flat.length <= LINE_WIDTH) return flat
  return `import {\n${names.map((name) => `  ${name},`).join('\n')}\n} from ${renderString(module)}`
}

/** Letter by letter without regard to case, and capitals first where that makes no difference. */
function compareNames(a: string, b: string): number {
  return compareCodeUnits(toSortKey(a), toSortKey(b))
}

function toSortKey(name: string): string {
  return Array.from(name.replace(/^type /, ''), (letter) => {
    const small = letter.toLowerCase()
    return `${small}${letter === small ? 1 : 0}`
  }).join('')
}
