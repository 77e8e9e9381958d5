import { Socket } from 'node:net'
import type { Client } from 'pg'

const CANCEL_REQUEST = 80_877_102

const TIMEOUT_MS = 5000

/**
 * Asks the server, over a connection of its own, to stop what the session is doing: a CancelRequest, as in
 * https://www.postgresql.org/docs/current/protocol-message-formats.html. Never fails: whoever cancels waits for the
 * statement, which ends in any case.
 */
export async function cancelPg(client: Client): Promise<void> {
  const { processID, secretKey } = client as Client & {
    readonly processID?: number | null
    readonly secretKey?: number | null
  }
  if (typeof processID !== 'number' || typeof secretKey !== 'number') return
  const { host, port } = client
  const message = Buffer.alloc(16)
  for (const [index, part] of [16, CANCEL_REQUEST, processID, secretKey].entries()) {
    message.writeInt32BE(part, index * 4)
  }
  await new Promise<void>((resolve) => {
    const socket = new Socket()
    socket.on('error', () => resolve())
    socket.on('close', () => resolve())
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy())
    socket.on('connect', () => socket.end(message))
    if (host.startsWith('/')) socket.connect(`${host}/.s.PGSQL.${port}`)
    else socket.connect(port, host)
  })
}
