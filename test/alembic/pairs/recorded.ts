import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { EngineName } from '../../setup/engines.ts'

/** The program that runs operations with Alembic. */
export const OPERATIONS_PROGRAM = fileURLToPath(new URL('run_operations.py', import.meta.url))

/** What Alembic is to do. */
export interface AlembicJob {
  readonly schema: string
  readonly code: string
}

/** What Alembic did. */
export interface AlembicAnswer {
  /** What was raised, where something was. */
  readonly error: string | null
  /** What it sent that changes something, with the values written into it. */
  readonly statements: readonly string[]
}

/** What stands for the schema that pairs can name, which on MariaDB is the database of the run. */
const SCHEMA = '{schema}'

/** What Alembic did for the pairs of an engine, by family and title. */
export type Recorded = { readonly [Name in string]?: AlembicAnswer }

/** The file with what Alembic did on an engine. */
export function recordedFile(engine: EngineName): string {
  return fileURLToPath(new URL(`recorded/${engine}.json`, import.meta.url))
}

/** Reads what Alembic did on an engine. */
export function readRecorded(engine: EngineName): Recorded {
  return JSON.parse(readFileSync(recordedFile(engine), 'utf8')) as Recorded
}

/** What Alembic did, without the name of the run's database. */
export function withoutSchema(engine: EngineName, answer: AlembicAnswer, schema: string) {
  return engine === 'mariadb' ? replaceAll(answer, schema, SCHEMA) : answer
}

/** The statements for the database of this run. */
export function withSchema(answer: AlembicAnswer, schema: string): AlembicAnswer {
  return replaceAll(answer, SCHEMA, schema)
}

function replaceAll({ error, statements }: AlembicAnswer, from: string, to: string): AlembicAnswer {
  return {
    error: error?.replaceAll(from, to) ?? null,
    statements: statements.map((statement) => statement.replaceAll(from, to)),
  }
}
