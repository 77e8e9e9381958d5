import { type DialectName, dialects } from '../../src/dialects/index.ts'
import { describeOperation } from '../../src/operations/index.ts'
import { FAMILIES } from '../../test/operations/directives/all-cases.ts'
import {
  type DirectiveCase,
  isRefusal,
  listStatements,
  statementsOf,
} from '../../test/operations/directives/case.ts'
import { reverseCase } from '../../test/operations/directives/run-case.ts'
import { joinBlocks } from './markdown-table.ts'
import { formatOptions, PRODUCTS } from './option-table.ts'
import { readCalls } from './read-calls.ts'
import { type DocumentedDirective, readDirectives } from './read-directives.ts'
import { readInterfaces } from './read-interfaces.ts'
import { readMethods } from './read-methods.ts'
import { type DocumentedOption, readOptionsOfDirectives } from './read-options.ts'

/** What undoes the first case of each directive: known before the sections are written, which wait for nothing. */
const REVERSALS = new Map<DirectiveCase, string>()
for (const { cases } of Object.values(FAMILIES)) {
  for (const [first] of Object.values(cases)) {
    if (first !== undefined) REVERSALS.set(first, await describeReversal(first))
  }
}

/** Read once, for it takes a compiler. */
const OPTIONS = readOptionsOfDirectives()

/** What the members of a batch take beside the options of the directives that they are. */
const OPTIONS_OF_MEMBERS: ReadonlyMap<string, readonly DocumentedOption[]> = new Map([
  [
    'batchAlterTable',
    readInterfaces('src/operations/batch.ts')
      .filter(({ name }) => name === 'PlacementOptions')
      .flatMap(({ properties }) => properties.map((each) => ({ ...each, isRequired: false }))),
  ],
])

/** A section for each directive: what it is called with, and what every engine does. */
export function writeDirectives(): string {
  const methods = readMethods('src/runtime/operations.ts', 'Operations')
  const documented = new Map([
    ...methods.map(
      ({ name, parameters, meaning }) => [name, { name, parameters, meaning }] as const,
    ),
    ...readDirectives(),
  ])
  return Object.entries(FAMILIES)
    .map(([heading, { file, cases }]) => {
      const calls = readCalls(`test/operations/directives/${file}.ts`)
      let place = 0
      const sections = Object.entries(cases).map(([name, list]) => {
        const texts = calls.slice(place, place + list.length)
        place += list.length
        const directive = documented.get(name)
        if (directive === undefined) throw new Error(`there is no directive "${name}"`)
        const options = [...(OPTIONS.get(name) ?? []), ...(OPTIONS_OF_MEMBERS.get(name) ?? [])]
        return writeDirective({ ...directive, options }, list, texts)
      })
      return [`## ${heading}`, ...sections].join('\n\n')
    })
    .join('\n\n')
}

function writeDirective(
  directive: DocumentedDirective & { readonly options: readonly DocumentedOption[] },
  cases: readonly DirectiveCase[],
  calls: readonly string[],
): string {
  const [first, ...others] = cases.map((each, index) => ({ each, call: calls[index] ?? '' }))
  return joinBlocks([
    [`### ${directive.name}`],
    [formatSignature(directive)],
    [directive.meaning],
    formatOptions(directive.options, cases),
    first === undefined ? [] : writeCase(first.each, first.call),
    first === undefined ? [] : [REVERSALS.get(first.each) ?? ''],
    ...others.map(({ each, call }) => [
      '<details>',
      `<summary>${formatSummary(each.title)}</summary>`,
      '',
      ...writeCase(each, call),
      '',
      '</details>',
    ]),
  ])
}

function formatSignature({ name, parameters }: DocumentedDirective): string {
  return ['```js', `op.${name}(${parameters.join(', ')})`, '```'].join('\n')
}

function formatSummary(title: string): string {
  return title.replaceAll('<', '&lt;').replaceAll(/`([^`]*)`/g, '<code>$1</code>')
}

function writeCase(each: DirectiveCase, call: string): readonly string[] {
  return ['```js', call, '```', '', '```sql', ...writeStatements(each), '```']
}

/** The statements of all engines, those of engines that have the same together. */
function writeStatements(each: DirectiveCase): readonly string[] {
  const texts = (Object.keys(dialects) as DialectName[]).map((name) => ({
    name,
    text: formatStatements(each, name),
  }))
  return [...Map.groupBy(texts, ({ text }) => text)].flatMap(([text, group], index) => [
    ...(index === 0 ? [] : ['']),
    `-- ${group.map(({ name }) => PRODUCTS[name]).join(', ')}`,
    text,
  ])
}

function formatStatements(each: DirectiveCase, name: DialectName): string {
  const expected = statementsOf(each, name)
  if (isRefusal(expected)) return `-- refused, ${expected.code}: ${expected.says}`
  const statements = listStatements(expected)
  return statements.length === 0
    ? '-- nothing to do'
    : statements.map((statement) => `${statement};`).join('\n')
}

async function describeReversal(each: DirectiveCase): Promise<string> {
  const reversal = await reverseCase(each, 'postgresql')
  if (reversal === undefined) return 'Nothing reverses it by itself.'
  const steps = reversal.map((operation) => describeOperation(operation))
  return steps.length === 0 ? '' : `Reversed by: ${steps.join('; ')}.`
}
