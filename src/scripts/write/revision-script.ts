import type { ScriptImports } from '../../render/index.ts'
import { renderMessage } from '../header/parse-comment.ts'
import type { ScriptHeader } from '../script-record.ts'
import { toArray } from './to-array.ts'

/** The languages of scripts that are written. */
export type ScriptLanguage = 'ts' | 'js' | 'sql'

/** The statements of the two directions, as code that is not indented. */
export interface ScriptBody {
  readonly upgrade?: string | undefined
  readonly downgrade?: string | undefined
}

/** Everything that a new script is rendered from. */
export interface RevisionScript extends ScriptHeader {
  readonly message: string
  /** As `formatCreateDate` writes it. */
  readonly createDate: string
  /** What the bodies import, by module: `t` and `sql` from `limbeck`, `index` from `limbeck/schema`, and what plugins need. */
  readonly imports?: ScriptImports | undefined
  /** The statements of a script for one database. */
  readonly body?: ScriptBody | undefined
  /** The statements by database, where several are configured. */
  readonly databases?: Readonly<Record<string, ScriptBody>> | undefined
}

/** Gives the lines of the comment at the top of a script, without comment marks. */
export function renderCommentLines(script: RevisionScript): readonly string[] {
  const message = renderMessage(script.message)
  return [
    ...message,
    ...(message.length === 0 ? [] : ['']),
    escapeEnd(`Revision ID: ${script.revision}`),
    escapeEnd(`Revises: ${toArray(script.downRevision).join(', ')}`).trimEnd(),
    `Create Date: ${script.createDate}`,
  ]
}

/** These lines are for people; the exports say the same in full. */
function escapeEnd(line: string): string {
  return line.replaceAll('*/', '*\\/')
}
