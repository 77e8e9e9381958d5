import type { CheckResult, UnknownObjectInfo, UnverifiedInfo } from '../../commands/results.ts'

/** What was left out, as lines for people: what no model names, and what could not be told. */
export function formatLeftOut({
  unknown,
  unverified,
}: Pick<CheckResult, 'unknown' | 'unverified'>): readonly string[] {
  return [...unknown.map(formatUnknown), ...unverified.map(formatUnverified)]
}

function formatUnknown({ kind, name, schema }: UnknownObjectInfo): string {
  const full = schema === undefined ? name : `${schema}.${name}`
  return `No model names the ${kind} "${full}": left alone (--drop ${name} drops it)`
}

function formatUnverified({ object, inDatabase, inModels }: UnverifiedInfo): string {
  return `Not verified: ${object} is ${inDatabase} in the database and ${inModels} in the models`
}
