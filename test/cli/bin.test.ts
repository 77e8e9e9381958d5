import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { BIN, runBin } from './run-bin.ts'
import { createTestProject } from './test-project.ts'

test('an old Node gets a sentence', () => {
  const preload = `Object.defineProperty(process, 'versions', { value: { node: '22.17.1' } })`
  expect(runBin(['heads'], { preload })).toEqual({
    status: 1,
    stdout: '',
    stderr: 'limbeck needs Node.js 22.18 or newer, and this is 22.17.1.\n',
  })
})

test('an old Node can read the file that says so', () => {
  // Node 12 knows neither; a static import would load the rest before the sentence.
  expect(readFileSync(BIN, 'utf8')).not.toMatch(/\?\.|\?\?|^import /m)
})

test("the project's own copy runs instead", () => {
  const project = createTestProject()
  project.write(
    'node_modules/limbeck/package.json',
    JSON.stringify({
      name: 'limbeck',
      type: 'module',
      exports: { './package.json': './package.json' },
    }),
  )
  project.write(
    'node_modules/limbeck/bin/limbeck.js',
    'console.log("own copy", ...process.argv.slice(2))',
  )
  project.write('deeper/down.txt', '')
  for (const folder of ['', 'deeper']) {
    const directory = `${project.directory}/${folder}`
    expect(runBin(['heads', '-v'], { directory }).stdout).toBe('own copy heads -v\n')
  }
})

test('help loads nothing that it does not need', () => {
  const preload = `
    import { registerHooks } from 'node:module'
    registerHooks({ load(url, context, next) {
      if (url.startsWith('file:')) process.stderr.write(url + '\\n')
      return next(url, context)
    } })`
  const { status, stdout, stderr } = runBin(['--help'], { preload })
  expect(status).toBe(0)
  expect(stdout).toContain('Usage: limbeck')
  const loaded = stderr.trim().split('\n')
  expect(loaded.length).toBeLessThan(16)
  const bundle = loaded.filter((url) => !url.endsWith('/bin/limbeck.js') || url.includes('/dist/'))
  for (const url of bundle) {
    expect(url).toContain('/dist/bin/')
    // Neither a dialect nor Kysely nor a driver is among what was bundled into these files.
    expect(readFileSync(fileURLToPath(url), 'utf8')).not.toMatch(
      /^\/\/ src\/(?:dialects|runtime|connect|scripts)\//m,
    )
  }
})

test('the version is that of the package', () => {
  const { version } = JSON.parse(
    readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'),
  )
  expect(runBin(['--version']).stdout).toBe(`${version}\n`)
})
