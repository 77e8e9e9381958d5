import type { Guard, GuardMessages, ScriptRules } from '../dialect.ts'
import { terminateStatement } from '../shared/terminate-statement.ts'
import { writeLiteral } from './literals.ts'
import { postgresqlSplitRules } from './split-statements.ts'

/**
 * Scripts for psql. A guard that fails aborts its transaction, so that a client that goes on after errors changes
 * nothing in it. What no transaction can hold needs a client that stops, and only psql runs such a script at all.
 */
export const postgresqlScript: ScriptRules = {
  now: `to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  // gen_random_uuid() is built in since 13 only.
  newId: 'md5(random()::text || clock_timestamp()::text)::uuid::text',
  user: 'session_user::text',
  open: (_, needsStop) => [
    ...(needsStop ? ['\\set ON_ERROR_STOP on'] : []),
    "SET client_encoding = 'UTF8';",
    'SET standard_conforming_strings = on;',
    "SET timezone = 'UTC';",
    "SET datestyle = 'ISO, MDY';",
    "SET limbeck.begun = '';",
  ],
  close: [],
  quiet: ['SET LOCAL client_min_messages = warning;'],
  terminate: (sql) => `${terminateStatement(sql, postgresqlSplitRules)};`,
  guard: (guard, messages) => [writeGuard(guard, messages)],
  begin: (statement, guards) => [`${statement};`, ...guards],
  commit: (statement) => [`${statement};`],
  begun: {
    mark: "SET limbeck.begun = 'yes';",
    condition: "current_setting('limbeck.begun', true) = 'yes'",
  },
  checkpoint: [],
}

function writeGuard({ fault, condition, locks }: Guard, messages: GuardMessages): string {
  const body = [
    'BEGIN',
    ...(locks === undefined ? [] : [`  PERFORM 1 FROM ${locks} FOR UPDATE;`]),
    `  IF (${condition}) IS NOT TRUE THEN`,
    `    RAISE EXCEPTION USING MESSAGE = ${writeLiteral(`limbeck: ${messages[fault]}`)};`,
    '  END IF;',
    'END',
  ].join('\n')
  let tag = '$limbeck$'
  while (body.includes(tag)) tag = `${tag.slice(0, -1)}_$`
  return `DO ${tag} ${body} ${tag};`
}
