import { spawnSync } from 'node:child_process'

/** The Alembic whose answers are on record, with SQLAlchemy 2.0.52. */
export const RECORDED_VERSION = '1.19.1'

/** An Alembic that can be run, and how. */
export interface Alembic {
  readonly version: string
  /** The interpreter that can import it. */
  readonly python: string
  readonly environment: Readonly<Record<string, string>>
}

/** The second is where Debian's packages are found when another Python comes first in the path. */
const INTERPRETERS = ['python3', '/usr/bin/python3']

const PROBE = 'import alembic, sqlalchemy, psycopg2, pymysql; print(alembic.__version__)'

/** What to say where there is none. */
export const ALEMBIC_MISSING =
  'Alembic is not installed: no python3 can import alembic, psycopg2 and pymysql. Install them, or unpack Alembic and SQLAlchemy and name the directory in LIMBECK_ALEMBIC_PYTHONPATH.'

/** Looks for Alembic: in the directory that `LIMBECK_ALEMBIC_PYTHONPATH` names, else where Python finds it. */
export function findAlembic(): Alembic | undefined {
  const environment = readEnvironment()
  for (const python of INTERPRETERS) {
    const { status, stdout } = spawnSync(python, ['-c', PROBE], {
      env: { ...process.env, ...environment },
      encoding: 'utf8',
    })
    if (status === 0) return { version: stdout.trim(), python, environment }
  }
  return undefined
}

/** Whether it is that version or a newer one. */
export function isAtLeast({ version }: Alembic, wanted: readonly number[]): boolean {
  const found = version.split('.').map(Number)
  const place = wanted.findIndex((number, index) => number !== found[index])
  return place < 0 || (found[place] ?? 0) > (wanted[place] ?? 0)
}

/** Whether Flask-Migrate and what it needs can be imported too. */
export function hasFlaskMigrate({ python, environment }: Alembic): boolean {
  const { status } = spawnSync(python, ['-c', 'import flask_migrate, flask_sqlalchemy'], {
    env: { ...process.env, ...environment },
  })
  return status === 0
}

function readEnvironment(): Readonly<Record<string, string>> {
  const added = process.env['LIMBECK_ALEMBIC_PYTHONPATH']
  if (added === undefined || added === '') return {}
  const before = process.env['PYTHONPATH']
  return { PYTHONPATH: before === undefined ? added : `${added}:${before}` }
}
