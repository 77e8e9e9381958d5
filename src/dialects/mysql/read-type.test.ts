import { expect, it } from 'vitest'
import type { ColumnType } from '../../schema/column-type.ts'
import { t } from '../../schema/t.ts'
import { readType } from './read-type.ts'
import { writeType } from './types.ts'

const native = (sql: string): ColumnType => ({ kind: 'native', dialect: 'mysql', sql })

/** What COLUMN_TYPE says on MariaDB, which shows widths, and on MySQL 8, which shows none since 8.0.19. */
const SHOWN: readonly (readonly [type: ColumnType, ...texts: string[]])[] = [
  [t.smallint().definition.type, 'smallint(6)', 'smallint', 'INT2'],
  [t.integer().definition.type, 'int(11)', 'int', 'INTEGER', 'int signed'],
  [t.bigint().definition.type, 'bigint(20)', 'bigint'],
  [t.boolean().definition.type, 'tinyint(1)', 'BOOL', 'boolean'],
  [t.mysql.tinyint().definition.type, 'tinyint(4)', 'tinyint'],
  [native('tinyint unsigned'), 'tinyint(3) unsigned', 'tinyint unsigned'],
  [native('tinyint(1) unsigned'), 'tinyint(1) unsigned'],
  [native('mediumint'), 'mediumint(9)', 'mediumint', 'MIDDLEINT'],
  [native('int(5)'), 'int(5)'],
  [t.mysql.integer({ unsigned: true }).definition.type, 'int(10) unsigned', 'int unsigned'],
  [native('int unsigned zerofill'), 'int(10) unsigned zerofill', 'int zerofill'],
  [native('int(6) unsigned zerofill'), 'int(6) unsigned zerofill'],
  [t.mysql.bigint({ unsigned: true }).definition.type, 'bigint(20) unsigned', 'bigint unsigned'],
  [t.numeric(10, 2).definition.type, 'decimal(10,2)', 'NUMERIC(10, 2)', 'dec(10,2)'],
  [{ kind: 'numeric', precision: 10, scale: 0 }, 'decimal(10,0)', 'NUMERIC', 'decimal(10)'],
  [native('decimal(10,2) unsigned'), 'decimal(10,2) unsigned'],
  [t.real().definition.type, 'float', 'float(24)', 'FLOAT4'],
  [t.double().definition.type, 'double', 'DOUBLE PRECISION', 'real', 'float(53)'],
  [native('float(7,3)'), 'float(7,3)', 'FLOAT(7, 3)'],
  [native('double unsigned'), 'double unsigned'],
  [t.char({ length: 36 }).definition.type, 'char(36)', 'CHARACTER(36)'],
  [{ kind: 'char', length: 1 }, 'char(1)', 'char'],
  [t.varchar(50).definition.type, 'varchar(50)', 'CHARACTER VARYING(50)'],
  [native('varchar(100) compressed'), 'varchar(100) /*M!100301 COMPRESSED*/'],
  [t.text().definition.type, 'text'],
  [t.mysql.mediumtext().definition.type, 'mediumtext', 'LONG VARCHAR'],
  [t.binary().definition.type, 'blob'],
  [t.binary(16).definition.type, 'varbinary(16)'],
  [native('binary(1)'), 'binary(1)', 'BINARY'],
  [t.mysql.bit().definition.type, 'bit(1)', 'BIT'],
  [native('bit(8)'), 'bit(8)'],
  [t.mysql.year().definition.type, 'year(4)', 'year'],
  [t.date().definition.type, 'date'],
  [t.time().definition.type, 'time', 'time(0)'],
  [t.time({ precision: 6 }).definition.type, 'time(6)'],
  [t.timestamp().definition.type, 'datetime', 'datetime /* mariadb-5.3 */'],
  [t.timestamp({ precision: 3 }).definition.type, 'datetime(3)'],
  [t.mysql.timestamp().definition.type, 'timestamp', 'timestamp(0)'],
  [t.mysql.timestamp({ precision: 6 }).definition.type, 'timestamp(6)'],
  [t.json().definition.type, 'json'],
  [native('uuid'), 'uuid'],
  [native('inet6'), 'inet6'],
  [native('point srid 4326'), 'point srid 4326'],
  [native('geometrycollection'), 'geomcollection', 'geometrycollection'],
  [
    t.enum(['a', 'b,c', "it's", 'q"x', 'back\\slash', 'line\nbreak', ')']).definition.type,
    String.raw`enum('a','b,c','it''s','q"x','back\\slash','line\nbreak',')')`,
  ],
  [t.mysql.set(["it's", 'back\\slash']).definition.type, String.raw`set('it''s','back\\slash')`],
]

it.each(SHOWN.map(([type, ...texts]) => ({ type, texts })))(
  '$texts say $type',
  ({ type, texts }) => {
    for (const text of texts) expect([text, readType(text)]).toEqual([text, type])
    expect(readType(writeType(type))).toEqual(type)
  },
)
