import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import type { MeasuredRevision } from './measured-history.ts'

const TABLES = `CREATE TABLE IF NOT EXISTS "alembic_version" ("version_num" VARCHAR(255) NOT NULL, CONSTRAINT "alembic_version_pkc" PRIMARY KEY ("version_num"));
CREATE TABLE IF NOT EXISTS "limbeck_log" ("id" VARCHAR(36) NOT NULL, "version_table" VARCHAR(255) NOT NULL, "revision" VARCHAR(255) NOT NULL, "direction" VARCHAR(10) NOT NULL, "state" VARCHAR(10) NOT NULL, "statements" INTEGER NOT NULL, "digest" VARCHAR(64), "started_at" VARCHAR(30) NOT NULL, "finished_at" VARCHAR(30), "duration_ms" INTEGER, "applied_by" VARCHAR(255), "tool" VARCHAR(50), "error" TEXT, CONSTRAINT "limbeck_log_pkc" PRIMARY KEY ("id"));
`

const TIME = '2026-11-20T06:25:51.995Z'

/**
 * Writes what a run of a history comes to as a file for `psql`: each revision in its transaction, with its change of
 * the version row and its row in a log table of the same shape as Limbeck's.
 */
export function writePsqlScript(path: string, history: readonly MeasuredRevision[]): void {
  writeFileSync(path, TABLES + history.map(renderTransaction).join(''))
}

function renderTransaction({ revision, downRevision, statements }: MeasuredRevision): string {
  const digest = createHash('sha256').update(statements.join('\0')).digest('hex')
  const id = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`
  const [previous] = downRevision
  const versionChange =
    previous === undefined
      ? `INSERT INTO "alembic_version" ("version_num") VALUES ('${revision}')`
      : `UPDATE "alembic_version" SET "version_num" = '${revision}' WHERE "version_num" = '${previous}'`
  const log = `INSERT INTO "limbeck_log" (id, version_table, revision, direction, started_at, applied_by, tool, state, statements, digest, finished_at, duration_ms) VALUES ('${id}', 'alembic_version', '${revision}', 'upgrade', '${TIME}', 'somebody@somewhere', 'psql', 'done', ${statements.length}, '${digest}', '${TIME}', 3)`
  return `${['BEGIN', ...statements, versionChange, log, 'COMMIT'].join(';\n')};\n`
}
