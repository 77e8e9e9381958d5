import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findStatementSecrets, maskStatement } from './mask-statement.ts'

const HIDDEN: readonly (readonly [statement: string, shown: string])[] = [
  [`CREATE ROLE a LOGIN PASSWORD 'canary'`, `CREATE ROLE a LOGIN PASSWORD '***'`],
  [
    `alter role a with encrypted password E'can\\'ary' in role "b"`,
    `alter role a with encrypted password E'***' in role "***"`,
  ],
  [`CREATE ROLE x PASSWORD $a$canary$a$`, `CREATE ROLE x PASSWORD $a$***$a$`],
  [`CREATE ROLE x PASSWORD canary`, `CREATE ROLE x PASSWORD ***`],
  [`CREATE ROLE x PASSWORD 'canary`, `CREATE ROLE x PASSWORD '***`],
  [
    `CREATE USER 'u'@'h' IDENTIFIED BY 'can''ary' REQUIRE SSL`,
    `CREATE USER 'u'@'h' IDENTIFIED BY '***' REQUIRE SSL`,
  ],
  [
    `CREATE USER u IDENTIFIED VIA a USING PASSWORD('canary') OR b USING 'canary'`,
    `CREATE USER u IDENTIFIED VIA a USING PASSWORD('***') OR b USING '***'`,
  ],
  [
    `CREATE USER u IDENTIFIED BY CONVERT(0x63616e617279 USING utf8mb4)`,
    `CREATE USER u IDENTIFIED BY CONVERT(*** USING utf8mb4)`,
  ],
  [
    `ALTER USER u IDENTIFIED WITH x BY 'canary' REPLACE 'canary'`,
    `ALTER USER u IDENTIFIED WITH x BY '***' REPLACE '***'`,
  ],
  [`SET PASSWORD = 'canary'`, `SET PASSWORD = '***'`],
  [`SET PASSWORD FOR u = PASSWORD("canary")`, `SET PASSWORD FOR u = PASSWORD("***")`],
  [`GRANT ALL ON *.* TO u IDENTIFIED BY 'canary'`, `GRANT ALL ON *.* TO u IDENTIFIED BY '***'`],
  [`CHANGE MASTER TO MASTER_PASSWORD='canary'`, `CHANGE MASTER TO MASTER_PASSWORD='***'`],
  [
    `CREATE USER MAPPING FOR a SERVER b OPTIONS (user 'x', password 'canary')`,
    `CREATE USER MAPPING FOR a SERVER b OPTIONS (user 'x', password '***')`,
  ],
  [
    `CREATE SUBSCRIPTION s CONNECTION 'host=h password=canary dbname=d' PUBLICATION p`,
    `CREATE SUBSCRIPTION s CONNECTION 'host=h password=*** dbname=d' PUBLICATION p`,
  ],
  [
    `DO $$ BEGIN EXECUTE 'CREATE ROLE x PASSWORD ''canary'''; END $$`,
    `DO $$ BEGIN EXECUTE 'CREATE ROLE x PASSWORD ''***'''; END $$`,
  ],
  [
    `DO $$ BEGIN EXECUTE format('CREATE ROLE x PASSWORD %L', 'canary'); END $$`,
    `DO $$ BEGIN EXECUTE format('CREATE ROLE x PASSWORD %L', '***'); END $$`,
  ],
  [`UPDATE u SET "password" = 'canary', a = 'b'`, `UPDATE u SET "password" = '***', a = 'b'`],
  [
    `INSERT INTO t VALUES ('{"password": "canary"}')`,
    `INSERT INTO t VALUES ('{"password": "***"}')`,
  ],
  [
    `    op.execute("CREATE ROLE x PASSWORD 'canary'")`,
    `    op.execute("CREATE ROLE x PASSWORD '***'")`,
  ],
]

const SHOWN: readonly string[] = [
  `CREATE TABLE users (password varchar(20) DEFAULT '' NOT NULL, role text DEFAULT 'guest')`,
  `UPDATE users SET "password" = $1 WHERE name = 'bob'`,
  `UPDATE users SET password=? WHERE name = 'bob'`,
  `ALTER USER x PASSWORD EXPIRE`,
  `ALTER ROLE x PASSWORD NULL`,
  `INSERT INTO words VALUES ('secret', 'canary')`,
  `password authentication failed for user "bob"`,
  `Access denied for user 'bob'@'localhost' (using password: YES)`,
]

describe('maskStatement', () => {
  it.each(HIDDEN)('hides the password of %s', (statement, shown) => {
    expect(maskStatement(statement)).toBe(shown)
    expect(maskStatement(shown)).toBe(shown)
    expect(findStatementSecrets(statement).join()).toMatch(/can'?'?ary|0x63616e617279/)
  })

  it.each(SHOWN)('leaves %s as it is', (statement) => {
    expect(maskStatement(statement)).toBe(statement)
    expect(findStatementSecrets(statement)).toEqual([])
  })

  it('hides any password, however it is quoted', () => {
    const secret = fc.string({ maxLength: 10 }).map((text) => `canary${text}`)
    const quote = fc.constantFrom(
      (text: string) => `'${text.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`,
      (text: string) => `"${text.replaceAll('"', '""').replaceAll('\\', '\\\\')}"`,
      (text: string) => `$q$${text}$q$`,
    )
    const around = fc.constantFrom(
      (literal: string) => `CREATE ROLE a PASSWORD ${literal}`,
      (literal: string) => `CREATE USER a IDENTIFIED BY ${literal} WITH MAX_USER_CONNECTIONS 3`,
      (literal: string) => `SET PASSWORD FOR 'a'@'%' = PASSWORD(${literal})`,
    )
    fc.assert(
      fc.property(secret, quote, around, (text, write, place) => {
        expect(maskStatement(place(write(text)))).not.toContain('canary')
      }),
      { seed: 3, numRuns: 500 },
    )
  })

  it('takes no time for long statements', () => {
    const long = `INSERT INTO users (password) VALUES ${`('a''b\\\\', "c", $$d$$), `.repeat(20_000)}('e')`
    const start = performance.now()
    maskStatement(long)
    maskStatement(`CREATE ROLE a PASSWORD ${"'".repeat(100_001)}`)
    maskStatement(`CREATE ROLE a PASSWORD ${'$$ '.repeat(30_001)}`)
    maskStatement(`password${' '.repeat(100_000)}x`)
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})
