import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { inspect } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parseDatabaseUrl } from '../../src/connect/database-url.ts'
import { openConnection } from '../../src/connect/open-connection.ts'
import { isLimbeckError } from '../../src/errors/index.ts'
import { getEngine } from '../setup/engines.ts'

const CANARY = 'c@nary/#?%:pässword'
const ENCODED = encodeURIComponent(CANARY)
const options = { baseDirectory: process.cwd(), connectTimeoutMs: 1_500 }

/** Every way in which a program or a person may come to see an error. */
function everySight(error: unknown): string {
  const sights: string[] = []
  for (let one = error; one instanceof Error; one = one.cause) {
    const parts = one instanceof AggregateError ? one.errors : []
    for (const part of [one, ...parts]) {
      sights.push(String(part), String(Reflect.get(part as object, 'stack')))
      sights.push(
        JSON.stringify(part),
        JSON.stringify(part, Reflect.ownKeys(part as object) as string[]),
      )
      sights.push(inspect(part, { depth: 20, showHidden: true }), inspect(part, { depth: 20 }))
    }
  }
  return sights.join('\n')
}

async function catchOpening(url: string): Promise<unknown> {
  const connection = await openConnection(url, options).catch((error: unknown) => error)
  if (!isLimbeckError(connection)) throw new Error('It did not fail')
  return connection
}

/** The spellings of the secret that a text holds. */
function findSecrets(text: string): readonly string[] {
  return [CANARY, ENCODED, encodeURI(CANARY), JSON.stringify(CANARY).slice(1, -1)].filter((one) =>
    text.includes(one),
  )
}

describe('secrets', () => {
  it.each(['postgresql', 'mysql', 'mariadb'])(
    'stay out of a refused connection of %s',
    async (scheme) => {
      const error = await catchOpening(`${scheme}://someone:${ENCODED}@127.0.0.1:1/nowhere`)
      expect(error).toMatchObject({
        code: 'connection_failed',
        details: { host: '127.0.0.1', port: 1, database: 'nowhere', reason: 'ECONNREFUSED' },
      })
      expect(String(error)).toContain('127.0.0.1:1')
      expect(findSecrets(everySight(error))).toEqual([])
    },
  )

  it.each(['postgresql', 'mysql'])(
    'stay out of a server that repeats what it hears: %s',
    async (scheme) => {
      const server = createServer((socket) => {
        socket.on('error', () => undefined)
        socket.end(`E....${CANARY}....`)
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const address = server.address()
      const port = typeof address === 'object' ? address?.port : 0
      try {
        const error = await catchOpening(`${scheme}://u:${ENCODED}@127.0.0.1:${port}/d`)
        expect(error).toMatchObject({ code: 'connection_failed' })
        expect(findSecrets(everySight(error))).toEqual([])
      } finally {
        server.close()
      }
    },
  )

  it('stay out of a server that does not answer', async () => {
    const server = createServer(() => undefined)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    const start = performance.now()
    try {
      for (const scheme of ['postgresql', 'mysql']) {
        const error = await catchOpening(`${scheme}://u:${ENCODED}@127.0.0.1:${port}/d`)
        expect(error).toMatchObject({ code: 'connection_failed' })
        expect(findSecrets(everySight(error))).toEqual([])
      }
      expect(performance.now() - start).toBeLessThan(10_000)
    } finally {
      server.close()
    }
  })

  it('do not show in a URL that was read', () => {
    const url = parseDatabaseUrl(`postgresql://u:${ENCODED}@h/d?password=${ENCODED}`)
    expect(findSecrets(inspect(url, { depth: 20, showHidden: true }))).toEqual([])
    expect(findSecrets(JSON.stringify(url))).toEqual([])
    expect(url.kind === 'server' && url.password?.reveal()).toBe(CANARY)
  })

  it.each(['postgresql', 'mariadb'] as const)(
    'do not show in the hint for a database that is not there: %s',
    async (name) => {
      const engine = getEngine(name)
      if (!engine.isAvailable) return
      const there = await engine.createUrl()
      const error = await catchOpening(`${there}x`)
      expect(error).toMatchObject({ code: 'connection_failed' })
      const hint = isLimbeckError(error) ? error.hint : undefined
      expect(hint).toContain(there.split('/').at(-1))
    },
  )

  it.skipIf(!getEngine('mariadb').isAvailable)(
    'stay out of a password that MariaDB refuses',
    async () => {
      const url = new URL(await getEngine('mariadb').createUrl())
      const name = `limbeck_${randomBytes(4).toString('hex')}`
      const admin = await openConnection(String(url), options)
      onTestFinished(async () => {
        for (const host of ['localhost', '127.0.0.1']) {
          await admin.execute({ sql: `DROP USER IF EXISTS '${name}'@'${host}'` })
        }
        await admin.close()
      })
      for (const host of ['localhost', '127.0.0.1']) {
        await admin.execute({ sql: `CREATE USER '${name}'@'${host}' IDENTIFIED BY 'another'` })
      }
      url.username = name
      url.password = ENCODED
      const error = await catchOpening(String(url))
      expect(error).toMatchObject({
        code: 'connection_failed',
        details: { user: name, reason: 'ER_ACCESS_DENIED_ERROR' },
      })
      expect(findSecrets(everySight(error))).toEqual([])
    },
  )

  it.skipIf(!getEngine('postgresql').isAvailable)(
    'stay out of a user that PostgreSQL does not know',
    async () => {
      const url = new URL(await getEngine('postgresql').createUrl())
      url.username = 'nobody_at_all'
      url.password = ENCODED
      const error = await catchOpening(String(url))
      expect(error).toMatchObject({ code: 'connection_failed', details: { reason: '28000' } })
      expect(findSecrets(everySight(error))).toEqual([])
    },
  )

  it.each([
    `postgresql:u:${ENCODED}@h/d`,
    `postgres//u:${ENCODED}@h/d`,
    `u:${ENCODED}@h/d`,
    `postgresql://u:${ENCODED}`,
    `postgresql://u:${ENCODED}@h:port/d`,
    `postgresql://u:${CANARY}@h/d`,
    `mysql://u:${ENCODED}@[h/d`,
    `postgresql://h:x/d?password=${ENCODED}`,
    `mssql://u:${ENCODED}@h/d`,
    `postgresql://u:%zz${ENCODED}@h/d`,
  ])('stay out of the complaint about %s', (url) => {
    const parse = () => parseDatabaseUrl(url)
    const error = catchThrown(parse)
    expect(error).toMatchObject({ code: 'invalid_url' })
    expect(findSecrets(everySight(error))).toEqual([])
  })
})

function catchThrown(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('It did not fail')
}
