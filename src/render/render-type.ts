import { isColumnBuilder } from '../schema/column-builder.ts'
import type {
  ColumnType,
  GenericType,
  GenericTypeKind,
  TypeDialect,
} from '../schema/column-type.ts'
import { t } from '../schema/t.ts'
import { array, type Code, call, callFunction, chain, object, string, text } from './code.ts'
import type { RenderScope } from './render-scope.ts'

/** The arguments of the method of `t` that makes a generic type; nothing for one without. */
const argumentsOf: {
  readonly [Kind in GenericTypeKind]: (
    type: Extract<GenericType, { readonly kind: Kind }>,
    scope: RenderScope,
  ) => readonly Code[]
} = {
  smallint: () => [],
  integer: () => [],
  bigint: () => [],
  numeric: ({ precision, scale }) => renderNumbers(precision, scale),
  real: () => [],
  double: () => [],
  boolean: () => [],
  char: ({ length }) => renderNumbers(length),
  varchar: ({ length }) => renderNumbers(length),
  text: () => [],
  binary: ({ length }) => renderNumbers(length),
  uuid: () => [],
  date: () => [],
  time: ({ precision }) => renderNumbers(precision),
  timetz: ({ precision }) => renderNumbers(precision),
  timestamp: ({ precision }) => renderNumbers(precision),
  timestamptz: ({ precision }) => renderNumbers(precision),
  interval: () => [],
  json: () => [],
  enum({ values, name, schema }) {
    const options = object({
      name: name === undefined ? undefined : string(name),
      schema: schema === undefined ? undefined : string(schema),
    })
    const isPlain = name === undefined && schema === undefined
    return [array(values.map(string)), ...(isPlain ? [] : [options])]
  },
  array: ({ element }, scope) => [renderType(element, scope)],
}

function renderNumbers(...numbers: readonly (number | undefined)[]): readonly Code[] {
  return numbers.flatMap((number) => (number === undefined ? [] : [text(String(number))]))
}

/** The namespace of `t` for each engine, and how it spells the types that have a method there. */
const namespaces = { postgresql: 'pg', mysql: 'mysql', sqlite: 'sqlite' } as const satisfies Record<
  TypeDialect,
  keyof typeof t
>

/** A type as a builder of `t`; with `name` the column is called so. */
export function renderType(type: ColumnType, scope: RenderScope, name?: string): Code {
  const custom = scope.custom('type', type)
  if (custom !== undefined && custom !== false) return custom
  const named = scope.type(type)
  if (named !== undefined) return callFunction(named, ...(name === undefined ? [] : [string(name)]))
  const { variants = {}, ...plain } = type
  const own = renderPlainType(plain, scope, name === undefined ? [] : [string(name)])
  return Object.entries(variants).reduce(
    (code, [dialect, other]) => chain(code, 'variant', string(dialect), renderType(other, scope)),
    own,
  )
}

function renderPlainType(type: ColumnType, scope: RenderScope, name: readonly Code[]): Code {
  const head = scope.use('t')
  if (type.kind === 'custom') return call(head, 'custom', ...name, string(type.sql))
  if (type.kind !== 'native') {
    const write = argumentsOf[type.kind] as (
      type: ColumnType,
      scope: RenderScope,
    ) => readonly Code[]
    return call(head, type.kind, ...name, ...write(type, scope))
  }
  const namespace = namespaces[type.dialect]
  const method = findMethod(type.sql, namespace)
  if (method === undefined) return call(`${head}.${namespace}`, 'type', ...name, string(type.sql))
  return call(`${head}.${namespace}`, method.name, ...name, ...method.args)
}

interface TypeMethod {
  readonly name: string
  readonly args: readonly Code[]
}

/** The method that writes a type exactly so, such as `t.mysql.tinyint({ unsigned: true })`. */
function findMethod(sql: string, namespace: 'pg' | 'mysql' | 'sqlite'): TypeMethod | undefined {
  const [whole, word = '', first, second, unsigned] =
    /^([a-z0-9]+)(?:\((\d+)(?:,(\d+))?\))?( unsigned)?$/.exec(sql) ?? []
  if (whole === undefined) return undefined
  const name = namespace === 'mysql' && word === 'int' ? 'integer' : word
  const method: unknown = (t[namespace] as Readonly<Record<string, unknown>>)[name]
  if (typeof method !== 'function' || name === 'type') return undefined
  const options = readOptions(name, { first, second, unsigned })
  const plain = Object.keys(options).length === 0
  const isSize = Object.keys(options).join() === 'size'
  const args: readonly unknown[] = plain ? [] : isSize ? [options['size']] : [options]
  return writesExactly(method as (...args: readonly unknown[]) => unknown, args, sql)
    ? {
        name,
        args: plain ? [] : isSize ? [text(String(options['size']))] : [renderOptions(options)],
      }
    : undefined
}

type Sizes = Readonly<Record<'first' | 'second' | 'unsigned', string | undefined>>

function readOptions(
  name: string,
  { first, second, unsigned }: Sizes,
): Readonly<Record<string, number | true>> {
  const isDecimal = name === 'decimal'
  if (!isDecimal && unsigned === undefined)
    return first === undefined ? {} : { size: Number(first) }
  return {
    ...(first === undefined ? {} : { [isDecimal ? 'precision' : 'width']: Number(first) }),
    ...(second === undefined ? {} : { scale: Number(second) }),
    ...(unsigned === undefined ? {} : { unsigned: true }),
  }
}

function renderOptions(options: Readonly<Record<string, number | true>>): Code {
  return object(
    Object.fromEntries(Object.entries(options).map(([key, value]) => [key, text(String(value))])),
  )
}

function writesExactly(
  method: (...args: readonly unknown[]) => unknown,
  args: readonly unknown[],
  sql: string,
): boolean {
  try {
    const builder = method(...args)
    const type = isColumnBuilder(builder) ? builder.definition.type : undefined
    return type?.kind === 'native' && type.sql === sql
  } catch {
    return false
  }
}
