import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { createInterruptSignal, type SignalSource } from './interrupt-signal.ts'

function createSource() {
  const emitter = new EventEmitter()
  const exits: number[] = []
  return {
    emitter,
    exits,
    source: Object.assign(emitter, { exit: (code: number) => exits.push(code) }) as SignalSource,
  }
}

test.each([
  ['SIGINT', 'SIGINT', 130],
  ['SIGINT', 'SIGTERM', 143],
  ['SIGTERM', 'SIGTERM', 143],
])('%s aborts, and then %s ends the process with %i', (first, second, code) => {
  const { emitter, exits, source } = createSource()
  const { signal } = createInterruptSignal(source, () => exits.push(0))
  expect(signal.aborted).toBe(false)
  emitter.emit(first)
  expect([signal.aborted, signal.reason, exits]).toEqual([true, first, []])
  emitter.emit(second)
  expect(exits).toEqual([0, code])
})

test('stops listening when it is disposed of', () => {
  const { emitter, source } = createSource()
  const interrupt = createInterruptSignal(source)
  interrupt[Symbol.dispose]()
  emitter.emit('SIGINT')
  expect(interrupt.signal.aborted).toBe(false)
  expect(emitter.listenerCount('SIGINT') + emitter.listenerCount('SIGTERM')).toBe(0)
})
