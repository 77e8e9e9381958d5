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

function renderEnvironment(hasModels: boolean): string {
  return `from alembic import context
from sqlalchemy import engine_from_config, pool
${hasModels ? 'from models import metadata\n' : ''}
config = context.config
connectable = engine_from_config(
    config.get_section(config.config_ini_section),
    prefix="sqlalchemy.",
    poolclass=pool.NullPool,
)

with connectable.connect() as connection:
    context.configure(connection=connection, transaction_per_migration=True${hasModels ? ', target_metadata=metadata' : ''})
    with context.begin_transaction():
        context.run_migrations()
`
}

/** Runs commands and tells what is there then, in one process, for starting Python takes longer than they do. */
const RUN_AND_INSPECT = `import io, json, sys
from alembic import command
from alembic.config import Config, main
from sqlalchemy import create_engine, inspect, text

for args in json.loads(sys.argv[1]):
    main(argv=args)

said = io.StringIO()
config = Config("alembic.ini", stdout=said)
command.current(config)
engine = create_engine(config.get_main_option("sqlalchemy.url"))
found = inspect(engine)
tables = found.get_table_names()
columns, rows = [], []
if "alembic_version" in tables:
    columns = found.get_columns("alembic_version")
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT version_num FROM alembic_version")).fetchall()
print(json.dumps({
    "current": sorted(line.split()[0] for line in said.getvalue().splitlines()),
    "rows": sorted(row[0] for row in rows),
    "tables": sorted(tables),
    "versionColumns": [[column["name"], column["type"].length] for column in columns],
}))
`

/** Writes a directory that `alembic` can be run in, with one script for each revision. */
export function writeAlembicProject(
  directory: string,
  options: {
    readonly url: string
    readonly revisions: readonly SharedRevision[]
    /** A module of Python with the `metadata` that databases are compared with. */
    readonly models?: string
  },
): void {
  const versions = join(directory, 'migrations', 'versions')
  mkdirSync(versions, { recursive: true })
  writeFileSync(join(directory, 'alembic.ini'), renderIni(toSqlAlchemyUrl(options.url)))
  const { models } = options
  writeFileSync(join(directory, 'migrations', 'env.py'), renderEnvironment(models !== undefined))
  if (models !== undefined) writeFileSync(join(directory, 'models.py'), models)
  for (const revision of options.revisions) {
    writeFileSync(join(versions, `${revision.revision}_.py`), renderPython(revision))
  }
}

/** A database as Alembic and SQLAlchemy see it. */
export interface AlembicView {
  /** The revisions that `alembic current` prints, sorted: the rows, and heads of branches that they imply. */
  readonly current: readonly string[]
  readonly rows: readonly string[]
  readonly tables: readonly string[]
  /** The columns of the version table, each with its length. */
  readonly versionColumns: readonly (readonly [string, number | null])[]
}

/** Runs commands in a project of Alembic, and tells what is there then; throws with what Alembic said. */
export async function runAlembic(
  { python, environment }: Alembic,
  directory: string,
  ...commands: readonly (readonly string[])[]
): Promise<AlembicView> {
  const child = spawn(python, ['-c', RUN_AND_INSPECT, JSON.stringify(commands)], {
    cwd: directory,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  child.on('error', reject).on('close', resolve)
  if ((await promise) !== 0) throw new Error(`Alembic failed:\n${stdout}\n${stderr}`)
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as AlembicView
}

function renderIni(url: string): string {
  return `[alembic]
script_location = %(here)s/migrations
sqlalchemy.url = ${url.replaceAll('%', '%%')}
`
}

/** A URL of ours as SQLAlchemy writes it. */
export function toSqlAlchemyUrl(url: string): string {
  const path = /^sqlite:(.*)$/.exec(url)?.[1]
  if (path !== undefined) return `sqlite:///${path}`
  const { protocol } = new URL(url)
  return (SQLALCHEMY_PROTOCOLS[protocol] ?? protocol) + url.slice(protocol.length)
}
