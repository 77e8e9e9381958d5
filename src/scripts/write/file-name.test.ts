import { expect, test } from 'vitest'
import { createSlug } from './create-slug.ts'
import { formatFileName } from './format-file-name.ts'
import { generateRevisionId } from './generate-revision-id.ts'
import { formatCreateDate, toZonedDate } from './zoned-date.ts'

// The expected slugs are what `_rev_path` of Alembic makes of the same messages.
test.each<[string, number, string]>([
  ['Create users', 40, 'create_users'],
  ["don't add a/b (c)!", 40, 'don_t_add_a_b_c'],
  ['', 40, ''],
  ['Größe ändern 表', 40, 'größe_ändern_表'],
  ['snake_case stays', 40, 'snake_case_stays'],
  [
    'this is a really long name that goes beyond forty characters',
    40,
    'this_is_a_really_long_name_that_goes_',
  ],
  ['exactly ten', 11, 'exactly_ten'],
  ['exactly tenx', 11, 'exactly_'],
  ['onelongwordthatgoeson', 10, 'onelongwor_'],
])('createSlug(%j, %i) is %j', (message, length, expected) => {
  expect(createSlug(message, length)).toBe(expected)
})

const MOMENT = new Date('2026-01-02T03:04:05.067Z')

test.each<[string, string]>([
  ['{rev}_{slug}', 'a1_create_users'],
  ['%(rev)s_%(slug)s', 'a1_create_users'],
  [
    '%%(year)d_%%(month).2d_%%(day).2d_%%(hour).2d%%(minute).2d-%%(rev)s_%%(slug)s',
    '2026_01_02_0304-a1_create_users',
  ],
  ['%(month)d_%(day)02d_%(second).3d', '1_02_005'],
  ['{year}/{month}/{day}_{hour}{minute}{second}_{rev}', '2026/01/02_030405_a1'],
  ['{epoch}_{rev}', '1767323045_a1'],
])('formatFileName(%j) is %j', (template, expected) => {
  const date = toZonedDate(MOMENT, 'UTC')
  expect(formatFileName(template, { revision: 'a1', slug: 'create_users', date })).toBe(expected)
})

test.each([
  ['{rev}_{slug}', 'a1'],
  ['{slug}_{rev}', 'a1'],
  ['%(year)d_%(slug)s-%(rev)s', '2026-a1'],
  ['{year}/{rev}.{slug}', '2026/a1'],
  ['{rev}{slug}', 'a1'],
])('without a slug formatFileName(%j) is %j', (template, expected) => {
  const date = toZonedDate(MOMENT, 'UTC')
  expect(formatFileName(template, { revision: 'a1', slug: '', date })).toBe(expected)
})

test.each([
  ['{revision}', 'a1'],
  ['{nothing_like_it}', 'a1'],
  ['/{rev}', 'a1'],
  ['../{rev}', 'a1'],
  ['{rev}/', 'a1'],
  ['.{rev}', 'a1'],
  ['{rev}', 'a\\b'],
  ['{rev}', '../a'],
])('formatFileName refuses %j for %j', (template, revision) => {
  const format = () =>
    formatFileName(template, { revision, slug: 's', date: toZonedDate(MOMENT, 'UTC') })
  expect(format).toThrow(expect.objectContaining({ code: 'invalid_file_template' }))
})

test.each([
  ['UTC', '2026-01-02 03:04:05.067Z'],
  ['Europe/Berlin', '2026-01-02 04:04:05.067+01:00'],
  ['EUROPE/BERLIN', '2026-01-02 04:04:05.067+01:00'],
  ['Asia/Kathmandu', '2026-01-02 08:49:05.067+05:45'],
  ['America/New_York', '2026-01-01 22:04:05.067-05:00'],
])('a date in %s is written %j', (timeZone, expected) => {
  const written = formatCreateDate(toZonedDate(MOMENT, timeZone))
  expect(written).toBe(expected)
  expect(new Date(written).getTime()).toBe(MOMENT.getTime())
})

test('refuses a time zone that is not known', () => {
  expect(() => toZonedDate(MOMENT, 'Mars/Olympus')).toThrow(
    expect.objectContaining({ code: 'invalid_file_template' }),
  )
})

test('makes ids of twelve hexadecimal digits', () => {
  expect(generateRevisionId(() => '0198f2c3-1111-4222-8333-bb73aa30e9cb')).toBe('bb73aa30e9cb')
  expect(generateRevisionId()).toMatch(/^[0-9a-f]{12}$/)
})
