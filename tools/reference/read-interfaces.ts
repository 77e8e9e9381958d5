import ts from 'typescript'
import {
  type DocumentedProperty,
  formatType,
  readMeaning,
  readProperties,
  readStatements,
  readWordUnions,
} from './read-source.ts'

/** An interface. */
export interface DocumentedInterface {
  readonly name: string
  readonly meaning: string
  /** The names of the interfaces that it extends. */
  readonly extends: readonly string[]
  /** In the order of the declaration; without those of the interfaces that it extends. */
  readonly properties: readonly DocumentedProperty[]
}

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
