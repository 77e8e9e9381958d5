import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LimbeckError } from '../../errors/index.ts'
import { removeFile, writeFile } from '../../system/index.ts'
import type { ScriptHeader } from '../script-record.ts'
import { createSlug } from './create-slug.ts'
import { formatFileName } from './format-file-name.ts'
import { renderRevisionScript, type UserTemplate } from './render-revision-script.ts'
import type { RevisionScript, ScriptLanguage } from './revision-script.ts'
import { type PostWriteHook, runPostWriteHooks } from './run-post-write-hooks.ts'
import { formatCreateDate, toZonedDate } from './zoned-date.ts'

/** What a new script is written from. */
export interface WriteScriptOptions {
  /** The absolute path of the version location. It is made on demand. */
  readonly directory: string
  /** The script but for its date. */
  readonly script: Omit<RevisionScript, 'createDate'>
  readonly now: Date
  readonly template?: ScriptLanguage | UserTemplate | undefined
  readonly fileTemplate: string
  readonly slugLength: number
  readonly timeZone: string
  /** Throws where the revision would make the graph invalid. Called before anything is written. */
  readonly check?: ((header: ScriptHeader & { readonly path: string }) => void) | undefined
  readonly postWriteHooks?: readonly PostWriteHook[] | undefined
  /** Where hooks run. */
  readonly workingDirectory: string
}

/** What was written. */
export interface WrittenScript extends ScriptHeader {
  /** The script; of SQL files the first `.up.sql`. */
  readonly path: string
  /** All files. */
  readonly paths: readonly string[]
  readonly createDate: string
}

/**
 * Writes a new script, whole or not at all, and runs the post-write hooks on it. Throws `script_exists` rather than
 * replace a file, what `check` throws, and `hook_failed`; only after the last of these are there new files.
 */
export async function writeScript(options: WriteScriptOptions): Promise<WrittenScript> {
  const date = toZonedDate(options.now, options.timeZone)
  const script = { ...options.script, createDate: formatCreateDate(date) }
  const { revision, downRevision, branchLabels, dependsOn, createDate } = script
  const stem = formatFileName(options.fileTemplate, {
    revision,
    slug: createSlug(script.message, options.slugLength),
    date,
  })
  const files = renderRevisionScript(script, options.template).files.map(({ suffix, text }) => ({
    path: join(options.directory, ...stem.split('/')) + suffix,
    text,
  }))
  const [path = ''] = files.map((file) => file.path)
  const header = { revision, downRevision, branchLabels, dependsOn, path }
  options.check?.(header)
  writeFiles(files)
  for (const file of files) {
    await runPostWriteHooks(file.path, options.postWriteHooks ?? [], options.workingDirectory)
  }
  return { ...header, paths: files.map((file) => file.path), createDate }
}

/** Finds the project's own template of scripts in the folder of the migrations: `script.ts.template` and the like. */
export function findUserTemplate(migrations: string): UserTemplate | undefined {
  const path = ['ts', 'mts', 'js', 'mjs']
    .map((extension) => join(migrations, `script.${extension}.template`))
    .find((candidate) => existsSync(candidate))
  return path === undefined ? undefined : readUserTemplate(path)
}

/** Reads a template of scripts. Throws `template_not_found`. */
export function readUserTemplate(path: string): UserTemplate {
  try {
    return { path, text: readFileSync(path, 'utf8') }
  } catch (error) {
    throw new LimbeckError('template_not_found', `The template "${path}" cannot be read.`, {
      hint: 'Name a file such as "migrations/script.ts.template", or "ts", "js" or "sql".',
      cause: error,
    })
  }
}

/** Either all files are there afterwards, or none of them is. */
function writeFiles(files: readonly { readonly path: string; readonly text: string }[]): void {
  const written: string[] = []
  try {
    for (const { path, text } of files) {
      writeFile(path, text, { mustBeNew: 'script_exists' })
      written.push(path)
    }
  } catch (error) {
    for (const path of written) removeFile(path)
    throw error
  }
}
