import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { findPackedPackage, ROOT } from '../packed/packed-package.ts'
import { runProgram } from '../packed/packed-project.ts'

/** A folder in which shell lines are run as a reader of the documentation would run them. */
export interface ShellProject {
  readonly directory: string
  /** Runs lines of shell. Variables and the working directory last from one call to the next. */
  run(lines: string): ShellOutput
  write(path: string, text: string): void
  remove(): void
}

/** What shell lines printed, standard error among it. */
export interface ShellOutput {
  readonly status: number | null
  readonly output: string
}

/** Makes an empty folder in which `npm install` gives the packed package and the drivers of the checkout. */
export function createShellProject(env: Readonly<Record<string, string>> = {}): ShellProject {
  const home = mkdtempSync(join(tmpdir(), 'limbeck-shell-'))
  const directory = join(home, 'app')
  const programs = join(home, 'bin')
  const state = join(home, 'state')
  mkdirSync(directory)
  writeProgram(join(programs, 'npm'), createNpm())
  writeProgram(join(programs, 'npx'), NPX)
  writeFileSync(state, `cd '${directory}'\n`)
  const path = [programs, dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter)
  return {
    directory,
    run(lines) {
      const script = `exec 2>&1; . '${state}'; set -euo pipefail
trap 'status=$?; { export -p; echo "cd \\"$PWD\\""; } > "${state}"; exit $status' EXIT
${lines}`
      const { status, stdout } = runProgram('bash', ['-c', script], {
        directory,
        env: { ...env, PATH: path },
      })
      return { status, output: stdout }
    },
    write(file, text) {
      mkdirSync(dirname(join(directory, file)), { recursive: true })
      writeFileSync(join(directory, file), text)
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
}

function writeProgram(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  chmodSync(path, 0o755)
}

const NPX = `#!/bin/sh
program="$1"; shift
exec "node_modules/.bin/$program" "$@"
`

/** An npm that knows \`init -y\` and \`install\`, and finds packages in the checkout. */
function createNpm(): string {
  return `#!/usr/bin/env node
const fs = require('node:fs')
const path = require('node:path')
const PACKAGE = ${JSON.stringify(findPackedPackage().withoutDrivers)}
const MODULES = ${JSON.stringify(join(ROOT, 'node_modules'))}
const [command, ...rest] = process.argv.slice(2)
const read = () => fs.existsSync('package.json') ? JSON.parse(fs.readFileSync('package.json', 'utf8')) : {}
if (command === 'init') {
  fs.writeFileSync('package.json', JSON.stringify({ name: 'app', version: '1.0.0', type: 'commonjs' }))
} else if (command === 'install') {
  const named = rest.filter((word) => !word.startsWith('-'))
  const names = named.length > 0 ? named : Object.keys(read().dependencies ?? {})
  for (const name of names) {
    const target = path.resolve('node_modules', name)
    fs.mkdirSync(path.dirname(target), { recursive: true })
    if (fs.existsSync(target)) continue
    const source = name === 'limbeck' ? PACKAGE : path.join(MODULES, name)
    fs.symlinkSync(fs.realpathSync(source), target)
    if (name !== 'limbeck') continue
    fs.mkdirSync('node_modules/.bin', { recursive: true })
    fs.symlinkSync('../limbeck/bin/limbeck.js', 'node_modules/.bin/limbeck')
  }
} else {
  throw new Error('npm ' + command + ' is not known to the tests')
}
`
}
