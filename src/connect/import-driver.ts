import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { LimbeckError } from '../errors/index.ts'

/**
 * Imports a driver or a part of one (`mysql2/promise`), the project's own copy first.
 * Throws `driver_missing` with the command that installs it.
 */
export async function importDriver<Module>(name: string, baseDirectory: string): Promise<Module> {
  const places = [join(baseDirectory, 'package.json'), import.meta.url]
  for (const place of places) {
    const path = resolveFrom(name, place)
    if (path !== undefined) return (await import(pathToFileURL(path).href)) as Module
  }
  const packageName = /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name
  throw new LimbeckError('driver_missing', `The driver "${packageName}" is not installed`, {
    hint: `Install it with \`npm install ${packageName}\`.`,
    details: { package: packageName },
  })
}

function resolveFrom(name: string, place: string): string | undefined {
  try {
    return createRequire(place).resolve(name)
  } catch {
    return undefined
  }
}
