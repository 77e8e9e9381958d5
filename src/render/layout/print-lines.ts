import type { Code } from '../code.ts'
import { printCode } from './print-code.ts'
import { printDoc } from './print-doc.ts'

/** A statement in lines no wider than `width`. */
export function printLines(prefix: string, code: Code, width: number): string {
  return printDoc([prefix, printCode(code)], width)
}

/** A piece of code on one line, for the inside of a template. */
export function printFlat(code: Code): string {
  return printDoc(printCode(code), Number.POSITIVE_INFINITY)
}
