import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { BoundStatement } from '../../src/connect/connection.ts'
import { openDatabase, type TestedDatabase } from '../runtime/harness.ts'
import { createFamilies, readAll, readText, run } from './family.ts'

class Crash extends Error {}

/** A connection whose process ends right before its nth statement of a rebuild; `copy` is what the disk then shows. */
function crashAt(database: TestedDatabase, point: number, copy: () => void): TestedDatabase {
  const { connection } = database
  let count = 0
  const execute = async (statement: BoundStatement) => {
    const isRebuilding = count > 0 || statement.sql.startsWith('CREATE TABLE "_limbeck_new_')
    if (isRebuilding) count += 1
    if (count === point) {
      copy()
      throw new Crash(`at ${point}`)
    }
    return connection.execute(statement)
  }
  return database.over({
    ...connection,
    execute,
    executeBatch: async (statements) => {
      const results = []
      for (const statement of statements) results.push(await execute(statement))
      return results
    },
  })
}

const open = createFamilies('sqlite')
const COLUMNS = 'id, kind, note, amount, "the size", halved, boss, code'

it('leaves the old table whole wherever a rebuild ends', { timeout: 300_000 }, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-crash-'))
  let points = 0
  let hotJournals = 0
  for (let point = 1, isOver = false; !isOver; point++) {
    const database = await open()
    // What is changed soon lies in the file.
    await database.rows('PRAGMA cache_size = 10')
    const before = { ...(await readAll(database, COLUMNS)), text: await readText(database) }
    const file = database.connection.database
    const copied = join(directory, `${point}.db`)
    const copy = () => {
      copyFileSync(file, copied)
      if (!existsSync(`${file}-journal`)) return
      copyFileSync(`${file}-journal`, `${copied}-journal`)
      hotJournals += 1
    }
    isOver = await run(crashAt(database, point, copy), (op) =>
      op.alterColumn('parent', 'kind', { nullable: true }),
    ).then(
      () => true,
      (error: unknown) => {
        expect(error).toMatchObject({ message: expect.stringContaining(`at ${point}`) })
        return false
      },
    )
    if (isOver) break
    points += 1
    // What a killed process leaves: the file in the middle of the transaction, with its hot journal.
    const left = await openDatabase(`sqlite:${copied}`)
    expect({ ...(await readAll(left, COLUMNS)), text: await readText(left) }).toEqual(before)
    await left.connection.close()
    expect({ ...(await readAll(database, COLUMNS)), text: await readText(database) }).toEqual(
      before,
    )
  }
  rmSync(directory, { recursive: true, force: true })
  expect(points).toBeGreaterThan(10)
  expect(hotJournals).toBeGreaterThan(5)
})
