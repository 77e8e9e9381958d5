import { LimbeckError } from '../errors/index.ts'
import { mergeTexts, type SqlPart, textPart } from './sql-part.ts'

/** What Kysely calls an expression: anything that can say what it is as a node. */
export interface KyselyExpression {
  toOperationNode(): { readonly kind: string }
}

/** The node of Kysely that quotes a name. */
export interface IdentifierNode {
  readonly kind: 'IdentifierNode'
  readonly name: string
}

/** The node of Kysely that binds a value. */
export interface ValueNode {
  readonly kind: 'ValueNode'
  readonly value: unknown
}

/** The node of Kysely that holds SQL text with nodes between its fragments. */
export interface RawNode {
  readonly kind: 'RawNode'
  readonly sqlFragments: readonly string[]
  readonly parameters: readonly (IdentifierNode | ValueNode)[]
}

/** The node of Kysely that gives an expression a name. */
export interface AliasNode {
  readonly kind: 'AliasNode'
  readonly node: RawNode
  readonly alias: IdentifierNode
}

/** Tells an expression of Kysely by its shape, whichever copy or version of Kysely made it. */
export function isKyselyExpression(value: unknown): value is KyselyExpression {
  return (
    typeof value === 'object' &&
    value !== null &&
    'toOperationNode' in value &&
    typeof value.toOperationNode === 'function'
  )
}

/** Writes parts as a node of Kysely, without Kysely. */
export function writeRawNode(parts: readonly SqlPart[]): RawNode {
  const sqlFragments: string[] = []
  const parameters: (IdentifierNode | ValueNode)[] = []
  let text = ''
  const addParameter = (node: IdentifierNode | ValueNode) => {
    sqlFragments.push(text)
    parameters.push(node)
    text = ''
  }
  for (const part of parts) {
    if (part.kind === 'text') text += part.text
    else if (part.kind === 'value') addParameter({ kind: 'ValueNode', value: part.value })
    else
      for (const [index, name] of part.names.entries()) {
        if (index > 0) text += '.'
        addParameter({ kind: 'IdentifierNode', name })
      }
  }
  sqlFragments.push(text)
  return { kind: 'RawNode', sqlFragments, parameters }
}

/**
 * Reads the parts of an expression of Kysely. Throws `invalid_argument` for what is more than an expression,
 * such as a whole query: only Kysely's compiler for the engine can write that.
 */
export function readKyselyExpression(expression: KyselyExpression): readonly SqlPart[] {
  return mergeTexts(readNode(expression.toOperationNode()))
}

type Node = Readonly<Record<string, unknown>>
type NodeReader = (node: Node) => readonly SqlPart[]

const readers: Readonly<Record<string, NodeReader>> = {
  RawNode: readRaw,
  ValueNode: (node) => [readValue(node)],
  IdentifierNode: (node) => [identifierPart(readNames(node))],
  ColumnNode: (node) => [identifierPart(readNames(node))],
  SchemableIdentifierNode: (node) => [identifierPart(readNames(node))],
  TableNode: (node) => [identifierPart(readNames(node))],
  ReferenceNode: readReference,
  SelectAllNode: () => [textPart('*')],
  PrimitiveValueListNode: (node) =>
    inParentheses(readArray(node['values']).map((value) => [{ kind: 'value', value }])),
  ValueListNode: (node) => inParentheses(readArray(node['values']).map(readNode)),
  TupleNode: (node) => inParentheses(readArray(node['values']).map(readNode)),
  ListNode: (node) => separate(readArray(node['items']).map(readNode)),
  ParensNode: (node) => [textPart('('), ...readNode(node['node']), textPart(')')],
  AndNode: (node) => [...readNode(node['left']), textPart(' and '), ...readNode(node['right'])],
  OrNode: (node) => [...readNode(node['left']), textPart(' or '), ...readNode(node['right'])],
  OperatorNode: (node) => [textPart(String(node['operator']))],
  BinaryOperationNode: (node) => [
    ...readNode(node['leftOperand']),
    textPart(' '),
    ...readNode(node['operator']),
    textPart(' '),
    ...readNode(node['rightOperand']),
  ],
  UnaryOperationNode: (node) => [
    ...readNode(node['operator']),
    textPart(' '),
    ...readNode(node['operand']),
  ],
  FunctionNode: (node) => [
    textPart(String(node['func'])),
    ...inParentheses(readArray(node['arguments']).map(readNode)),
  ],
  CastNode: (node) => [
    textPart('cast('),
    ...readNode(node['expression']),
    textPart(' as '),
    ...readNode(node['dataType']),
    textPart(')'),
  ],
  DataTypeNode: (node) => [textPart(String(node['dataType']))],
}

function readNode(value: unknown): readonly SqlPart[] {
  const node = requireNode(value)
  const kind = String(node['kind'])
  const reader = Object.hasOwn(readers, kind) ? readers[kind] : undefined
  if (reader === undefined) throw untranslatable(kind)
  return reader(node)
}

function readRaw(node: Node): readonly SqlPart[] {
  const parameters = readArray(node['parameters'])
  return readArray(node['sqlFragments']).flatMap((fragment, index) => [
    textPart(String(fragment)),
    ...(index < parameters.length ? readNode(parameters[index]) : []),
  ])
}

/** What Kysely writes and does not bind, as in `is null`, stays text where no quoting is needed. */
function readValue({ value, immediate }: Node): SqlPart {
  const isPlain = value === null || ['number', 'boolean', 'bigint'].includes(typeof value)
  return immediate === true && isPlain ? textPart(String(value)) : { kind: 'value', value }
}

function readReference(node: Node): readonly SqlPart[] {
  const tableNames = node['table'] === undefined ? [] : readNames(node['table'])
  const column = requireNode(node['column'])
  if (column['kind'] !== 'SelectAllNode')
    return [identifierPart([...tableNames, ...readNames(column)])]
  return tableNames.length === 0 ? [textPart('*')] : [identifierPart(tableNames), textPart('.*')]
}

/** The names that a node of a name consists of, from the outermost. */
function readNames(value: unknown): readonly string[] {
  const node = requireNode(value)
  if (typeof node['name'] === 'string') return [node['name']]
  const inner = [node['schema'], node['table'], node['column'], node['identifier']]
  return inner.filter((part) => part !== undefined).flatMap(readNames)
}

function identifierPart(names: readonly string[]): SqlPart {
  return { kind: 'identifier', names }
}

function inParentheses(items: readonly (readonly SqlPart[])[]): readonly SqlPart[] {
  return [textPart('('), ...separate(items), textPart(')')]
}

function separate(items: readonly (readonly SqlPart[])[]): readonly SqlPart[] {
  return items.flatMap((item, index) => (index === 0 ? item : [textPart(', '), ...item]))
}

function readArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function requireNode(value: unknown): Node {
  if (typeof value === 'object' && value !== null && 'kind' in value) return value
  throw untranslatable(typeof value)
}

function untranslatable(kind: string): LimbeckError {
  return new LimbeckError(
    'invalid_argument',
    `A Kysely expression of the kind "${kind}" cannot be used in an SQL expression of Limbeck.`,
    { hint: 'Write it with sql`…`; a whole query goes to execute() or query().' },
  )
}
