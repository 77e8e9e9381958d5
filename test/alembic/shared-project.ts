import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestEngine } from '../setup/engines.ts'
import { type AlembicView, runAlembic, writeAlembicProject } from './alembic-project.ts'
import type { Alembic } from './find-alembic.ts'
import { openLimbeckProject } from './limbeck-project.ts'
import type { SharedRevision } from './shared-revision.ts'

/** The commands that both tools have and that change something. */
export type SharedCommand = 'upgrade' | 'downgrade' | 'stamp'

/** The tools that share a database here. */
export type ToolName = 'limbeck' | 'alembic'

/** Tables that no revision makes. */
const OWN_TABLES: readonly string[] = ['alembic_version', 'limbeck_log']

/** An empty database, with the same history as scripts of both tools. */
export async function openSharedProject(options: {
  readonly alembic: Alembic
  readonly engine: TestEngine
  readonly revisions: readonly SharedRevision[]
}) {
  const { alembic, revisions } = options
  const url = await options.engine.createUrl()
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-alembic-'))
  const alembicDirectory = join(directory, 'alembic')
  writeAlembicProject(alembicDirectory, { url, revisions })
  const migrator = await openLimbeckProject(join(directory, 'limbeck'), { url, revisions })
  let seen: AlembicView | undefined
  const commands = {
    upgrade: (target: string) => migrator.upgrade(target),
    downgrade: (target: string) => migrator.downgrade(target),
    stamp: (target: string) => migrator.stamp(target),
  } satisfies Record<SharedCommand, (target: string) => Promise<unknown>>
  const tools: Readonly<
    Record<ToolName, (command: SharedCommand, target: string) => Promise<void>>
  > = {
    limbeck: async (command, target) => {
      seen = undefined
      await commands[command](target)
    },
    alembic: async (command, target) => {
      seen = await runAlembic(alembic, alembicDirectory, [command, target])
    },
  }
  return {
    url,
    migrator,
    run: (tool: ToolName, command: SharedCommand, target: string) => tools[tool](command, target),
    /** What is there, as both tools see it. */
    view: async () => {
      const { current, rows, tables, versionColumns } =
        seen ?? (await runAlembic(alembic, alembicDirectory))
      const here = await migrator.current()
      if ('databases' in here) throw new Error('one database was configured')
      return {
        seenByAlembic: { rows, current },
        seenByLimbeck: {
          rows: here.rows,
          current: here.revisions.map(({ revision }) => revision).sort(),
        },
        unknown: here.unknown,
        tables: tables.filter((table) => !OWN_TABLES.includes(table)),
        versionColumns,
      }
    },
    [Symbol.asyncDispose]: async () => {
      await migrator.close()
      rmSync(directory, { recursive: true })
    },
  }
}
