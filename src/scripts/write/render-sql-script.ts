import { renderMessage } from '../header/parse-comment.ts'
import { renderSqlList } from '../header/read-sql-header.ts'
import type { RevisionScript, ScriptBody } from './revision-script.ts'
import { toArray } from './to-array.ts'

/** One of the files of an SQL script: what follows the stem of its name, and its text. */
export interface SqlFileText {
  readonly suffix: string
  readonly text: string
}

/** Writes a script as pairs of SQL files: one pair, or one for each database. */
export function renderSqlScript(script: RevisionScript): readonly SqlFileText[] {
  const pairs: [string, ScriptBody][] =
    script.databases === undefined
      ? [['', script.body ?? {}]]
      : Object.entries(script.databases).map(([database, body]) => [`.${database}`, body])
  return pairs.flatMap(([infix, body]) => [
    { suffix: `${infix}.up.sql`, text: renderFile(renderSqlHeader(script), body.upgrade) },
    { suffix: `${infix}.down.sql`, text: renderFile(renderUndoComment(script), body.downgrade) },
  ])
}

function renderFile(comment: readonly string[], body: string | undefined): string {
  const head = comment.map((line) => `-- ${line}`.trimEnd()).join('\n')
  const code = body?.trim() ?? ''
  return code === '' ? `${head}\n` : `${head}\n\n${code}\n`
}

function renderSqlHeader(script: RevisionScript): readonly string[] {
  const message = renderMessage(script.message)
  const dependsOn = renderSqlList(toArray(script.dependsOn))
  const labels = renderSqlList(toArray(script.branchLabels))
  return [
    ...message,
    ...(message.length === 0 ? [] : ['']),
    `Revision ID: ${renderSqlList([script.revision])}`,
    `Revises: ${renderSqlList(toArray(script.downRevision))}`,
    ...(labels === '' ? [] : [`Branch labels: ${labels}`]),
    ...(dependsOn === '' ? [] : [`Depends on: ${dependsOn}`]),
    `Create Date: ${script.createDate}`,
  ]
}

function renderUndoComment(script: RevisionScript): readonly string[] {
  return [`Undoes ${renderSqlList([script.revision])}`]
}
