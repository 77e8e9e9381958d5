import { expect, test } from 'vitest'
import type { RevisionInfo } from '../../../commands/results.ts'
import { formatDot, quoteDot } from './dot.ts'
import type { HistoryView } from './history-view.ts'
import { escapeMarkdown, formatMarkdown } from './markdown.ts'
import { escapeMermaid, formatMermaid } from './mermaid.ts'

function createInfo(info: Partial<RevisionInfo>): RevisionInfo {
  return {
    revision: 'a1',
    downRevision: [],
    dependsOn: [],
    dependencies: [],
    children: [],
    branchLabels: [],
    message: '',
    doc: '',
    createDate: null,
    path: '/a1.ts',
    isHead: false,
    isEffectiveHead: false,
    isBase: false,
    isBranchPoint: false,
    isMergePoint: false,
    isCurrent: false,
    currentIn: [],
    appliedIn: [],
    ...info,
  }
}

const VIEW: HistoryView = {
  asked: ['main', 'stats'],
  namesDatabases: true,
  revisions: [
    createInfo({
      revision: 'd4',
      downRevision: ['b2'],
      dependsOn: ['core'],
      dependencies: ['c3'],
      branchLabels: ['billing'],
      isHead: true,
      message: 'say "hi"; [x] | \\ #1 <b> & more\nhere',
    }),
    createInfo({
      revision: 'c3',
      message: 'core',
      isHead: true,
      isEffectiveHead: true,
      appliedIn: ['main'],
    }),
    createInfo({
      revision: 'b2',
      downRevision: ['a1'],
      isCurrent: true,
      currentIn: ['stats'],
      appliedIn: ['main', 'stats'],
    }),
  ],
}

test('mermaid', () => {
  expect(formatMermaid(VIEW)).toEqual([
    'flowchart BT',
    '  r0["d4 (billing) (head), say #34;hi#34;#59; #91;x#93; #124; #92; #35;1 #60;b#62; #38; more here"]',
    '  r1["c3 (effective head), core"]',
    '  r2["b2 (current#58; stats)"]',
    '  r3["a1"]',
    '  r2 --> r0',
    '  r1 -.-> r0',
    '  r3 --> r2',
    '  classDef current stroke-width:4px',
    '  class r2 current',
    '  classDef partlyApplied stroke-width:2px,stroke-dasharray:8 3',
    '  class r1 partlyApplied',
    '  classDef notApplied stroke-dasharray:2 4',
    '  class r0 notApplied',
  ])
})

test('dot', () => {
  expect(formatDot(VIEW)).toEqual([
    'digraph history {',
    '  rankdir=BT',
    '  node [shape=box, style=rounded]',
    '  r0 [label="d4 (billing) (head)\\nsay \\"hi\\"; [x] | \\\\ #1 <b> &amp; more here", style="rounded,dotted"]',
    '  r1 [label="c3 (effective head)\\ncore", style="rounded,dashed"]',
    '  r2 [label="b2 (current: stats)", peripheries=2]',
    '  r3 [label="a1", shape=plaintext]',
    '  r2 -> r0',
    '  r1 -> r0 [style=dashed]',
    '  r3 -> r2',
    '}',
  ])
})

test('markdown', () => {
  expect(formatMarkdown(VIEW)).toEqual([
    '| Revision | Down revision | Depends on | Message | Labels | Marks |',
    '| --- | --- | --- | --- | --- | --- |',
    '| d4 | b2 | core | say "hi"; \\[x\\] \\| \\\\ #1 \\<b\\> \\& more here | billing | head |',
    '| c3 |  |  | core |  | effective head, applied: main |',
    '| b2 | a1 |  |  |  | current: stats, applied: main, stats |',
  ])
})

test.each([
  ['1) is no list', '1#41; is no list'],
  ['a (b) c', 'a (b) c'],
  ['`code` *bold* _it_', '#96;code#96; #42;bold#42; #95;it#95;'],
  ['- a %% b end', '#45; a #37;#37; b end'],
  ['style x:#fff;', 'style x#58;#35;fff#59;'],
  ['顧客 é 😀', '顧客 é #128512;'],
])('mermaid escapes %s', (text, escaped) => {
  expect(escapeMermaid(text)).toBe(escaped)
})

test.each([
  [['ends with \\'], '"ends with \\\\"'],
  [['\\N is no name'], '"\\\\N is no name"'],
  [['"', '&lt;'], '"\\"\\n&amp;lt;"'],
])('dot quotes %j', (lines, quoted) => {
  expect(quoteDot(lines)).toBe(quoted)
})

test.each([
  ['a|b\\', 'a\\|b\\\\'],
  ['<!-- [x](y) ![z] -->', '\\<!-- \\[x\\](y) !\\[z\\] --\\>'],
  ['create_users `x` *y* ~~z~~ $1$', 'create\\_users \\`x\\` \\*y\\* \\~\\~z\\~\\~ \\$1\\$'],
])('markdown escapes %s', (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped)
})
