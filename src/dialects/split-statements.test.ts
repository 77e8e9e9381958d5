import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DialectName } from './dialect.ts'
import { dialects } from './index.ts'

const all = Object.keys(dialects) as DialectName[]

function split(name: DialectName, text: string): readonly string[] {
  return dialects[name].splitStatements(text).map(({ sql }) => sql)
}

describe.each(all)('splitStatements of %s', (name) => {
  it.each([
    ['nothing', '', []],
    ['only blanks and comments', ' \n-- a;\n/* b; */ ;; ', []],
    ['a last statement without a semicolon', 'SELECT 1; SELECT 2', ['SELECT 1', 'SELECT 2']],
    [
      'semicolons in strings',
      "SELECT ';', 'it''s;'; SELECT 2",
      ["SELECT ';', 'it''s;'", 'SELECT 2'],
    ],
    ['semicolons in double quotes', 'SELECT ";""; x"; SELECT 2', ['SELECT ";""; x"', 'SELECT 2']],
    [
      'comments inside',
      'SELECT 1 -- a; b\n + 2 /* ; */; SELECT 2',
      ['SELECT 1 -- a; b\n + 2', 'SELECT 2'],
    ],
    ['comments around', '-- first;\nSELECT 1 -- last', ['SELECT 1']],
    [
      'transactions, which are no bodies',
      'BEGIN; SELECT 1; COMMIT; END',
      ['BEGIN', 'SELECT 1', 'COMMIT', 'END'],
    ],
    [
      'CASE … END outside of bodies',
      'SELECT CASE WHEN 1=1 THEN 2 END; SELECT 2',
      ['SELECT CASE WHEN 1=1 THEN 2 END', 'SELECT 2'],
    ],
    ['what is never closed', "SELECT 1; SELECT 'a; b", ['SELECT 1', "SELECT 'a; b"]],
  ])('knows %s', (_, text, expected) => {
    expect(split(name, text)).toEqual(expected)
  })

  it('gives back statements that were joined, with their lines', () => {
    const statement = fc.constantFrom(
      'SELECT 1',
      "INSERT INTO a VALUES ('x;\n''y--')",
      'UPDATE "a;b" SET c = 1 /* ;\n */ WHERE d > 0',
      'DELETE FROM a -- all;\n WHERE b = 1',
      'SELECT CASE WHEN a THEN b ELSE c END FROM d',
      'BEGIN',
      'COMMIT',
    )
    const gap = fc.constantFrom('', ' ', '\n', ' -- note;\n', '\n/* a; b\n */\n')
    fc.assert(
      fc.property(fc.array(fc.tuple(gap, statement)), (pieces) => {
        const text = pieces.map(([before, sql]) => `${before}${sql};`).join('')
        let position = 0
        const expected = pieces.map(([before, sql]) => {
          const line = text.slice(0, position + before.length).split('\n').length
          position += before.length + sql.length + 1
          return { sql, line }
        })
        expect(dialects[name].splitStatements(text)).toEqual(expected)
      }),
    )
  })

  it('never loses or adds a character of code', () => {
    const bit = fc.constantFrom(
      "'",
      '"',
      '`',
      '$$',
      '$a$',
      ';',
      '\\',
      '/*',
      '*/',
      '--',
      '\n',
      '#',
      'BEGIN',
      'END',
      ' ',
      'a',
      '(',
      ')',
      'CREATE TRIGGER',
      'DELIMITER //',
    )
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 30 }), (bits) => {
        const text = bits.join('')
        let position = 0
        for (const { sql, line } of dialects[name].splitStatements(text)) {
          const at = text.indexOf(sql, position)
          expect(at).toBeGreaterThanOrEqual(position)
          expect(sql).toBe(sql.trimStart())
          expect(text.slice(0, at).split('\n').length).toBeLessThanOrEqual(line)
          position = at + sql.length
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('bodies', () => {
  it.each<readonly [DialectName, readonly string[]]>([
    [
      'postgresql',
      [
        'CREATE FUNCTION f() RETURNS int AS $$ BEGIN; END; $$ LANGUAGE sql',
        'DO $x$ a; $$ b; $y$ $x$',
        'SELECT 1',
      ],
    ],
    ['postgresql', ["SELECT E'a\\';b', 'c\\'", 'SELECT U&"a;b", a$b$, $1', 'SELECT 2']],
    ['postgresql', ['SELECT /* a /* ; */ ; */ 1', 'SELECT a[1:2], b ? c']],
    [
      'postgresql',
      [
        'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END',
        'CREATE PROCEDURE p() BEGIN ATOMIC END',
        'SELECT 1',
      ],
    ],
    ['postgresql', ['CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)', 'SELECT 1']],
    [
      'sqlite',
      [
        'CREATE TRIGGER t AFTER INSERT ON a WHEN CASE WHEN 1 THEN 1 END BEGIN SELECT CASE 1 WHEN 1 THEN 2 END; DELETE FROM b; END',
        'SELECT [a;b], `c;d`',
      ],
    ],
    [
      'sqlite',
      [
        'CREATE TEMP TRIGGER IF NOT EXISTS t AFTER INSERT ON a BEGIN UPDATE b SET begin = 1, c = end; END',
        'SELECT 1',
      ],
    ],
    [
      'mysql',
      ['SELECT \'a\\\';b\', `c;d`, "e\\";f"', 'SELECT # no;\n 1', 'SELECT 5--1', 'SELECT 2'],
    ],
    [
      'mysql',
      [
        'CREATE DEFINER=`a`@`%` PROCEDURE p() l: BEGIN IF a THEN SELECT 1; END IF; LOOP LEAVE l; END LOOP; CASE a WHEN 1 THEN SELECT 2; END CASE; BEGIN END; END',
        'SELECT 1',
      ],
    ],
    [
      'mysql',
      [
        'CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET NEW.b = CASE WHEN 1 THEN 2 END',
        'SELECT 1',
      ],
    ],
    [
      'mysql',
      [
        'CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO BEGIN DELETE FROM a; END',
        '/*!40101 SET NAMES utf8; */',
        'SELECT 1',
      ],
    ],
    ['mariadb', ['BEGIN NOT ATOMIC SELECT 1; SELECT 2; END', 'SELECT 1']],
  ])('of %s stay whole', (name, statements) => {
    expect(split(name, statements.join(';\n'))).toEqual(statements)
    expect(split(name, `${statements.join(' ; ')};`)).toEqual(statements)
  })

  it('end at the delimiter that a line sets', () => {
    const text = `DELIMITER //
CREATE PROCEDURE p() BEGIN SELECT '//'; END //
delimiter $$
SELECT 1; SELECT a$$SELECT 3$$
DELIMITER ;
SELECT 4; SELECT 5`
    expect(dialects.mysql.splitStatements(text)).toEqual([
      { sql: "CREATE PROCEDURE p() BEGIN SELECT '//'; END", line: 2 },
      { sql: 'SELECT 1; SELECT a', line: 4 },
      { sql: 'SELECT 3', line: 4 },
      { sql: 'SELECT 4', line: 6 },
      { sql: 'SELECT 5', line: 6 },
    ])
  })
})
