import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createBaseProject, describeInput, findFault, type Input } from './input.ts'
import { commandLines } from './inputs/command-lines.ts'
import { configurations } from './inputs/configurations.ts'
import { headers } from './inputs/headers.ts'
import { scripts } from './inputs/scripts.ts'
import { urls } from './inputs/urls.ts'

const GROUPS: Readonly<Record<string, readonly Input[]>> = {
  configurations,
  urls,
  scripts,
  headers,
  'command lines': commandLines,
}

let base: string
beforeAll(async () => {
  base = await createBaseProject('sqlite:app.db')
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

it.each(Object.entries(GROUPS))(
  '%s give the right result or one clear error, and change nothing',
  async (_, inputs) => {
    const faults: string[] = []
    for (const input of inputs) {
      const fault = await findFault(input, base).catch((error: unknown) => `threw ${String(error)}`)
      if (fault !== undefined)
        faults.push(
          `${describeInput(input).slice(0, 100)} … ${describeInput(input).slice(-130)} ${fault}`,
        )
    }
    expect(faults).toEqual([])
  },
  300_000,
)

it('are far more than a thousand', () => {
  const inputs = Object.values(GROUPS).flat()
  expect(new Set(inputs.map(describeInput)).size).toBeGreaterThan(1_000)
})
