import { join } from 'node:path'
import ts from 'typescript'
import { type DocumentedProperty, formatType, readMeaning, readTags } from './read-source.ts'

const ROOT = join(import.meta.dirname, '../..')
const FILE = join(ROOT, 'src/runtime/operations.ts')

/** An option of a directive. */
export interface DocumentedOption extends DocumentedProperty {
  readonly isRequired: boolean
}

/** The options that each method of `op` takes by name, as TypeScript knows them, in the order of their declarations. */
export function readOptionsOfDirectives(): ReadonlyMap<string, readonly DocumentedOption[]> {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config,
    ts.sys,
    ROOT,
  )
  const program = ts.createProgram([FILE], { ...options, noEmit: true })
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(FILE)
  const declaration = source?.statements
    .filter(ts.isClassDeclaration)
    .find(({ name }) => name?.text === 'Operations')
  if (declaration === undefined) throw new Error(`${FILE} has no class "Operations"`)
  const methods = checker
    .getTypeAtLocation(declaration)
    .getProperties()
    .map((method) => [method.name, checker.getTypeOfSymbol(method)] as const)
    .filter(([name, type]) => !name.startsWith('__#') && type.getCallSignatures().length > 0)
  return new Map(methods.map(([name, type]) => [name, listOptions(checker, type, declaration)]))
}

function listOptions(
  checker: ts.TypeChecker,
  method: ts.Type,
  place: ts.Node,
): readonly DocumentedOption[] {
  const parameters = method.getCallSignatures().flatMap((signature) => signature.getParameters())
  const types = parameters.flatMap((parameter) => {
    const type = checker.getTypeOfSymbolAtLocation(parameter, place)
    // Signatures that are derived of those of functions have all their parameters in one tuple.
    const each = checker.isTupleType(type)
      ? checker.getTypeArguments(type as ts.TypeReference)
      : [type]
    return each.flatMap((one) => {
      const known = checker.getNonNullableType(one)
      return known.isUnion() ? known.types : [known]
    })
  })
  const properties = types
    .filter((type) => (type.aliasSymbol?.name ?? type.symbol?.name ?? '').endsWith('Options'))
    .flatMap((type) => type.getProperties())
  return [...new Map(properties.map((each) => [each.name, each])).values()].map((property) =>
    describeOption(checker, property, place),
  )
}

function describeOption(
  checker: ts.TypeChecker,
  property: ts.Symbol,
  place: ts.Node,
): DocumentedOption {
  const declaration = property.declarations?.find(ts.isPropertySignature)
  if (declaration === undefined) throw new Error(`"${property.name}" is declared nowhere`)
  const type = checker.getTypeOfSymbolAtLocation(property, place)
  return {
    name: property.name,
    type: spellOut(checker.getNonNullableType(type), checker, declaration),
    meaning: readMeaning(declaration),
    tags: readTags(declaration),
    isRequired: (property.flags & ts.SymbolFlags.Optional) === 0,
  }
}

/** A type as it is declared; a choice of words that has a name is spelled out. */
function spellOut(
  type: ts.Type,
  checker: ts.TypeChecker,
  declaration: ts.PropertySignature,
): string {
  const text = formatType(declaration.type, new Map())
  const members = type.isUnion() ? type.types : [type]
  if (text.startsWith("'") || !members.every((member) => member.isStringLiteral())) return text
  return members.map((member) => checker.typeToString(member).replaceAll('"', "'")).join(' | ')
}
