import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { applyOperation, isApplied } from '../../src/operations/apply-operation.ts'
import type { Operation } from '../../src/operations/operation.ts'
import type { SchemaModel } from '../../src/schema/schema-model.ts'
import { t } from '../../src/schema/t.ts'
import { readTable, table } from '../../src/schema/table.ts'
import { check, foreignKey, index, primaryKey, unique } from '../../src/schema/table-items.ts'

// What happens to constraints and indexes when a column goes or gets another name, beside what PostgreSQL itself does.
const ddl = `
  create table target (id int, constraint pk_target primary key (id));
  create table things (
    id int, a int, b int, "Odd name" int, text text,
    constraint pk_things primary key (id, a),
    constraint uq_b unique (b),
    constraint uq_id_b unique (id, b),
    constraint fk_b foreign key (b) references target (id),
    constraint ck_a check (a > 0),
    constraint ck_a_b check (a < B),
    constraint ck_odd check ("Odd name" > 0),
    constraint ck_words check (text::text <> 'a' and abs(b) > 0)
  );
  create index ix_b on things (b);
  create index ix_text on things (lower(text));
  create index ix_where on things (id) where a > 5;
  create index ix_include on things (id) include (b);
  create index ix_cast on things ((id::text));
`
const model: SchemaModel = {
  tables: {
    target: readTable(
      table('target', { id: t.integer() }, (c) => [primaryKey('pk_target').on(c.id)]),
    ),
    things: readTable(
      table(
        'things',
        {
          id: t.integer(),
          a: t.integer(),
          b: t.integer(),
          odd: t.integer('Odd name'),
          text: t.text(),
        },
        (c) => [
          primaryKey('pk_things').on(c.id, c.a),
          unique('uq_b').on(c.b),
          unique('uq_id_b').on(c.id, c.b),
          foreignKey('fk_b').on(c.b).references('target.id'),
          check('ck_a', 'a > 0'),
          check('ck_a_b', 'a < B'),
          check('ck_odd', '"Odd name" > 0'),
          check('ck_words', "text::text <> 'a' and abs(b) > 0"),
          index('ix_b').on(c.b),
          index('ix_text').on({ expression: 'lower(text)' }),
          index('ix_where').on(c.id).where('a > 5'),
          index('ix_include').on(c.id).include(c.b),
          index('ix_cast').on({ expression: '(id::text)' }),
        ],
      ),
      { ix: '{name}', uq: '{name}', ck: '{name}', fk: '{name}', pk: '{name}' },
    ),
  },
}

let database: PGlite
beforeAll(async () => {
  database = await PGlite.create()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.exec(`drop schema public cascade; create schema public; ${ddl}`)
})

interface Things {
  readonly columns: readonly string[]
  readonly objects: readonly string[]
}

async function readThings(): Promise<Things> {
  const columns = await database.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = 'things'::regclass and attnum > 0 and not attisdropped order by attnum`,
  )
  const objects = await database.query<{ name: string }>(
    `select conname as name from pg_constraint where conrelid = 'things'::regclass and contype <> 'n'
     union select indexrelid::regclass::text from pg_index where indrelid = 'things'::regclass`,
  )
  return {
    columns: columns.rows.map((row) => row.name),
    objects: objects.rows.map((row) => row.name).sort(),
  }
}

function readModel({ tables }: SchemaModel): Things {
  const { columns = [], constraints = [], indexes = [] } = tables['things'] ?? {}
  return {
    columns: columns.map((column) => column.name),
    objects: [...constraints, ...indexes].map((item) => item.name ?? '').sort(),
  }
}

describe('the model agrees with PostgreSQL', () => {
  test('before anything happens', async () => {
    expect(readModel(model)).toEqual(await readThings())
  })

  test.each(['id', 'a', 'b', 'Odd name', 'text'])(
    'when the column "%s" is dropped',
    async (name) => {
      const operation: Operation = { kind: 'dropColumn', table: 'things', name }
      await database.exec(`alter table things drop column "${name}"`)
      const after = applyOperation(operation, model)
      expect(readModel(after)).toEqual(await readThings())
      expect(isApplied(operation, after)).toBe(true)
    },
  )

  // A column that is renamed and then dropped takes the same with it, if everything followed the new name.
  test.each(['id', 'a', 'b', 'Odd name', 'text'])(
    'when the column "%s" is renamed and dropped',
    async (name) => {
      await database.exec(
        `alter table things rename column "${name}" to "order"; alter table things drop column "order"`,
      )
      const steps: readonly Operation[] = [
        { kind: 'renameColumn', table: 'things', name, newName: 'order' },
        { kind: 'dropColumn', table: 'things', name: 'order' },
      ]
      const after = steps.reduce((now, step) => applyOperation(step, now), model)
      expect(readModel(after)).toEqual(await readThings())
    },
  )
})
