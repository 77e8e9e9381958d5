import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createMigrator, type MigratorOptions } from '../../../src/index.ts'

/** A migrator over a folder of its own, which goes with the test. */
export async function openProject(options: MigratorOptions) {
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-source-'))
  mkdirSync(join(directory, 'versions'))
  const migrator = await createMigrator({ migrations: directory, ...options })
  onTestFinished(async () => {
    await migrator.close()
    rmSync(directory, { recursive: true, force: true })
  })
  return migrator
}
