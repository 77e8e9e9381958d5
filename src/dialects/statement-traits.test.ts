import { describe, expect, it } from 'vitest'
import type { DialectName, StatementTraits } from './dialect.ts'
import { dialects } from './index.ts'

type Trait = keyof StatementTraits

function readTrue(name: DialectName, sql: string): readonly string[] {
  return Object.entries(dialects[name].readTraits(sql)).flatMap(([trait, is]) =>
    is ? [trait] : [],
  )
}

const common: readonly (readonly [string, readonly Trait[]])[] = [
  ['SELECT 1', ['isRead']],
  ['-- why\n/* so */ (select 1) union (select 2)', ['isRead']],
  ['SELECT * FROM a FOR UPDATE', ['isRead']],
  ["SELECT replace(a, 'INSERT', 'into'), \"update\" FROM b", ['isRead']],
  ['VALUES (1)', ['isRead']],
  ['EXPLAIN SELECT 1', ['isRead']],
  ['WITH a AS (SELECT 1) SELECT * FROM a', ['isRead']],
  ['WITH a AS (DELETE FROM b RETURNING *) SELECT * FROM a', ['isReturning']],
  ['INSERT INTO a SELECT 1', []],
  ['UPDATE a SET b = 1', []],
  ['ROLLBACK TO SAVEPOINT a', ['controlsTransaction']],
  ['SAVEPOINT a', ['controlsTransaction']],
  ['COMMIT', ['controlsTransaction']],
]

const own: { readonly [Name in DialectName]: readonly (readonly [string, readonly Trait[]])[] } = {
  postgresql: [
    ['SHOW lock_timeout', ['isRead']],
    ['TABLE a', ['isRead']],
    ['SELECT 1 INTO b', []],
    ['EXPLAIN ANALYZE DELETE FROM a', []],
    ['EXPLAIN (ANALYZE, BUFFERS) SELECT 1', ['isRead']],
    ['BEGIN', ['controlsTransaction']],
    ['CREATE TABLE a (b int)', []],
    ['CREATE UNIQUE INDEX CONCURRENTLY ON a (b)', ['refusesTransaction']],
    ['create /* x */ index concurrently if not exists i on a (b)', ['refusesTransaction']],
    ['DROP INDEX CONCURRENTLY i', ['refusesTransaction']],
    ['CREATE INDEX concurrently_named ON a (b)', []],
    ['REINDEX (VERBOSE) TABLE CONCURRENTLY a', ['refusesTransaction']],
    ['REINDEX TABLE a', []],
    ['REINDEX DATABASE d', ['refusesTransaction']],
    ['VACUUM FULL a', ['refusesTransaction']],
    ['CREATE DATABASE d', ['refusesTransaction']],
    ['ALTER SYSTEM SET a = 1', ['refusesTransaction']],
    ['ALTER TABLE a DETACH PARTITION b CONCURRENTLY', ['refusesTransaction']],
    ['CLUSTER', ['refusesTransaction']],
    ['CLUSTER a', []],
    ['REFRESH MATERIALIZED VIEW CONCURRENTLY a', []],
  ],
  mysql: [
    ['BEGIN', ['commitsImplicitly', 'controlsTransaction']],
    ['DESCRIBE a', ['isRead']],
    ['SHOW TABLES', ['isRead']],
    ["SELECT 1 INTO OUTFILE 'x'", []],
    ['CREATE TABLE a (b int)', ['commitsImplicitly']],
    ['CREATE TEMPORARY TABLE a (b int)', []],
    ['DROP TEMPORARY TABLE a', []],
    ['/*!40000 ALTER TABLE a DISABLE KEYS */', ['commitsImplicitly']],
    ['# x\nTRUNCATE a', ['commitsImplicitly']],
    ['RENAME TABLE a TO b', ['commitsImplicitly']],
    ['GRANT ALL ON a TO b', ['commitsImplicitly']],
    ['ANALYZE TABLE a', ['commitsImplicitly']],
    ['LOCK TABLES a WRITE', ['commitsImplicitly']],
    ["SET PASSWORD = 'x'", ['commitsImplicitly']],
    ['SET autocommit = 1', ['commitsImplicitly']],
    ['SET foreign_key_checks = 0', []],
  ],
  mariadb: [
    ['BEGIN NOT ATOMIC SELECT 1; END', []],
    ['CREATE OR REPLACE TEMPORARY TABLE a (b int)', []],
    ['CREATE OR REPLACE TABLE a (b int)', ['commitsImplicitly']],
    ['ANALYZE SELECT 1', ['isRead']],
  ],
  sqlite: [
    ['BEGIN IMMEDIATE', ['controlsTransaction']],
    ['EXPLAIN QUERY PLAN DELETE FROM a', ['isRead']],
    ['PRAGMA table_info(a)', ['isRead']],
    ['PRAGMA main.table_info("a")', ['isRead']],
    ['PRAGMA user_version', ['isRead']],
    ['PRAGMA user_version = 3', []],
    ['PRAGMA foreign_keys = OFF', ['refusesTransaction']],
    ['PRAGMA foreign_keys', ['isRead']],
    ['PRAGMA journal_mode(wal)', ['refusesTransaction']],
    ['VACUUM', ['refusesTransaction']],
    ["ATTACH 'a.db' AS b", ['refusesTransaction']],
    ['CREATE TABLE a (b)', []],
  ],
}

describe.each(Object.keys(dialects) as DialectName[])('readTraits of %s', (name) => {
  it.each([...common, ...own[name]])('%s', (sql, expected) => {
    expect(readTrue(name, sql)).toEqual([...expected])
  })
})
