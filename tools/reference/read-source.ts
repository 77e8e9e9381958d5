import { join } from 'node:path'
import ts from 'typescript'

/** A property of an interface, as its declaration says. */
export interface DocumentedProperty {
  readonly name: string
  /** As it is written, in one line; unions of words are spelled out where they have a name in the same file. */
  readonly type: string
  /** The doc comment without its tags; empty where there is none. */
  readonly meaning: string
  /** The tags of the doc comment, e.g. `default`, each with its text. */
  readonly tags: ReadonlyMap<string, string>
}

const ROOT = join(import.meta.dirname, '../..')

/** Reads what stands in a source file, e.g. `src/config/settings.ts`. */
export function readStatements(path: string): ts.NodeArray<ts.Statement> {
  const text = ts.sys.readFile(join(ROOT, path))
  if (text === undefined) throw new Error(`there is no file ${path}`)
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true).statements
}

/** The names of types that are nothing but a choice of words, each with the choice. */
export type WordUnions = ReadonlyMap<string, string>

/** The types of a file that are nothing but a choice of words, e.g. `'perRevision' | 'perRun' | 'none'`. */
export function readWordUnions(statements: ts.NodeArray<ts.Statement>): WordUnions {
  const aliases = statements
    .filter(ts.isTypeAliasDeclaration)
    .map(({ name, type }) => [name.text, type.getText()] as const)
  return new Map(aliases.filter(([, text]) => /^'\w+'(?: \| '\w+')*$/.test(text)))
}

/** Reads the properties of an interface, or of a type that is written as an object. */
export function readProperties(
  members: ts.NodeArray<ts.TypeElement>,
  words: WordUnions,
): readonly DocumentedProperty[] {
  return members.filter(ts.isPropertySignature).map((property) => ({
    name: property.name.getText(),
    type: formatType(property.type, words),
    meaning: readMeaning(property),
    tags: readTags(property),
  }))
}

/** The text of a type in one line, without the `undefined` that optional properties allow. */
export function formatType(type: ts.TypeNode | undefined, words: WordUnions): string {
  const text = (type?.getText() ?? 'unknown')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\( |,? (?=\))/g, (found) => found.trim().replace(',', ''))
    .replace(/^\| /, '')
    .replace(/ \| undefined$/, '')
    .replaceAll('readonly ', '')
  return words.get(text) ?? text.replace(/^\((\(.*)\)$/, '$1')
}

/** Reads the doc comment of a declaration, without its tags, in one line. */
export function readMeaning(node: ts.Node): string {
  return ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join(' ')
    .replaceAll(/\s+/g, ' ')
}

/** Reads the tags of a doc comment, each with its text. */
export function readTags(node: ts.Node): ReadonlyMap<string, string> {
  return new Map(
    ts
      .getJSDocTags(node)
      .map((tag) => [tag.tagName.text, ts.getTextOfJSDocComment(tag.comment) ?? '']),
  )
}
