import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { Input } from '../input.ts'

const FILE = 'limbeck.config.mjs'

/** Values as they are written; hardly any setting can have more than one of them. */
const VALUES = [
  '0',
  '1.5',
  'NaN',
  "''",
  "'\\0'",
  'null',
  '[]',
  '[null]',
  '{}',
  '{ a: 1 }',
  '() => undefined',
  '() => { throw 1 }',
  'class {}',
  "Symbol('s')",
  'new Date(NaN)',
  "new URL('http://h/')",
  "'no\\u0000thing'",
  "'\\ud800'",
  "'../'.repeat(2000)",
  'Promise.resolve(1)',
]

const SETTINGS = [
  'url',
  'connection',
  'schema',
  'source',
  'versionTable',
  'versionTableSchema',
  'log',
  'logTable',
  'transaction',
  'lockTimeoutMs',
  'statementTimeoutMs',
  'onVersionApply',
  'naming',
  'serverVersion',
  'includeSchemas',
  'includeName',
  'manual',
  'includeObject',
  'compareType',
  'compareServerDefault',
  'compareColumnOrder',
  'renderItem',
  'unknownObjects',
  'migrations',
  'versionLocations',
  'recursiveVersionLocations',
  'fileTemplate',
  'slugLength',
  'timeZone',
  'postWriteHooks',
  'template',
  'databases',
  'retiredDatabases',
  'processRevisionDirectives',
  'plugins',
  'loader',
  'environments',
]

function configure(text: string): Pick<Input, 'files'> {
  return { files: { [FILE]: text } }
}

const LINES = [['upgrade'], ['revision', '-m', 'x'], ['heads'], ['heads'], ['heads']]

const wrongSettings: readonly Input[] = SETTINGS.flatMap((setting) =>
  VALUES.map((value, index) => {
    const url = ['url', 'connection', 'databases'].includes(setting) ? '' : "url: 'sqlite:app.db', "
    return {
      // Upgraded, another version table would begin anew.
      line: /^(?:version|log)Table/.test(setting)
        ? ['current']
        : (LINES[index % LINES.length] ?? []),
      ...configure(`export default { ${url}${setting}: ${value} }`),
      outcome: 'any',
    } as const
  }),
)

/** Whole configurations that can be used for nothing. */
const unusable: readonly Input[] = [
  '',
  'export default',
  'export default {',
  'export default undefined',
  'export default null',
  'export default 3',
  "export default 'sqlite:app.db'",
  'export default []',
  'export default () => {}',
  'export default async () => null',
  'export default () => 3',
  'export default () => { throw new Error("no") }',
  'export default () => { throw 3 }',
  'export default () => { throw undefined }',
  'export default () => { throw null }',
  'export default () => { throw { message: "no" } }',
  'export default async () => { throw Symbol("x") }',
  'export default () => Promise.reject()',
  'export default new Proxy({}, { ownKeys() { throw new Error("no") } })',
  'export default { get url() { throw new Error("no") } }',
  'const a = {}; a.naming = a; export default a',
  'const a = []; a.push(a); export default { versionLocations: a }',
  'export const config = {}',
  'throw new Error("no")',
  'throw undefined',
  'throw null',
  'throw 3',
  'await Promise.reject(undefined)',
  'import "./nowhere.mjs"',
  'import "nowhere"',
  'import { nothing } from "node:fs"; export default {}',
  'import "./limbeck.config.mjs"',
  'export default { ulr: 3 }',
  'export default { __proto__: { url: "x" } }',
  'export default { ["__proto__"]: 3 }',
  'export default { constructor: 3 }',
  'export default { toString: 3 }',
  'export default { url: "sqlite:a", databases: { a: {} } }',
  'export default { databases: { a: { url: "sqlite:a" }, b: {} } }',
  'export default { databases: { "": { url: "sqlite:a" } } }',
  'export default { databases: { constructor: { url: 3 } } }',
  'export default { databases: { a: { url: "sqlite:a", default: true }, b: { url: "sqlite:b", default: true } } }',
  'export default class {}',
  'export default function* () {}',
  'export default { url: async () => { throw undefined } }',
  'export default { url: () => 3 }',
  'export default { url: () => null }',
  'export default { url: async () => "" }',
  'export default { url: () => "nonsense" }',
  'export default { url: "" }',
  'enum A { b }',
  'export default { url: process.env.NOWHERE }',
  '<html>',
  '{"url": "sqlite:app.db"}',
  '#!/bin/sh\nexit 1',
  '\u0000',
  'export default { url: "sqlite:app.db" }\u0000',
  'import.meta.resolve(3)',
  'process.emitWarning()',
  'export default { loader: () => { throw 3 } }',
  'export default { then() { throw new Error("no") } }',
  'export default { then: 3 }',
].map((text) => ({ line: ['upgrade'], ...configure(text) }))

