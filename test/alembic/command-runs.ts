import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCli } from '../../src/cli/run-cli.ts'
import { createTestTerminal } from '../cli/test-terminal.ts'
import type { CommandExercise } from './command-exercises.ts'
import {
  listRevisions,
  type ProjectOptions,
  writeAlembicFiles,
  writeFlaskFiles,
  writeLimbeckFiles,
} from './command-project.ts'
import { readTraces, runSql, type Traces } from './command-traces.ts'
import type { Alembic } from './find-alembic.ts'

/** One pair of command lines of an exercise, and where the two tools are to run theirs. */
export interface CommandRun {
  readonly theirs: string
  readonly ours: string
  readonly exercise: CommandExercise
}

/** How a command line ended, and what it left behind. */
export interface CommandOutcome {
  readonly succeeded: boolean
  /** The revisions that were listed, each with its marks; none where it does not list. */
  readonly listed: readonly string[]
  readonly traces: Traces
}

/** The outcomes of a run in both tools, and what Limbeck wrote to standard error. */
export interface ComparedOutcomes {
  readonly theirs: CommandOutcome
  readonly ours: CommandOutcome
  readonly exitCode: number
  readonly messages: string
}

interface LineEnd {
  readonly exitCode: number
  readonly stdout: string
}

/** Runs command lines in both tools, each in a project of its own. The other tool runs all of them in one process. */
export async function runInBothTools(
  alembic: Alembic,
  runs: readonly CommandRun[],
): Promise<ReadonlyMap<CommandRun, ComparedOutcomes>> {
  const home = mkdtempSync(join(tmpdir(), 'limbeck-commands-'))
  try {
    const places = runs.map((run, index) => prepare(run, join(home, String(index))))
    const ends = runTheirs(
      alembic,
      places.map(({ theirs }, index) => ({ directory: theirs, lines: listTheirs(runs[index]) })),
    )
    const outcomes = new Map<CommandRun, ComparedOutcomes>()
    for (const [index, run] of runs.entries()) {
      const { theirs = '', ours = '' } = places[index] ?? {}
      const { end, messages } = await runOurs(run, ours)
      outcomes.set(run, {
        theirs: describeOutcome(run, theirs, pickEnd(run, ends[index] ?? [])),
        ours: describeOutcome(run, ours, end),
        exitCode: end.exitCode,
        messages,
      })
    }
    return outcomes
  } finally {
    rmSync(home, { recursive: true })
  }
}

function prepare({ theirs, exercise }: CommandRun, home: string) {
  const options: ProjectOptions = {
    history: exercise.history ?? 'branched',
    hasTwoLocations: exercise.hasTwoLocations ?? false,
    models: exercise.models,
  }
  const directories = { theirs: join(home, 'theirs'), ours: join(home, 'ours') }
  for (const directory of Object.values(directories)) mkdirSync(directory, { recursive: true })
  const write = theirs.includes('flask db') ? writeFlaskFiles : writeAlembicFiles
  write(directories.theirs, options)
  writeLimbeckFiles(directories.ours, options)
  return directories
}

/** The lines before, the line itself, and those after, for the other tool. */
function listTheirs(run: CommandRun | undefined): readonly string[] {
  if (run === undefined) return []
  const { theirs, exercise } = run
  const tool = theirs.includes('flask db') ? 'flask db' : 'alembic'
  const { before = [], after = [] } = exercise
  return [
    ...before.map((line) => `${tool} ${line}`),
    theirs,
    ...after.map((line) => (typeof line === 'string' ? line : line[0])),
  ]
}

/** How the line itself ended. Those before and after it have to succeed. */
function pickEnd(run: CommandRun, ends: readonly LineEnd[]): LineEnd {
  const place = run.exercise.before?.length ?? 0
  const failed = ends.findIndex((end, index) => index !== place && end.exitCode !== 0)
  if (failed >= 0) throw new Error(`${listTheirs(run)[failed]}: ${ends[failed]?.stdout}`)
  const end = ends[place]
  if (end === undefined) throw new Error(`${run.theirs} was not run`)
  return end
}

