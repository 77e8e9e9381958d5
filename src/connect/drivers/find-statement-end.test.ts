import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Engine } from '../connection.ts'
import { findStatementEnd } from './find-statement-end.ts'

/** The first statement, and what stands behind it. */
const SPLITS: readonly (readonly [engine: Engine, first: string, rest: string])[] = [
  ['sqlite', 'SELECT 1;', ' SELECT 2'],
  ['sqlite', 'SELECT \';\', ";", `;`, [;];', 'x'],
  ['sqlite', "SELECT 'it''s;';", 'x'],
  ['sqlite', '-- a;\n/* b; */ SELECT 1 /* ; */;', ' -- c'],
  ['sqlite', ';;SELECT 1;', 'x'],
  ['sqlite', 'CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; SELECT 2; END;', ' SELECT 3'],
  ['sqlite', 'create temp trigger t after insert on a begin select 1;\n-- c\nend;', 'x'],
  ['sqlite', "SELECT 'a\\';", " b'"],
  ['mysql', "SELECT 'a\\';b';", 'x'],
  ['mysql', '# a;\nSELECT "b;";', 'x'],
  ['mysql', 'CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END', ''],
  ['mysql', 'SELECT `a;`;', 'x'],
  ['postgresql', 'SELECT $$;$$, $a$ $$; $a$;', 'x'],
  ['postgresql', "SELECT E'\\';';", 'x'],
  ['postgresql', 'SELECT ";";', 'x'],
  ['postgresql', 'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END', ''],
]

describe('findStatementEnd', () => {
  it.each(SPLITS)('finds where the first statement ends: %s, %j', (engine, first, rest) => {
    expect(findStatementEnd(first + rest, engine)).toBe(first.length)
  })

  it.each(['postgresql', 'mysql', 'sqlite'] as const)('keeps quoted text whole: %s', (engine) => {
    // Backslashes are left out: what they mean depends on the mode of the server.
    const text = fc
      .string({ maxLength: 20 })
      .map((s) => s.replaceAll('\\', '').replaceAll("'", "''"))
    fc.assert(
      fc.property(text, (quoted) => {
        const first = `SELECT '${quoted}';`
        expect(findStatementEnd(`${first} SELECT 2`, engine)).toBe(first.length)
      }),
    )
  })
})
