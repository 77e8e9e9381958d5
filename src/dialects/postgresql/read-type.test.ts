import { describe, expect, it } from 'vitest'
import { t } from '../../schema/t.ts'
import { normalizeType, readType } from './read-type.ts'

describe('types of PostgreSQL', () => {
  it('are read as the catalog writes them', () => {
    const native = (sql: string) => ({ kind: 'native', dialect: 'postgresql', sql })
    expect(
      [
        'character varying(100)',
        'character(1)',
        'numeric(10,2)',
        'timestamp(3) with time zone',
        'time without time zone',
        'double precision',
        'bytea',
        'character varying(5)[]',
        'interval',
        'interval(3)',
        'interval day to second(3)',
        'jsonb',
        'bpchar',
        '"char"',
        'app."Odd (1)"',
        'geometry(Point,4326)',
        'numeric(3,-2)',
      ].map(readType),
    ).toEqual([
      { kind: 'varchar', length: 100 },
      { kind: 'char', length: 1 },
      { kind: 'numeric', precision: 10, scale: 2 },
      { kind: 'timestamptz', precision: 3 },
      { kind: 'time' },
      { kind: 'double' },
      { kind: 'binary' },
      { kind: 'array', element: { kind: 'varchar', length: 5 } },
      { kind: 'interval' },
      native('interval(3)'),
      native('interval day to second(3)'),
      native('jsonb'),
      native('bpchar'),
      native('"char"'),
      native('app."Odd (1)"'),
      native('geometry(Point,4326)'),
      { kind: 'numeric', precision: 3, scale: -2 },
    ])
  })

  it('are one under all of their names', () => {
    const same = [
      [
        t.integer(),
        t.pg.type('INT4'),
        t.pg.serial(),
        t.custom('int'),
        t.pg.type('pg_catalog.int4'),
      ],
      [t.char(), t.char({ length: 1 }), t.pg.type('character')],
      [t.numeric(10), t.numeric(10, 0), t.pg.type('decimal( 10 , 0 )')],
      [t.double(), t.pg.type('float8'), t.pg.type('float(30)'), t.pg.type('float')],
      [t.timestamptz(3), t.pg.type('timestamp (3) with  time zone'), t.pg.type('timestamptz(3)')],
      [t.binary(20), t.binary()],
      [t.array(t.varchar(5)), t.array(t.array(t.varchar(5))), t.pg.type('varchar(5) [3]')],
      [t.array(t.text()), t.pg.type('text[][]'), t.pg.type('TEXT ARRAY[4]')],
      [t.pg.jsonb(), t.pg.type('JSONB'), t.json().variant('postgresql', t.pg.jsonb())],
      [t.pg.bit(), t.pg.bit(1)],
      [t.pg.varbit(3), t.pg.type('bit varying (3)')],
      [t.custom('geometry(Point, 4326)'), t.custom('Geometry(Point,4326)')],
      [t.enum(['a', 'bcd']), t.varchar(3)],
    ]
    for (const builders of same) {
      const [first, ...others] = builders.map(({ definition }) => normalizeType(definition.type))
      for (const other of others) expect(other).toEqual(first)
    }
  })

  it('are two where one argument differs', () => {
    const types = [
      t.varchar(5),
      t.varchar(),
      t.text(),
      t.numeric(),
      t.numeric(10, 1),
      t.timestamp(),
      t.timestamptz(),
      t.timestamp(6),
      t.json(),
      t.pg.jsonb(),
      t.pg.bit(),
      t.pg.varbit(),
      t.pg.type('"Odd"'),
      t.pg.type('odd'),
      t.enum(['a'], { name: 'e' }),
      t.enum(['a'], { name: 'e', schema: 's' }),
    ].map(({ definition }) => JSON.stringify(normalizeType(definition.type)))
    expect(new Set(types).size).toBe(types.length)
  })
})
