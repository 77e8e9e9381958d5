import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { run } from './run.ts'

/** Packs the package as npm would publish it and checks it as its users will see it. Prints only what is wrong. */
async function checkPackage(): Promise<void> {
  await require(run('npm', ['run', '--silent', 'build']))
  const directory = mkdtempSync(join(tmpdir(), 'limbeck-package-'))
  try {
    const output = await require(
      run('npm', ['pack', '--json', '--silent', '--pack-destination', directory]),
    )
    const tarball = join(directory, readFileName(output))
    await lintPackage(tarball)
    await require(run('attw', ['--profile', 'esm-only', '--no-color', tarball]))
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

async function lintPackage(tarball: string): Promise<void> {
  const bytes = readFileSync(tarball)
  const { messages, pkg } = await publint({
    pack: { tarball: new Uint8Array(bytes).buffer },
    strict: true,
  })
  for (const message of messages) {
    console.error(`publint: ${formatMessage(message, pkg) ?? message.code}`)
  }
  if (messages.length > 0) process.exitCode = 1
}

/** What a program printed; a program that fails is what is wrong. */
async function require(end: ReturnType<typeof run>): Promise<string> {
  const { exitCode, output } = await end
  if (exitCode !== 0) {
    console.error(output)
    process.exitCode = 1
  }
  return output
}

function readFileName(output: string): string {
  const [packed] = JSON.parse(output) as readonly { readonly filename: string }[]
  if (packed === undefined) throw new Error('npm packed nothing')
  return packed.filename
}

await checkPackage()
