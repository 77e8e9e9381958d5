import { type HistoryName, type ModelsName, NOTES, RIGHT } from './command-project.ts'

/** How the command lines of a row are tried. */
export interface CommandExercise {
  /** Versions of Alembic before this one lack what the row is about, or do it otherwise. */
  readonly since?: readonly [major: number, minor: number, patch: number]
  /** The scripts that are there; the branched history unless told. */
  readonly history?: HistoryName
  /** Whether scripts can also lie in the folder `extra`. */
  readonly hasTwoLocations?: boolean
  /** Models beside the scripts, where there are some. */
  readonly models?: ModelsName
  /** Commands that are run before, in both tools, without the name of the tool. */
  readonly before?: readonly string[]
  /** Command lines of the other tool, each with that of Limbeck; the same with Limbeck's name where there is none. */
  readonly lines: readonly (string | readonly [theirs: string, ours: string])[]
  /** Commands that are run afterwards, to see what came of it, as `lines`. */
  readonly after?: readonly (string | readonly [theirs: string, ours: string])[]
  /** Whether the revisions that are printed, with what is said of each, are compared. */
  readonly isListing?: boolean
  /** Whether what is printed is SQL, whose effect is compared: it is run on the database. */
  readonly isSql?: boolean
  /** What Limbeck says to a flag that it has no counterpart for. */
  readonly refused?: string
}

const ROOT = 'b1d0c2a4e6f8'
const LEFT = '3c5e7a9b1d2f'
const MERGE = '0f1e2d3c4b5a'
const TIP = 'e5f6a7b8c9d0'
const BILLING = '7b8c9d0e1f2a'

const both = (...words: readonly string[]) =>
  words.map((line) => [`alembic ${line}`, `limbeck ${line}`] as const)

