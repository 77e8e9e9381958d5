import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findExitCode } from '../../src/cli/exit-codes.ts'
import { ERROR_CODES, type ErrorCode, LimbeckError } from '../../src/errors/index.ts'
import { directives } from '../../src/operations/index.ts'
import { Operations } from '../../src/runtime/operations.ts'
import { fillSections, listSections } from '../../tools/reference/fill-sections.ts'
import { readInterfaces } from '../../tools/reference/read-interfaces.ts'
import { SECTIONS } from '../../tools/reference/sections.ts'
import { ROOT } from '../packed/packed-package.ts'

const DOCUMENTS = globSync('*.md', { cwd: join(ROOT, 'docs') }).sort()

const readDocument = (name: string) => readFileSync(join(ROOT, 'docs', name), 'utf8')

/** The cells of the tables of a text, row by row, without the rows of titles. */
function readTables(markdown: string): readonly (readonly string[])[] {
  return [...markdown.matchAll(/^\| (`.*) \|$/gm)].map(([, row = '']) =>
    row.split(/(?<!\\) \| /).map((cell) => cell.trim()),
  )
}

test('errors.md lists every code with its meaning and its exit status', () => {
  const listed = readTables(readDocument('errors.md')).map(([code, meaning, status]) => [
    code,
    meaning,
    status,
  ])
  const known = (Object.keys(ERROR_CODES) as ErrorCode[]).map((code) => [
    `\`${code}\``,
    ERROR_CODES[code],
    code === 'interrupted'
      ? '130, 143'
      : String(findExitCode(new LimbeckError(code, ''), undefined)),
  ])
  expect(listed).toEqual(known)
})

const MADE = DOCUMENTS.filter((name) => listSections(readDocument(name)).length > 0)

describe.each(MADE)('%s', (name) => {
  const text = readDocument(name)

  test('says what the code says; "npm run docs" writes it anew', () => {
    expect(fillSections(text, SECTIONS)).toBe(text)
  })

  test('is compared in every section', () => {
    for (const section of listSections(text)) {
      const other = fillSections(text, { ...SECTIONS, [section]: () => 'something else' })
      expect(other).not.toBe(text)
      expect(fillSections(other, SECTIONS)).toBe(text)
    }
  })
})

test('limbeck exports the types of the results', () => {
  const exported = readFileSync(join(ROOT, 'src/index.ts'), 'utf8')
  const names = readInterfaces('src/commands/results.ts').map(({ name }) => name)
  expect(names.filter((name) => !new RegExp(`\\b${name},`).test(exported))).toEqual([])
})

test('every section that can be made is in a document', () => {
  const found = MADE.flatMap((name) => listSections(readDocument(name)))
  expect(found.sort()).toEqual(Object.keys(SECTIONS).sort())
})

test('a section that cannot be made is an error', () => {
  const text = '<!-- made from the code: nothing -->\n<!-- end -->'
  expect(() => fillSections(text, SECTIONS)).toThrow('there is no section "nothing"')
})

test('what from-alembic.md calls the same in camelCase is there', () => {
  const [, row = ''] =
    /^\| (`add_column`.*?) \| \[the same\]/m.exec(readDocument('from-alembic.md')) ?? []
  const names = [...row.matchAll(/`(\w+)`/g)].map(([, name = '']) =>
    name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
  )
  const known = [...Object.keys(directives), ...Object.getOwnPropertyNames(Operations.prototype)]
  expect(names.length).toBeGreaterThan(10)
  expect(names.filter((name) => !known.includes(name))).toEqual([])
})

test('scripts.md names every directive', () => {
  const text = readDocument('scripts.md')
  expect(Object.keys(directives).filter((name) => !text.includes(`${name}(`))).toEqual([])
})
