import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Alembic } from './find-alembic.ts'
import { renderPython, type SharedRevision } from './shared-revision.ts'

/** Drivers as SQLAlchemy names them, for our protocols. */
const SQLALCHEMY_PROTOCOLS: Readonly<Record<string, string>> = {
  'postgresql:': 'postgresql+psycopg2:',
  'postgres:': 'postgresql+psycopg2:',
  'mysql:': 'mysql+pymysql:',
  'mariadb:': 'mysql+pymysql:',
}

const ENV_PY = `from alembic import context
from sqlalchemy import engine_from_config, pool

config = context.config
connectable = engine_from_config(
    config.get_section(config.config_ini_section),
    prefix="sqlalchemy.",
    poolclass=pool.NullPool,
)

with connectable.connect() as connection:
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
`

/** Runs several commands in one process, for starting Python takes longer than they do. */
const RUN_ALL = `import json, sys
from alembic.config import main
for args in json.loads(sys.argv[1]):
    main(argv=args)
`

/** Writes a directory that `alembic` can be run in, with one script for each revision. */
export function writeAlembicProject(
  directory: string,
  options: { readonly url: string; readonly revisions: readonly SharedRevision[] },
): void {
  const versions = join(directory, 'migrations', 'versions')
  mkdirSync(versions, { recursive: true })
  writeFileSync(join(directory, 'alembic.ini'), renderIni(toSqlAlchemyUrl(options.url)))
  writeFileSync(join(directory, 'migrations', 'env.py'), ENV_PY)
  for (const revision of options.revisions) {
    writeFileSync(join(versions, `${revision.revision}_.py`), renderPython(revision))
  }
}

/** What Alembic said. */
export interface AlembicOutcome {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs commands in a project of Alembic, one after the other up to the first that fails. */
export async function runAlembic(
  { python, environment }: Alembic,
  directory: string,
  ...commands: readonly (readonly string[])[]
): Promise<AlembicOutcome> {
  const child = spawn(python, ['-c', RUN_ALL, JSON.stringify(commands)], {
    cwd: directory,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const outcome = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    outcome.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    outcome.stderr += text
  })
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  child.on('error', reject).on('close', resolve)
  return { status: await promise, ...outcome }
}

function renderIni(url: string): string {
  return `[alembic]
script_location = %(here)s/migrations
sqlalchemy.url = ${url.replaceAll('%', '%%')}
`
}

function toSqlAlchemyUrl(url: string): string {
  const path = /^sqlite:(.*)$/.exec(url)?.[1]
  if (path !== undefined) return `sqlite:///${path}`
  const { protocol } = new URL(url)
  return (SQLALCHEMY_PROTOCOLS[protocol] ?? protocol) + url.slice(protocol.length)
}
