import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Program } from '../measure-process.ts'
import { ROOT } from '../write-limbeck-project.ts'
import type { MeasuredTable } from './measured-schema.ts'
import { writeDrizzleSchema } from './write-drizzle-schema.ts'
import { writeMikroOrmEntities } from './write-mikro-orm-entities.ts'
import { writeTypeormEntities } from './write-typeorm-entities.ts'

const MODULES = join(ROOT, 'node_modules')

/** A tool of the TypeScript world that compares models with a database of PostgreSQL. */
interface Peer {
  readonly name: string
  /** The package that has to be installed. */
  readonly requires: string
  /** Files by name. */
  readonly files: (
    schema: readonly MeasuredTable[],
    url: string,
  ) => Readonly<Record<string, string>>
  readonly args: readonly string[]
  /** What it says where nothing differs. */
  readonly says: string
}

const PEERS: readonly Peer[] = [
  {
    // It has no command that only compares; one that asks before it changes anything stops without a terminal.
    name: 'drizzle-kit',
    requires: 'drizzle-kit',
    files: (schema, url) => ({
      'schema.ts': writeDrizzleSchema(schema),
      'drizzle.config.ts': `import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './schema.ts',
  dbCredentials: { url: '${url}' },
})
`,
    }),
    args: ['node_modules/drizzle-kit/bin.cjs', 'push', '--strict'],
    says: 'No changes detected',
  },
  {
    name: 'TypeORM',
    requires: 'typeorm',
    files: (schema, url) => ({
      'entities.js': writeTypeormEntities(schema),
      'data-source.js': `import { DataSource } from 'typeorm'
import { entities } from './entities.js'

export default new DataSource({ type: 'postgres', url: '${url}', entities })
`,
    }),
    args: ['node_modules/typeorm/cli.js', 'schema:log', '-d', 'data-source.js'],
    says: 'Your schema is up to date',
  },
  {
    name: 'MikroORM',
    requires: '@mikro-orm/postgresql',
    files: (schema, url) => ({
      'entities.js': writeMikroOrmEntities(schema),
      'check.js': `import { MikroORM } from '@mikro-orm/postgresql'
import { entities } from './entities.js'

const orm = await MikroORM.init({ clientUrl: '${url}', entities })
console.log((await orm.schema.getUpdateSchemaSQL()) || 'Nothing differs')
await orm.close()
`,
    }),
    args: ['check.js'],
    says: 'Nothing differs',
  },
]

/** Writes a project for each of the tools; says which are not installed. */
export function preparePeers(
  directory: string,
  url: string,
  schema: readonly MeasuredTable[],
): readonly { readonly name: string; readonly program: Program }[] {
  return PEERS.filter(isInstalled).map(({ name, requires, files, args, says }) => {
    const place = join(directory, requires)
    mkdirSync(place, { recursive: true })
    symlinkSync(MODULES, join(place, 'node_modules'), 'dir')
    writeFileSync(join(place, 'package.json'), '{ "type": "module", "private": true }\n')
    for (const [file, text] of Object.entries(files(schema, url))) {
      writeFileSync(join(place, file), text)
    }
    return { name, program: { file: process.execPath, args, directory: place, says } }
  })
}

function isInstalled({ name, requires }: Peer): boolean {
  const isThere = existsSync(join(MODULES, requires, 'package.json'))
  if (!isThere) console.error(`${requires} is not installed. The column of ${name} is left out.`)
  return isThere
}
