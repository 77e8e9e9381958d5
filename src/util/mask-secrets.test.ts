import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskSecrets, maskText, maskUrl } from './mask-secrets.ts'

describe('maskSecrets', () => {
  it.each([
    ['as it is', 'no c@na/ry here', 'no *** here'],
    ['percent-encoded', 'at u:c%40na%2Fry@h', 'at u:***@h'],
    ['with slashes left alone', 'at u:c@na/ry@h', 'at u:***@h'],
    ['more than once', 'c@na/ry c@na/ry', '*** ***'],
  ])('hides a secret %s', (_, text, shown) => {
    expect(maskSecrets(text, ['c@na/ry'])).toBe(shown)
  })

  it('hides secrets as JSON and SQL escape them', () => {
    const secret = `can"a'r\\y`
    const texts = [
      JSON.stringify({ secret }),
      `'can"a''r\\y'`,
      `'can\\"a\\'r\\\\y'`,
      encodeURIComponent(secret),
    ]
    for (const text of texts) expect(maskSecrets(text, [secret])).not.toMatch(/can.{0,3}a/)
  })

  it.each([
    [
      'e',
      'The server refused "e" at e=e&, user:e@host',
      'The server refused "***" at e=***&, user:***@host',
    ],
    ['a', 'a table is not a view', 'a table is not a view'],
    ['app', 'relation "app_users" of app', 'relation "app_users" of app'],
    ['users', 'relation "users" and "app_users"', 'relation "***" and "app_users"'],
    ['', 'nothing to hide', 'nothing to hide'],
  ])('does not garble the text for the short secret "%s"', (secret, text, shown) => {
    expect(maskSecrets(text, [secret])).toBe(shown)
  })

  it('hides a long secret also within a word', () => {
    expect(maskSecrets('xlong_enough_secrety', ['long_enough_secret'])).toBe('x***y')
  })

  it('hides the part of a secret at which MySQL cuts what it quotes', () => {
    const text = `You have an error near 'WITH 'canary_of_a_pass' at line 1`
    expect(maskSecrets(text, ['canary_of_a_password'])).toBe(
      `You have an error near 'WITH '***' at line 1`,
    )
  })

  it('does not read a secret as a pattern', () => {
    expect(maskSecrets('a.+b? aab', ['.+b?'])).toBe('a*** aab')
    expect(maskSecrets('x = $& "$1"', ['$1'])).toBe('x = $& "***"')
  })

  it('hides any long secret in any text', () => {
    const long = fc.string({ unit: 'binary', minLength: 12 })
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), long, (text, secret) => {
        const masked = maskSecrets(`${text}='${secret}'`, [secret])
        expect(masked).not.toContain(secret)
      }),
      { seed: 3, numRuns: 500 },
    )
  })
})

describe('maskText', () => {
  it.each([
    ['cannot reach postgresql://u:can@ry@h/d now', 'cannot reach postgresql://u:***@h/d now'],
    [`  url: 'mysql://u:canary@h/d',`, `  url: 'mysql://u:***@h/d',`],
    ['libsql:x?authToken=canary', 'libsql:x?authToken=***'],
    ['/tmp/postgresql:/u:canary@h:1/d', '/tmp/postgresql:/u:***@h:1/d'],
    ['at f (file:///x/.pnpm/a@1_@b+c@2/d.js:10:5)', 'at f (file:///x/.pnpm/a@1_@b+c@2/d.js:10:5)'],
    ['libsql://x?authToken=canary', 'libsql://x?authToken=***'],
    [
      'see https://example.org/a:b and user@example.org',
      'see https://example.org/a:b and user@example.org',
    ],
    [
      'write postgresql://user@host/name or sqlite:app.db',
      'write postgresql://user@host/name or sqlite:app.db',
    ],
    [`failed: CREATE USER u IDENTIFIED BY 'canary'`, `failed: CREATE USER u IDENTIFIED BY '***'`],
  ])('%s', (text, shown) => {
    expect(maskText(text)).toBe(shown)
  })
})

describe('maskUrl', () => {
  it.each([
    ['postgresql://u:canary@h/d', 'postgresql://u:***@h/d'],
    ['postgresql://u@h/d', 'postgresql://u@h/d'],
    ['postgresql://h:5432/d?password=canary&a=b', 'postgresql://h:5432/d?password=***&a=b'],
    ['postgresql://u:can@n:ary@h/d', 'postgresql://u:***@h/d'],
    ['postgresql://u:canary', 'postgresql://u:***'],
    ['u:canary@h', 'u:***@h'],
  ])('%s', (url, shown) => {
    expect(maskUrl(url)).toBe(shown)
  })
})
