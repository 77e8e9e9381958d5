import type { Call, Code, Entry } from '../code.ts'
import { isEmptyCode } from '../code.ts'
import {
  breakGroup,
  type Doc,
  group,
  hasLines,
  ifBroken,
  indent,
  join,
  line,
  softLine,
} from './doc.ts'
import { renderString } from './render-string.ts'

type Printers = {
  readonly [Kind in Code['kind']]: (code: Extract<Code, { readonly kind: Kind }>) => Doc
}

const printers: Printers = {
  text: ({ text }) => text,
  string: ({ text }) => renderString(text),
  template: ({ text }) => text,
  array: ({ items }) =>
    items.length === 0 ? '[]' : printList('[', items.map(printCode), ']', isMatrix(items)),
  object({ entries, isOpen }) {
    if (entries.length === 0) return '{}'
    const printed = entries.map(printEntry)
    return group(['{', indent(line, join([',', line], printed)), ifBroken(','), line, '}'], isOpen)
  },
  chain: ({ head, calls }) => printChain(head, calls),
  comment: ({ text }) => ['// ', text.replaceAll(/\s+/g, ' ')],
  arrow: ({ body, ...head }) => [printArrow(head), printCode(body)],
  block: ({ parameter, statements, isAsync = false }) =>
    statements.length === 0
      ? ['(', parameter, ') => {}']
      : printBlock(parameter, statements, isAsync),
}

/** The document of a piece of code, laid out as Biome and Prettier lay it out. */
export function printCode(code: Code): Doc {
  const print = printers[code.kind] as (code: Code) => Doc
  return print(code)
}

function printList(open: string, items: readonly Doc[], close: string, isBroken = false): Doc {
  return group(
    [open, indent(softLine, join([',', line], items)), ifBroken(','), softLine, close],
    isBroken,
  )
}

function printBlock(parameter: string, statements: readonly Code[], isAsync: boolean): Doc {
  const [head, start] = isAsync ? ['async (', 'await '] : ['(', '']
  const lines = statements.flatMap((statement) => [line, start, printCode(statement)])
  return [head, parameter, ') => ', group(['{', indent(...lines), line, '}'], true)]
}

/** Several objects, or several lists, with more than one item each stand below each other. */
function isMatrix(items: readonly Code[]): boolean {
  return (
    items.length > 1 &&
    items.every((item) => {
      if (item.kind !== items[0]?.kind) return false
      if (item.kind === 'object') return item.entries.length > 1
      return item.kind === 'array' && item.items.length > 1
    })
  )
}

/** A text moves below a key that it has no room beside; a key of two characters would not gain by it. */
function printEntry({ key, value }: Entry): Doc {
  const name = isPlainKey(key) ? key : renderString(key)
  if (value.kind !== 'string' || name.length <= 2) return [name, ': ', printCode(value)]
  return group([name, ':', group(indent(line, printCode(value)))])
}

/** Whether a key needs no quotes. */
export function isPlainKey(key: string): boolean {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key)
}

/**
 * A chain of more than one call stands on one line or is broken before every call. `t.pg` is a head, and so is the
 * call that a chain begins with.
 */
function printChain(head: string, calls: readonly Call[]): Doc {
  const printed = calls.map(
    ({ name, args }): Doc => [name === undefined ? '' : `.${name}`, printArguments(args)],
  )
  const isCalled = calls[0]?.name === undefined
  const start: Doc = isCalled ? [head, printed[0] ?? ''] : head
  const rest = isCalled ? printed.slice(1) : printed
  const flat: Doc = [start, ...rest]
  if (rest.length < 2) return flat
  const broken: Doc = group([start, indent(...rest.flatMap((each) => [softLine, each]))], true)
  const isTangled =
    calls.length > 2 && !calls.every(({ args }) => args.every((arg) => isSimple(arg)))
  if (isTangled || [start, ...rest.slice(0, -1)].some(hasLines)) return broken
  const lastArgs = calls.at(-1)?.args ?? []
  // An object that needs several lines anyway is opened behind the chain.
  if (lastArgs.at(-1)?.kind !== 'object') return { kind: 'choice', layouts: [flat, broken] }
  const opened: Doc = [start, ...printed.slice(isCalled ? 1 : 0, -1), openCall(calls.at(-1))]
  return { kind: 'choice', layouts: [flat, opened, broken], whole: broken }
}

function openCall(last: Call | undefined): Doc {
  if (last === undefined) return ''
  const before = last.args.slice(0, -1).flatMap((arg) => [printCode(arg), ', '])
  return [`.${last.name ?? ''}(`, ...before, openLast(last.args), ')']
}

/** What may stay inside a chain on one line: nothing that is nested deeply. */
function isSimple(code: Code, depth = 0): boolean {
  if (depth > 1 || code.kind === 'arrow' || code.kind === 'block') return false
  if (code.kind === 'array') return code.items.every((item) => isSimple(item, depth + 1))
  if (code.kind === 'object') return code.entries.every(({ value }) => isSimple(value, depth + 1))
  if (code.kind === 'chain')
    return code.calls.every(({ args }) => args.every((item) => isSimple(item, depth + 1)))
  if (code.kind !== 'template') return true
  return depth === 0 && code.hasCalls !== true && !code.text.includes('\n')
}

/** A last argument that has an inside may be all that is broken. */
function printArguments(args: readonly Code[]): Doc {
  if (args.length === 0) return '()'
  const printed = args.map(printCode)
  // SQL of several lines stands between the parentheses as it is.
  if (args.length === 1 && args[0]?.kind === 'template' && args[0].text.includes('\n'))
    return ['(', ...printed, ')']
  const last = printed.at(-1)
  if (last === undefined || !canHoldLines(args)) return printList('(', printed, ')')
  const before = printed.slice(0, -1)
  const broken = group(
    ['(', indent(softLine, join([',', line], printed)), ifBroken(','), softLine, ')'],
    true,
  )
  if (before.some(hasLines)) return broken
  const head = before.flatMap((each) => [each, ', '])
  return {
    kind: 'choice',
    layouts: [['(', head, last, ')'], ['(', head, openLast(args), ')'], broken],
  }
}

function canHoldLines(args: readonly Code[]): boolean {
  const last = args.at(-1)
  if (last === undefined || last.kind === args.at(-2)?.kind) return false
  if (last.kind === 'arrow' || last.kind === 'block') return true
  return (last.kind === 'object' || last.kind === 'array') && !isEmptyCode(last)
}

function openLast(args: readonly Code[]): Doc {
  const last = args.at(-1)
  if (last === undefined) return ''
  if (last.kind === 'block') return printCode(last)
  if (last.kind !== 'arrow') return breakGroup(printCode(last))
  return [printArrow(last), breakGroup(printCode(last.body))]
}

function printArrow({ parameter, returns }: { parameter: string; returns?: string }): string {
  return `(${parameter})${returns === undefined ? '' : `: ${returns}`} => `
}
