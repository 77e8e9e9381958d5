import { afterEach, describe, expect, test } from 'vitest'
import { readTable } from '../setup/dump-catalog.ts'
import { describeEngines, type EngineName } from '../setup/engines.ts'
import { createPackedProject, type Installation, type PackedProject } from './packed-project.ts'

const MANIFESTS: Readonly<Record<string, object>> = {
  'no type': { name: 'app' },
  commonjs: { name: 'app', type: 'commonjs' },
  module: { name: 'app', type: 'module' },
}

/** The columns of `users`, asked of each engine's own catalog. */
const COLUMNS: Readonly<Record<EngineName, string>> = {
  postgresql: `SELECT column_name AS name, data_type AS type, is_nullable AS nullable
    FROM information_schema.columns WHERE table_name = 'users' ORDER BY ordinal_position`,
  mariadb: `SELECT column_name AS name, column_type AS type, is_nullable AS nullable
    FROM information_schema.columns WHERE table_name = 'users' AND table_schema = DATABASE()
    ORDER BY ordinal_position`,
  sqlite: `SELECT name, type, iif("notnull" OR pk, 'NO', 'YES') AS nullable
    FROM pragma_table_info('users') ORDER BY cid`,
}

const USERS: Readonly<Record<EngineName, readonly object[]>> = {
  postgresql: [
    { name: 'id', type: 'integer', nullable: 'NO' },
    { name: 'email', type: 'character varying', nullable: 'NO' },
    { name: 'is_admin', type: 'boolean', nullable: 'YES' },
  ],
  mariadb: [
    { name: 'id', type: 'int(11)', nullable: 'NO' },
    { name: 'email', type: 'varchar(255)', nullable: 'NO' },
    { name: 'is_admin', type: 'tinyint(1)', nullable: 'YES' },
  ],
  sqlite: [
    { name: 'id', type: 'INTEGER', nullable: 'NO' },
    { name: 'email', type: 'VARCHAR(255)', nullable: 'NO' },
    { name: 'is_admin', type: 'BOOLEAN', nullable: 'YES' },
  ],
}

const projects: PackedProject[] = []
afterEach(() => {
  for (const project of projects.splice(0)) project.remove()
})

describeEngines('the packed program', (engine) => {
  describe.each(Object.keys(MANIFESTS))('in a project with package.json of %s', (kind) => {
    test.each<Installation>(['installed', 'elsewhere'])('%s', async (installation) => {
      const url = await engine.createUrl()
      const project = createPackedProject({
        manifest: MANIFESTS[kind] ?? {},
        installation,
        drivers: ['mysql2', 'pg'],
        env: { DATABASE_URL: url },
      })
      projects.push(project)

      project.expectLimbeck('init')
      writeRevision(project, {
        id: '5d2a1c9e77b0',
        message: 'create users',
        upgrade: `await op.createTable('users', {
          id: t.integer().primaryKey(), email: t.varchar(255).notNull() })`,
        downgrade: `await op.dropTable('users')`,
      })
      writeRevision(project, {
        id: 'e83f60b4a1d2',
        message: 'add is_admin',
        upgrade: `await op.addColumn('users', 'is_admin', t.boolean())`,
        downgrade: `await op.dropColumn('users', 'is_admin')`,
      })
      const users = () => readTable(url, COLUMNS[engine.name])

      expect(project.expectLimbeck('upgrade', 'head')).toBe('Now at e83f60b4a1d2 (2 steps)\n')
      expect(await users()).toEqual(USERS[engine.name])
      expect(project.expectLimbeck('current')).toBe('e83f60b4a1d2 (head)\n')
      expect(project.expectLimbeck('history', '-i')).toBe(
        `5d2a1c9e77b0 -> e83f60b4a1d2 (head) (current), add is_admin
<base> -> 5d2a1c9e77b0, create users
`,
      )
      expect(project.expectLimbeck('downgrade', '-1')).toBe('Now at 5d2a1c9e77b0 (1 step)\n')
      expect(await users()).toEqual(USERS[engine.name].slice(0, 2))
      expect(project.expectLimbeck('downgrade', 'base')).toBe('Now at base (1 step)\n')
      expect(await users()).toEqual([])
    })
  })
})

interface Revision {
  readonly id: string
  readonly message: string
  readonly upgrade: string
  readonly downgrade: string
}

/** Writes a revision with the program and fills in its functions, as a person would in an editor. */
function writeRevision(project: PackedProject, revision: Revision): void {
  const { id, message, upgrade, downgrade } = revision
  project.expectLimbeck('revision', '-m', message, '--rev-id', id)
  const name = project.list('migrations/versions').find((file) => file.startsWith(id))
  const path = `migrations/versions/${name}`
  const text = project
    .read(path)
    .replace('import type { Operations }', 'import { type Operations, t }')
    .replace(/(?<=upgrade\(op: Operations\) \{)(?=\}\n)/, `\n  ${upgrade}\n`)
    .replace(/(?<=downgrade\(op: Operations\) \{)(?=\}\n)/, `\n  ${downgrade}\n`)
  project.write(path, text)
}
