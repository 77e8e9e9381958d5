import { Tokenizer } from './tokenizer.ts'

/** The two kinds of modules that Node knows. */
export type ModuleFormat = 'module' | 'commonjs'

const EXTENSION = /\.[cm]?[jt]s$/
const FIXED: Readonly<Record<string, ModuleFormat>> = {
  '.mjs': 'module',
  '.mts': 'module',
  '.cjs': 'commonjs',
  '.cts': 'commonjs',
}

/**
 * Tells from its text what kind of module a file is, whatever package.json says: `import` or `export` at the top makes
 * a module; otherwise `exports`, `module.exports` or `require(` make CommonJS; otherwise it is a module.
 */
export function detectModuleFormat(path: string, text: string): ModuleFormat {
  const fixed = FIXED[EXTENSION.exec(path)?.[0] ?? '']
  if (fixed !== undefined) return fixed
  const token = new Tokenizer(text)
  let isCommonJs = false
  let previous = ''
  for (token.advance(); token.kind !== 'end'; token.advance()) {
    if (token.kind === 'name' && previous !== '.') {
      if (token.depthBefore === 0 && token.is('export')) return 'module'
      if (token.is('import') && isStaticImport(token)) return 'module'
    }
    if (previous === 'require' && token.is('(')) isCommonJs = true
    if (previous === 'exports' && /^[.[=,)]$/.test(token.value)) isCommonJs = true
    if (previous === 'module' && token.is('.')) isCommonJs = true
    previous = token.kind === 'name' || token.kind === 'punctuator' ? token.value : ''
  }
  return isCommonJs ? 'commonjs' : 'module'
}

/** `import x from` and `import.meta` are for modules only; `import(x)` is for both. */
function isStaticImport(token: Tokenizer): boolean {
  const after = /\S/.exec(token.text.slice(token.end, token.end + 200))?.[0]
  return after !== '(' && after !== ':' && after !== '=' && after !== ','
}
