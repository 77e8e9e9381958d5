import { readFileSync } from 'node:fs'
import { readSqlHeader, type SqlHeaderText } from '../header/read-sql-header.ts'
import type { ScriptProblem, SqlPair, SqlScriptRecord } from '../script-record.ts'

type SqlHeader = Extract<SqlHeaderText, { kind: 'header' }>

/** Reads the header of a script of SQL files: from the `.up.sql` files that have one, which must agree. */
export function readSqlScript(pairs: readonly SqlPair[]): SqlScriptRecord | ScriptProblem {
  let first: { readonly path: string; readonly read: SqlHeader } | undefined
  for (const { up } of pairs) {
    if (up === null) continue
    const read = readHeader(up)
    if (read.kind === 'unreadable') return describeProblem(up, read.reason)
    if (read.kind === 'none') continue
    if (first !== undefined && serialise(first.read) !== serialise(read)) {
      return describeProblem(up, `it differs from that of "${first.path}"`)
    }
    first ??= { path: up, read }
  }
  if (first === undefined) return describeMissingHeader(pairs)
  const { header, comment, transaction, foreignKeys } = first.read
  return { format: 'sql', path: first.path, ...header, ...comment, pairs, transaction, foreignKeys }
}

function readHeader(path: string): SqlHeaderText {
  try {
    return readSqlHeader(readFileSync(path, 'utf8'))
  } catch (error) {
    return { kind: 'unreadable', reason: `it cannot be read: ${String(error)}` }
  }
}

/** Messages may differ from database to database; the place in the graph and the switches may not. */
function serialise({ header, transaction, foreignKeys }: SqlHeader): string {
  return JSON.stringify({ ...header, transaction, foreignKeys })
}

function describeMissingHeader(pairs: readonly SqlPair[]): ScriptProblem {
  const up = pairs.find((pair) => pair.up !== null)?.up
  const path = up ?? pairs[0]?.down ?? ''
  return describeProblem(
    path,
    up === undefined
      ? 'there is no ".up.sql" file for it'
      : 'its first comment has no line "Revision ID:"',
  )
}

function describeProblem(path: string, reason: string): ScriptProblem {
  return {
    code: 'header_unreadable',
    path,
    message: `The header of "${path}" cannot be read: ${reason}.`,
  }
}
