#!/usr/bin/env node
// No static imports and no new syntax: an old Node must get as far as the sentence below.
const wanted = [22, 18]
const found = process.versions.node.split('.').map(Number)

if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  console.error(
    `limbeck needs Node.js ${wanted.join('.')} or newer, and this is ${process.versions.node}.`,
  )
  process.exitCode = 1
} else {
  start().catch((error) => {
    console.error(error)
    process.exitCode = 1
  })
}

async function start() {
  // An import of these would read, and make, all that they export.
  const nodeModule = process.getBuiltinModule('node:module')
  nodeModule.enableCompileCache()
  const { pathToFileURL } = process.getBuiltinModule('node:url')
  const { existsSync } = process.getBuiltinModule('node:fs')
  const local = findLocalCopy(nodeModule)
  const program = local && new URL('bin/limbeck.js', pathToFileURL(local))
  if (program && existsSync(program)) await import(program.href)
  else await (await import('../dist/bin/main.js')).main()
}

/** The package.json of the copy that the project has installed: its scripts were written for that version. */
function findLocalCopy({ createRequire, findPackageJSON }) {
  try {
    const path = createRequire(`${process.cwd()}/`).resolve('limbeck/package.json')
    return path === findPackageJSON(import.meta.url) ? undefined : path
  } catch {
    return undefined
  }
}
