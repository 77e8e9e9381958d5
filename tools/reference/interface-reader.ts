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

/** An interface. */
export interface DocumentedInterface {
  readonly name: string
  readonly meaning: string
  /** The names of the interfaces that it extends. */
  readonly extends: readonly string[]
  /** In the order of the declaration; without those of the interfaces that it extends. */
  readonly properties: readonly DocumentedProperty[]
}

const ROOT = join(import.meta.dirname, '../..')

/** Reads the interfaces of a source file, e.g. `src/config/settings.ts`, in the order in which they stand there. */
export function readInterfaces(path: string): readonly DocumentedInterface[] {
  const statements = readStatements(path)
  const words = readWordUnions(statements)
  return statements.filter(ts.isInterfaceDeclaration).map((declaration) => ({
    name: declaration.name.text,
    meaning: readMeaning(declaration),
    extends: (declaration.heritageClauses ?? []).flatMap(({ types }) =>
      types.map(({ expression }) => expression.getText()),
    ),
    properties: readProperties(declaration.members, words),
  }))
}

function readProperties(
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

/** Reads the kinds of a union of objects: the properties that each has beside those that all of them have. */
export function readUnion(path: string, name: string): readonly (readonly DocumentedProperty[])[] {
  const statements = readStatements(path)
  const words = readWordUnions(statements)
  const alias = statements
    .filter(ts.isTypeAliasDeclaration)
    .find((declaration) => declaration.name.text === name)
  if (alias === undefined || !ts.isUnionTypeNode(alias.type)) {
    throw new Error(`${path} has no union "${name}"`)
  }
  return alias.type.types.map((member) =>
    listObjects(member).flatMap(({ members }) => readProperties(members, words)),
  )
}

/** The types that are written as objects in an intersection. */
function listObjects(type: ts.TypeNode): readonly ts.TypeLiteralNode[] {
  if (ts.isTypeLiteralNode(type)) return [type]
  if (ts.isParenthesizedTypeNode(type)) return listObjects(type.type)
  return ts.isIntersectionTypeNode(type) ? type.types.flatMap(listObjects) : []
}

/** A method of a class, as its declarations say. */
export interface DocumentedMethod {
  readonly name: string
  /** The names of its parameters; those that can be left out end with `?`. */
  readonly parameters: readonly string[]
  /** What it gives, in the words of each overload. */
  readonly results: readonly string[]
  readonly meaning: string
}

/** Reads the public methods of a class in their order. */
export function readMethods(path: string, name: string): readonly DocumentedMethod[] {
  const found = readStatements(path)
    .filter(ts.isClassDeclaration)
    .find((declaration) => declaration.name?.text === name)
  if (found === undefined) throw new Error(`${path} has no class "${name}"`)
  const methods = found.members.filter(ts.isMethodDeclaration).filter(isPublic)
  const overloads = Map.groupBy(methods, (method) => method.name.getText())
  return [...overloads].map(([method, declarations]) => {
    const signatures = declarations.filter(({ body }) => body === undefined)
    const implementation = declarations.at(-1)
    return {
      name: method,
      parameters: (implementation?.parameters ?? []).map(
        (parameter) =>
          parameter.name.getText() + (parameter.questionToken === undefined ? '' : '?'),
      ),
      results: (signatures.length > 0 ? signatures : declarations).map(
        ({ type }) => type?.getText() ?? 'unknown',
      ),
      meaning: declarations.map(readMeaning).join(' ').trim(),
    }
  })
}

function isPublic({ name }: ts.MethodDeclaration): boolean {
  return ts.isIdentifier(name)
}

/** Reads the interfaces of those names, in that order. Throws where the file lacks one. */
export function pickInterfaces(
  path: string,
  names: readonly string[],
): readonly DocumentedInterface[] {
  const all = readInterfaces(path)
  return names.map((name) => {
    const found = all.find((each) => each.name === name)
    if (found === undefined) throw new Error(`${path} has no interface "${name}"`)
    return found
  })
}

/** Reads the names that a source file gives to types that are no interfaces, each with its type in one line. */
export function readAliases(path: string): ReadonlyMap<string, string> {
  return new Map(
    readStatements(path)
      .filter(ts.isTypeAliasDeclaration)
      .map(({ name, type, typeParameters = [] }) => [
        typeParameters.length === 0
          ? name.text
          : `${name.text}<${typeParameters.map((each) => each.getText()).join(', ')}>`,
        formatType(type, new Map()),
      ]),
  )
}

function readStatements(path: string): ts.NodeArray<ts.Statement> {
  const text = ts.sys.readFile(join(ROOT, path))
  if (text === undefined) throw new Error(`there is no file ${path}`)
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true).statements
}

type WordUnions = ReadonlyMap<string, string>

/** The types of a file that are nothing but a choice of words, e.g. `'perRevision' | 'perRun' | 'none'`. */
function readWordUnions(statements: ts.NodeArray<ts.Statement>): WordUnions {
  const aliases = statements
    .filter(ts.isTypeAliasDeclaration)
    .map(({ name, type }) => [name.text, type.getText()] as const)
  return new Map(aliases.filter(([, text]) => /^'\w+'(?: \| '\w+')*$/.test(text)))
}

/** The text of a type in one line, without the `undefined` that optional properties allow. */
function formatType(type: ts.TypeNode | undefined, words: WordUnions): string {
  const text = (type?.getText() ?? 'unknown')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\( |,? (?=\))/g, (found) => found.trim().replace(',', ''))
    .replace(/^\| /, '')
    .replace(/ \| undefined$/, '')
    .replaceAll('readonly ', '')
  return words.get(text) ?? text.replace(/^\((\(.*)\)$/, '$1')
}

function readMeaning(node: ts.Node): string {
  return ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join(' ')
    .replaceAll(/\s+/g, ' ')
}

function readTags(node: ts.Node): ReadonlyMap<string, string> {
  return new Map(
    ts
      .getJSDocTags(node)
      .map((tag) => [tag.tagName.text, ts.getTextOfJSDocComment(tag.comment) ?? '']),
  )
}