/** An exercise for each row of the tables of commands, by its first cell. */
export const COMMAND_EXERCISES: Readonly<Record<string, CommandExercise>> = {
  '`alembic --version`': { lines: both('--version') },
  '`alembic COMMAND --help`': { lines: both('upgrade --help', 'history --help') },
  '`alembic -c FILE COMMAND`, `alembic --config FILE COMMAND`': {
    lines: [
      ['alembic -c other.ini upgrade head', 'limbeck -c other.config.mjs upgrade head'],
      ['alembic --config other.ini stamp head', 'limbeck --config other.config.mjs stamp head'],
    ],
  },
  '`ALEMBIC_CONFIG=FILE alembic COMMAND`': {
    lines: [
      [
        'ALEMBIC_CONFIG=other.ini alembic upgrade head',
        'LIMBECK_CONFIG=other.config.mjs limbeck upgrade head',
      ],
    ],
  },
  '`alembic -n NAME COMMAND`, `alembic --name NAME COMMAND`': {
    lines: [
      'alembic -n other upgrade head',
      'alembic --name other upgrade head',
      ['alembic --name other upgrade head', 'limbeck --env other upgrade head'],
    ],
  },
  '`alembic -x KEY=VALUE COMMAND`': { lines: both('-x table=notebook upgrade head') },
  '`alembic --raiseerr COMMAND`': {
    lines: [
      'alembic --raiseerr upgrade nothing',
      ['alembic --raiseerr upgrade nothing', 'limbeck -vv upgrade nothing'],
    ],
  },
  '`alembic -q COMMAND`, `alembic --quiet COMMAND`': {
    since: [1, 11, 0],
    lines: both('-q upgrade head', '--quiet upgrade head', '-q upgrade nothing'),
  },

  '`alembic list_templates`': {
    lines: ['alembic list_templates', ['alembic list_templates', 'limbeck list-templates']],
  },
  '`alembic init DIR`': {
    history: 'none',
    lines: both('init db'),
    after: both('revision -m first'),
  },
  '`alembic init -t generic DIR`, `alembic init --template generic DIR`': {
    history: 'none',
    lines: both('init -t generic db', 'init --template generic db'),
    after: both('revision -m first'),
  },
  '`alembic init -t async DIR`': {
    history: 'none',
    lines: [['alembic init -t async db', 'limbeck init db']],
    after: both('revision -m first'),
  },
  '`alembic init -t multidb DIR`': {
    history: 'none',
    lines: [
      'alembic init -t multidb db',
      ['alembic init -t multidb db', 'limbeck init --multidb db'],
    ],
    after: both('revision -m first'),
  },
  '`alembic init -t pyproject DIR`, `alembic init -t pyproject_async DIR`': {
    since: [1, 16, 0],
    history: 'none',
    lines: [
      ['alembic init -t pyproject db', 'limbeck init db'],
      ['alembic init -t pyproject_async db', 'limbeck init db'],
    ],
    after: both('revision -m first'),
  },
  '`alembic init --package DIR`': {
    history: 'none',
    lines: ['alembic init --package db'],
    refused: 'folders need no file to be packages',
  },

  '`alembic revision`, `alembic revision -m MSG`, `alembic revision --message MSG`': {
    lines: both('revision', 'revision -m more', 'revision --message more'),
  },
  '`alembic revision --rev-id ID`': { lines: both('revision --rev-id 20261121_1') },
  '`alembic revision --head REV`': {
    history: 'dependent',
    lines: both(`revision --head ${TIP}`, 'revision --head billing@head', 'revision --head 7b8c9'),
  },
  '`alembic revision --head base`': { lines: both('revision --head base') },
  '`alembic revision --head REV --splice`': {
    lines: both(`revision --head ${ROOT} --splice`, `revision --head ${LEFT} --splice`),
  },
  '`alembic revision --branch-label LABEL`': { lines: both('revision --branch-label reports') },
  '`alembic revision --head REV --depends-on REV`': {
    history: 'dependent',
    lines: both(
      `revision --head billing@head --depends-on ${TIP}`,
      'revision --head e5f6 --depends-on billing',
    ),
  },
  '`alembic revision --version-path DIR`': {
    hasTwoLocations: true,
    lines: both('revision --version-path extra'),
  },
  '`alembic revision --sql`': {
    lines: ['alembic revision --sql'],
    refused: 'Say `--template sql`',
  },
  '`alembic revision --autogenerate`, `alembic revision --autogenerate -m MSG`': {
    models: 'more',
    before: ['upgrade head'],
    lines: [
      'alembic revision --autogenerate',
      'alembic revision --autogenerate -m letters',
      ['alembic revision --autogenerate -m letters', 'limbeck generate letters'],
      ['alembic revision --autogenerate -m letters', 'limbeck generate -m letters'],
    ],
    after: both('upgrade head', 'downgrade base', 'upgrade head'),
  },
  '`alembic merge REV REV`, `alembic merge heads`': {
    history: 'dependent',
    lines: both(`merge ${TIP} ${BILLING}`, 'merge heads'),
  },
  '`alembic merge -m MSG heads`, `alembic merge --message MSG heads`': {
    history: 'dependent',
    lines: both('merge -m join heads', 'merge --message join heads'),
  },
  '`alembic merge --branch-label LABEL heads`': {
    history: 'dependent',
    lines: both('merge --branch-label joined heads'),
  },
  '`alembic merge --rev-id ID heads`': {
    history: 'dependent',
    lines: both('merge --rev-id joined_1 heads'),
  },
  '`alembic merge --splice REV REV`': {
    since: [1, 18, 5],
    lines: both(`merge --splice ${LEFT} ${RIGHT}`),
  },
  '`alembic edit REV`': {
    before: [`upgrade ${LEFT}`],
    lines: both(`edit ${RIGHT}`, 'edit head', 'edit current', 'edit nothing'),
  },

  '`alembic upgrade head`': {
    lines: [
      'alembic upgrade head',
      ['alembic upgrade head', 'limbeck upgrade'],
      ['alembic upgrade head', 'limbeck up'],
    ],
  },
  '`alembic upgrade heads`': { history: 'dependent', lines: both('upgrade heads') },
  '`alembic upgrade REV`': {
    lines: both(`upgrade ${RIGHT}`, 'upgrade 9d8c', 'upgrade nothing'),
  },
  '`alembic upgrade +N`': {
    before: [`upgrade ${ROOT}`],
    lines: both('upgrade +1', 'upgrade +7'),
  },
  '`alembic upgrade REV+N`': { lines: both(`upgrade ${ROOT}+1`, `upgrade ${MERGE}+1`) },
  '`alembic upgrade LABEL@head`': { history: 'dependent', lines: both('upgrade billing@head') },
  '`alembic upgrade LABEL@+N`': { history: 'dependent', lines: both('upgrade billing@+1') },
  '`alembic upgrade REV --tag TAG`': { lines: both('upgrade head --tag release') },
  '`alembic upgrade REV --sql`': {
    lines: both('upgrade head --sql', `upgrade ${LEFT} --sql`),
    isSql: true,
  },
  '`alembic upgrade REV:REV --sql`': {
    before: [`upgrade ${NOTES}`],
    lines: both(`upgrade ${NOTES}:${MERGE} --sql`, `upgrade ${NOTES}:head --sql`),
    isSql: true,
  },
  '`alembic downgrade REV:REV --sql`, `alembic downgrade REV:base --sql`': {
    // Before, SQL that goes down to the base dropped the version table.
    since: [1, 19, 0],
    before: ['upgrade head'],
    lines: both(`downgrade ${TIP}:${NOTES} --sql`, `downgrade ${TIP}:base --sql`),
    isSql: true,
  },
  '`alembic stamp REV --sql`, `alembic stamp REV:REV --sql`': {
    lines: both(`stamp ${RIGHT} --sql`, `stamp base:${RIGHT} --sql`),
    isSql: true,
  },
  '`alembic ensure_version --sql`': {
    since: [1, 19, 0],
    lines: [
      'alembic ensure_version --sql',
      ['alembic ensure_version --sql', 'limbeck ensure-version --sql'],
    ],
    isSql: true,
  },
  '`alembic downgrade base`': { before: ['upgrade head'], lines: both('downgrade base') },
  '`alembic downgrade REV`': {
    before: ['upgrade head'],
    lines: [
      `alembic downgrade ${NOTES}`,
      [`alembic downgrade ${NOTES}`, `limbeck down ${NOTES}`],
      'alembic downgrade nothing',
    ],
  },
  '`alembic downgrade -N`': {
    before: [`upgrade ${NOTES}`],
    lines: both('downgrade -1', 'downgrade -2', 'downgrade -7'),
  },
  '`alembic downgrade REV-N`': {
    before: ['upgrade head'],
    lines: both(`downgrade ${LEFT}-1`),
  },
  '`alembic downgrade LABEL@-N`': {
    history: 'dependent',
    before: ['upgrade heads'],
    lines: both('downgrade billing@-1'),
  },
  '`alembic downgrade LABEL@base`': {
    history: 'dependent',
    before: ['upgrade heads'],
    lines: both('downgrade billing@base'),
  },
  '`alembic downgrade REV --tag TAG`': {
    before: ['upgrade head'],
    lines: both(`downgrade ${MERGE} --tag undone`),
  },
  '`alembic stamp REV`': { lines: both(`stamp ${RIGHT}`, 'stamp 3c5e', 'stamp nothing') },
  '`alembic stamp head`': {
    lines: ['alembic stamp head', ['alembic stamp head', 'limbeck stamp']],
  },
  '`alembic stamp REV REV`, `alembic stamp heads`': {
    history: 'dependent',
    lines: both(`stamp ${TIP} ${BILLING}`, 'stamp heads'),
  },
  '`alembic stamp base`': { before: ['upgrade head'], lines: both('stamp base') },
  '`alembic stamp --purge REV`': {
    before: ['upgrade head'],
    lines: both(`stamp --purge ${ROOT}`),
  },
  '`alembic stamp --tag TAG REV`': { lines: both('stamp --tag taken_over head') },
  '`alembic ensure_version`': {
    lines: ['alembic ensure_version', ['alembic ensure_version', 'limbeck ensure-version']],
  },

  '`alembic current`': {
    history: 'dependent',
    before: ['upgrade billing@head'],
    lines: ['alembic current', ['alembic current', 'limbeck status']],
    isListing: true,
  },
  '`alembic current -v`, `alembic current --verbose`': {
    before: [`upgrade ${LEFT}`],
    lines: both('current -v', 'current --verbose'),
    isListing: true,
  },
  '`alembic current --check-heads`, `alembic current -c`': {
    since: [1, 17, 1],
    before: [`upgrade ${LEFT}`],
    lines: [
      'alembic current --check-heads',
      ['alembic current -c', 'limbeck current --check-heads'],
    ],
    after: both('upgrade head', 'current --check-heads'),
  },
  '`alembic history`': { lines: both('history'), isListing: true },
  '`alembic history -v`, `alembic history --verbose`': {
    lines: both('history -v', 'history --verbose'),
    isListing: true,
  },
  '`alembic history -i`, `alembic history --indicate-current`': {
    before: [`upgrade ${NOTES}`],
    lines: both('history -i', 'history --indicate-current'),
    isListing: true,
  },
  '`alembic history -r REV:REV`, `alembic history --rev-range REV:REV`': {
    lines: both(`history -r ${NOTES}:${MERGE}`, `history --rev-range ${ROOT}:${RIGHT}`),
    isListing: true,
  },
  '`alembic history -r REV:`, `alembic history -r :REV`': {
    lines: both(`history -r ${MERGE}:`, `history -r :${NOTES}`),
    isListing: true,
  },
  '`alembic history -r current:`, `alembic history -r :current`': {
    before: [`upgrade ${NOTES}`],
    lines: both('history -r current:', 'history -r :current'),
    isListing: true,
  },
  '`alembic history -r-N:`': {
    lines: ['alembic history -r-1:', ['alembic history -r-1:', 'limbeck history -r -1:']],
    isListing: true,
  },
  '`alembic history -r REV:+N`': { lines: both(`history -r ${ROOT}:+1`), isListing: true },
  '`alembic heads`': { history: 'dependent', lines: both('heads'), isListing: true },
  '`alembic heads -v`, `alembic heads --verbose`': {
    history: 'dependent',
    lines: both('heads -v', 'heads --verbose'),
    isListing: true,
  },
  '`alembic heads --resolve-dependencies`': {
    history: 'dependent',
    lines: both('heads --resolve-dependencies'),
    isListing: true,
  },
  '`alembic branches`': { lines: both('branches'), isListing: true },
  '`alembic branches -v`, `alembic branches --verbose`': {
    lines: both('branches -v', 'branches --verbose'),
    isListing: true,
  },
  '`alembic show REV`': {
    lines: both(`show ${RIGHT}`, 'show 0f1e', 'show nothing'),
    isListing: true,
  },
  '`alembic show head`': {
    lines: ['alembic show head', ['alembic show head', 'limbeck show']],
    isListing: true,
  },
  '`alembic show current`': {
    before: [`upgrade ${NOTES}`],
    lines: both('show current'),
    isListing: true,
  },

  '`alembic check`': {
    since: [1, 9, 0],
    models: 'same',
    before: ['upgrade head'],
    lines: both('check'),
  },

  '`flask db list-templates`': { lines: ['flask db list-templates'] },
  '`flask db init`': {
    history: 'none',
    lines: ['flask db init'],
    after: ['flask db revision -m first'],
  },
  '`flask db init --multidb`': {
    history: 'none',
    lines: ['flask db init --multidb'],
    after: ['flask db revision -m first'],
  },
  '`flask db init -d DIR`, `flask db init --directory DIR`': {
    history: 'none',
    lines: [
      ['flask db init -d db', 'limbeck db init db'],
      ['flask db init --directory db', 'limbeck db init db'],
    ],
    after: [['flask db revision -m first -d db', 'limbeck db revision -m first']],
  },
  '`flask db COMMAND -d DIR`, `FLASK_DB_DIRECTORY=DIR flask db COMMAND`': {
    lines: [
      ['flask db upgrade -d migrations', 'limbeck db -c limbeck.config.mjs upgrade'],
      [
        'FLASK_DB_DIRECTORY=migrations flask db upgrade',
        'limbeck db -c limbeck.config.mjs upgrade',
      ],
    ],
  },
  '`flask db COMMAND -x KEY=VALUE`, `flask db COMMAND --x-arg KEY=VALUE`': {
    lines: ['flask db upgrade -x table=notebook', 'flask db upgrade --x-arg table=notebook'],
  },
  '`flask db migrate`': {
    lines: ['flask db migrate'],
    refused: 'There is no command',
  },
  '`flask db revision -m MSG`': { lines: ['flask db revision -m more'] },
  '`flask db merge heads`': { history: 'dependent', lines: ['flask db merge heads'] },
  '`flask db edit`': { lines: ['flask db edit'] },
  '`flask db upgrade`': { lines: ['flask db upgrade'] },
  '`flask db downgrade`': { before: ['upgrade head'], lines: ['flask db downgrade'] },
  '`flask db upgrade --sql`': { lines: ['flask db upgrade --sql'], isSql: true },
  '`flask db downgrade --sql`': {
    before: ['upgrade head'],
    lines: ['flask db downgrade --sql'],
    isSql: true,
  },
  '`flask db stamp`': { lines: ['flask db stamp'] },
  '`flask db current`': {
    before: ['upgrade head'],
    lines: ['flask db current'],
    isListing: true,
  },
  '`flask db history`': { lines: ['flask db history'], isListing: true },
  '`flask db heads`': { history: 'dependent', lines: ['flask db heads'], isListing: true },
  '`flask db branches`': { lines: ['flask db branches'], isListing: true },
  '`flask db show`': { lines: ['flask db show'], isListing: true },
}
