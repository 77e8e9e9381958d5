import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { EngineName } from '../../setup/engines.ts'
import type { ComparisonOptions, SchemaSketch } from './schema-sketch.ts'

/** The program that asks Alembic. */
export const DETECTION_PROGRAM = fileURLToPath(new URL('detect_changes.py', import.meta.url))

/** What Alembic is asked. */
export interface DetectionJob {
  readonly before: SchemaSketch
  readonly after: SchemaSketch
  readonly options: ComparisonOptions
}

/** What Alembic found. Changes are lines such as `add_column users.email`. */
export interface DetectionAnswer {
  /** What was raised, where something was. */
  readonly error: string | null
  /** What SQLAlchemy sends to make the tables as they were. */
  readonly create: readonly string[]
  /** What Alembic finds where nothing has changed. */
  readonly quiet: readonly string[]
  /** What it finds when the models are others. */
  readonly changes: readonly string[]
}

/** What Alembic found for the cases of an engine, by name. */
export type RecordedDetection = { readonly [Name in string]?: DetectionAnswer }

/** The file with what Alembic found on an engine. */
export function recordedFile(engine: EngineName): string {
  return fileURLToPath(new URL(`recorded/${engine}.json`, import.meta.url))
}

/** Reads what Alembic found on an engine. */
export function readRecorded(engine: EngineName): RecordedDetection {
  return JSON.parse(readFileSync(recordedFile(engine), 'utf8')) as RecordedDetection
}