const bytes: readonly Input[] = [
  Uint8Array.of(0xff, 0xfe, 0x41, 0x00),
  Uint8Array.from({ length: 999 }, (_, index) => (index * 37) % 256),
  Uint8Array.of(0xc3, 0x28),
  Uint8Array.of(0x50, 0x4b, 3, 4),
  new Uint8Array(5000),
].map((content) => ({ line: ['current'], files: { [FILE]: content } }))

const fine: readonly Input[] = [
  '\ufeffexport default { url: "sqlite:app.db" }',
  '#!/usr/bin/env node\nexport default { url: "sqlite:app.db" }',
  'export default { url: "sqlite:app.db" }\r\n',
  'export default async () => ({ url: "sqlite:app.db" })',
  'export default Promise.resolve({ url: "sqlite:app.db" })',
  'export default Object.freeze({ url: "sqlite:app.db" })',
  'export default Object.assign(Object.create(null), { url: "sqlite:app.db" })',
].map((text) => ({ line: ['upgrade'], ...configure(text), outcome: 'success' as const }))

const places: readonly Input[] = [
  { line: ['current', '-c', 'nowhere.ts'], outcome: 'config_not_found' },
  { line: ['current', '-c', 'migrations'], outcome: 'config_not_found' },
  { line: ['current', '-c', ''], outcome: 'any' },
  { line: ['current', '-c', '\0'] },
  { line: ['current', '-c', 'x'.repeat(5000)] },
  { line: ['current', '-c', 'limbeck.config.mjs/x'], outcome: 'config_not_found' },
  { line: ['current', '-c', 'app.db'] },
  { line: ['current', '-c', 'a.json'], files: { 'a.json': '{}' } },
  { line: ['current', '-c', 'a.toml'], files: { 'a.toml': 'url = "x"' } },
  { line: ['current', '-c', 'a.yml'], files: { 'a.yml': 'url: x' } },
  { line: ['current', '-c', 'a.cjs'], files: { 'a.cjs': 'module.exports = () => { throw 1 }' } },
  { line: ['current', '-c', 'a.wasm'], files: { 'a.wasm': Uint8Array.of(0, 0x61, 0x73, 0x6d) } },
  { line: ['current', '-c', 'a.node'], files: { 'a.node': 'x' } },
  {
    line: ['current', '-c', 'alembic.ini'],
    files: { 'alembic.ini': '[alembic]\nscript_location = x' },
  },
  { line: ['current'], environment: { LIMBECK_CONFIG: '/nowhere' }, outcome: 'config_not_found' },
  { line: ['current'], environment: { LIMBECK_ENV: 'nowhere' }, outcome: 'unknown_environment' },
  { line: ['current', '--env', '__proto__'], outcome: 'unknown_environment' },
  { line: ['current', '--env', ''], outcome: 'any' },
  { line: ['current', '--database', 'nowhere'], outcome: 'unknown_database' },
  { line: ['current', '--database', '__proto__'], outcome: 'unknown_database' },
  {
    line: ['current'],
    prepare: (directory) => {
      rmSync(join(directory, FILE))
      mkdirSync(join(directory, FILE))
    },
    outcome: 'config_not_found',
  },
  {
    line: ['current'],
    prepare: (directory) => {
      rmSync(join(directory, FILE))
      symlinkSync(FILE, join(directory, FILE))
    },
  },
  {
    line: ['current'],
    prepare: (directory) => rmSync(join(directory, 'migrations'), { recursive: true }),
    outcome: 'config_invalid',
  },
]

/** Configurations that are wrong, or that look so. */
export const configurations: readonly Input[] = [
  ...wrongSettings,
  ...unusable,
  ...bytes,
  ...fine,
  ...places,
]
