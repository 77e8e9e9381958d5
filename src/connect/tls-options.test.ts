import { describe, expect, it } from 'vitest'
import { parseDatabaseUrl, type ServerUrl } from './database-url.ts'
import { readTlsOptions } from './tls-options.ts'

function readOf(query: string) {
  return readTlsOptions(parseDatabaseUrl(`postgresql://h/d?${query}`) as ServerUrl)
}

describe('readTlsOptions', () => {
  it.each(['', 'sslmode=disable', 'ssl-mode=DISABLED', 'ssl=false', 'sslmode=allow'])(
    'encrypts nothing for "%s"',
    (query) => {
      expect(readOf(query)).toBeUndefined()
    },
  )

  // https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION
  it.each([
    ['sslmode=prefer', true, false, false],
    ['ssl-mode=PREFERRED', true, false, false],
    ['sslmode=require', false, false, false],
    ['ssl=true', false, false, false],
    ['sslmode=verify-ca', false, true, false],
    ['ssl-mode=VERIFY_CA', false, true, false],
    ['sslmode=verify-full', false, true, true],
    ['ssl-mode=VERIFY_IDENTITY', false, true, true],
  ])('reads "%s"', (query, isOptional, rejectUnauthorized, checksName) => {
    const { settings, ...rest } = readOf(query) ?? {}
    expect({ ...rest, settings }).toEqual({
      isOptional,
      checksName,
      settings: { rejectUnauthorized },
    })
  })

  it('believes a named authority only, and reads its file', () => {
    const { settings } = readOf(`sslmode=require&sslrootcert=${import.meta.filename}`) ?? {}
    expect(settings).toMatchObject({
      rejectUnauthorized: true,
      ca: expect.stringContaining('believes a named authority') as unknown,
    })
  })

  it.each(['sslmode=verify', 'ssl-mode=yes', 'sslrootcert=/nowhere/ca.pem'])(
    'refuses "%s"',
    (query) => {
      expect(() => readOf(query)).toThrow(expect.objectContaining({ code: 'invalid_url' }))
    },
  )
})
