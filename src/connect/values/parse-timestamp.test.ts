import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTimestamp } from './parse-timestamp.ts'

const READ: readonly (readonly [text: string, iso: string])[] = [
  ['2024-02-29 23:59:59', '2024-02-29T23:59:59.000Z'],
  ['2024-02-29T23:59:59Z', '2024-02-29T23:59:59.000Z'],
  ['2024-02-29 23:59:59.1', '2024-02-29T23:59:59.100Z'],
  ['2024-02-29 23:59:59.123999', '2024-02-29T23:59:59.123Z'],
  ['2024-01-01 00:00:00+05:30', '2023-12-31T18:30:00.000Z'],
  ['2024-01-01 00:00:00-03', '2024-01-01T03:00:00.000Z'],
  ['1890-01-01 00:00:00+00:53:28', '1889-12-31T23:06:32.000Z'],
  ['0001-01-01 00:00:00', '0001-01-01T00:00:00.000Z'],
  ['0099-12-31 00:00:00', '0099-12-31T00:00:00.000Z'],
  ['10000-01-01 00:00:00', '+010000-01-01T00:00:00.000Z'],
]

const LEFT = [
  'infinity',
  '-infinity',
  '0044-03-15 00:00:00 BC',
  'today',
  '2024-02-29',
  '',
  '294276-12-31 00:00:00',
]

describe('parseTimestamp', () => {
  it.each(READ)('reads %s', (text, iso) => {
    expect(parseTimestamp(text)?.toISOString()).toBe(iso)
  })

  it.each(LEFT)('leaves %j to whoever asks', (text) => {
    expect(parseTimestamp(text)).toBeUndefined()
  })

  it('reads what JavaScript writes, with and without the zone', () => {
    const dates = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(dates, (date) => {
        const iso = date.toISOString()
        expect(parseTimestamp(iso)).toEqual(date)
        expect(parseTimestamp(iso.replace('T', ' ').replace('Z', ''))).toEqual(date)
      }),
    )
  })
})
