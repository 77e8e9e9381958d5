import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { Tokenizer } from './tokenizer.ts'

function listTokens(text: string): string[] {
  const token = new Tokenizer(text)
  const tokens: string[] = []
  for (token.advance(); token.kind !== 'end'; token.advance()) {
    tokens.push(`${token.kind}:${token.value}`)
  }
  return tokens
}

/** The same division of a text as TypeScript's own scanner makes, with the parser's help for slashes and templates. */
function listTokensOfTypeScript(text: string): string[] {
  const source = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true)
  const found: { kind: string; start: number; end: number }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return
    if (ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      found.push({ kind: 'template', start: node.getStart(), end: node.end })
      return
    }
    if (ts.isStringLiteral(node))
      found.push({ kind: 'string', start: node.getStart(), end: node.end })
    if (ts.isRegularExpressionLiteral(node)) {
      found.push({ kind: 'regex', start: node.getStart(), end: node.end })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
    .sort((a, b) => a.start - b.start)
    .map((t) => `${t.kind}:${text.slice(t.start, t.end)}`)
}

describe('Tokenizer', () => {
  test.each<[string, string, string[]]>([
    ['a division', 'a / b / c', ['name:a', 'punctuator:/', 'name:b', 'punctuator:/', 'name:c']],
    ['a regex after a keyword', 'return /a"b/g', ['name:return', 'regex:/a"b/g']],
    ['a regex with a slash in a class', 'x = /[/"]/', ['name:x', 'punctuator:=', 'regex:/[/"]/']],
    [
      'a member named like a keyword',
      'a.return / 2',
      ['name:a', 'punctuator:.', 'name:return', 'punctuator:/', 'number:2'],
    ],
    [
      'a regex after a condition',
      'if (a) /"/.test(b)',
      [
        'name:if',
        'punctuator:(',
        'name:a',
        'punctuator:)',
        'regex:/"/',
        'punctuator:.',
        'name:test',
        'punctuator:(',
        'name:b',
        'punctuator:)',
      ],
    ],
    ['nested templates', '`a${`}${b}`}c` d', ['template:`a${`}${b}`}c`', 'name:d']],
    ['comments', 'a // "b\n/* c */ d', ['name:a', 'name:d']],
    [
      'escapes in strings',
      String.raw`'a\'b' "\\" c`,
      [String.raw`string:'a\'b'`, String.raw`string:"\\"`, 'name:c'],
    ],
    ['a string that does not end', "'abc\nd", ["string:'abc", 'name:d']],
    ['a hashbang', '#!/usr/bin/env "node\na', ['name:a']],
  ])('reads %s', (_, text, tokens) => {
    expect(listTokens(text)).toEqual(tokens)
  })

  test.each([
    'src/system/modules/tokenizer.ts',
    'src/system/modules/tokenizer.test.ts',
    'node_modules/typescript/lib/tsc.js',
    'node_modules/fast-check/lib/fast-check.js',
    'node_modules/kysely/dist/parser/select-parser.js',
    'node_modules/commander/lib/command.js',
    'node_modules/esbuild/lib/main.js',
    'node_modules/pg/lib/client.js',
  ])('divides %s as TypeScript does', (path) => {
    const text = readFileSync(path, 'utf8')
    const literals = listTokens(text).filter((token) => /^(?:string|template|regex):/.test(token))
    expect(literals).toEqual(listTokensOfTypeScript(text))
  })

  test('ends on any text, and its tokens cover what is no comment', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...Array.from('a1 \n\'"`${}()[]/*\\.=;')),
          maxLength: 60,
        }),
        (text) => {
          const token = new Tokenizer(text)
          let end = 0
          for (token.advance(); token.kind !== 'end'; token.advance()) {
            expect(token.start).toBeGreaterThanOrEqual(end)
            expect(token.end).toBeGreaterThan(token.start)
            end = token.end
          }
          expect(token.end).toBe(text.length)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
