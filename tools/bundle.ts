import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Metafile } from 'esbuild'

const OUT = 'dist'

/**
 * Bundles the command line and the entry points of the package, which share their parts: one file that help needs, and one
 * for each thing that is imported on demand. A configuration that imports the package then loads nothing twice. Drivers
 * and whatever else the project may bring stay outside.
 */
async function bundle(): Promise<void> {
  const { metafile } = await build({
    entryPoints: {
      'bin/main': 'src/cli/main.ts',
      index: 'src/index.ts',
      schema: 'src/schema.ts',
      graph: 'src/graph.ts',
      cli: 'src/cli.ts',
    },
    outdir: OUT,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22.18',
    chunkNames: 'bin/[name]-[hash]',
    external: [
      '@electric-sql/pglite',
      'better-sqlite3',
      'jiti',
      'kysely',
      'libsql',
      'mysql2',
      'pg',
    ],
    metafile: true,
    logLevel: 'warning',
  })
  writeFileSync(join(OUT, 'bin', 'LICENSES.txt'), collectLicenses(metafile))
}

/** The packages inside the bundle want their licenses to come along. */
function collectLicenses({ inputs }: Metafile): string {
  const packages = Object.keys(inputs).flatMap(
    (path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? [],
  )
  return [...new Set(packages)]
    .sort()
    .map(
      (directory) => `${directory.replace(/^.*node_modules\//, '')}\n\n${readLicense(directory)}`,
    )
    .join('\n---\n\n')
}

function readLicense(directory: string): string {
  const name = readdirSync(directory).find((file) => /^licen[cs]e/i.test(file))
  if (name === undefined) throw new Error(`${directory} has no license`)
  return readFileSync(join(directory, name), 'utf8')
}

await bundle()
