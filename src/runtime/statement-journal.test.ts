import { describe, expect, it } from 'vitest'
import type { StartedRevision } from './log-table.ts'
import { StatementJournal } from './statement-journal.ts'

const create = { sql: 'create table a (id int)' }
const insert = { sql: 'insert into a values (?)', parameters: [1n, 'x'] }
const index = { sql: 'create index ix on a (id)' }

function interruptAfter(statements: { sql: string }[], error?: string): StartedRevision {
  const journal = new StatementJournal()
  for (const statement of statements) journal.count(statement)
  return {
    id: '1',
    revision: 'a1',
    direction: 'upgrade',
    startedAt: '2026-11-20T00:00:00.000Z',
    appliedBy: 'me',
    error,
    ...journal.progress,
  }
}

describe('StatementJournal', () => {
  it('knows what is done, what is in doubt and what is new', () => {
    const journal = new StatementJournal(interruptAfter([create, insert]))
    const verdicts = [create, insert, index, index].map((statement) => {
      const verdict = journal.judge()
      journal.count(statement)
      return verdict
    })
    expect(verdicts).toEqual(['done', 'done', 'inDoubt', 'new'])
  })

  it('doubts nothing when the server said what stopped the earlier attempt', () => {
    const journal = new StatementJournal(interruptAfter([create], 'refused'))
    journal.count(create)
    expect(journal.judge()).toBe('new')
  })

  it.each([
    ['another statement', { sql: 'create table b (id int)' }],
    ['other values', { ...insert, parameters: [2n, 'x'] }],
  ])('refuses a script that has %s where it was interrupted', (_, changed) => {
    const journal = new StatementJournal(interruptAfter([create, insert]))
    expect(() => {
      journal.count(changed.sql === insert.sql ? create : changed)
      journal.count(changed)
    }).toThrow(expect.objectContaining({ code: 'resume_mismatch' }))
  })

  it('refuses a script that ends too early', () => {
    const journal = new StatementJournal(interruptAfter([create, insert]))
    journal.count(create)
    expect(() => journal.assertCaughtUp()).toThrow(
      expect.objectContaining({ code: 'resume_mismatch' }),
    )
  })
})
