import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { linkPackages, ROOT } from '../packed/packed-package.ts'
import { createPackedProject, type PackedProject } from '../packed/packed-project.ts'
import { type EngineName, getEngine } from '../setup/engines.ts'
import { followWalk, splitWalks, type Walk } from './docs-project.ts'
import { type CodeBlock, readCodeBlocks } from './markdown.ts'

const DOCUMENTS = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `docs/${name}`),
]

const read = (document: string) => readFileSync(join(ROOT, document), 'utf8')

/** The engines whose servers a walk talks to, by the URLs in it. */
const SERVERS: readonly (readonly [scheme: string, engine: EngineName])[] = [
  ['postgresql', 'postgresql'],
  ['mysql', 'mariadb'],
]

describe.each(DOCUMENTS)('%s', (document) => {
  const walks = splitWalks(readCodeBlocks(read(document)))
  for (const walk of walks) {
    const needed = SERVERS.filter(([scheme]) => usesServer(walk, scheme)).map(
      ([scheme, name]) => [scheme, getEngine(name)] as const,
    )
    const isPossible = needed.every(([, engine]) => engine.isAvailable)
    test.skipIf(!isPossible)(
      `can be followed from line ${walk[0]?.line}`,
      { timeout: 120_000 },
      async () => {
        const urls = new Map<string, string>()
        for (const [scheme, engine] of needed) urls.set(scheme, await engine.createUrl())
        const faults = followWalk(walk, (text) =>
          text.replaceAll(
            /\b(postgresql|mysql):\/\/[^\s'"]+/g,
            (url, scheme: string) => urls.get(scheme) ?? url,
          ),
        )
        expect(faults).toEqual([])
      },
    )
  }

  test('its links lead somewhere', () => {
    expect(findDeadLinks(document)).toEqual([])
  })
})

function usesServer(walk: Walk, scheme: string): boolean {
  return walk.some(({ language, text }) => language === 'sh' && text.includes(`${scheme}://`))
}

function findDeadLinks(document: string): readonly string[] {
  const links = [...read(document).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(
    ([, to]) => to ?? '',
  )
  return links.filter((link) => {
    const [path = '', anchor] = link.split('#')
    const target = path === '' ? join(ROOT, document) : resolve(ROOT, dirname(document), path)
    if (!existsSync(target)) return true
    return anchor !== undefined && !listAnchors(readFileSync(target, 'utf8')).includes(anchor)
  })
}

/** The anchors that GitHub gives to headings. */
function listAnchors(markdown: string): readonly string[] {
  const headings = [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, title]) => title ?? '')
  return headings.map((title) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  )
}

test('README.md links to every page', () => {
  const readme = read('README.md')
  const pages = DOCUMENTS.filter((document) => document.startsWith('docs/'))
  expect(pages.filter((page) => !readme.includes(`](${page})`))).toEqual([])
})

const projects: PackedProject[] = []
afterAll(() => {
  for (const project of projects) project.remove()
})

/** What recipes hand the connection of a step to. */
const ORMS = ['@mikro-orm/core', '@mikro-orm/sql', 'drizzle-orm', 'sequelize', 'typeorm']

const COMPILER_OPTIONS = {
  target: 'es2024',
  module: 'nodenext',
  strict: true,
  noEmit: true,
  types: ['node'],
  skipLibCheck: true,
  allowImportingTsExtensions: true,
}

test('every block of TypeScript compiles', { timeout: 120_000 }, () => {
  const project = createPackedProject({ manifest: { type: 'module' } })
  projects.push(project)
  linkPackages(join(project.directory, 'node_modules'), ['@types/node', '@types/pg', ...ORMS])
  const files = new Set<string>()
  for (const document of DOCUMENTS) {
    const blocks = readCodeBlocks(read(document))
    const walks = splitWalks(blocks)
    for (const block of blocks.filter(({ language }) => language === 'ts')) {
      const walk = walks.find((each) => each.includes(block))?.[0]?.line ?? 0
      const folder = `${document.replace(/\W/g, '-')}/${walk}`
      // Files of one walk import each other. One that is written anew is looked at too.
      const place = `${folder}/${block.info.get('file') ?? `${block.line}.ts`}`
      const name = files.has(place) ? `${folder}/${block.line}.ts` : place
      project.write(name, wrapFragment(block))
      files.add(name)
    }
  }
  expect(files.size).toBeGreaterThan(20)
  project.write(
    'tsconfig.json',
    JSON.stringify({ compilerOptions: COMPILER_OPTIONS, files: [...files] }),
  )
  const compiler = join(ROOT, 'node_modules/typescript-7/bin/tsc')
  const { stdout } = project.run(process.execPath, compiler, '-p', '.', '--pretty', 'false')
  expect(stdout).toBe('')
})

/** What is neither imported nor exported stands inside of `upgrade`, or beside a migrator. */
function wrapFragment({ text }: CodeBlock): string {
  if (/^(?:import|export) /m.test(text)) return text
  return `import { type Migrator, type Operations, sql, t } from 'limbeck'
import { RevisionGraph } from 'limbeck/graph'
export async function fragment(op: Operations, migrator: Migrator) {
${text}}
`
}
