import type { BatchAlterTable } from '../../operations/index.ts'
import type { Operation } from '../../operations/operation.ts'
import type { ColumnType } from '../../schema/column-type.ts'
import type { AnyDialectName, LiveDialect } from '../dialect.ts'
import type { DialectFeatures } from '../features.ts'
import { assertOnlineDdl } from './assert-online-ddl.ts'
import { bindSql, inlineSql } from './bind-sql.ts'
import { inlineStatement } from './inline-statement.ts'
import { normalizeObject, type ObjectForms } from './object-forms.ts'
import { splitBatch as splitIntoMembers } from './split-batch.ts'
import { type SplitRules, splitStatements } from './split-statements.ts'
import {
  type CompileTable,
  compileWith,
  type InquiryTable,
  inquireWith,
  type SqlWriter,
} from './sql-writer.ts'

/** The parts of an engine that are its own. */
export interface DialectParts
  extends Omit<
    LiveDialect,
    | 'bindSql'
    | 'inlineSql'
    | 'inlineStatement'
    | 'compile'
    | 'expand'
    | 'inquire'
    | 'normalizeObject'
    | 'splitStatements'
    | 'placeholder'
  > {
  readonly name: AnyDialectName
  readonly features: DialectFeatures
  readonly compileTable: CompileTable
  /** How a batch is taken apart; where it is absent, into its members. */
  readonly splitBatch?: (batch: BatchAlterTable, writer: SqlWriter) => readonly Operation[]
  /** The operations that depend on what is there. */
  readonly inquiryTable?: InquiryTable
  /** The forms of objects beside tables; where it is absent, each is as it is said. */
  readonly objectForms?: ObjectForms
  readonly splitRules: SplitRules
  /** A value in place of a bound one, by the text behind it; as any literal unless told. */
  readonly writeBoundLiteral?: (value: unknown, following: string) => string
  writeType(type: ColumnType): string
}

/** Adds what every dialect does in the same way by rules of its own. */
export function assembleDialect({
  compileTable,
  inquiryTable = {},
  splitBatch = splitIntoMembers,
  objectForms = {},
  splitRules,
  writeBoundLiteral = (value) => parts.writeLiteral(value),
  ...parts
}: DialectParts): LiveDialect {
  const { lexical } = splitRules
  const { quoteIdentifier } = parts
  const placeholder = (index: number) => (lexical.placeholders === 'dollar' ? `$${index + 1}` : '?')
  const rules = { quoteIdentifier, writeBoundLiteral, placeholder }
  const dialect: LiveDialect = {
    ...parts,
    placeholder,
    bindSql: (expression) => bindSql(expression, rules),
    inlineSql: (expression) => inlineSql(expression, rules),
    inlineStatement: (statement) => inlineStatement(statement, { lexical, writeBoundLiteral }),
    expand: (operation) =>
      operation.kind === 'batchAlterTable' ? splitBatch(operation, dialect) : [operation],
    compile(operation) {
      assertOnlineDdl(operation, dialect)
      return compileWith(compileTable, operation, dialect)
    },
    inquire(operation) {
      assertOnlineDdl(operation, dialect)
      return inquireWith(inquiryTable, operation, dialect)
    },
    normalizeObject: (kind, object) => normalizeObject(kind, object, objectForms),
    splitStatements: (text) => splitStatements(text, splitRules),
  }
  return dialect
}
