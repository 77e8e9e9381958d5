import { expect, test } from 'vitest'
import { mergeScripts } from './merge-scripts.ts'

const write = (imports: string, ...lines: readonly string[]) =>
  `/** people */
${imports}

export const revision = 'a1'

export async function upgrade(op: Operations) {
${lines.map((line) => `  ${line}\n`).join('')}}
`

const OPERATIONS = "import type { Operations } from 'limbeck'"
const T = "import { type Operations, t } from 'limbeck'"
const SQL = "import { type Operations, sql, t } from 'limbeck'"

test('what was changed by hand stays, and what is new comes in', async () => {
  const base = write(T, 'a(t)', 'b', 'c')
  const ours = write(`${T}\nimport { x } from '../x.ts'`, 'before(x)', 'a(t)', 'b', 'c')
  const theirs = write(SQL, 'a(t)', 'b', 'c', 'd(sql)')
  expect(await mergeScripts({ base, ours, theirs })).toEqual({
    text: write(`${SQL}\nimport { x } from '../x.ts'`, 'before(x)', 'a(t)', 'b', 'c', 'd(sql)'),
    conflicts: 0,
  })
})

test('what nobody changed becomes what is written now, imports too', async () => {
  const base = write(SQL, 'a(t, sql)')
  const theirs = write(OPERATIONS, 'b')
  expect(await mergeScripts({ base, ours: base, theirs })).toEqual({ text: theirs, conflicts: 0 })
})

test('what both changed stands there twice', async () => {
  const base = write(T, 'a(t)')
  const ours = write(T, 'a(t, 1)')
  const theirs = write(T, 'a(t, 2)')
  expect(await mergeScripts({ base, ours, theirs })).toEqual({
    text: write(T, 'a(t, 1)', '=======', 'a(t, 2)')
      .replace('  a(t, 1)', '<<<<<<< the script\n  a(t, 1)')
      .replace('  =======', '=======')
      .replace('  a(t, 2)', '  a(t, 2)\n>>>>>>> the models'),
    conflicts: 1,
  })
})

test('what both changed in the same way is no conflict', async () => {
  const text = write(T, 'a(t, 1)')
  expect(await mergeScripts({ base: write(T, 'a(t)'), ours: text, theirs: text })).toEqual({
    text,
    conflicts: 0,
  })
})

test('statements stay as somebody formatted them, and names that are used by hand stay', async () => {
  const styled = 'import { sql, t, type Operations } from "limbeck";'
  const base = write(T, 'a(t)')
  const ours = write(styled, 'a(t)', 'by(sql, hand)')
  const theirs = write(OPERATIONS)
  expect((await mergeScripts({ base, ours: write(styled, 'a(t)'), theirs: base })).text).toBe(
    write(styled, 'a(t)'),
  )
  expect(await mergeScripts({ base, ours, theirs })).toMatchObject({ conflicts: 1 })
  const { text } = await mergeScripts({
    base: write(T, 'a(t)', 'z'),
    ours: write(styled, 'by(sql, hand)', 'z', 'a(t)'),
    theirs: write(T, 'z'),
  })
  expect(text).toContain(`${styled}\n`)
})

test('a script in JavaScript gets its first import', async () => {
  const base = write('', 'a')
  const theirs = write("import { t } from 'limbeck'", 'a(t)')
  expect(await mergeScripts({ base, ours: base, theirs })).toEqual({ text: theirs, conflicts: 0 })
})
