/**
 * Ids that do not fit the version table that Alembic made. It is 32 characters wide where the engine enforces widths,
 * and a run that would not fit is refused before its first step, not in the middle.
 */
import { expect, test } from 'vitest'
import { readTable } from '../setup/dump-catalog.ts'
import type { EngineName } from '../setup/engines.ts'
import { describeWithAlembic } from './describe-with-alembic.ts'
import { createWideningHistory, LONG_ID } from './histories.ts'
import { openSharedProject } from './shared-project.ts'

const ROOT = 'b1d0c2a4e6f8'
const MIDDLE = '3c5e7a9b1d2f'

/** What the hint of the error asks for; SQLite enforces no width. */
const WIDEN: { readonly [Name in EngineName]: string | undefined } = {
  postgresql: 'ALTER TABLE alembic_version ALTER COLUMN version_num TYPE VARCHAR(255)',
  mariadb: 'ALTER TABLE alembic_version MODIFY version_num VARCHAR(255) NOT NULL',
  sqlite: undefined,
}

describeWithAlembic('a version table that Alembic made', ({ alembic, engine }) => {
  const widen = WIDEN[engine.name]
  const revisions = createWideningHistory()

  if (widen === undefined) {
    test('takes an id of fifty characters where the engine enforces no width, as Alembic does', {
      timeout: 60_000,
    }, async () => {
      await using project = await openSharedProject({ alembic, engine, revisions })
      await project.run('alembic', 'upgrade', ROOT)
      await project.run('limbeck', 'upgrade', 'head')
      await project.run('alembic', 'downgrade', MIDDLE)
      await project.run('alembic', 'upgrade', 'head')
      expect(await project.view()).toEqual({
        seenByAlembic: { rows: [LONG_ID], current: [LONG_ID] },
        seenByLimbeck: { rows: [LONG_ID], current: [LONG_ID] },
        unknown: [],
        tables: ['accounts', 'notes', 'users'],
        versionColumns: [['version_num', 32]],
      })
    })
    return
  }

  test('an id too long for it is refused before anything runs', { timeout: 60_000 }, async () => {
    await using project = await openSharedProject({ alembic, engine, revisions })
    await project.run('alembic', 'upgrade', ROOT)
    for (const command of ['upgrade', 'stamp'] as const) {
      await expect(project.run('limbeck', command, 'head')).rejects.toMatchObject({
        code: 'revision_id_too_long',
      })
    }
    expect(await project.view()).toEqual({
      seenByAlembic: { rows: [ROOT], current: [ROOT] },
      seenByLimbeck: { rows: [ROOT], current: [ROOT] },
      unknown: [],
      tables: ['accounts'],
      versionColumns: [['version_num', 32]],
    })
  })

  test('what fits runs, and the rest once it is widened', { timeout: 60_000 }, async () => {
    await using project = await openSharedProject({ alembic, engine, revisions })
    await project.run('alembic', 'upgrade', ROOT)
    await project.run('limbeck', 'upgrade', MIDDLE)
    await readTable(project.url, widen)
    await project.run('limbeck', 'upgrade', 'head')
    expect(await project.view()).toEqual({
      seenByAlembic: { rows: [LONG_ID], current: [LONG_ID] },
      seenByLimbeck: { rows: [LONG_ID], current: [LONG_ID] },
      unknown: [],
      tables: ['accounts', 'notes', 'users'],
      versionColumns: [['version_num', 255]],
    })
    await project.run('alembic', 'downgrade', '-1')
    expect(await project.view()).toMatchObject({ seenByLimbeck: { rows: [MIDDLE] }, unknown: [] })
  })
})
