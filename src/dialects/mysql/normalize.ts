import type { ColumnType } from '../../schema/column-type.ts'
import type { Column, Constraint, Index, Table } from '../../schema/schema-model.ts'
import type { TableName } from '../dialect.ts'
import * as shared from '../shared/normalize-expression.ts'
import { normalizeTable as tidyTable } from '../shared/normalize-table.ts'
import { readType } from './read-type.ts'
import { mysqlSplitRules } from './split-statements.ts'
import { writeType } from './types.ts'

/** Functions that MariaDB writes by another of their names, and MySQL as they were written. */
const FUNCTIONS = {
  lower: 'lcase',
  upper: 'ucase',
  substring: 'substr',
  mid: 'substr',
  ceil: 'ceiling',
  character_length: 'char_length',
  length: 'octet_length',
  power: 'pow',
  day: 'dayofmonth',
  nvl: 'ifnull',
} as const

/** How the SQL standard asks for the next number of a sequence. */
const NEXT_VALUE = /\bnext\s+value\s+for\s+((?:`(?:[^`]|``)+`|[\w$.])+)/gi

/** One text for what is the same expression to its tokens. */
export function normalizeExpression(text: string, table?: TableName): string {
  return shared.normalizeExpression(text.replaceAll(NEXT_VALUE, 'nextval($1)'), {
    table,
    lexical: mysqlSplitRules.lexical,
    synonyms: {
      true: '1',
      false: '0',
      now: 'current_timestamp',
      localtime: 'current_timestamp',
      localtimestamp: 'current_timestamp',
      current_timestamp: 'current_timestamp',
      rlike: 'regexp',
    },
    functions: FUNCTIONS,
    unquote: (name) =>
      /^`[a-z_][a-z0-9_]*`$/i.test(name) ? name.slice(1, -1).toLowerCase() : name,
  })
}

/** A table in the one form of all that MySQL and MariaDB take for the same: a unique index is a unique constraint. */
export function normalizeTable(table: Table): Table {
  const tidy = tidyTable(table, {
    column: normalizeColumn,
    constraint: normalizeConstraint,
    index: (index) => index,
  })
  const known = tidy.constraints.map(({ name }) => name)
  const uniques = tidy.indexes.filter((index) => isConstraint(index) && !known.includes(index.name))
  return {
    ...tidy,
    constraints: [
      ...tidy.constraints,
      ...uniques.map(
        ({ name, elements }): Constraint => ({
          kind: 'unique',
          name,
          columns: elements.flatMap(({ column }) => column ?? []),
        }),
      ),
    ],
    indexes: tidy.indexes.filter((index) => !isConstraint(index)),
  }
}

function normalizeColumn({ identity, default: value, ...column }: Column): Column {
  const written = typeof value === 'string' ? padMoment(value, column.type) : value
  return {
    ...column,
    ...(written === undefined ? {} : { default: written }),
    ...(identity === undefined ? {} : { autoIncrement: true }),
  }
}

/** A moment as the engine keeps it: with its time, and with as many digits of a second as its type has. */
function padMoment(text: string, type: ColumnType): string {
  const resolved = readType(writeType(type))
  if (resolved.kind !== 'timestamp' && resolved.kind !== 'time') return text
  const { precision = 0 } = resolved
  const [, date, time = '00:00:00', digits = ''] = MOMENTS[resolved.kind].exec(text) ?? []
  if ((date ?? '') === '' && !text.startsWith(time)) return text
  if (digits.length > precision) return text
  const moment = resolved.kind === 'time' ? time : `${date ?? ''} ${time}`
  return precision === 0 ? moment : `${moment}.${digits.padEnd(precision, '0')}`
}

const MOMENTS = {
  timestamp: /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d:\d\d)(?:\.(\d+))?)?$/,
  time: /^()(\d\d:\d\d:\d\d)(?:\.(\d+))?$/,
}

/** A primary key has no name of its own, and InnoDB takes RESTRICT for NO ACTION. */
function normalizeConstraint(constraint: Constraint): Constraint {
  if (constraint.kind === 'primaryKey') {
    const { name: _, ...rest } = constraint
    return rest
  }
  if (constraint.kind !== 'foreignKey') return constraint
  const { onDelete, onUpdate, ...rest } = constraint
  return {
    ...rest,
    ...(onDelete === undefined || onDelete === 'restrict' ? {} : { onDelete }),
    ...(onUpdate === undefined || onUpdate === 'restrict' ? {} : { onUpdate }),
  }
}

function isConstraint({ unique, elements, using }: Index): boolean {
  return (
    unique &&
    using === undefined &&
    elements.every(({ column, order, length }) => {
      return column !== undefined && order === undefined && length === undefined
    })
  )
}
