import { chooseDropName, chooseName, type NameParts } from '../schema/choose-name.ts'
import type { TableName } from '../schema/column-reference.ts'
import type { NamingKey } from '../schema/naming.ts'
import { type Code, string, text } from './code.ts'
import type { RenderScope } from './render-scope.ts'

/** The name of something new: plain where the naming convention leaves it as it is, else final. */
export function renderNewName(
  key: NamingKey | undefined,
  name: string | undefined,
  parts: NameParts,
  scope: RenderScope,
): Code {
  if (name === undefined) return text('null')
  const isKept = key === undefined || chooseName(key, name, parts, scope.naming) === name
  return isKept ? string(name) : scope.final(name)
}

/** The name of something new where it can be left out: nothing where there is none, or where models need not say it. */
export function renderOwnName(
  key: NamingKey,
  name: string | undefined,
  parts: NameParts,
  scope: RenderScope,
): Code | undefined {
  if (name === undefined) return undefined
  if (scope.leavesNamesOut && chooseName(key, null, parts, scope.naming) === name) return undefined
  return renderNewName(key, name, parts, scope)
}

/** The name of something that is there: plain where the naming convention leaves it as it is, else final. */
export function renderOldName(
  key: NamingKey | undefined,
  name: string,
  table: TableName | undefined,
  scope: RenderScope,
): Code {
  const isKept = table === undefined || chooseDropName(key, name, table, scope.naming) === name
  return isKept ? string(name) : scope.final(name)
}
