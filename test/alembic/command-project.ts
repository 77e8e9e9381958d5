import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createBranchedHistory, createDependentHistory } from './histories.ts'
import { renderPython, renderTypeScript, type SharedRevision } from './shared-revision.ts'

/** The scripts that there are before a command: none, a line that branches and is merged, or one that depends on another. */
export type HistoryName = 'none' | 'branched' | 'dependent'

/** With `-x table=NAME` the first script makes that table too. */
const EXTRA_TABLE = {
  typescript: [
    "if (op.context.x['table'] !== undefined) {",
    "  await op.createTable(String(op.context.x['table']), { id: t.integer().primaryKey() })",
    '}',
  ],
  python: [
    'from alembic import context',
    "table = context.get_x_argument(as_dictionary=True).get('table')",
    'if table is not None:',
    "    op.create_table(table, sa.Column('id', sa.Integer(), primary_key=True))",
  ],
}

/** The ids of the branched history beside those that are the same in both. */
export const NOTES = '1a2b3c4d5e6f'
export const RIGHT = '9d8c7b6a5f4e'

const HISTORIES: { readonly [Name in HistoryName]: readonly SharedRevision[] } = {
  none: [],
  branched: withExtraTable(createBranchedHistory({ notes: NOTES, right: RIGHT })),
  dependent: withExtraTable(createDependentHistory()),
}

function withExtraTable([first, ...rest]: readonly SharedRevision[]): readonly SharedRevision[] {
  if (first === undefined) return []
  const add = (tool: 'typescript' | 'python') => ({
    ...first[tool],
    upgrade: [...first[tool].upgrade, ...EXTRA_TABLE[tool]],
  })
  return [{ ...first, typescript: add('typescript'), python: add('python') }, ...rest]
}

/** Models of the tables that the branched history makes, or of one more. */
export type ModelsName = 'same' | 'more'

const MODELS: { readonly [Name in ModelsName]: readonly string[] } = {
  same: ['accounts', 'joined', 'left', 'notes', 'right', 'tip'],
  more: ['accounts', 'joined', 'left', 'letters', 'notes', 'right', 'tip'],
}

function renderPythonModels(models: ModelsName | undefined): string {
  const tables = models === undefined ? [] : MODELS[models]
  return [
    'import sqlalchemy as sa',
    'metadata = sa.MetaData()',
    ...tables.map(
      (table) =>
        `sa.Table('${table}', metadata, sa.Column('id', sa.Integer(), primary_key=True), sa.Column('name', sa.String(50), nullable=False))`,
    ),
    '',
  ].join('\n')
}

function renderTypeScriptModels(models: ModelsName): string {
  return [
    "import { t, table } from 'limbeck/schema'",
    ...MODELS[models].map(
      (table) =>
        `export const ${table} = table('${table}', { id: t.integer().primaryKey(), name: t.varchar(50).notNull() })`,
    ),
    '',
  ].join('\n')
}

/** The ids of a history. */
export function listRevisions(history: HistoryName): readonly string[] {
  return HISTORIES[history].map(({ revision }) => revision)
}

/** With a tag, the same is left in the database that `onVersionApply` leaves there for Limbeck. */
const ENV_PY = `import runpy
from pathlib import Path

from alembic import context
from sqlalchemy import engine_from_config, pool, text

metadata = runpy.run_path(str(Path(__file__).with_name("models.py")))["metadata"]

config = context.config


def write_sql():
    context.configure(dialect_name="sqlite", literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


def run():
    section = config.get_section(config.config_ini_section)
    engine = engine_from_config(section, prefix="sqlalchemy.", poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=metadata)
        with context.begin_transaction():
            context.run_migrations()
            tag = context.get_tag_argument()
            if tag is not None:
                connection.execute(text(f"CREATE TABLE IF NOT EXISTS tag_{tag} (id INTEGER)"))


write_sql() if context.is_offline_mode() else run()
`

const MAKO = `"""\${message}"""
revision = \${repr(up_revision)}
down_revision = \${repr(down_revision)}
branch_labels = \${repr(branch_labels)}
depends_on = \${repr(depends_on)}

from alembic import op
import sqlalchemy as sa

def upgrade():
    \${upgrades if upgrades else "pass"}

def downgrade():
    \${downgrades if downgrades else "pass"}
`

const EDITOR = `#!/bin/sh
for file; do basename "$file" | sed 's/\\..*//' >> "$(dirname "$0")/edited.txt"; done
`

/** How a project differs from the usual one. */
export interface ProjectOptions {
  readonly history: HistoryName
  /** Whether scripts can also lie in the folder `extra`. */
  readonly hasTwoLocations: boolean
  /** Models beside the scripts, where there are some. */
  readonly models?: ModelsName | undefined
}

/** Makes a project of Alembic, with a second section and a second file that name another database. */
export function writeAlembicFiles(directory: string, options: ProjectOptions): void {
  writeFiles(directory, { 'edit.sh': EDITOR })
  if (options.history === 'none') return
  const locations = options.hasTwoLocations
    ? 'path_separator = space\nversion_locations = %(here)s/migrations/versions %(here)s/extra\n'
    : ''
  const section = (name: string, file: string) =>
    `[${name}]\nscript_location = %(here)s/migrations\n${locations}sqlalchemy.url = sqlite:///${file}\n`
  writeFiles(directory, {
    'alembic.ini': section('alembic', 'app.db') + section('other', 'other.db'),
    'other.ini': section('alembic', 'other.db'),
    'migrations/env.py': ENV_PY,
    'migrations/models.py': renderPythonModels(options.models),
    'migrations/script.py.mako': MAKO,
    ...renderScripts(options, 'migrations/versions', 'py'),
  })
}

/** Makes the folder of a program with Flask-Migrate; `flask db init` makes the rest. */
export function writeFlaskFiles(directory: string, options: ProjectOptions): void {
  writeFiles(directory, { 'edit.sh': EDITOR, ...renderScripts(options, 'scripts', 'py') })
}

/** Makes a project of Limbeck. */
export function writeLimbeckFiles(directory: string, options: ProjectOptions): void {
  writeFiles(directory, { 'edit.sh': EDITOR })
  if (options.history === 'none') return
  const locations = options.hasTwoLocations
    ? `versionLocations: ['migrations/versions', 'extra'],`
    : ''
  const schema = options.models === undefined ? '' : `schema: 'models.ts',`
  const config = (file: string) => `export default {
  url: 'sqlite:${file}',
  ${schema}
  ${locations}
  environments: { other: { url: 'sqlite:other.db' } },
  onVersionApply: async ({ tag, connection }) => {
    if (tag === undefined) return
    await connection.execute({ sql: \`CREATE TABLE IF NOT EXISTS tag_\${tag} (id INTEGER)\` })
  },
}
`
  writeFiles(directory, {
    'limbeck.config.mjs': config('app.db'),
    'other.config.mjs': config('other.db'),
    ...(options.models === undefined
      ? {}
      : { 'models.ts': renderTypeScriptModels(options.models) }),
    ...renderScripts(options, 'migrations/versions', 'ts'),
  })
}

function renderScripts(
  { history }: ProjectOptions,
  folder: string,
  language: 'py' | 'ts',
): Readonly<Record<string, string>> {
  const render = language === 'py' ? renderPython : renderTypeScript
  return Object.fromEntries(
    HISTORIES[history].map((each) => [`${folder}/${each.revision}_.${language}`, render(each)]),
  )
}

function writeFiles(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(directory, path)
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, text)
    if (path.endsWith('.sh')) chmodSync(file, 0o755)
  }
}
