import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openConnection } from '../../src/connect/open-connection.ts'
import { createMigrator, type Migrator } from '../../src/index.ts'

/** A project whose models a test changes. */
export interface GenerateProject {
  readonly migrator: Migrator
  /** Sets the models, and writes a script that leads to them: the bodies of its two functions, or nothing. */
  generate(schema: object): Promise<readonly [upgrade: string, downgrade: string] | undefined>
  /** Changes the script that was written last, as a person would. */
  rewrite(change: (script: string) => string): void
  /** Writes a script, and runs it. */
  apply(schema: object): Promise<void>
  /** Runs statements of a person, and gives the rows of the last one. */
  query(...statements: readonly string[]): Promise<readonly Readonly<Record<string, unknown>>[]>
}

/** Makes a project for an empty database. What it writes is held to what Biome makes of it. */
export async function createGenerateProject(
  url: string,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<GenerateProject> {
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-generate-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  let models: object = {}
  let last = ''
  const migrator = await createMigrator({
    url,
    migrations: directory,
    schema: () => models,
    ...settings,
  } as { readonly url: string })
  onTestFinished(() => migrator.close())
  const project: GenerateProject = {
    migrator,
    async generate(schema) {
      models = schema
      const { path } = await migrator.generate({
        message: 'next',
        // What comes and goes in these tests has no other name.
        decide: { rename: () => false },
      })
      if (path === null) return undefined
      last = path
      return readBodies(readFileSync(path, 'utf8'))
    },
    rewrite: (change) => writeFileSync(last, change(readFileSync(last, 'utf8'))),
    async apply(schema) {
      await project.generate(schema)
      await migrator.upgrade()
    },
    async query(...statements) {
      const connection = await openConnection(url, { baseDirectory: directory })
      try {
        let rows: readonly Readonly<Record<string, unknown>>[] = []
        for (const sql of statements) rows = (await connection.execute({ sql })).rows
        return rows
      } finally {
        await connection.close()
      }
    },
  }
  return project
}

function readBodies(script: string): readonly [string, string] {
  const formatted = execFileSync(
    'node_modules/.bin/biome',
    ['format', '--stdin-file-path=script.ts'],
    {
      input: script,
      encoding: 'utf8',
    },
  )
  if (formatted !== script) throw new Error(`Biome would have written:\n${formatted}`)
  const [, upgrade = '', downgrade = ''] =
    /upgrade\(op: Operations\) \{\n(.*?)\}\n\nexport async function downgrade\(op: Operations\) \{\n(.*)\}\n$/s.exec(
      script,
    ) ?? []
  return [upgrade, downgrade].map((body) => body.replaceAll(/^ {2}/gm, '')) as [string, string]
}
