import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'

const LIMBECK = fileURLToPath(new URL('../bin/limbeck.js', import.meta.url))

const CONFIGURATION = `import { defineConfig } from 'limbeck'

export default defineConfig({
  url: 'sqlite:app.db',
  migrations: './migrations',
  schema: './schema.ts',
})
`

const MODELS = `import { t, table } from 'limbeck/schema'

export const users = table('users', {
  id: t.integer().primaryKey(),
  email: t.text().notNull(),
})
`

const CHANGED_MODELS = MODELS.replace(
  'notNull(),\n',
  'notNull().unique(),\n  is_admin: t.boolean().notNull().default(false),\n',
)

/** Shows the main job on SQLite: in a temporary folder models become revisions, which are run up, listed and run down. */
function demonstrate(): void {
  const project = mkdtempSync(join(tmpdir(), 'limbeck-demo-'))
  try {
    limbeck(project, 'init')
    write(project, 'limbeck.config.ts', CONFIGURATION)
    write(project, 'schema.ts', MODELS)
    generate(project, '5d2a1c9e77b0', 'create users')
    showTables(project)
    limbeck(project, 'upgrade')
    showTables(project)
    write(project, 'schema.ts', CHANGED_MODELS)
    generate(project, 'e83f60b4a1d2', 'tell who is an admin')
    limbeck(project, 'upgrade')
    showTables(project)
    limbeck(project, 'check')
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
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error(`limbeck ${argv.join(' ')} ended with ${status}`)
}

/** Writes a file, as a person would in an editor, and shows it. */
function write(project: string, name: string, text: string): void {
  writeFileSync(join(project, name), text)
  console.log(`\n-- ${name}\n${text.trimEnd()}`)
}

/** Writes a revision out of the models, and shows its functions. */
function generate(project: string, id: string, message: string): void {
  limbeck(project, 'generate', message, '--rev-id', id)
  const versions = join(project, 'migrations', 'versions')
  const name = readdirSync(versions).find((file) => file.startsWith(id))
  if (name === undefined) throw new Error(`there is no script "${id}"`)
  const text = readFileSync(join(versions, name), 'utf8')
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
