import type { NamingConvention } from '../schema/naming.ts'
import type { LetterCase } from '../sources/source.ts'
import { SOURCES, type SourceOptions } from '../sources/sources.ts'
import { isPlainObject } from '../util/plain-object.ts'
import {
  listOf,
  objectOf,
  oneOf,
  oneOrMore,
  recordOf,
  type Shape,
  shapeOf,
} from './setting-shape.ts'
import type {
  CommonSettings,
  DatabaseSettings,
  ProgramHook,
  ProjectSettings,
  Settings,
} from './settings.ts'

type Shapes<Group> = Readonly<Record<keyof Group & string, Shape>>

/** No path, name or program has a NUL in it. */
const isText = (value: unknown): value is string =>
  typeof value === 'string' && !value.includes('\0')
const isFunction = (value: unknown): boolean => typeof value === 'function'

const text = shapeOf('a string', isFilledText)
const flag = shapeOf('true or false', (value) => typeof value === 'boolean')
const callable = shapeOf('a function', isFunction)
const path = shapeOf('a path or a file URL', isPath)
const milliseconds = shapeOf('a whole number of milliseconds, 0 or more', isWholeNumber)
const flagOrFunction = shapeOf(
  'true, false or a function',
  (value) => typeof value === 'boolean' || isFunction(value),
)

const textOrNull = shapeOf('a string or null', (value) => value === null || isFilledText(value))

const naming = objectOf({
  ix: text,
  uq: textOrNull,
  ck: textOrNull,
  fk: textOrNull,
  pk: textOrNull,
} satisfies Shapes<NamingConvention>)

const commandLine = shapeOf(
  'a string or a list with a program and its arguments',
  (value) =>
    isFilledText(value) || (Array.isArray(value) && value.length > 0 && value.every(isText)),
)

const programHook = objectOf({
  name: text,
  command: commandLine,
  arguments: listOf(shapeOf('a string', isText)),
  cwd: text,
} satisfies Shapes<ProgramHook>)

const postWriteHook: Shape = (value, place) => {
  if (!isPlainObject(value)) return hookShape(value, place)
  const faults = programHook(value, place)
  return value['command'] === undefined
    ? [...faults, ...commandLine(undefined, `${place}.command`)]
    : faults
}

const hookShape = shapeOf(
  'a string, a function or an object with "command"',
  (value) => isFilledText(value) || isFunction(value),
)

const sourceName = oneOf(Object.keys(SOURCES))

const sourceOptions = objectOf({
  name: sourceName,
  casing: oneOf(['snake_case', 'camelCase'] satisfies LetterCase[]),
} satisfies Shapes<SourceOptions>)

const common = {
  // An empty URL is what an unset variable in a shell leaves; it is reported when a database is needed.
  url: shapeOf('a string or a function', (value) => typeof value === 'string' || isFunction(value)),
  connection: shapeOf('an open client', (value) => typeof value === 'object' && value !== null),
  schema: (value, place) => (isFunction(value) ? [] : oneOrMore(path)(value, place)),
  source: (value, place) =>
    isPlainObject(value) ? sourceOptions(value, place) : sourceName(value, place),
  versionTable: text,
  versionTableSchema: text,
  log: flag,
  logTable: text,
  transaction: oneOf(['perRevision', 'perRun', 'none']),
  lockTimeoutMs: milliseconds,
  statementTimeoutMs: milliseconds,
  onVersionApply: oneOrMore(callable),
  naming,
  serverVersion: text,
  includeSchemas: (value, place) =>
    Array.isArray(value) ? listOf(text)(value, place) : flag(value, place),
  includeName: callable,
  includeObject: callable,
  compareType: flagOrFunction,
  compareServerDefault: flagOrFunction,
  compareColumnOrder: flag,
  renderItem: callable,
  unknownObjects: oneOf(['ask', 'ignore', 'drop']),
  manual: listOf(text),
} satisfies Shapes<CommonSettings>

const database = objectOf({ ...common, default: flag } satisfies Shapes<DatabaseSettings>)

const project = {
  ...common,
  migrations: path,
  versionLocations: listOf(path),
  recursiveVersionLocations: flag,
  fileTemplate: text,
  slugLength: shapeOf('a whole number, 1 or more', (value) => isWholeNumber(value) && value > 0),
  timeZone: text,
  postWriteHooks: oneOrMore(postWriteHook),
  template: text,
  databases: recordOf(database),
  retiredDatabases: listOf(text),
  processRevisionDirectives: callable,
  plugins: shapeOf('a list', Array.isArray),
  loader: shapeOf('"jiti" or a function', (value) => value === 'jiti' || isFunction(value)),
} satisfies Shapes<ProjectSettings>

/** The shape of everything that a configuration can say. */
export const settingsShape: Shape = objectOf({
  ...project,
  environments: recordOf(objectOf(project)),
} satisfies Shapes<Settings>)

function isFilledText(value: unknown): boolean {
  return isText(value) && value !== ''
}

function isPath(value: unknown): boolean {
  return value instanceof URL ? value.protocol === 'file:' : isFilledText(value)
}

function isWholeNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
