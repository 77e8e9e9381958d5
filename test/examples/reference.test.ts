import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/cli/command-table.ts'
import { findExitCode } from '../../src/cli/exit-codes.ts'
import { GLOBAL_FLAGS } from '../../src/cli/global-flags.ts'
import type { Settings } from '../../src/config/settings.ts'
import { ERROR_CODES, type ErrorCode, LimbeckError } from '../../src/errors/index.ts'
import { directives } from '../../src/operations/index.ts'
import { ROOT } from '../packed/packed-package.ts'

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

/** Forces a decision for every setting there is. */
const SETTINGS = {
  url: true,
  connection: true,
  schema: true,
  source: true,
  versionTable: true,
  versionTableSchema: true,
  log: true,
  logTable: true,
  transaction: true,
  lockTimeoutMs: true,
  statementTimeoutMs: true,
  onVersionApply: true,
  naming: true,
  serverVersion: true,
  includeSchemas: true,
  includeName: true,
  includeObject: true,
  compareType: true,
  compareServerDefault: true,
  renderItem: true,
  unknownObjects: true,
  migrations: true,
  versionLocations: true,
  recursiveVersionLocations: true,
  fileTemplate: true,
  slugLength: true,
  timeZone: true,
  postWriteHooks: true,
  template: true,
  databases: true,
  retiredDatabases: true,
  processRevisionDirectives: true,
  plugins: true,
  loader: true,
  environments: true,
} satisfies Record<keyof Settings, true>

test('configuration.md names every setting', () => {
  const text = readDocument('configuration.md')
  expect(Object.keys(SETTINGS).filter((name) => !text.includes(`\`${name}\``))).toEqual([])
})

describe('cli.md', () => {
  const text = readDocument('cli.md')
  const sections = new Map(
    text
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf('\n')).trim(), section] as const),
  )
  const readLongFlags = (markdown: string) => [
    ...new Set([...markdown.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map(([flag]) => flag)),
  ]
  const readFlags = (flags: readonly { readonly flags: string }[]) =>
    flags.flatMap((each) => each.flags.match(/-(?:-[a-z-]+|[a-z]\b)/g) ?? [])
  const globalFlags = [...readFlags(GLOBAL_FLAGS), '--help', '--version']

  test('has a section for each command, in the order of the help', () => {
    const commands = [...sections.keys()].filter((title) => /^[a-z-]+$/.test(title))
    expect(commands).toEqual(COMMANDS.map(({ name }) => name))
  })

  test.each(COMMANDS.map((command) => [command.name, command] as const))(
    '%s has its flags and its other names',
    (name, command) => {
      const section = sections.get(name) ?? ''
      const own = readFlags(command.flags ?? [])
      expect(own.filter((flag) => !section.includes(`\`${flag}`))).toEqual([])
      expect(
        readLongFlags(section).filter((flag) => ![...own, ...globalFlags].includes(flag)),
      ).toEqual([])
      expect((command.aliases ?? []).filter((alias) => !section.includes(`\`${alias}\``))).toEqual(
        [],
      )
    },
  )

  test('has the global flags', () => {
    const section = sections.get('Global flags') ?? ''
    expect(readFlags(GLOBAL_FLAGS).filter((flag) => !section.includes(`\`${flag}`))).toEqual([])
  })
})

test('scripts.md names every directive', () => {
  const text = readDocument('scripts.md')
  expect(Object.keys(directives).filter((name) => !text.includes(`${name}(`))).toEqual([])
})
