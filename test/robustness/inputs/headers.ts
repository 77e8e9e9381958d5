import { type Input, NEXT_SCRIPT } from '../input.ts'

const FIELDS = ['revision', 'downRevision', 'branchLabels', 'dependsOn']

const VALUES = [
  'undefined',
  '3',
  '-0',
  'true',
  '{}',
  '[]',
  '[[]]',
  "['']",
  '[null]',
  '[undefined]',
  "''",
  "' '",
  "'a b'",
  "'a@b'",
  "'a:b'",
  "'a+1'",
  "'-1'",
  "'+1'",
  "'head'",
  "'heads'",
  "'base'",
  "'current'",
  "'@'",
  "'a\\u0000b'",
  "'a\\nb'",
  "'a\\u202eb'",
  "'a\\ud800b'",
  "'😀'",
  "'é'",
  "'__proto__'",
  "'constructor'",
  "'toString'",
  "'hasOwnProperty'",
  "'b2'",
  "'a1'",
  "['a1', 'a1']",
  "['a1', 'b2']",
  "['b2', 'b2']",
  "'nowhere'",
  "'x'.repeat(3)",
  'process.env.NOWHERE',
  'null ?? "b2"',
  '(() => "b2")()',
  '`b${2}`',
  "'b' + '2'",
  `'${'x'.repeat(300)}'`,
  `'${'x'.repeat(70_000)}'`,
  "'../../x'",
  "'a/b'",
  "'a\\\\b'",
  "'a.b'",
  '"it\'s"',
  "'a;DROP TABLE first'",
  'Symbol("b2")',
  'new String("b2")',
  '/b2/',
  'b2',
  'null',
  "'A1'",
  "'a'",
  "'ａ１'",
]

const COMMANDS = [
  ['upgrade', 'heads'],
  ['history'],
  ['heads'],
  ['current'],
  ['revision', '-m', 'x'],
  ['downgrade', 'base'],
  ['branches'],
  ['show', 'heads'],
] as const

const values: readonly Input[] = FIELDS.flatMap((field, row) =>
  VALUES.map((value, index) => {
    const header: Record<string, string> = {
      revision: "'b2'",
      downRevision: "'a1'",
      branchLabels: 'null',
      dependsOn: 'null',
      [field]: value,
    }
    const text = Object.entries(header)
      .map(([name, each]) => `export const ${name} = ${each}\n`)
      .join('')
    return {
      line: COMMANDS[(index + row) % COMMANDS.length] ?? [],
      files: {
        [NEXT_SCRIPT]: `${text}export async function upgrade() {}\nexport async function downgrade() {}\n`,
      },
      outcome: 'any',
    } as const
  }),
)

const FUNCTIONS = 'export async function upgrade() {}\nexport async function downgrade() {}\n'
const shapes: readonly Input[] = [
  "export let revision = 'b2'; revision = 'c3'",
  "export const revision = 'b2'; export const revision = 'c3'",
  'export { revision }',
  "export const [revision] = ['b2']",
  "export const { revision } = { revision: 'b2' }",
  "export default { revision: 'b2' }",
  "exports.revision = 'b2'",
  "module.exports = { revision: 'b2' }",
  "const revision = 'b2'",
  "// export const revision = 'b2'",
  "export * from './a1_first.mjs'",
  "export const Revision = 'b2'",
  "export const down_revision = 'a1'\nexport const revision = 'b2'",
  "export const revision: string = 'b2'",
  "export var revision = 'b2', downRevision",
  'export function revision() {}',
  "revision = 'b2'",
  "let x = '\n';export const revision = 'b2'",
  'export const revision = "b2',
  'export const revision =',
  'export const',
  "`export const revision = 'b2'`",
].flatMap((text) => [
  {
    line: ['upgrade', 'heads'],
    files: { [NEXT_SCRIPT]: `${text}\n${FUNCTIONS}` },
    outcome: 'any',
  } as const,
  { line: ['history'], files: { [NEXT_SCRIPT]: `${text}\n${FUNCTIONS}` }, outcome: 'any' } as const,
])

const write = (revision: string, downRevision: string) =>
  `export const revision = '${revision}'\nexport const downRevision = ${downRevision}\n${FUNCTIONS}`
const GRAPHS: readonly Readonly<Record<string, string>>[] = [
  { b2: write('b2', "'c3'"), c3: write('c3', "'b2'") },
  { b2: write('b2', "'b2'") },
  { b2: write('a1', 'null') },
  { b2: write('b2', "'nowhere'") },
  { b2: write('a1', "'a1'") },
  { b2: write('b2', "['c3', 'd4']"), c3: write('c3', "'d4'"), d4: write('d4', "'b2'") },
  { b2: write('b2', "'a1'"), c3: write('b2', "'a1'") },
  { b2: write('__proto__', "'a1'"), c3: write('constructor', "'__proto__'") },
  { b2: write('b2', "'a1'"), c3: write('c3', "'a1'") },
  { b2: write('b2', 'null'), c3: write('c3', 'null') },
]
const graphs = GRAPHS.flatMap((files) =>
  [
    ...COMMANDS,
    ['upgrade'],
    ['stamp', 'head'],
    ['merge', 'heads', '-m', 'x'],
    ['downgrade', '-1'],
  ].map(
    (line): Input => ({
      line,
      files: Object.fromEntries(
        Object.entries(files).map(([name, text]) => [
          name === 'b2' ? NEXT_SCRIPT : `migrations/versions/${name}_x.mjs`,
          text,
        ]),
      ),
      outcome: 'any',
    }),
  ),
)

/** Headers that say too little, too much, or the wrong thing, and graphs that cannot be. */
export const headers: readonly Input[] = [...values, ...shapes, ...graphs]
