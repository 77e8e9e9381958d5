import { connect } from 'node:net'

/** A server that tests use. */
export interface TestServer {
  /** A URL without a database, whose user may create some. */
  readonly url: string
  /** Stops a server that was started for the tests; does nothing with one that was there. */
  stop(): Promise<void>
}

/** The server of a URL that may name a database too. */
export function nameServer(url: string): TestServer {
  const server = new URL(url)
  server.pathname = ''
  return { url: server.href, stop: async () => {} }
}

/** Whether something answers on a port of this machine. */
export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}

/** Waits until a server answers. */
export async function waitFor(port: number, seconds: number): Promise<boolean> {
  for (let turn = 0; turn < seconds * 10; turn++) {
    if (await answers(port)) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

/** A port that nobody uses. */
export async function findFreePort(): Promise<number> {
  const { createServer } = await import('node:net')
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
