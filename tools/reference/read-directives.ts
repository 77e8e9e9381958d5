import { globSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { readMeaning, readStatements } from './read-source.ts'

/** A directive of `op`, as the function that builds its operation says. */
export interface DocumentedDirective {
  readonly name: string
  /** The names of the parameters behind the scope; those that can be left out end with `?`. */
  readonly parameters: readonly string[]
  readonly meaning: string
}

const SOURCES = join(import.meta.dirname, '../../src/operations')

/** Reads the functions that directives are made of, by name. */
export function readDirectives(): ReadonlyMap<string, DocumentedDirective> {
  const functions = globSync('*.ts', { cwd: SOURCES })
    .filter((file) => !file.endsWith('.test.ts'))
    .sort()
    .flatMap((file) => readStatements(`src/operations/${file}`).filter(ts.isFunctionDeclaration))
    .filter(({ parameters }) => parameters[0]?.type?.getText() === 'DirectiveScope')
  return new Map(
    functions.map((declaration) => {
      const name = declaration.name?.text ?? ''
      return [
        name,
        { name, parameters: readParameters(declaration), meaning: readMeaning(declaration) },
      ]
    }),
  )
}

function readParameters({ parameters }: ts.FunctionDeclaration): readonly string[] {
  return parameters
    .slice(1)
    .map(({ name, questionToken }) => name.getText() + (questionToken === undefined ? '' : '?'))
}
