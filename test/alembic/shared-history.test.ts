/**
 * Alembic goes on with a database that Limbeck migrated, and the other way round. Which rows are to be there after
 * each move was worked out by hand from Alembic's rules; Alembic itself is asked what it sees.
 */
import { describe, expect, test } from 'vitest'
import { describeWithAlembic } from './describe-with-alembic.ts'
import {
  createBranchedHistory,
  createDependentHistory,
  LONG_ID,
  OTHER_LONG_ID,
  WIDE_ID,
} from './histories.ts'
import { openSharedProject } from './shared-project.ts'
import type { SharedRevision } from './shared-revision.ts'

/** One command of one of the two tools, and what is to be there afterwards. */
interface Move {
  readonly tool: 'limbeck' | 'alembic'
  readonly command: 'upgrade' | 'downgrade' | 'stamp'
  readonly target: string
  /** The version rows. */
  readonly rows: readonly string[]
  /** The heads of branches that `current` shows beside the rows, for a row depends on them. */
  readonly implied: readonly string[]
  readonly tables: readonly string[]
}

interface Story {
  readonly name: string
  readonly history: readonly SharedRevision[]
  /** The width of the version column, as whoever comes first makes it. */
  readonly width: number
  readonly moves: readonly Move[]
}

const ROOT = 'b1d0c2a4e6f8'
const LEFT = '3c5e7a9b1d2f'
const MERGE = '0f1e2d3c4b5a'
const TIP = 'e5f6a7b8c9d0'
const BILLING = '7b8c9d0e1f2a'

const NOTES = ['accounts', 'notes']
const SIDES = ['accounts', 'left', 'notes', 'right']
const ALL = ['accounts', 'joined', 'left', 'notes', 'right', 'tip']

function move(
  tool: Move['tool'],
  command: Move['command'],
  target: string,
  { rows, tables, implied = [] }: Pick<Move, 'rows' | 'tables'> & Partial<Move>,
): Move {
  return { tool, command, target, rows, implied, tables }
}

const STORIES: readonly Story[] = [
  {
    name: 'Limbeck begins with ids of fifty characters, Alembic goes on',
    history: createBranchedHistory({ notes: LONG_ID, right: OTHER_LONG_ID }),
    width: 255,
    moves: [
      move('limbeck', 'upgrade', LONG_ID, { rows: [LONG_ID], tables: NOTES }),
      move('limbeck', 'upgrade', OTHER_LONG_ID, {
        rows: [OTHER_LONG_ID],
        tables: [...NOTES, 'right'],
      }),
      move('limbeck', 'upgrade', LEFT, { rows: [OTHER_LONG_ID, LEFT], tables: SIDES }),
      move('alembic', 'upgrade', 'head', { rows: [TIP], tables: ALL }),
      move('alembic', 'downgrade', '-1', {
        rows: [MERGE],
        tables: ALL.filter((table) => table !== 'tip'),
      }),
      move('alembic', 'downgrade', LEFT, { rows: [OTHER_LONG_ID, LEFT], tables: SIDES }),
      move('limbeck', 'upgrade', 'head', { rows: [TIP], tables: ALL }),
      move('alembic', 'downgrade', LONG_ID, { rows: [LONG_ID], tables: NOTES }),
      move('limbeck', 'downgrade', 'base', { rows: [], tables: [] }),
    ],
  },
  {
    name: 'Alembic begins, Limbeck goes on and keeps the width of the version table',
    history: createBranchedHistory({ notes: WIDE_ID, right: '9d8c7b6a5f4e' }),
    width: 32,
    moves: [
      move('alembic', 'upgrade', LEFT, { rows: [LEFT], tables: [...NOTES, 'left'] }),
      move('alembic', 'upgrade', '9d8c7b6a5f4e', { rows: [LEFT, '9d8c7b6a5f4e'], tables: SIDES }),
      move('limbeck', 'upgrade', 'head', { rows: [TIP], tables: ALL }),
      move('limbeck', 'downgrade', '-1', {
        rows: [MERGE],
        tables: ALL.filter((table) => table !== 'tip'),
      }),
      move('limbeck', 'downgrade', LEFT, { rows: [LEFT, '9d8c7b6a5f4e'], tables: SIDES }),
      move('alembic', 'upgrade', 'head', { rows: [TIP], tables: ALL }),
      move('limbeck', 'downgrade', WIDE_ID, { rows: [WIDE_ID], tables: NOTES }),
      move('alembic', 'downgrade', 'base', { rows: [], tables: [] }),
    ],
  },
  {
    name: 'a row stands for what its revision depends on, whichever tool wrote it',
    history: createDependentHistory(),
    width: 32,
    moves: [
      move('alembic', 'upgrade', 'billing@head', {
        rows: [BILLING],
        implied: [LEFT],
        tables: ['accounts', 'invoices', 'users'],
      }),
      move('limbeck', 'upgrade', 'heads', {
        rows: [BILLING, TIP],
        tables: ['accounts', 'invoices', 'tip', 'users'],
      }),
      move('alembic', 'downgrade', 'billing@base', {
        rows: [TIP],
        tables: ['accounts', 'tip', 'users'],
      }),
      move('limbeck', 'downgrade', ROOT, { rows: [ROOT], tables: ['accounts'] }),
      move('limbeck', 'upgrade', 'billing@head', {
        rows: [BILLING],
        implied: [LEFT],
        tables: ['accounts', 'invoices', 'users'],
      }),
      move('alembic', 'downgrade', 'billing@-1', { rows: [LEFT], tables: ['accounts', 'users'] }),
      move('alembic', 'stamp', TIP, { rows: [TIP], tables: ['accounts', 'users'] }),
      move('limbeck', 'stamp', LEFT, { rows: [LEFT], tables: ['accounts', 'users'] }),
      move('limbeck', 'upgrade', TIP, { rows: [TIP], tables: ['accounts', 'tip', 'users'] }),
    ],
  },
]

describeWithAlembic('a history that both tools run', ({ alembic, engine }) => {
  describe.each(STORIES)('$name', ({ history, moves, width }) => {
    test('every move leaves what the other tool reads', { timeout: 180_000 }, async () => {
      await using project = await openSharedProject({ alembic, engine, revisions: history })
      for (const [place, { tool, command, target, ...left }] of moves.entries()) {
        const rows = left.rows.toSorted()
        const current = [...rows, ...left.implied].sort()
        await project.run(tool, command, target)
        expect({ place, ...(await project.view()) }).toEqual({
          place,
          seenByAlembic: { rows, current },
          seenByLimbeck: { rows, current },
          unknown: [],
          tables: left.tables.toSorted(),
          versionColumns: [['version_num', width]],
        })
      }
    })
  })
})
