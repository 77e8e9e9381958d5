import { INTERRUPT_EXIT_CODES, type InterruptName } from '../commands/run-environment.ts'
import { type ErrorCode, isLimbeckError } from '../errors/index.ts'

/** The exit status of a command that found what it looked for: `current --check-heads` that is behind. */
export const FINDINGS_EXIT_CODE = 3

const REFUSED = 1
const WRONG_USAGE = 2
const NOT_LOCKED = 4

/** The exit status for each code of an error: 2 is for what the person wrote, 4 for the lock, 1 for the rest. */
const EXIT_CODES = {
  cycle: REFUSED,
  duplicate_revision: REFUSED,
  missing_parent: REFUSED,
  label_taken: REFUSED,
  multiple_heads: WRONG_USAGE,
  revision_not_found: WRONG_USAGE,
  ambiguous_revision: WRONG_USAGE,
  ambiguous_relative: WRONG_USAGE,
  not_in_branch: WRONG_USAGE,
  range_not_ancestor: WRONG_USAGE,
  invalid_relative: WRONG_USAGE,
  overlapping_targets: WRONG_USAGE,
  invalid_identifier: WRONG_USAGE,
  unknown_revision_row: REFUSED,

  header_unreadable: REFUSED,
  header_mismatch: REFUSED,
  script_invalid: REFUSED,
  not_amendable: REFUSED,
  scripts_exist: REFUSED,
  script_exists: REFUSED,
  invalid_file_template: WRONG_USAGE,
  hook_failed: REFUSED,
  not_a_head: WRONG_USAGE,

  config_not_found: WRONG_USAGE,
  config_invalid: WRONG_USAGE,
  config_unloadable: WRONG_USAGE,
  plugin_invalid: WRONG_USAGE,
  unknown_database: WRONG_USAGE,
  unknown_environment: WRONG_USAGE,
  invalid_url: WRONG_USAGE,
  invalid_argument: WRONG_USAGE,
  usage: WRONG_USAGE,
  needs_answer: WRONG_USAGE,
  declined: REFUSED,
  directory_not_empty: REFUSED,
  template_not_found: WRONG_USAGE,
  file_exists: REFUSED,
  file_not_written: REFUSED,
  editor_failed: REFUSED,

  driver_missing: REFUSED,
  connection_failed: REFUSED,
  connection_lost: REFUSED,
  unsupported_by_connection: REFUSED,
  several_statements: REFUSED,

  statement_failed: REFUSED,
  step_failed: REFUSED,
  step_ended: REFUSED,
  operation_unsupported: REFUSED,
  operation_invalid: REFUSED,
  irreversible: REFUSED,
  schema_conflict: REFUSED,
  identifier_too_long: REFUSED,
  offline_read: REFUSED,
  foreign_key_violation: REFUSED,
  transaction_aborted: REFUSED,
  lock_timeout: NOT_LOCKED,
  concurrent_change: REFUSED,
  interrupted_revision: REFUSED,
  resume_mismatch: REFUSED,
  interrupted: INTERRUPT_EXIT_CODES.SIGINT,
  version_table_unusable: REFUSED,
  revision_id_too_long: REFUSED,
  database_behind: REFUSED,
  database_differs: REFUSED,
  database_not_empty: REFUSED,
} as const satisfies Record<ErrorCode, number>

/**
 * The exit status of a failure. `interruptedBy` is the signal that the process got, if any: it tells 130 from 143.
 */
export function findExitCode(error: unknown, interruptedBy: InterruptName | undefined): number {
  if (!isLimbeckError(error)) return REFUSED
  if (error.code === 'interrupted' && interruptedBy !== undefined) {
    return INTERRUPT_EXIT_CODES[interruptedBy]
  }
  return EXIT_CODES[error.code]
}
