import { LINE_WIDTH, renderString } from './layout/index.ts'

/** An import as an organiser of imports leaves it: names without regard to case, types as `type Name`; nothing without names. */
export function renderImport(module: string, values: readonly string[]): string {
  if (values.length === 0) return ''
  const names = [...new Set(values)].sort(compareNames)
  const flat = `import { ${names.join(', ')} } from ${renderString(module)}`
  if (flat.length <= LINE_WIDTH) return flat
  return `import {\n${names.map((name) => `  ${name},`).join('\n')}\n} from ${renderString(module)}`
}

function compareNames(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => name.replace(/^type /, '').toLowerCase())
  if (left === undefined || right === undefined) return 0
  return left < right ? -1 : left > right ? 1 : 0
}
