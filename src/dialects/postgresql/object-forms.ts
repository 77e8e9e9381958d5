import type {
  DatabaseFunction,
  Index,
  Trigger,
  TriggerEvent,
  View,
} from '../../schema/schema-model.ts'
import { compareCodeUnits } from '../../util/compare-code-units.ts'
import { normalizeSequence } from '../shared/normalize-sequence.ts'
import { tidyIndex } from '../shared/normalize-table.ts'
import type { ObjectForms } from '../shared/object-forms.ts'
import { pickSaid } from '../shared/read-row.ts'
import { guessLanguage } from './compile/functions.ts'
import { countingDefaults } from './count-types.ts'

/** What PostgreSQL takes for the same of each kind of object. */
export const postgresqlForms: ObjectForms = {
  sequences: (sequence) => normalizeSequence(sequence, countingDefaults(sequence.type ?? 'bigint')),
  views: ({ security, securityBarrier, with: parameters, indexes = [], ...view }) => ({
    ...view,
    ...pickSaid({
      security: security === 'invoker' ? security : undefined,
      securityBarrier: securityBarrier === true ? true : undefined,
      with: writeParameters(parameters),
      indexes: indexes.length === 0 ? undefined : indexes.map(normalizeIndex).toSorted(byName),
    }),
  }),
  functions: normalizeFunction,
  triggers: normalizeTrigger,
}

/** https://www.postgresql.org/docs/current/sql-createfunction.html */
function normalizeFunction(made: DatabaseFunction): DatabaseFunction {
  const { name, schema, parameters, returns, body, isParsed, comment } = made
  const { volatility, security, strict, parallel, leakproof, cost, rows, settings = [] } = made
  const [text] = body.parts
  const start = text?.kind === 'text' ? text.text.trim() : ''
  return {
    name,
    returns,
    body,
    language: (made.language ?? guessLanguage(start)).toLowerCase(),
    ...pickSaid({
      schema,
      parameters: parameters === undefined || parameters.trim() === '' ? undefined : parameters,
      volatility: volatility === 'volatile' ? undefined : volatility,
      security: security === 'definer' ? security : undefined,
      strict: strict === true ? true : undefined,
      parallel: parallel === 'unsafe' ? undefined : parallel,
      leakproof: leakproof === true ? true : undefined,
      cost: cost === 100 ? undefined : cost,
      rows: rows === 1000 ? undefined : rows,
      settings: settings.length === 0 ? undefined : settings,
      isParsed: isParsed === true ? true : undefined,
      comment,
    }),
  }
}

const EVENTS: readonly TriggerEvent[] = ['insert', 'update', 'delete', 'truncate']

/** https://www.postgresql.org/docs/current/sql-createtrigger.html */
function normalizeTrigger({
  forEach,
  columns = [],
  constraint,
  function: called,
  ...trigger
}: Trigger): Trigger {
  const { deferrable, initially } = constraint ?? {}
  return {
    ...trigger,
    events: EVENTS.filter((event) => trigger.events.includes(event)),
    ...pickSaid({
      forEach: forEach === 'statement' ? forEach : undefined,
      columns: columns.length === 0 ? undefined : columns,
      constraint: constraint && {
        ...(deferrable === true || initially === 'deferred' ? { deferrable: true } : {}),
        ...(initially === 'deferred' ? { initially } : {}),
      },
      function: called && {
        name: called.name,
        ...pickSaid({
          schema: called.schema,
          arguments: called.arguments?.length === 0 ? undefined : called.arguments,
        }),
      },
    }),
  }
}

function normalizeIndex({ with: parameters, ...index }: Index): Index {
  return { ...tidyIndex(index), ...pickSaid({ with: writeParameters(parameters) }) }
}

function byName(one: Index, other: Index): number {
  return compareCodeUnits(one.name, other.name)
}

/** The catalog keeps parameters as texts. */
function writeParameters(parameters: View['with']): Readonly<Record<string, string>> | undefined {
  if (parameters === undefined || Object.keys(parameters).length === 0) return undefined
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, String(value)]),
  )
}
