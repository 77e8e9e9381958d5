import type { RunEvent } from '../../commands/run-environment.ts'
import type { Output, Painter } from '../terminal.ts'
import {
  describeNotice,
  describeRecovery,
  describeSql,
  describeStep,
  describeTime,
  describeWaiting,
  formatDuration,
} from './describe-event.ts'
import { describeProgress, describeProgressEnd } from './describe-progress.ts'
import {
  dispatch,
  type EventOf,
  type Progress,
  type ProgressOptions,
  type Reports,
} from './progress.ts'

const PROGRESS_INTERVAL_MS = 10_000

/**
 * Writes progress line by line, for files and pipes. A step is one line: it begins when the step begins, and ends with
 * its time; so does a statement where more is told.
 */
export function createPlainProgress(
  output: Output,
  paint: Painter,
  options: ProgressOptions,
): Progress {
  let openLine: 'step' | 'statement' | undefined
  const breakLine = () => {
    if (openLine !== undefined) output.write('\n')
    openLine = undefined
  }
  const nameDatabase = ({ database }: RunEvent) =>
    options.namesDatabases() ? `[${database}] ` : ''
  const writeLine = (event: RunEvent, text: string) => {
    breakLine()
    output.write(`${nameDatabase(event)}${text}\n`)
  }
  const beginLine = (kind: typeof openLine, event: RunEvent, text: string) => {
    breakLine()
    output.write(`${nameDatabase(event)}${text}`)
    openLine = kind
  }
  const endLine = (text: string) => {
    output.write(`${text}\n`)
    openLine = undefined
  }
  /** When the parts of the step were told of last, by their numbers. */
  const toldAt = new Map<number, number>()
  const isDue = ({ number, elapsedMs }: EventOf<'progress'>) => {
    if (elapsedMs - (toldAt.get(number) ?? 0) < PROGRESS_INTERVAL_MS) return false
    toldAt.set(number, elapsedMs)
    return true
  }
  const reports: Reports = {
    lockWaiting: (event) => writeLine(event, `${describeWaiting(event)} ${options.ellipsis}`),
    lockAcquired: () => {},
    runStarted: () => {},
    stepStarted: (event) => {
      toldAt.clear()
      beginLine('step', event, `${describeStep(event)} ${options.ellipsis}`)
    },
    statementStarted: (event) => {
      if (options.isVerbose) beginLine('statement', event, `  ${describeSql(event.sql)}`)
    },
    statement: (event) => {
      if (!options.isVerbose) return
      if (openLine === 'statement') endLine(describeTime(event, paint))
      else writeLine(event, `  ${describeSql(event.sql)}${describeTime(event, paint)}`)
    },
    statementRecovered: (event) => writeLine(event, describeRecovery(event)),
    progress: (event) => {
      if (!options.tellsProgress) return
      if (event.isEnded) writeLine(event, describeProgressEnd(event))
      else if (isDue(event)) writeLine(event, describeProgress(event))
    },
    notice: (event) => writeLine(event, describeNotice(event)),
    stepDone: (event) => {
      const time = formatDuration(event.durationMs)
      if (openLine === 'step') endLine(` done (${time})`)
      else writeLine(event, `  ${event.revision} done (${time})`)
    },
    runDone: () => {},
  }
  return { report: (event) => dispatch(reports, event), breakLine }
}
