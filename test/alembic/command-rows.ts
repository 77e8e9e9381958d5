import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../packed/packed-package.ts'

/** A row of the tables of commands in `docs/from-alembic.md`. */
export interface CommandRow {
  /** The cell of the other tool, by which its exercise finds it. */
  readonly name: string
  /** The command lines of Alembic or Flask-Migrate; words in capitals stand for any word. */
  readonly theirs: readonly string[]
  /** Those of Limbeck; none where it has no counterpart. */
  readonly ours: readonly string[]
}

/** Reads the rows of the tables whose first column is a command line of Alembic or Flask-Migrate. */
export function readCommandRows(): readonly CommandRow[] {
  const text = readFileSync(join(ROOT, 'docs/from-alembic.md'), 'utf8')
  return [...text.matchAll(/^\| (`(?:[A-Z_]+=\S+ )?(?:alembic|flask db) .*) \|$/gm)].map(
    ([, row = '']) => {
      const [name = '', counterpart = ''] = row.split(' | ')
      return { name, theirs: readCode(name), ours: readCode(counterpart) }
    },
  )
}

function readCode(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, line = '']) => line)
}

/** Whether a command line is an example of one in a table. */
export function isExampleOf(line: string, shown: string): boolean {
  const words = shown.split(' ').map((word) =>
    word === 'COMMAND'
      ? '.+'
      : word
          .replaceAll(/[.+?()[\]]/g, String.raw`\$&`)
          // What is in capitals and not a variable is the reader's.
          .replaceAll(
            /(?<![A-Z_])(?:REV|N|MSG|DIR|FILE|NAME|KEY|VALUE|LABEL|ID|TAG)(?![A-Z_])/g,
            '[^ ]+',
          ),
  )
  return new RegExp(`^${words.join(' ')}$`).test(line)
}
