import type {
  BoundSql,
  DatabaseFunction,
  SchemaModel,
  Trigger,
  View,
} from '../schema/schema-model.ts'
import { isSql, type Sql } from '../schema/sql.ts'
import { isPlainObject } from '../util/plain-object.ts'
import { formatObject, removeObject } from './edit-objects.ts'
import { irreversible, type Operation, type Reversal, reverseBy } from './operation.ts'
import { missing } from './schema-conflict.ts'
import { listTriggers } from './table-triggers.ts'

/** What goes with a view or a function on PostgreSQL, told by what the texts of the schema name. */
export interface Dependents {
  /** Each behind those that it is over. */
  readonly views: readonly View[]
  readonly functions: readonly DatabaseFunction[]
  readonly triggers: readonly Trigger[]
}

/** What goes with a view: its triggers, and with `cascade` the views over it with theirs. */
export function findViewDependents(
  model: SchemaModel,
  root: View,
  cascade: boolean | undefined,
): Dependents {
  const views = cascade === true ? listViewsOver(model, [root]) : []
  const gone = [root, ...views]
  const isOf = (text: string) => gone.some(({ name }) => namesWord(text, name))
  return {
    views,
    functions: cascade === true ? listFunctions(model, (made) => isOf(writeSignature(made))) : [],
    triggers: gone.flatMap((view) => listTriggers(model, view)),
  }
}

/**
 * What goes with a function where `cascade` is said: triggers that run it, views and parsed functions that call it. Throws
 * `schema_conflict` where a table or a domain calls it, or another function has its name: what goes is not known then.
 */
export function findFunctionDependents(
  model: SchemaModel,
  root: DatabaseFunction,
  cascade: boolean | undefined,
): Dependents {
  if (cascade !== true) return { views: [], functions: [], triggers: [] }
  assertKnown(model, root)
  const isCaller = (text: Sql | BoundSql) => callsFunction(writeText(text), root.name)
  const callers = Object.values(model.views ?? {}).filter(({ definition }) => isCaller(definition))
  const views = [...new Set([...callers, ...listViewsOver(model, callers)])]
  const runs = Object.values(model.triggers ?? {}).filter(
    ({ function: run, when }) =>
      (run?.name === root.name && run.schema === root.schema) ||
      (when !== undefined && isCaller(when)),
  )
  return {
    views,
    functions: listFunctions(
      model,
      (made) => made !== root && made.isParsed === true && isCaller(made.body),
    ),
    triggers: [...new Set([...runs, ...views.flatMap((view) => listTriggers(model, view))])],
  }
}

/** The model without what goes. */
export function removeDependents(model: SchemaModel, dependents: Dependents): SchemaModel {
  const kinds = ['views', 'functions', 'triggers'] as const
  return kinds.reduce(
    (now, kind) =>
      dependents[kind].reduce<SchemaModel>((rest, object) => removeObject(rest, kind, object), now),
    model,
  )
}

/** A reversal with what makes the dependents again behind it. */
export function restoreDependents(
  reversal: Reversal,
  { views, functions, triggers }: Dependents,
): Reversal {
  if (reversal.kind === 'irreversible') return reversal
  const indexed = views.find(({ indexes = [] }) => indexes.length > 0)
  if (indexed !== undefined)
    return irreversible(`The indexes of the ${formatObject('views', indexed)} are not made again.`)
  return reverseBy(
    ...reversal.operations,
    ...views.map(createView),
    ...functions.map((made): Operation => ({ kind: 'createFunction', function: made })),
    ...triggers.map((trigger): Operation => ({ kind: 'createTrigger', trigger })),
  )
}

function createView(view: View): Operation {
  const kind = view.materialized === true ? 'createMaterializedView' : 'createView'
  return { kind, view }
}

/** The views over some, and those over them, each behind all that it is over. */
function listViewsOver(model: SchemaModel, roots: readonly View[]): readonly View[] {
  const known = Object.values(model.views ?? {})
  const found = new Set<View>()
  const visit = (root: View) => {
    for (const view of known)
      if (view !== root && readsFrom(writeText(view.definition), root.name)) {
        // Found again it is over more than was thought, and goes behind that.
        found.delete(view)
        found.add(view)
        visit(view)
      }
  }
  for (const root of roots) visit(root)
  return [...found]
}

function listFunctions(
  { functions = {} }: SchemaModel,
  isDependent: (made: DatabaseFunction) => boolean,
): readonly DatabaseFunction[] {
  return Object.values(functions).filter(isDependent)
}

function assertKnown(model: SchemaModel, root: DatabaseFunction): void {
  const title = formatObject('functions', root)
  const namesakes = listFunctions(model, ({ name }) => name === root.name)
  if (namesakes.length > 1)
    throw missing(`What goes with the ${title} is not known: another has its name.`)
  const owner = [...Object.values(model.tables), ...Object.values(model.domains ?? {})].find(
    (object) => holdsCall(object, root.name),
  )
  if (owner !== undefined)
    throw missing(
      `What of "${owner.name}" goes with the ${title} is not known.`,
      'Change it first.',
    )
}

function holdsCall(value: unknown, name: string): boolean {
  if (isSql(value)) return callsFunction(writeText(value), name)
  if (Array.isArray(value)) return value.some((item) => holdsCall(item, name))
  return isPlainObject(value) && Object.values(value).some((item) => holdsCall(item, name))
}

function writeSignature({ parameters = '', returns }: DatabaseFunction): string {
  return `${parameters} ${returns}`
}

function writeText(text: Sql | BoundSql): string {
  if (!isSql(text)) return text.sql
  return text.parts
    .map((part) => {
      if (part.kind === 'value') return '?'
      return part.kind === 'text' ? part.text : part.names.map(quote).join('.')
    })
    .join('')
}

/** Whether a query reads from a view: its name stands where a table does. */
function readsFrom(text: string, name: string): boolean {
  return createPattern(
    String.raw`(?:\b(?:FROM|JOIN)\b|,)[\s(]*(?:ONLY\s+)?(?:${WORD}\.)?`,
    name,
    '',
  ).test(text)
}

function callsFunction(text: string, name: string): boolean {
  return createPattern('', name, String.raw`\s*\(`).test(text)
}

function namesWord(text: string, name: string): boolean {
  return createPattern('', name, '').test(text)
}

const WORD = String.raw`(?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)`

/** A name between two patterns, in quotes or as a word of its own. */
function createPattern(before: string, name: string, behind: string): RegExp {
  const [bare, quoted] = [name, quote(name)].map((text) =>
    text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`),
  )
  return new RegExp(
    String.raw`${before}(?:${quoted}|(?<![\p{L}\p{N}_$"])${bare}(?![\p{L}\p{N}_$"]))${behind}`,
    'iu',
  )
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
