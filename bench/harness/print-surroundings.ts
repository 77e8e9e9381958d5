import { availableParallelism, cpus, release, type } from 'node:os'
import { findAlembic } from '../../test/alembic/find-alembic.ts'
import { readServerVersion } from './measured-database.ts'

/** Prints what the figures depend on: machine and versions. */
export async function printSurroundings(): Promise<void> {
  const parts = [
    `${type()} ${release()}`,
    `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}`,
    `Node ${process.versions.node}`,
    `PostgreSQL ${await readServerVersion()}`,
    `Alembic ${findAlembic()?.version ?? 'absent'}`,
  ]
  console.log(`${parts.join(', ')}\n`)
}
