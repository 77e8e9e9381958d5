import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createBaseProject, type Input, NEXT_SCRIPT, writeFiles } from './input.ts'

const BIN = fileURLToPath(new URL('../../bin/limbeck.js', import.meta.url))
const HEADER = `export const revision = 'b2'\nexport const downRevision = 'a1'\n`

/** What depends on the process: rejections that nobody waits for, exits, output of others, environment files. */
const INPUTS: Readonly<Record<string, Input & { readonly status: number; readonly says: RegExp }>> =
  {
    'a rejection that nobody waits for': {
      line: ['upgrade'],
      files: {
        [NEXT_SCRIPT]: `${HEADER}export async function upgrade(op) { op.execute('nonsense') }`,
      },
      status: 1,
      says: /^error: near "nonsense": syntax error$/m,
    },
    'a rejected promise in place of a function': {
      line: ['upgrade'],
      files: {
        [NEXT_SCRIPT]: `${HEADER}export const upgrade = Promise.reject(new Error('no'))`,
      },
      status: 1,
      says: /^error: .*"upgrade" is neither a function nor an object of functions\.\n {2}at migrations\/versions\/b2\S+second\.mjs$/m,
    },
    'a syntax error': {
      line: ['upgrade'],
      files: { [NEXT_SCRIPT]: `${HEADER}export async function upgrade(op) {` },
      status: 1,
      says: /^error: .*second\.mjs.* cannot be loaded: /m,
    },
    'a configuration that throws nothing': {
      line: ['heads'],
      files: { 'limbeck.config.mjs': 'throw undefined' },
      status: 2,
      says: /^error: .*limbeck\.config\.mjs.* cannot be loaded: undefined was thrown$/m,
    },
    'a configuration that is a rejected promise': {
      line: ['heads'],
      files: { 'limbeck.config.mjs': 'export default Promise.reject(new Error("no"))' },
      status: 2,
      says: /^error: .*limbeck\.config\.mjs.*: no$/m,
    },
    'bytes that are no text': {
      line: ['heads'],
      files: { 'limbeck.config.mjs': Uint8Array.from({ length: 256 }, (_, index) => index) },
      status: 2,
      says: /^error: .*limbeck\.config\.mjs.* cannot be loaded: /m,
    },
    'a flag in place of a value': {
      line: ['upgrade', '--tag', '--plan'],
      status: 2,
      says: /"--plan" is a flag, and the value before it is missing\.$/m,
    },
    'an empty environment file': {
      line: ['current', '--env-file', 'x.env'],
      files: { 'x.env': '\0' },
      status: 0,
      says: /^$/,
    },
  }

let base: string
beforeAll(async () => {
  base = await createBaseProject('sqlite:app.db')
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

it.each(Object.entries(INPUTS))('%s ends the program with a clear word', (_, input) => {
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-process-'))
  try {
    cpSync(base, directory, { recursive: true })
    writeFiles(directory, input.files ?? {})
    const { status, stderr } = spawnSync(process.execPath, [BIN, ...input.line], {
      cwd: directory,
      encoding: 'utf8',
    })
    expect(stderr).toMatch(input.says)
    expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$|node:internal|bug of Limbeck/m)
    expect(stderr.match(/^error: /gm) ?? []).toHaveLength(input.status === 0 ? 0 : 1)
    expect(stderr.match(/^hint: ./gm) ?? []).toHaveLength(input.status === 0 ? 0 : 1)
    expect(status).toBe(input.status)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
})
