import type { Column } from '../../../schema/schema-model.ts'
import { refuseUnsupported } from '../../shared/refuse.ts'
import type { SqlWriter } from '../../shared/sql-writer.ts'

/** The option of the table with the first number of a column; nothing where none is said. It goes on behind higher ones. */
export function writeFirstNumber(
  { name, identity }: Pick<Column, 'name' | 'identity'>,
  writer: SqlWriter,
): readonly string[] {
  const start = identity?.start
  if (start === undefined) return []
  // The server takes 0 for 1, and no negative number at all.
  if (start < 1)
    throw refuseUnsupported(
      writer,
      `count from ${start} in the column "${name}"`,
      'Begin with 1 or more.',
    )
  return [`AUTO_INCREMENT=${start}`]
}
