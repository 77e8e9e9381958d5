import type { Column, Generated } from '../../schema/schema-model.ts'
import type { DrizzleColumn } from './entity.ts'
import type { Reading } from './flavor.ts'
import { nameColumn } from './letter-case.ts'
import { readCounting } from './read-counting.ts'
import { readDefault } from './read-default.ts'
import { isMysqlSerial, readType } from './read-type.ts'
import { writeAnySql } from './write-sql.ts'

/** A column; `isKey` where it is part of the primary key. */
export function readColumn(column: DrizzleColumn, isKey: boolean, reading: Reading): Column {
  const { flavor, casing } = reading
  const type = readType(column, flavor)
  const value = column.generated === undefined ? readDefault(column, reading) : undefined
  const { generatedIdentity: identity } = column
  return {
    name: nameColumn(column, casing),
    type,
    nullable: isNullable(column, isKey, reading),
    ...(value === undefined ? {} : { default: value }),
    ...(identity === undefined
      ? {}
      : {
          identity: {
            always: identity.type === 'always',
            ...readCounting(identity.sequenceOptions, type.kind),
          },
        }),
    ...(numbersItself(column, isKey, reading) ? { autoIncrement: true } : {}),
    ...readGenerated(column, reading),
  }
}

/** drizzle-kit 1 says no NOT NULL of a key of SQLite, which takes nulls then unless it is INTEGER. */
function isNullable(
  column: DrizzleColumn,
  isKey: boolean,
  { flavor, isVersionOne }: Reading,
): boolean {
  if (isKey && flavor.keysAreNotNull) return false
  if (column.primary === true) return isVersionOne && !isInteger(column)
  return (
    column.notNull !== true &&
    column.generatedIdentity === undefined &&
    !isMysqlSerial(column, flavor)
  )
}

/** A column of SQLite that is INTEGER and the whole key numbers itself, whether somebody says so or not. */
function numbersItself(column: DrizzleColumn, isKey: boolean, { flavor }: Reading): boolean {
  if (flavor.engine === 'sqlite') return isKey && column.primary === true && isInteger(column)
  return column.autoIncrement === true || isMysqlSerial(column, flavor)
}

function isInteger(column: DrizzleColumn): boolean {
  return column.getSQLType().toLowerCase() === 'integer'
}

function readGenerated(
  { generated }: DrizzleColumn,
  reading: Reading,
): { readonly generated?: Generated } {
  if (generated === undefined) return {}
  const mode = generated.mode ?? reading.flavor.generatedMode
  return {
    generated: { expression: writeAnySql(generated.as, reading), stored: mode === 'stored' },
  }
}
