import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { Operations } from '../../../src/runtime/operations.ts'
import { type Input, NEXT_SCRIPT } from '../input.ts'

const HEADER = `export const revision = 'b2'\nexport const downRevision = 'a1'\n`

function script(text: string | Uint8Array, outcome?: Input['outcome']): Input {
  return {
    line: ['upgrade'],
    files: { [NEXT_SCRIPT]: text },
    ...(outcome === undefined ? {} : { outcome }),
  }
}

function body(text: string, outcome?: Input['outcome']): Input {
  return script(
    `import { sql, t } from 'limbeck'\n${HEADER}export async function upgrade(op) {\n  await op.execute('CREATE TABLE leftover (id integer)')\n  ${text}\n}\nexport function downgrade() {}\n`,
    outcome,
  )
}

const wholes = [
  `${HEADER}export function upgrade( {`,
  `${HEADER}export const upgrade = 3`,
  `${HEADER}export const upgrade = 'x'`,
  `${HEADER}export const upgrade = []`,
  `${HEADER}export const upgrade = { nowhere: async () => {} }`,
  `${HEADER}export const upgrade = { default: 3 }`,
  `${HEADER}export class upgrade {}`,
  HEADER,
  `${HEADER}export default {}`,
  `${HEADER}export let upgrade`,
  `${HEADER}export const upgrade = null`,
  `${HEADER}throw new Error('no')`,
  `${HEADER}throw undefined`,
  `${HEADER}throw null`,
  `${HEADER}throw 3`,
  `${HEADER}await Promise.reject()`,
  `${HEADER}import './nowhere.mjs'`,
  `${HEADER}import 'nowhere'`,
  `${HEADER}import { nothing } from 'limbeck'`,
  `${HEADER}export function upgrade() {}\nexport const transaction = 'no'`,
  `${HEADER}export function upgrade() {}\nexport const foreignKeys = 1`,
  `${HEADER}export const upgrade = new Proxy(() => {}, { apply() { throw 3 } })`,
  `${HEADER}export const upgrade = Promise.resolve()`,
  `${HEADER}import x from './a1_first.mjs'`,
  `${HEADER}import '../../limbeck.config.mjs'; undefined.x`,
  `${HEADER}enum A { b }\nexport function upgrade() {}`,
  `${HEADER}export function upgrade(): void {}`,
  `${HEADER}process.nextTick(3)`,
  '\u0000',
  '<html>',
  '{}',
  '[',
  '`',
  "'",
  '/*',
  '#!/bin/sh',
  'export',
  '\\',
  '\ufffe',
].map((text) => script(text))

