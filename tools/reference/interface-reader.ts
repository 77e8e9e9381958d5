import { join } from 'node:path'
import ts from 'typescript'

/** A property of an interface, as its declaration says. */
export interface DocumentedProperty {
  readonly name: string
  readonly isOptional: boolean
  /** As it is written, in one line. */
  readonly type: string
  /** The doc comment without its tags; empty where there is none. */
  readonly meaning: string
  /** The text behind `@default`. */
  readonly defaultText: string | undefined
}

/** An exported interface, or an alias of a type. */
export interface DocumentedType {
  readonly name: string
  readonly meaning: string
  /** The names of the interfaces that it extends. */
  readonly extends: readonly string[]
  /** In the order of the declaration; without those of the interfaces that it extends. */
  readonly properties: readonly DocumentedProperty[]
}

const ROOT = join(import.meta.dirname, '../..')

/** Reads the interfaces of a source file, e.g. `src/config/settings.ts`, in the order in which they stand there. */
export function readInterfaces(path: string): readonly DocumentedType[] {
  const text = ts.sys.readFile(join(ROOT, path))
  if (text === undefined) throw new Error(`there is no file ${path}`)
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  return source.statements.filter(ts.isInterfaceDeclaration).map(readInterface)
}

/** Reads the interface of that name. Throws where the file has none. */
export function readInterfaceOf(path: string, name: string): DocumentedType {
  const found = readInterfaces(path).find((each) => each.name === name)
  if (found === undefined) throw new Error(`${path} has no interface "${name}"`)
  return found
}

function readInterface(declaration: ts.InterfaceDeclaration): DocumentedType {
  return {
    name: declaration.name.text,
    meaning: readMeaning(declaration),
    extends: (declaration.heritageClauses ?? []).flatMap(({ types }) =>
      types.map(({ expression }) => expression.getText()),
    ),
    properties: readProperties(declaration.members),
  }
}

/** Reads the properties of an interface, or of a type that is written as an object. */
export function readProperties(
  members: ts.NodeArray<ts.TypeElement>,
): readonly DocumentedProperty[] {
  return members.filter(ts.isPropertySignature).map((property) => ({
    name: property.name.getText(),
    isOptional: property.questionToken !== undefined,
    type: formatType(property.type),
    meaning: readMeaning(property),
    defaultText: readDefault(property),
  }))
}

/** The text of a type in one line, without the `undefined` that optional properties allow. */
function formatType(type: ts.TypeNode | undefined): string {
  return (type?.getText() ?? 'unknown')
    .replaceAll(/\/\*.*?\*\/|\/\/.*$/gms, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^\| /, '')
    .replace(/ \| undefined$/, '')
    .replace(/^\((.*)\)$/, '$1')
}

function readMeaning(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)
  return comments
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join(' ')
    .replaceAll(/\s+/g, ' ')
}

function readDefault(node: ts.Node): string | undefined {
  const tag = ts.getJSDocTags(node).find(({ tagName }) => tagName.text === 'default')
  return tag === undefined ? undefined : ts.getTextOfJSDocComment(tag.comment)
}
