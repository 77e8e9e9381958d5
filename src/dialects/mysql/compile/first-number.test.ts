import { expect, it } from 'vitest'
import { type AddColumnOptions, addColumn } from '../../../operations/add-column.ts'
import { alterColumn } from '../../../operations/alter-column.ts'
import { DEFAULT_NAMING } from '../../../schema/naming.ts'
import { t } from '../../../schema/t.ts'
import { dialects } from '../../index.ts'

const scope = { naming: DEFAULT_NAMING }

function add(start: number, options?: AddColumnOptions) {
  const column = t.bigint().identity({ start }).primaryKey()
  return dialects.mariadb.compile(addColumn(scope, 'items', 'id', column, options))
}

it('says the first number without a database too', () => {
  const existing = t.bigint().notNull()
  const identity = { start: 10n }
  const operation = alterColumn(scope, 'items', 'id', { identity, existing, lock: 'shared' })
  expect(dialects.mysql.compile(operation)).toEqual([
    {
      sql: 'ALTER TABLE `items` MODIFY COLUMN `id` BIGINT NOT NULL AUTO_INCREMENT, AUTO_INCREMENT=10, LOCK=SHARED',
    },
  ])
})

it('refuses what the server would take for another number', () => {
  expect(() => add(0)).toThrow(
    expect.objectContaining({
      code: 'operation_unsupported',
      message: 'MariaDB cannot count from 0 in the column "id".',
      hint: 'Begin with 1 or more.',
    }),
  )
})

it('leaves the counter of a column alone that may be there', () => {
  expect(() => add(10, { ifNotExists: true })).toThrow(
    expect.objectContaining({ code: 'operation_unsupported' }),
  )
})
