import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeFile } from './write-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'limbeck-write-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('writes and replaces a file, and leaves no other', () => {
  const path = join(folder, 'a', 'b.txt')
  writeFile(path, 'one')
  writeFile(path, 'zwölf 🐘')
  expect(readFileSync(path, 'utf8')).toBe('zwölf 🐘')
  expect(readdirSync(join(folder, 'a'))).toEqual(['b.txt'])
})

test.each([
  [true, 'script_exists'],
  ['file_not_written', 'file_not_written'],
] as const)('refuses to replace a file that must be new (%s)', (mustBeNew, code) => {
  const path = join(folder, 'b.txt')
  writeFile(path, 'one', { mustBeNew })
  expect(() => writeFile(path, 'two', { mustBeNew })).toThrow(expect.objectContaining({ code }))
  expect(readFileSync(path, 'utf8')).toBe('one')
  expect(readdirSync(folder)).toEqual(['b.txt'])
})

test('names the file that cannot be written', () => {
  const write = () => writeFile(join(folder, 'a\0b'), '')
  expect(write).toThrow(expect.objectContaining({ code: 'file_not_written' }))
})
