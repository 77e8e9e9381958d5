import type { Statement } from '../dialect.ts'
import { writeTableName } from './names.ts'
import type { SqlWriter } from './sql-writer.ts'

/** DROP of an object by its name: `DROP SEQUENCE IF EXISTS "a" CASCADE`. */
export function compileDropObject(
  word: string,
  object: {
    readonly name: string
    readonly schema?: string | undefined
    readonly ifExists?: boolean | undefined
    readonly cascade?: boolean | undefined
  },
  writer: SqlWriter,
): readonly Statement[] {
  const guard = object.ifExists === true ? 'IF EXISTS ' : ''
  const name = writeTableName(writer, object.name, object.schema)
  return [{ sql: `DROP ${word} ${guard}${name}${object.cascade === true ? ' CASCADE' : ''}` }]
}
