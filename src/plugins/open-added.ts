import type { Connection, ConnectOptions } from '../connect/connection.ts'
import { type DatabaseUrl, listSecrets } from '../connect/database-url.ts'
import { choosePath } from '../connect/open-connection.ts'
import { isLimbeckError, LimbeckError } from '../errors/index.ts'
import { maskError } from '../util/mask-error.ts'
import { readThrown } from '../util/read-thrown.ts'
import { refusePlugin } from './check-shape.ts'
import type { AddedDialect } from './plugin-dialect.ts'

/**
 * Opens a database of a dialect that a plugin adds. Throws `connection_failed` where the plugin cannot, and `plugin_invalid`
 * where its connection speaks another dialect.
 */
export async function openAdded(
  added: AddedDialect,
  url: DatabaseUrl,
  options: ConnectOptions,
): Promise<Connection> {
  const connection = await connect(added, url, options)
  const { product } = connection.server
  if (product === added.product) return connection
  await connection.close()
  throw refusePlugin(
    added.plugin,
    `The plugin "${added.plugin}" opened a "${product}" for the dialect "${added.product}".`,
    'Give "server.product" of the connection the name of the dialect.',
  )
}

async function connect(
  { definition, plugin }: AddedDialect,
  url: DatabaseUrl,
  options: ConnectOptions,
): Promise<Connection> {
  try {
    if (definition.kind === 'server' && url.kind === 'server') {
      return await definition.connect(url, options)
    }
    if (definition.kind === 'file' && url.kind === 'file') {
      return await definition.connect({ ...url, path: choosePath(url, options) }, options)
    }
  } catch (error) {
    if (isLimbeckError(error)) throw error
    const message = `The plugin "${plugin}" cannot connect: ${readThrown(error)}`
    throw maskError(
      new LimbeckError('connection_failed', message, { cause: error, details: { plugin } }),
      listSecrets(url),
    )
  }
  throw new Error(`A URL of the plugin "${plugin}" was read in another way than it says`)
}
