import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import {
  joinImports,
  type RevisionScript,
  renderRevisionScript,
  runPostWriteHooks,
  type ScriptBody,
} from '../scripts/index.ts'
import { writeFile } from '../system/index.ts'
import type { AmendedScript } from './amended-script.ts'
import type { CommandContext } from './command-context.ts'
import { chooseTemplate, type ScriptFunctions } from './write-revision.ts'

/** A script as it is written out of functions, in the way of new scripts and after their hooks, under the head of the old one. */
export async function renderVersion(
  context: CommandContext,
  { record, language }: AmendedScript,
  functions: readonly ScriptFunctions[],
): Promise<string> {
  const { config } = context
  const { revision, downRevision, branchLabels, dependsOn, message, createDate } = record
  const bodies = new Map(functions.map(({ database, body }) => [database, body]))
  const script: RevisionScript = {
    revision,
    downRevision,
    branchLabels,
    dependsOn,
    message,
    createDate: createDate ?? '',
    imports: joinImports(functions.flatMap(({ imports }) => imports)),
    body: config.isMultiDatabase ? undefined : functions[0]?.body,
    databases: config.isMultiDatabase
      ? Object.fromEntries(
          config.databases.map(({ name }): [string, ScriptBody] => [name, bodies.get(name) ?? {}]),
        )
      : undefined,
  }
  const template = chooseTemplate(context, undefined)
  const { files } = renderRevisionScript(script, typeof template === 'object' ? template : language)
  return await runHooks(context, record.path, files[0]?.text ?? '')
}

/** Hooks see a file of the same name, in a hidden folder beside the script. */
async function runHooks({ config }: CommandContext, path: string, text: string): Promise<string> {
  if (config.postWriteHooks.length === 0) return text
  const folder = mkdtempSync(join(dirname(path), '.amend-'))
  try {
    const file = join(folder, basename(path))
    writeFile(file, text)
    await runPostWriteHooks(file, config.postWriteHooks, config.baseDirectory)
    return readFileSync(file, 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
