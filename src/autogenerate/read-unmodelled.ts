import type { Connection } from '../connect/connection.ts'
import type { LiveDialect } from '../dialects/dialect.ts'
import { compareCodeUnits } from '../util/compare-code-units.ts'

/** Something of a database that no model knows. */
export interface UnmodelledObject {
  /** `procedure`, `policy` … */
  readonly kind: string
  readonly name: string
  readonly schema?: string
  readonly table?: string
  /** What of it no model knows, where models know the rest. */
  readonly part?: string
}

/** Reads what no model knows, in the default schema and in those that are asked for. */
export async function readUnmodelled(
  connection: Connection,
  dialect: LiveDialect,
  schemas: boolean | readonly string[],
): Promise<readonly UnmodelledObject[]> {
  const { rows } = await connection.execute(dialect.unmodelledObjects)
  return rows
    .map(readObject)
    .filter(({ schema }) => isAsked(schema, schemas))
    .toSorted((one, other) => compareCodeUnits(writeKey(one), writeKey(other)))
}

function writeKey({ kind, schema = '', table = '', name, part = '' }: UnmodelledObject): string {
  return [kind, schema, table, name, part].join('\0')
}

function isAsked(schema: string | undefined, schemas: boolean | readonly string[]): boolean {
  if (schema === undefined) return true
  return typeof schemas === 'boolean' ? schemas : schemas.includes(schema)
}

function readObject(row: Readonly<Record<string, unknown>>): UnmodelledObject {
  const said = ['schema', 'table', 'part'].flatMap((key) =>
    typeof row[key] === 'string' ? [[key, row[key]]] : [],
  )
  return { kind: String(row['kind']), name: String(row['name']), ...Object.fromEntries(said) }
}
