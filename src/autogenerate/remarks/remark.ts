import type { CompileDialect } from '../../dialects/dialect.ts'
import type { OperationData, OperationKind, OperationOf } from '../../operations/index.ts'
import type { SchemaModel, Table } from '../../schema/schema-model.ts'

/** A table of an operation by name and schema. */
interface Place {
  readonly table: string
  readonly schema?: string | undefined
}

/** What is known where an operation is remarked on. */
export interface RemarkScope {
  readonly dialect: CompileDialect
  /** Whether the script goes back to what was before: what it drops was made on the way there. */
  readonly isDowngrade: boolean
  /** The schema that the operation meets. */
  readonly before: () => SchemaModel
  /** The table as the script finds it; nothing for one that the script itself makes, which has no rows that matter. */
  findFilled(place: Place): Table | undefined
  /** Whether the operation is one of a batch, in which nothing else can be done. */
  readonly isMember: boolean
  /** Remarks on an operation of a batch. */
  remarkMember(operation: OperationData, before: () => SchemaModel): void
}

/** What an operation of a kind can cost: lines for people, none where it costs nothing. */
export type Remarker<Kind extends OperationKind> = (
  operation: OperationOf<Kind>,
  scope: RemarkScope,
) => readonly string[]

/** Names in double quotes, on one line. */
export function formatNames(names: readonly string[]): string {
  return names.map((name) => `"${name.replaceAll(/\s+/g, ' ')}"`).join(', ')
}
