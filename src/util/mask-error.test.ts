import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { maskData, maskError } from './mask-error.ts'

/** An error as drivers make them: with everything that they know of the statement. */
function createDriverError(): Error {
  const inner = Object.assign(new Error('canary_of_a_driver inside'), {
    sql: "CREATE USER u IDENTIFIED BY 'hunter2'",
    config: { host: 'h', password: 'hunter2', url: 'mysql://u:hunter2@h' },
    params: ['hunter2'],
    list: [{ text: 'canary_of_a_driver' }],
  })
  const error = new AggregateError([inner], 'canary_of_a_driver', { cause: inner })
  Object.defineProperty(error, 'hidden', { value: 'canary_of_a_driver', writable: true })
  Object.defineProperty(error, 'self', { value: error, enumerable: true, writable: true })
  return error
}

describe('maskError', () => {
  it('leaves no secret anywhere', () => {
    const error = createDriverError()
    const masked = maskError(error, ['canary_of_a_driver'])
    expect(masked).toBe(error)
    const sight = inspect(masked, { depth: Infinity, showHidden: true })
    expect(sight).not.toMatch(/canary_of_a_driver|hunter2/)
    expect(sight).toContain("CREATE USER u IDENTIFIED BY '***'")
  })

  it('copies what is frozen, for it cannot be cleaned', () => {
    const masked = maskError(Object.freeze(new TypeError('canary_of_a_driver')), [
      'canary_of_a_driver',
    ])
    expect(masked).toBeInstanceOf(TypeError)
    expect(inspect(masked, { showHidden: true })).not.toContain('canary')
  })

  it.each([undefined, null, 3, Symbol.for('x'), { a: 1 }])('gives %s as it is', (thrown) => {
    expect(maskError(thrown, ['x'])).toBe(thrown)
  })

  it('masks a text that was thrown', () => {
    expect(maskError('postgresql://u:hunter2@h')).toBe('postgresql://u:***@h')
  })
})

describe('maskData', () => {
  it('gives clean data as it is, and other data anew', () => {
    const clean = { a: ['b', { c: 1 }] }
    expect(maskData(clean, ['hunter2'])).toBe(clean)
    const data = { a: ['"hunter2"', { c: 1 }] }
    expect(maskData(data, ['hunter2'])).toEqual({ a: ['"***"', { c: 1 }] })
    expect(data.a[0]).toBe('"hunter2"')
  })
})
