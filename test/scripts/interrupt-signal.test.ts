import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test.skipIf(process.platform === 'win32').each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('the second %s ends a process with %i', async (name, code) => {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'fixtures', 'wait-for-signal.ts')],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const said: string[] = []
  child.stdout.setEncoding('utf8')
  const exit = once(child, 'exit')
  child.stdout.on('data', (text: string) => {
    said.push(text.trim())
    child.kill(name)
  })
  expect(await exit).toEqual([code, null])
  expect(said).toEqual(['ready', name])
})
