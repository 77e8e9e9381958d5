import { run } from './run.ts'

/** Every check by name. Each prints what is wrong; what it prints when nothing is, is left out. */
const CHECKS = {
  types: ['node', 'node_modules/typescript-7/bin/tsc', '-p', 'tsconfig.json', '--noEmit'],
  lint: ['oxlint', '--type-aware', '--deny-warnings'],
  format: ['biome', 'ci', '--colors=off'],
  layers: ['node', 'tools/check-layers.ts'],
  docs: ['node', 'tools/write-reference.ts', '--check'],
  unused: ['knip', '--no-progress'],
  package: ['node', 'tools/check-package.ts'],
} as const satisfies Record<string, readonly [string, ...string[]]>

/** Runs the checks that are named, or all of them, and tells of those that fail. */
async function check(names: readonly string[]): Promise<void> {
  for (const [name, [command, ...parameters]] of Object.entries(CHECKS)) {
    if (names.length > 0 && !names.includes(name)) continue
    const { exitCode, output } = await run(command, parameters)
    if (exitCode === 0) continue
    console.error(`${output.trimEnd()}\n\ncheck failed: ${name}\n`)
    process.exitCode = 1
  }
}

await check(process.argv.slice(2))
