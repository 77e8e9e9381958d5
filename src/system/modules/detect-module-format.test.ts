import { expect, test } from 'vitest'
import { detectModuleFormat } from './detect-module-format.ts'

test.each([
  ['a.js', "import a from 'a'", 'module'],
  ['a.js', "import 'a'", 'module'],
  ['a.js', "import{a}from'a'", 'module'],
  ['a.ts', "const a = 1\nexport { a }\n// require('x')", 'module'],
  ['a.js', "const require = createRequire(import.meta.url)\nconst b = require('b')", 'module'],
  ['a.js', "const a = 'export const b'\nexports.a = a", 'commonjs'],
  ['a.js', "module.exports = { import: () => import('a') }", 'commonjs'],
  ['a.js', "const { a } = require('a')", 'commonjs'],
  ['a.js', "Object.defineProperty(exports, '__esModule', { value: true })", 'commonjs'],
  ['a.js', "import('a')", 'module'],
  ['a.ts', '', 'module'],
  ['a.cjs', "import 'a'", 'commonjs'],
  ['a.mjs', 'exports.a = 1', 'module'],
  ['a.mts', 'exports.a = 1', 'module'],
])('%s with %j is %s', (path, text, expected) => {
  expect(detectModuleFormat(path, text)).toBe(expected)
})
