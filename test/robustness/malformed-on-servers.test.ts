import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dumpCatalog, readTable } from '../setup/dump-catalog.ts'
import { getEngine } from '../setup/engines.ts'
import { createBaseProject, describeInput, findFault, type Input } from './input.ts'
import { commandLines } from './inputs/command-lines.ts'
import { headers } from './inputs/headers.ts'
import { failingScripts, unloadableScripts } from './inputs/scripts.ts'

/** One of so many inputs: all of them run on SQLite. */
const RARITY = 19

/** What a step did before it failed is undone by engines whose DDL is transactional only. */
const UNDONE: Readonly<Record<'postgresql' | 'mariadb', readonly Input[]>> = {
  postgresql: failingScripts,
  mariadb: [],
}

describe.each(['postgresql', 'mariadb'] as const)('a malformed input on %s', (name) => {
  const engine = getEngine(name)
  let base = ''
  let url: string
  beforeAll(async () => {
    if (!engine.isAvailable) return
    url = await engine.createUrl()
    base = await createBaseProject(url)
  })
  afterAll(() => rmSync(base, { recursive: true, force: true }))

  const dump = async () =>
    JSON.stringify([
      await dumpCatalog(url),
      await readTable(url, 'SELECT * FROM alembic_version'),
      await readTable(url, 'SELECT * FROM limbeck_log'),
    ])

  it.skipIf(!engine.isAvailable)(
    'changes nothing in the database',
    async () => {
      const inputs = [...commandLines, ...headers, ...unloadableScripts, ...UNDONE[name]]
        .filter((input, index) => index % RARITY === 0 && input.outcome !== 'success')
        // What may succeed would leave another database for the next one.
        .filter(
          ({ line, outcome }) => outcome !== 'any' || line[0] === 'show' || line[0] === 'merge',
        )
      const faults: string[] = []
      for (const input of inputs) {
        const fault = await findFault(input, base, dump)
        if (fault !== undefined) faults.push(`${describeInput(input).slice(0, 300)} ${fault}`)
      }
      expect(faults).toEqual([])
      expect(inputs.length).toBeGreaterThan(15)
    },
    300_000,
  )
})
