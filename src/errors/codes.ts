/**
 * Every code that an error of Limbeck can carry, with what it means.
 * The list is closed: a new failure takes a code from here or adds one.
 */
export const ERROR_CODES = {
  // The revision graph
  cycle: 'Revisions depend on each other in a circle.',
  duplicate_revision: 'Two scripts have the same revision id.',
  missing_parent: 'A script names a revision that no script has.',
  multiple_heads: 'One head was meant and there are several.',
  revision_not_found: 'No revision or label matches the text.',
  ambiguous_revision: 'Several revisions match the text.',
  ambiguous_relative: 'A relative target can mean several revisions.',
  not_in_branch: 'The revision is not in the branch named before the "@".',
  range_not_ancestor: 'The two ends of a range are not on one line.',
  invalid_relative: 'A relative target leads nowhere.',
  overlapping_targets: 'One target is an ancestor of another.',
  label_taken: 'A branch label is already used.',
  invalid_identifier: 'A revision id or label has characters that it cannot have.',
  unknown_revision_row: 'The version table holds a revision that no script has.',

  // Scripts
  header_unreadable: 'The header of a script cannot be read.',
  header_mismatch: 'A script evaluates to another header than its text shows.',
  script_invalid: 'A script cannot be loaded or lacks a function.',
  not_amendable: 'The script cannot be written anew.',
  scripts_exist: 'A baseline is the first script, and there are scripts.',
  script_exists: 'The file to be written is already there.',
  invalid_file_template: 'The file template or the time zone cannot be used.',
  hook_failed: 'A post-write hook ended with a failure.',
  not_a_head: 'A new revision would start from a revision that is not a head.',

  // Configuration and usage
  config_not_found: 'No configuration file was found.',
  config_invalid: 'The configuration has an unknown or wrong setting.',
  config_unloadable: 'The configuration file cannot be loaded.',
  plugin_invalid: 'A plugin lacks something, or adds what is there already.',
  unknown_database: 'No database of that name is configured.',
  unknown_environment: 'No environment of that name is configured.',
  invalid_url: 'A database URL cannot be understood.',
  invalid_argument: 'An argument has a shape that cannot be used.',
  usage: 'The command line cannot be understood.',
  needs_answer: 'A question has to be answered by a flag, for there is no terminal.',
  declined: 'A question was answered with no.',
  directory_not_empty: 'The directory to initialise is not empty.',
  template_not_found: 'No template of that name exists.',
  file_exists: 'The file to be written is there, and nobody said that it can go.',
  file_not_written: 'A file could not be written.',
  editor_failed: 'The editor could not be run or ended with a failure.',

  // Connections
  driver_missing: 'The driver package is not installed.',
  connection_failed: 'The database cannot be reached.',
  connection_lost: 'The connection broke during the work.',
  unsupported_by_connection: 'The lent connection cannot do what was asked.',
  several_statements: 'One text holds several statements.',

  // Running
  statement_failed: 'The database refused a statement.',
  step_failed: 'The function of a script threw an error.',
  step_ended: 'An operation was called after its step had ended.',
  operation_unsupported: 'The database cannot do this operation.',
  operation_invalid: 'An operation is described in a way that cannot be run.',
  irreversible: 'An operation has no reverse.',
  schema_conflict: 'An operation does not fit the schema that it meets.',
  identifier_too_long: 'A name is longer than the database allows.',
  offline_read: 'Rows were asked for where there is no database.',
  foreign_key_violation: 'A step leaves rows that break a foreign key.',
  transaction_aborted: 'The database rolled the transaction back.',
  lock_timeout: 'The run lock is held by another process.',
  concurrent_change: 'Another process changed the version table.',
  interrupted_revision: 'A revision was started and not finished.',
  resume_mismatch: 'A revision cannot be resumed: it is not what was started.',
  interrupted: 'The run was interrupted.',
  version_table_unusable: 'The version table cannot be used.',
  revision_id_too_long: 'A revision id does not fit the version table.',
  database_behind: 'The database is not at all heads.',
  database_differs: 'The database is not as its models want it.',
  database_not_empty: 'The database has tables and no version rows.',
} as const

/** A code of {@link ERROR_CODES}. */
export type ErrorCode = keyof typeof ERROR_CODES

/** The codes of errors about the revision graph, as `RevisionError` carries them. */
export type RevisionErrorCode =
  | 'cycle'
  | 'duplicate_revision'
  | 'missing_parent'
  | 'multiple_heads'
  | 'revision_not_found'
  | 'ambiguous_revision'
  | 'ambiguous_relative'
  | 'not_in_branch'
  | 'range_not_ancestor'
  | 'invalid_relative'
  | 'overlapping_targets'
  | 'label_taken'
  | 'invalid_identifier'
  | 'unknown_revision_row'
  | 'not_a_head'
