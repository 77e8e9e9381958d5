import { RevisionError } from '../errors/index.ts'

/** A target as it was written, taken apart. */
export type Target = SymbolTarget | RelativeTarget

/** A name of revisions: an id or its beginning, a label, or a reserved word. */
export interface SymbolTarget {
  readonly kind: 'symbol'
  readonly text: string
  /** What stands before the "@". */
  readonly branch: string | undefined
  readonly symbol: string
}

/** So many steps above (positive) or below a symbol; without a symbol, the current revision. */
export interface RelativeTarget {
  readonly kind: 'relative'
  readonly text: string
  readonly branch: string | undefined
  readonly symbol: string | undefined
  readonly steps: number
}

const RELATIVE = /^(?<symbol>.*?)(?<steps>[+-]\d+)$/su

/** Takes a target apart. What its names stand for is not looked up. */
export function parseTarget(text: string): Target {
  if (text.includes(':')) {
    throw new RevisionError(
      'invalid_identifier',
      `"${text}" is a range, and one target is needed.`,
      {
        hint: 'Only "history" and commands with "--sql" take a range "a:b".',
      },
    )
  }
  const [branch, rest] = splitBranch(text)
  const match = RELATIVE.exec(rest)
  if (match?.groups === undefined) {
    if (rest === '') throw createEmptyTargetError(text)
    return { kind: 'symbol', text, branch, symbol: rest }
  }
  const symbol = match.groups['symbol'] === '' ? undefined : match.groups['symbol']
  return { kind: 'relative', text, branch, symbol, steps: Number(match.groups['steps']) }
}

function splitBranch(text: string): [branch: string | undefined, rest: string] {
  const at = text.indexOf('@')
  if (at < 0) return [undefined, text]
  if (at === 0) throw createEmptyTargetError(text)
  return [text.slice(0, at), text.slice(at + 1)]
}

function createEmptyTargetError(text: string): RevisionError {
  return new RevisionError('invalid_identifier', `"${text}" names no revision.`, {
    hint: 'Write an id, a branch label, "head", "heads", "base" or "branch@head".',
  })
}
