import type { Connection } from '../connect/connection.ts'
import type { CatalogScope, LiveDialect } from '../dialects/dialect.ts'
import type { SchemaModel } from '../schema/schema-model.ts'
import { introspect } from './introspect.ts'

/** A database that is being read before anybody knows what its models name. */
export interface BegunReading {
  readonly scope: CatalogScope
  readonly model: Promise<SchemaModel>
}

/**
 * Begins to read what most models are compared with, so that the server works while they are loaded. Nothing else may be
 * asked on the connection before the reading has ended; what is wrong with it is told to whoever awaits it. Gives nothing
 * where schemas are named, since the models decide which come beside them.
 */
export function beginReading(
  connection: Connection,
  dialect: LiveDialect,
  schemas: boolean | readonly string[],
): BegunReading | undefined {
  if (typeof schemas !== 'boolean') return undefined
  const scope = { kind: 'schemas', schemas: schemas ? 'all' : 'default' } as const
  const model = introspect(connection, dialect, scope)
  model.catch(() => {})
  return { scope, model }
}

/** What was read where it is what is wanted, and else what is read now. */
export async function finishReading(
  connection: Connection,
  dialect: LiveDialect,
  { scope, begun }: { readonly scope: CatalogScope; readonly begun: BegunReading | undefined },
): Promise<SchemaModel> {
  return begun !== undefined && JSON.stringify(scope) === JSON.stringify(begun.scope)
    ? await begun.model
    : await introspect(connection, dialect, scope)
}

/** Waits until the connection is free again, whatever became of the reading. */
export async function endReading(begun: BegunReading | undefined): Promise<void> {
  await begun?.model.catch(() => undefined)
}