const endings = [
  'throw undefined',
  'throw null',
  'throw 3',
  "throw 'no'",
  "throw Symbol('no')",
  'throw {}',
  'throw []',
  'throw () => {}',
  'throw Object.create(null)',
  'throw new Proxy({}, {})',
  "throw { message: 'no', code: 'x' }",
  'throw Object.freeze(new Error("no"))',
  'throw new Error("")',
  'throw new AggregateError([new Error("no")])',
  'throw Object.assign(new Error("no"), { cause: { a: 1 } })',
  'const e = new Error("no"); e.cause = e; throw e',
  'return Promise.reject()',
  'return Promise.reject(3)',
  'null.x',
  'await nowhere()',
  'op.nowhere()',
  'op = null; op.execute("x")',
  'await op.execute("COMMIT")',
  'await op.execute("ROLLBACK")',
  'await op.execute("SELECT * FROM nowhere")',
  'await op.execute("nonsense")',
  'await op.execute("CREATE TABLE x (id integer); nonsense")',
  'await op.execute("SELECT \'open")',
  'await op.execute("\\u0000")',
  'await op.execute("SELECT \'\\u0000\'; nonsense")',
  'await op.query("SELECT 1; SELECT 2")',
  'await op.query("")',
  'op.execute("nonsense"); await new Promise((done) => setTimeout(done, 5))',
  'await Promise.all([op.execute("nonsense"), op.execute("nonsense")])',
  'try { await op.execute("nonsense") } catch {}',
  'await op.attempt(3)',
  'await op.attempt()',
  'await op.autocommit()',
  'await op.autocommit("x")',
  'await op.db.selectFrom("nowhere").selectAll().execute()',
  'await op.db.insertInto("leftover").values({ nowhere: 1 }).execute()',
  'await op.invoke()',
  'await op.invoke({})',
  'await op.invoke({ kind: "nonsense" })',
  'await op.invoke({ kind: "__proto__" })',
  'await op.invoke({ kind: "constructor" })',
  'await op.invoke({ kind: "toString" })',
  'await op.invoke({ kind: "dropTable" })',
  'await op.invoke({ kind: "createTable", table: null })',
  'await op.invoke(null)',
  'await op.invoke(3)',
  'await op.execute(sql`SELECT ${undefined}`)',
  'await op.execute(sql`SELECT ${() => 1}`)',
  'await op.execute(sql`SELECT ${Symbol("x")}`)',
  'await op.execute(sql`SELECT ${new Date(NaN)}`)',
  'await op.execute(sql`SELECT ${2n ** 64n}`); nonsense()',
  'await op.execute(sql`SELECT ${(() => { const a = {}; a.a = a; return a })()}`)',
  'await op.execute(sql`SELECT ${{ a: 1n }}`)',
  'await op.execute(sql.id(""))',
  'await op.execute(sql.raw(3))',
  'await op.execute(sql.join(3))',
  'await op.execute(sql)',
  'await op.execute(sql.id("a\\u0000b"))',
  'await op.createTable("a", { id: t.varchar(-1) }); nonsense',
  'await op.createTable("a", { id: t.varchar("x") }); nonsense',
  'await op.createTable("a", { id: t.nowhere() })',
  'await op.createTable("a", { id: t.integer })',
  'await op.createTable("a", { id: t.enum() })',
  'await op.createTable("a", { id: t.numeric(1, 2, 3) }); nonsense',
  'await op.createTable("a", { id: t.custom() })',
  'await op.createTable("a", { id: t.custom(")") })',
  'await op.createTable("a", { id: t.integer().references(() => undefined) })',
  'await op.createTable("a", { id: t.integer().references(3) })',
  'await op.createTable("a", { id: t.integer().default(() => 3) })',
  'await op.createTable("a", { id: t.integer().check(3) })',
  'await op.createTable("a", { id: t.integer() }, 3)',
  'await op.createTable("a", { id: t.integer() }, () => 3)',
  'await op.createTable("a", { id: t.integer() }, () => [3])',
  'await op.createTable("a", { id: t.integer() }, () => { throw 3 })',
].map((text) => body(text))

const VALUES = [
  'undefined',
  'null',
  '3',
  '-1',
  'true',
  "''",
  "'x'",
  "'x\\u0000'",
  "'\\ud800'",
  '[]',
  '{}',
  "['x']",
  '[null]',
  '() => {}',
  "Symbol('x')",
  'new Date()',
  '1n',
  'Object.create(null)',
  '{ schema: 3 }',
  '{ nonsense: 1 }',
  "'x'.repeat(70000)",
]
const LISTS = [
  ...VALUES,
  ...VALUES.map((value) => `'first', ${value}`),
  ...VALUES.slice(0, 14).map((value) => `'first', 'id', ${value}`),
  ...VALUES.slice(0, 14).map((value) => `'first', ['id'], ${value}`),
  '',
  "'first', 'id', {}, {}, {}",
  "'first', { id: t.integer() }, () => [], { nonsense: 3 }",
  "null, 'first', ['id', 'id']",
  "null, 'nowhere', ['id']",
  "'a', 'first', ['nowhere']",
]
/** Every method of `op` with arguments that are mostly wrong. */
const calls = Object.getOwnPropertyNames(Operations.prototype)
  .filter((name) => !['constructor', 'context', 'db', 'connection'].includes(name))
  .flatMap((name, index) =>
    // Each takes every fifth list in one call after the other: the first wrong one ends the script.
    LISTS.filter((_, place) => place % 5 === index % 5).map((list) =>
      body(`await op.${name}(${list})\n  throw new Error('enough')`),
    ),
  )

