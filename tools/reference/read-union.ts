import ts from 'typescript'
import {
  type DocumentedProperty,
  readProperties,
  readStatements,
  readWordUnions,
} from './read-source.ts'

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
