import ts from 'typescript'
import { readMeaning, readStatements } from './read-source.ts'

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
