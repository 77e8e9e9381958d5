import type { GlobalFlags } from '../global-flags.ts'
import { choosePainter, type Terminal } from '../terminal.ts'
import { LiveProgress } from './live-progress.ts'
import { createPlainProgress } from './plain-progress.ts'
import type { Progress, ProgressOptions } from './progress.ts'

/**
 * Chooses how a run is told on standard error: in place on a terminal with somebody in front of it, line by line
 * elsewhere, in CI, and where a program reads along with `--json`.
 */
export function createProgress(
  terminal: Terminal,
  {
    flags,
    namesDatabases,
  }: { readonly flags: GlobalFlags } & Pick<ProgressOptions, 'namesDatabases'>,
): Progress {
  const { stderr, supportsUnicode } = terminal
  const paint = choosePainter(stderr, terminal, flags.allowsColour)
  const isAscii = stderr.isTerminal && !supportsUnicode
  const options: ProgressOptions = {
    isVerbose: flags.isVerbose,
    namesDatabases,
    ellipsis: isAscii ? '...' : '…',
    tellsProgress: !flags.json,
  }
  if (flags.json || !isAttended(terminal)) return createPlainProgress(stderr, paint, options)
  return new LiveProgress(stderr, paint, {
    ...options,
    bar: isAscii ? { done: '#', left: '-' } : { done: '█', left: '░' },
    watchWrites: (listener) => terminal.watchWrites(listener),
  })
}

function isAttended({ stderr, environment }: Terminal): boolean {
  const { TERM: kind, CI: automation = '' } = environment
  return stderr.isTerminal && kind !== 'dumb' && ['', '0', 'false'].includes(automation)
}
