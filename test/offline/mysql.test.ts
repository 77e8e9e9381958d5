import { expect, it } from 'vitest'
import { createMigrator } from '../../src/index.ts'
import { createHistory } from './history.ts'

/** No MySQL runs here: what its text has beside that for MariaDB, which is run, has to be looked at. */
it('the text for MySQL has other names of settings than that for MariaDB, and nothing else', async () => {
  const migrations = createHistory('mariadb').directory
  const write = async (scheme: string) => {
    await using migrator = await createMigrator({
      url: `${scheme}://nobody@127.0.0.1:1/nowhere`,
      migrations,
      statementTimeoutMs: 2_000,
    })
    const up = await migrator.upgrade('f7', { sql: true })
    const down = await migrator.downgrade('f7:base', { sql: true })
    return `${up.sql}${down.sql}`
  }
  const mysql = await write('mysql')
  expect(mysql).toContain('DELIMITER //\nCREATE FUNCTION twice')
  expect(
    mysql
      .replaceAll('for mysql', 'for mariadb')
      .replaceAll('transaction_read_only', 'tx_read_only')
      .replaceAll(/^-- MariaDB has other settings.*\n/gm, '')
      .replaceAll('max_execution_time = 2000', 'max_statement_time = 2'),
  ).toBe(await write('mariadb'))
})
