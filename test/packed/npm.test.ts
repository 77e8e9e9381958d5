import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, test } from 'vitest'
import { findPackedPackage } from './packed-package.ts'
import { createPackedProject, type PackedProject } from './packed-project.ts'

/** npm keeps nothing of these tests, and finds nothing that was there before. */
const cache = mkdtempSync(join(tmpdir(), 'limbeck-npm-'))
const projects: PackedProject[] = []
afterAll(() => {
  for (const project of projects) project.remove()
  rmSync(cache, { recursive: true, force: true })
})

const isOnline = canReachRegistry()

describe.skipIf(!isOnline)('with the registry', () => {
  test('npm install, then npx', { timeout: 300_000 }, () => {
    const project = createProject()
    expect(npm(project, 'npm', 'install', findPackedPackage().tarball)).toMatchObject({ status: 0 })
    expect(Object.keys(readJson(project, 'package.json').dependencies)).toEqual(['limbeck'])
    // Kysely comes along; no driver does.
    const installed = project.list('node_modules').filter((name) => !name.startsWith('.'))
    expect(installed).toEqual(expect.arrayContaining(['commander', 'kysely', 'limbeck']))
    expect(installed).not.toContain('pg')
    expect(installed).not.toContain('better-sqlite3')
    runStory(project, (...args) => npm(project, 'npx', 'limbeck', ...args))
  })

  test('npx of the tarball, without an installation', { timeout: 300_000 }, () => {
    const project = createProject()
    const { tarball } = findPackedPackage()
    runStory(project, (...args) => npm(project, 'npx', '--yes', `file:${tarball}`, ...args))
    expect(project.list('.')).not.toContain('node_modules')
  })
})

function createProject(): PackedProject {
  const project = createPackedProject({
    manifest: { name: 'app', version: '1.0.0' },
    installation: 'elsewhere',
    env: { npm_config_cache: cache, npm_config_audit: 'false', npm_config_fund: 'false' },
  })
  projects.push(project)
  return project
}

function npm(project: PackedProject, program: 'npm' | 'npx', ...args: readonly string[]) {
  return project.run(program, ...args)
}

function runStory(
  project: PackedProject,
  limbeck: (...args: readonly string[]) => {
    status: number | null
    stdout: string
    stderr: string
  },
): void {
  const expectOutput = (args: readonly string[], stdout: string | RegExp) =>
    expect(limbeck(...args)).toMatchObject({ status: 0, stdout: expect.stringMatching(stdout) })
  expectOutput(['init'], /^Wrote limbeck\.config\.ts\n/)
  expectOutput(
    ['revision', '-m', 'create users', '--rev-id', 'a1b2'],
    /^Wrote .*a1b2_create_users\.ts\n$/,
  )
  const path = 'migrations/versions/a1b2_create_users.ts'
  project.write(
    path,
    project
      .read(path)
      .replace('import type { Operations }', 'import { type Operations, t }')
      .replace(
        'upgrade(op: Operations) {}',
        'upgrade(op: Operations) { await op.createTable("users", { id: t.integer() }) }',
      )
      .replace(
        'downgrade(op: Operations) {}',
        'downgrade(op: Operations) { await op.dropTable("users") }',
      ),
  )
  expectOutput(['upgrade'], /^Now at a1b2 \(1 step\)\n$/)
  expect(listTables(project)).toEqual(['alembic_version', 'limbeck_log', 'users'])
  expectOutput(['current'], /^a1b2 \(head\)\n$/)
  expectOutput(['history'], /^<base> -> a1b2 \(head\), create users\n$/)
  expectOutput(['downgrade'], /^Now at base \(1 step\)\n$/)
  expect(listTables(project)).toEqual(['alembic_version', 'limbeck_log'])
}

function listTables(project: PackedProject): readonly unknown[] {
  const database = new DatabaseSync(join(project.directory, 'app.db'))
  const rows = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
  database.close()
  return rows.map(({ name }) => name)
}

function readJson(project: PackedProject, path: string): { readonly dependencies: object } {
  return JSON.parse(project.read(path))
}

function canReachRegistry(): boolean {
  const { status } = spawnSync('npm', ['view', 'commander', 'version', '--cache', cache], {
    timeout: 30_000,
    stdio: 'ignore',
  })
  if (status === 0) return true
  const message = 'The npm registry cannot be reached: `npm install` of the package is not tested.'
  if (process.env['CI'] !== undefined) throw new Error(message)
  process.stderr.write(`\n*** ${message} ***\n\n`)
  return false
}
