import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fillSections, listSections } from './reference/fill-sections.ts'
import { SECTIONS } from './reference/sections.ts'

const DOCUMENTS = join(import.meta.dirname, '../docs')

/**
 * Writes the sections of `docs` that are made from the code. With `--check` it writes nothing, and tells which
 * documents say something else than the code.
 */
function writeReference(isCheck: boolean): void {
  const paths = globSync('*.md', { cwd: DOCUMENTS }).sort()
  const documents = paths.map((name) => ({
    name,
    text: readFileSync(join(DOCUMENTS, name), 'utf8'),
  }))
  const written = documents.flatMap(({ text }) => listSections(text))
  const missing = Object.keys(SECTIONS).filter((name) => !written.includes(name))
  if (missing.length > 0) throw new Error(`no document has the section ${missing.join(', ')}`)
  for (const { name, text } of documents) {
    const filled = fillSections(text, SECTIONS)
    if (filled === text) continue
    if (!isCheck) writeFileSync(join(DOCUMENTS, name), filled)
    console.error(isCheck ? `docs/${name} is not up to date: npm run docs` : `Wrote docs/${name}`)
    if (isCheck) process.exitCode = 1
  }
}

writeReference(process.argv.includes('--check'))
