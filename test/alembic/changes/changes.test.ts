/**
 * What Alembic's autogenerate reports is reported by Limbeck: SQLAlchemy's own statements make the tables, then the same
 * description of what they are to be is compared by both. What only Limbeck finds is said by the case, and by the guide.
 * What it finds is run, and nothing differs then.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { detectChanges } from '../../../src/autogenerate/detect-changes.ts'
import { openConnection } from '../../../src/connect/open-connection.ts'
import { dialectFor } from '../../../src/dialects/index.ts'
import type { AnyOperation } from '../../../src/operations/index.ts'
import { DEFAULT_NAMING } from '../../../src/schema/naming.ts'
import type { SchemaModel } from '../../../src/schema/schema-model.ts'
import { readModels } from '../../../src/sources/read-models.ts'
import { openDatabase, runScripts } from '../../runtime/harness.ts'
import { describeEngines, type EngineName } from '../../setup/engines.ts'
import { RECORDED_VERSION } from '../find-alembic.ts'
import { runAll } from '../pairs/open-place.ts'
import { ENGINES } from '../pairs/pair.ts'
import { beginCase } from './begin-case.ts'
import { ALL_CASES, casesFor } from './cases/index.ts'
import { createModels } from './create-models.ts'
import { listChanges, withoutGone } from './list-changes.ts'
import { readRecorded } from './recorded.ts'
import type { ChangeCase, ComparisonOptions, Names, SchemaSketch } from './schema-sketch.ts'

const SOMETHING = {
  alone: expect.arrayContaining([expect.any(String)]),
  error: expect.toSatisfy(() => true),
}

const NOTHING = { upgrade: [], downgrade: [], irreversible: [], unverified: [] }

describe(`reports what Alembic ${RECORDED_VERSION} reports`, () => {
  describeEngines('on', (engine) => {
    const recorded = readRecorded(engine.name)
    let url: string | undefined

    it.each(casesFor(engine.name))('$name', async (each) => {
      const { name, before, after, options = {} } = each
      const [onlyLimbeck] = listOnlyLimbeck(each, [engine.name])
      const alembic = recorded[name]
      if (alembic === undefined) throw new Error('Nothing is on record of what Alembic finds')
      url ??= await engine.createUrl()
      await beginCase(engine.name, url)
      await runAll(url, alembic.create)

      const was = readSketch(before)
      expect(await detect(url, was, options)).toMatchObject(NOTHING)

      const { upgrade } = await detect(url, readSketch(after), options)
      const ours = UNIQUES[engine.name](listChanges(upgrade))
      const found = alembic.changes.filter((line) => !alembic.quiet.includes(line))
      const theirs = UNIQUES[engine.name](withoutGone(found))
      const known = each.onlyAlembic?.[engine.name]?.changes ?? []
      expect(theirs.filter((line) => !ours.includes(line))).toEqual(known)
      const alone = ours.filter((line) => !theirs.includes(line))
      const expected = onlyLimbeck === undefined ? { alone: [], error: null } : SOMETHING
      expect({ alone, error: alembic.error }).toEqual(expected)

      if (each.notRun !== undefined) return
      await makeChanges(url, upgrade)
      expect(await detect(url, readSketch(after), options)).toMatchObject(NOTHING)
    })
  })
})

test('the guide lists what only Limbeck finds', () => {
  const guide = readFileSync('docs/autogenerate.md', 'utf8')
  const [, section = ''] = guide.split('## What Limbeck finds that Alembic does not\n')
  const [table = ''] = section.split('\n## ')
  const rows = [...table.matchAll(/^\| (?!---|what )([^|]+) \|$/gm)].map(([, what]) => what)
  expect(rows).toEqual([...new Set(ALL_CASES.flatMap((each) => listOnlyLimbeck(each, ENGINES)))])
})

function listOnlyLimbeck(
  { onlyLimbeck = {} }: ChangeCase,
  engines: readonly EngineName[],
): readonly string[] {
  if (typeof onlyLimbeck === 'string') return [onlyLimbeck]
  return engines.flatMap((engine) => onlyLimbeck[engine] ?? [])
}

/** A unique constraint and a unique index are one thing on MariaDB, and Alembic reports the one or the other. */
const UNIQUES: {
  readonly [Name in EngineName]: (lines: readonly string[]) => readonly string[]
} = {
  postgresql: (lines) => lines,
  sqlite: (lines) => lines,
  mariadb: (lines) => [...new Set(lines.map((line) => line.replace('_constraint ', '_index ')))],
}

function readSketch(sketch: SchemaSketch): SchemaModel {
  return readModels(createModels(sketch), { naming: DEFAULT_NAMING, origin: 'the case' })
}

async function makeChanges(url: string, operations: readonly AnyOperation[]): Promise<void> {
  const database = await openDatabase(url)
  try {
    await runScripts(database, [{ up: (op) => operations.map((each) => op.invoke(each)) }])
  } finally {
    await database.connection.close()
  }
}

const KINDS: Readonly<Record<string, string>> = { unique: 'uniqueConstraint' }

function isNamed(names: Names | undefined, kind: string, name: string | undefined): boolean {
  return names?.some((each) => (KINDS[each[0]] ?? each[0]) === kind && each[1] === name) ?? false
}

async function detect(url: string, wanted: SchemaModel, options: ComparisonOptions) {
  const connection = await openConnection(url, { baseDirectory: process.cwd() })
  try {
    return await detectChanges(connection, dialectFor(connection.server), {
      wanted,
      settings: {
        naming: DEFAULT_NAMING,
        compareType: options.compareType ?? true,
        compareServerDefault: options.compareServerDefault ?? true,
        unknownObjects: 'drop',
        drops: [],
      },
      filters: {
        includeName: (name, kind) => !isNamed(options.excludedNames, kind, name),
        includeObject: ({ kind, name }) => !isNamed(options.excludedObjects, kind, name),
        ownTables: [{ name: 'alembic_version' }, { name: 'limbeck_log' }],
      },
      schemas: options.includeSchemas ?? false,
    })
  } finally {
    await connection.close()
  }
}
