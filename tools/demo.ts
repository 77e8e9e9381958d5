import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'

const LIMBECK = fileURLToPath(new URL('../bin/limbeck.js', import.meta.url))

/** Shows the main job on SQLite: revisions are written in a temporary folder, run up, listed and run down. */
function demonstrate(): void {
  const project = mkdtempSync(join(tmpdir(), 'limbeck-demo-'))
  try {
    limbeck(project, 'init')
    writeRevision(project, {
      id: '5d2a1c9e77b0',
      message: 'create users',
      upgrade:
        "await op.createTable('users', { id: t.integer().primaryKey(), email: t.text().notNull() })",
      downgrade: "await op.dropTable('users')",
    })
    writeRevision(project, {
      id: 'e83f60b4a1d2',
      message: 'add is_admin to users',
      upgrade: "await op.addColumn('users', 'is_admin', t.boolean())",
      downgrade: "await op.dropColumn('users', 'is_admin')",
    })
    showTables(project)
    limbeck(project, 'upgrade')
    showTables(project)
    limbeck(project, 'current')
    limbeck(project, 'history', '--indicate-current')
    limbeck(project, 'downgrade', '-1')
    showTables(project)
    limbeck(project, 'downgrade', 'base')
    showTables(project)
  } finally {
    rmSync(project, { recursive: true, force: true })
  }
}

function limbeck(project: string, ...argv: readonly string[]): void {
  const shown = argv.map((word) => (word.includes(' ') ? `"${word}"` : word))
  console.log(`\n$ limbeck ${shown.join(' ')}`)
  const { status } = spawnSync(process.execPath, [LIMBECK, ...argv], {
    cwd: project,
    env: { ...process.env, DATABASE_URL: 'sqlite:app.db' },
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error(`limbeck ${argv.join(' ')} ended with ${status}`)
}

/** Writes a revision and fills in its functions, as a person would in an editor. */
function writeRevision(
  project: string,
  revision: {
    readonly id: string
    readonly message: string
    readonly upgrade: string
    readonly downgrade: string
  },
): void {
  limbeck(project, 'revision', '-m', revision.message, '--rev-id', revision.id)
  const versions = join(project, 'migrations', 'versions')
  const name = readdirSync(versions).find((file) => file.startsWith(revision.id))
  if (name === undefined) throw new Error(`there is no script "${revision.id}"`)
  const path = join(versions, name)
  const text = readFileSync(path, 'utf8')
    .replace('import type { Operations }', 'import { type Operations, t }')
    .replace(/(?<=upgrade\(op: Operations\) \{)(?=\}\n)/, `\n  ${revision.upgrade}\n`)
    .replace(/(?<=downgrade\(op: Operations\) \{)(?=\}\n)/, `\n  ${revision.downgrade}\n`)
  writeFileSync(path, text)
  console.log(text.slice(text.indexOf('export async')).trimEnd())
}

function showTables(project: string): void {
  console.log('\n-- the tables of app.db')
  const database = new DatabaseSync(join(project, 'app.db'))
  const tables = database
    .prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'users'")
    .all()
  database.close()
  console.log(tables.length === 0 ? '-- (no users)' : tables.map(({ sql }) => sql).join('\n'))
}

demonstrate()