function runTheirs(
  { python, environment }: Alembic,
  jobs: readonly { readonly directory: string; readonly lines: readonly string[] }[],
): readonly (readonly LineEnd[])[] {
  const input = jobs.map(({ directory, lines }) => ({
    directory,
    lines: lines.map((line) => line.split(' ')),
  }))
  const program = join(import.meta.dirname, 'run_jobs.py')
  const { status, stdout, stderr } = spawnSync(python, [program], {
    input: JSON.stringify(input),
    env: { ...process.env, ...environment },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) throw new Error(`Python failed:\n${stdout}\n${stderr}`)
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as readonly (readonly LineEnd[])[]
}

async function runOurs({ ours, exercise }: CommandRun, directory: string) {
  const { before = [], after = [] } = exercise
  for (const line of before) {
    const { end, messages } = await runLimbeck(`limbeck ${line}`, directory)
    if (end.exitCode !== 0) throw new Error(`limbeck ${line}: ${messages}`)
  }
  const result = await runLimbeck(ours, directory)
  for (const line of after) {
    const ourLine = typeof line === 'string' ? toOurs(line) : line[1]
    const { end, messages } = await runLimbeck(ourLine, directory)
    if (end.exitCode !== 0) throw new Error(`${ourLine}: ${messages}`)
  }
  return result
}

/** The same command line of Limbeck. */
export function toOurs(theirs: string): string {
  return theirs.replace(/^alembic/, 'limbeck').replace(/^flask/, 'limbeck')
}

async function runLimbeck(line: string, workingDirectory: string) {
  const words = line.split(' ')
  const start = words.indexOf('limbeck')
  const variables = words.slice(0, start).map((word) => word.split('=') as [string, string])
  const terminal = createTestTerminal({
    workingDirectory,
    environment: {
      ...process.env,
      EDITOR: join(workingDirectory, 'edit.sh'),
      ...Object.fromEntries(variables),
    },
  })
  const exitCode = await runCli(words.slice(start + 1), terminal)
  return { end: { exitCode, stdout: terminal.readStdout() }, messages: terminal.readStderr() }
}

/** Alembic makes the database and its version table also where it only reads, and where it refuses. */
function listUsed(databases: Traces['databases']): Traces['databases'] {
  return Object.fromEntries(
    Object.entries(databases)
      .map(([name, { tables, rows }]) => [name, { tables, rows: rows ?? [] }] as const)
      .filter(([, { tables, rows }]) => tables.length + rows.length > 0),
  )
}

/** What is not the same in both tools, and is not meant to be, is left out. */
function describeOutcome(
  { theirs, exercise }: CommandRun,
  directory: string,
  { exitCode, stdout }: LineEnd,
): CommandOutcome {
  const history = exercise.history ?? 'branched'
  const isListing = exercise.isListing ?? false
  const succeeded = exitCode === 0
  if (exercise.isSql === true) runSql(directory, stdout)
  const { databases, written, edited } = readTraces(directory, history)
  return {
    succeeded,
    // Limbeck marks what the database is at wherever it was asked.
    listed: isListing
      ? listMentions(stdout, listRevisions(history)).map((mention) =>
          / (?:-i|--indicate-current)$/.test(theirs) ? mention : mention.replace(' (current)', ''),
        )
      : [],
    traces: {
      databases: succeeded && !isListing ? databases : listUsed(databases),
      // Each has its own words where it is given none.
      written: written.map(({ message, ...header }) =>
        / (?:-m|--message) /.test(theirs) ? { message, ...header } : header,
      ),
      edited,
    },
  }
}

/** The revisions that lines are about, each with what stands in brackets behind it: `1a2b (branchpoint) (current)`. */
function listMentions(stdout: string, revisions: readonly string[]): readonly string[] {
  return stdout
    .split('\n')
    .filter((line) => !/^(?:Parent|Merges|Branches into|Also depends on|Path)/.test(line))
    .flatMap((line) => {
      const found = revisions
        .map((revision) => ({ revision, place: line.lastIndexOf(revision) }))
        .filter(({ place }) => place >= 0)
        .sort((a, b) => a.place - b.place)
        .at(-1)
      if (found === undefined) return []
      const rest = line.slice(found.place + found.revision.length)
      const [marks = ''] = /^(?: \([^)]*\))*/.exec(rest) ?? []
      const sorted = [...marks.matchAll(/\([^)]*\)/g)].map(([mark]) => mark).sort()
      return [[found.revision, ...sorted].join(' ')]
    })
    .sort()
}
