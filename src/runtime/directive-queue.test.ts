import { describe, expect, it } from 'vitest'
import { DirectiveQueue } from './directive-queue.ts'

function createLog() {
  const log: string[] = []
  const queue = new DirectiveQueue<string>(async (items) => {
    await Promise.resolve()
    if (items.includes('bad')) throw new Error('refused')
    log.push(items.join('+'))
  })
  const call = (name: string) =>
    queue.call(async () => {
      await Promise.resolve()
      log.push(name)
      return name
    })
  return { log, queue, call }
}

describe('DirectiveQueue', () => {
  it('sends neighbours together and calls alone, in the order of the calls', async () => {
    const { log, queue, call } = createLog()
    queue.push(['a'])
    queue.push(['b'])
    const answer = call('read')
    queue.push(['c'])
    await queue.settle()
    expect(log).toEqual(['a+b', 'read', 'c'])
    await expect(answer).resolves.toBe('read')
  })

  it('sends at once what a hundred items wait for', async () => {
    const { log, queue } = createLog()
    for (let index = 0; index < 150; index++) queue.push([String(index)])
    await queue.settle()
    expect(log.map((batch) => batch.split('+').length)).toEqual([100, 50])
  })

  it('sends nothing after a failure and rejects what waits, with the first error', async () => {
    const { log, queue, call } = createLog()
    queue.push(['a'])
    const before = call('before')
    queue.push(['bad'])
    const after = call('after')
    queue.push(['c'])
    await queue.settle()
    expect(log).toEqual(['a', 'before'])
    await expect(before).resolves.toBe('before')
    await expect(after).rejects.toThrow('refused')
    expect(() => queue.push(['d'])).toThrow('refused')
    await expect(call('late')).rejects.toThrow('refused')
  })

  it('is settled only when what a result has started is done too', async () => {
    const { log, queue, call } = createLog()
    void call('first').then(() => call('second').then(() => queue.push(['third'])))
    await queue.settle()
    expect(log).toEqual(['first', 'second', 'third'])
  })

  it('refuses what comes after its end', async () => {
    const { queue, call } = createLog()
    await queue.settle()
    queue.end()
    expect(() => queue.push(['a'])).toThrow(expect.objectContaining({ code: 'step_ended' }))
    await expect(call('late')).rejects.toMatchObject({ code: 'step_ended' })
  })
})
