import type { Server } from '../connect/connection.ts'
import type { LiveDialect } from '../dialects/dialect.ts'
import { dialectFor } from '../dialects/dialects.ts'
import type { AddedDialect } from './plugin-dialect.ts'
import type { PluginSet } from './plugin-set.ts'

/** The dialect of a server: that of a plugin by its name, else one of Limbeck. */
export function findDialect(
  plugins: PluginSet,
  server: Pick<Server, 'product' | 'hasPlainTexts'>,
): LiveDialect {
  return findAdded(plugins, server.product)?.definition.dialect ?? dialectFor(server)
}

/** What a plugin adds under the name of a dialect. */
export function findAdded(plugins: PluginSet, name: string): AddedDialect | undefined {
  return [...plugins.dialects.values()].find(({ product }) => product === name)
}
