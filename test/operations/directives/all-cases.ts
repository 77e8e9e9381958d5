import { ALTER_COLUMN_CASES } from './alter-column.ts'
import { BATCH_CASES } from './batches.ts'
import type { DirectiveCases } from './case.ts'
import { COLUMN_CASES } from './columns.ts'
import { CONSTRAINT_CHANGE_CASES } from './constraint-changes.ts'
import { CONSTRAINT_CASES } from './constraints.ts'
import { DOMAIN_CASES } from './domains.ts'
import { ENUM_CASES } from './enums.ts'
import { FUNCTION_CASES } from './functions.ts'
import { INDEX_CASES } from './indexes.ts'
import { ROW_CASES } from './rows.ts'
import { SCHEMA_CASES } from './schemas.ts'
import { SEQUENCE_CASES } from './sequences.ts'
import { TABLE_CASES } from './tables.ts'
import { VIEW_CASES } from './views.ts'

/** The cases of all directives, by the heading that they stand under in `docs/operations.md`, and the file they are in. */
export const FAMILIES = {
  Tables: { file: 'tables', cases: TABLE_CASES },
  Columns: { file: 'columns', cases: COLUMN_CASES },
  'A column changed': { file: 'alter-column', cases: ALTER_COLUMN_CASES },
  Indexes: { file: 'indexes', cases: INDEX_CASES },
  Constraints: { file: 'constraints', cases: CONSTRAINT_CASES },
  'Constraints changed': { file: 'constraint-changes', cases: CONSTRAINT_CHANGE_CASES },
  'Several changes at once': { file: 'batches', cases: BATCH_CASES },
  'Rows and SQL': { file: 'rows', cases: ROW_CASES },
  Enumerations: { file: 'enums', cases: ENUM_CASES },
  Domains: { file: 'domains', cases: DOMAIN_CASES },
  Sequences: { file: 'sequences', cases: SEQUENCE_CASES },
  'Schemas and extensions': { file: 'schemas', cases: SCHEMA_CASES },
  Views: { file: 'views', cases: VIEW_CASES },
  'Functions and triggers': { file: 'functions', cases: FUNCTION_CASES },
} as const satisfies Readonly<
  Record<string, { readonly file: string; readonly cases: DirectiveCases }>
>

/** Every case with the directive that it belongs to. */
export const ALL_CASES = Object.values(FAMILIES).flatMap(({ cases }) =>
  Object.entries<DirectiveCases[string]>(cases).flatMap(([directive, list]) =>
    list.map((each) => ({ ...each, name: `${directive}: ${each.title}` })),
  ),
)
