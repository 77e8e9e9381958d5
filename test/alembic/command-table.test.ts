/**
 * The tables of commands in `docs/from-alembic.md`: every row has its exercise and every exercise its row, and both
 * tools come to the same where they are given the same history and their command lines of a row.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { COMMAND_EXERCISES } from './command-exercises.ts'
import { type CommandRow, isExampleOf, readCommandRows } from './command-rows.ts'
import { type CommandRun, type ComparedOutcomes, runInBothTools, toOurs } from './command-runs.ts'
import { describeAlembic } from './describe-with-alembic.ts'
import { hasFlaskMigrate, isAtLeast } from './find-alembic.ts'

const ROWS = readCommandRows()

function listRuns({ name }: CommandRow): readonly CommandRun[] {
  const exercise = COMMAND_EXERCISES[name]
  if (exercise === undefined) return []
  return exercise.lines.map((line) =>
    typeof line === 'string'
      ? { theirs: line, ours: toOurs(line), exercise }
      : { theirs: line[0], ours: line[1], exercise },
  )
}

test('every row has an exercise, and every exercise a row', () => {
  expect(ROWS.map(({ name }) => name).sort()).toEqual(Object.keys(COMMAND_EXERCISES).sort())
})

describe.each(ROWS)('$name', (row) => {
  const runs = listRuns(row)

  test('every command line of the row is tried, and no other', () => {
    const tried = { theirs: runs.map(({ theirs }) => theirs), ours: runs.map(({ ours }) => ours) }
    const untried = (shown: readonly string[], lines: readonly string[]) =>
      shown.filter((each) => !lines.some((line) => isExampleOf(line, each)))
    const strange = (shown: readonly string[], lines: readonly string[]) =>
      lines.filter((line) => !shown.some((each) => isExampleOf(line, each)))
    expect(untried(row.theirs, tried.theirs)).toEqual([])
    expect(untried(row.ours, tried.ours)).toEqual([])
    expect(strange(row.theirs, tried.theirs)).toEqual([])
    expect(row.ours.length === 0 ? [] : strange(row.ours, tried.ours)).toEqual([])
  })

  test('a row without a counterpart says what Limbeck answers', () => {
    expect(COMMAND_EXERCISES[row.name]?.refused !== undefined).toBe(row.ours.length === 0)
  })
})

describeAlembic('the commands of both tools', (alembic) => {
  const hasFlask = hasFlaskMigrate(alembic)
  const rows = ROWS.map((row) => ({ ...row, runs: listRuns(row) }))
  const isPossible = ({ name }: CommandRow) =>
    isAtLeast(alembic, COMMAND_EXERCISES[name]?.since ?? []) &&
    (hasFlask || !name.includes('flask db'))
  let outcomes: ReadonlyMap<CommandRun, ComparedOutcomes>

  beforeAll(async () => {
    outcomes = await runInBothTools(
      alembic,
      rows.filter(isPossible).flatMap(({ runs }) => runs),
    )
  }, 180_000)

  const requireOutcome = (run: CommandRun) => {
    const outcome = outcomes.get(run)
    if (outcome === undefined) throw new Error(`${run.theirs} was not run`)
    return outcome
  }

  for (const row of rows) {
    // Flask-Migrate is not everywhere where Alembic is, and an old Alembic lacks some flags.
    const isSkipped = !isPossible(row)
    const isRefused = COMMAND_EXERCISES[row.name]?.refused !== undefined

    test.skipIf(isSkipped).each(isRefused ? [] : row.runs)('$theirs · $ours', (run) => {
      const { ours, theirs } = requireOutcome(run)
      expect(ours).toEqual(theirs)
    })

    test.skipIf(isSkipped).each(isRefused ? row.runs : [])('$theirs is refused', (run) => {
      const { exitCode, messages } = requireOutcome(run)
      expect(exitCode).toBe(2)
      expect(messages).toContain(run.exercise.refused)
    })
  }
})
