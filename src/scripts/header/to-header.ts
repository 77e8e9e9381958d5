import { HEADER_FIELDS, type HeaderList, type ScriptHeader } from '../script-record.ts'

/** The fields of a header before their types are checked; a field that is not there was not written. */
export type RawHeader = Readonly<Record<string, unknown>>

/** Checks the fields of a header; gives the header, or what is wrong with it. */
export function toHeader(raw: RawHeader): ScriptHeader | string {
  const { revision, downRevision } = raw as { revision?: unknown; downRevision?: unknown }
  if (typeof revision !== 'string') return `its "revision" ${describe(revision)} instead of a text`
  if (downRevision === undefined) {
    return 'it has no "downRevision"; the first revision of a history says null'
  }
  for (const field of HEADER_FIELDS) {
    const value = raw[field]
    if (!isHeaderList(value))
      return `its "${field}" ${describe(value)} instead of null, a text or texts`
  }
  return {
    revision,
    downRevision: toList(downRevision),
    branchLabels: toList(raw['branchLabels']),
    dependsOn: toList(raw['dependsOn']),
  }
}

function isHeaderList(value: unknown): boolean {
  if (value === null || value === undefined || typeof value === 'string') return true
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function toList(value: unknown): HeaderList {
  return (value as HeaderList | undefined) ?? null
}

function describe(value: unknown): string {
  if (value === undefined) return 'is missing'
  return `is ${value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`}`
}
