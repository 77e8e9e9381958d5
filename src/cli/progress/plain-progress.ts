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
import { dispatch, type Progress, type ProgressOptions, type Reports } from './progress.ts'

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
  const reports: Reports = {
    lockWaiting: (event) => writeLine(event, `${describeWaiting(event)} ${options.ellipsis}`),
    lockAcquired: () => {},
    runStarted: () => {},
    stepStarted: (event) => beginLine('step', event, `${describeStep(event)} ${options.ellipsis}`),
    statementStarted: (event) => {
      if (options.isVerbose) beginLine('statement', event, `  ${describeSql(event.sql)}`)
    },
    statement: (event) => {
      if (!options.isVerbose) return
      if (openLine === 'statement') endLine(describeTime(event, paint))
      else writeLine(event, `  ${describeSql(event.sql)}${describeTime(event, paint)}`)
    },
    statementRecovered: (event) => writeLine(event, describeRecovery(event)),
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