const files: readonly Input[] = [
  script('', 'header_unreadable'),
  script(new Uint8Array(100), 'header_unreadable'),
  script(Uint8Array.from({ length: 2000 }, (_, index) => (index * 89) % 256)),
  script(Buffer.from(`${HEADER}export function upgrade() {}`, 'utf16le')),
  script(Uint8Array.of(0xff, 0xfe, 0, 0)),
  script(`${HEADER}// ${'x'.repeat(3_000_000)}\nexport const upgrade = 3`),
  script(`\ufeff${HEADER}export async function upgrade() {}`, 'success'),
  script(`${HEADER}export async function upgrade() {}`.replaceAll('\n', '\r\n'), 'success'),
  script(`#!/usr/bin/env node\n${HEADER}export async function upgrade() {}`, 'success'),
  script(`${HEADER}// \xff\nexport async function upgrade() {}`, 'success'),
  {
    line: ['upgrade'],
    prepare: (directory) => {
      rmSync(join(directory, NEXT_SCRIPT))
      mkdirSync(join(directory, NEXT_SCRIPT))
    },
    outcome: 'any',
  },
  {
    line: ['upgrade'],
    prepare: (directory) => {
      rmSync(join(directory, NEXT_SCRIPT))
      symlinkSync('b2f0c1d2e3a4_second.mjs', join(directory, NEXT_SCRIPT))
    },
    outcome: 'any',
  },
  {
    line: ['upgrade'],
    prepare: (directory) => {
      rmSync(join(directory, NEXT_SCRIPT))
      symlinkSync('nowhere.mjs', join(directory, NEXT_SCRIPT))
    },
    outcome: 'any',
  },
  {
    line: ['upgrade'],
    prepare: (directory) => {
      symlinkSync('.', join(directory, 'migrations/versions/loop'))
    },
    outcome: 'any',
  },
  {
    line: ['upgrade'],
    files: {
      'limbeck.config.mjs':
        'export default { url: "sqlite:app.db", recursiveVersionLocations: true }',
    },
    prepare: (directory) => {
      symlinkSync('.', join(directory, 'migrations/versions/loop'))
    },
    outcome: 'any',
  },
  {
    line: ['upgrade'],
    prepare: (directory) => {
      rmSync(join(directory, 'migrations/versions'), { recursive: true })
      symlinkSync('versions', join(directory, 'migrations/versions'))
    },
  },
  ...(process.getuid?.() === 0
    ? []
    : [
        {
          line: ['upgrade'],
          prepare: (directory: string) => {
            chmodSync(join(directory, NEXT_SCRIPT), 0)
          },
        },
      ]),
  {
    line: ['upgrade', 'c3'],
    files: { 'migrations/versions/c3.up.sql': '-- revision: c3\n-- revises: a1\nnonsense' },
    outcome: 'any',
  },
  { line: ['upgrade'], files: { 'migrations/versions/c3.down.sql': 'x' }, outcome: 'any' },
  {
    line: ['upgrade', 'c3'],
    files: { 'migrations/versions/c3.nowhere.up.sql': '-- revision: c3\n-- revises: a1\nx' },
    outcome: 'any',
  },
  { line: ['upgrade'], files: { 'migrations/versions/c3.up.sql': '' }, outcome: 'any' },
  {
    line: ['upgrade'],
    files: { 'migrations/versions/b2_second.ts': `${HEADER}export const x: number = ` },
    outcome: 'any',
  },
]

/** Scripts that cannot be loaded. */
export const unloadableScripts: readonly Input[] = wholes

/** Scripts that are loaded, run a statement, and fail. */
export const failingScripts: readonly Input[] = [...endings, ...calls]

/** Scripts that cannot be run, or that fail when they are. */
export const scripts: readonly Input[] = [...wholes, ...endings, ...calls, ...files]
