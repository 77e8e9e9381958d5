import { compileBulkInsert } from '../../shared/bulk-insert.ts'
import { compileDropEnumAlone } from '../../shared/compile-drop-enum-alone.ts'
import { compileDropTableAlone } from '../../shared/compile-drop-table.ts'
import { compileExecute } from '../../shared/compile-execute.ts'
import { compileNothing } from '../../shared/compile-nothing.ts'
import { compileRenameColumn } from '../../shared/compile-rename-column.ts'
import { compileRenameTable } from '../../shared/compile-rename-table.ts'
import { refuseValidateConstraint } from '../../shared/refuse-validate-constraint.ts'
import { refuseWith } from '../../shared/refuse-with.ts'
import { type CompileTable, compileWith, type InquiryTable } from '../../shared/sql-writer.ts'
import { inquireBatch, inquireChange } from '../rebuild/inquire-change.ts'
import { splitBatch } from '../rebuild/split-batch.ts'
import { compileAddColumn, inquireAddColumn } from './add-column.ts'
import { compileAddConstraint } from './add-constraint.ts'
import { compileAlterColumn, inquireAlterColumn } from './alter-column.ts'
import { compileBatch } from './batch-alter-table.ts'
import { compileCreateIndex } from './create-index.ts'
import { compileCreateTable } from './create-table.ts'
import { compileDropColumn } from './drop-column.ts'
import { compileDropConstraint } from './drop-constraint.ts'
import { compileDropIndex } from './drop-index.ts'
import { compileRenameConstraint } from './rename-constraint.ts'
import { compileRenameIndex, inquireRenameIndex } from './rename-index.ts'
import { compileAlterTableOptions, inquireAlterTableOptions } from './table-options.ts'
import { compileCreateTrigger, compileDropTrigger, inquireCreateTrigger } from './triggers.ts'
import {
  compileCreateView,
  compileDropView,
  compileReplaceView,
  inquireReplaceView,
} from './views.ts'

const refuseSchemas = refuseWith(
  'make or drop schemas',
  'A schema is a file that is attached: see op.execute("ATTACH …").',
)
const refuseExtensions = refuseWith(
  'install extensions',
  'Leave it out here: if (op.context.dialect === "postgresql") …',
)
const refuseSequences = refuseWith(
  'keep sequences',
  'Number rows with .autoIncrement(), or keep the number in a table.',
)

const refuseEnumRenames = refuseWith(
  'rename a value of an enumeration, which is text in each row',
  'Change the rows: op.execute("UPDATE …").',
)

const refuseDomains = refuseWith('make domains', 'Say the type and its checks in each column.')

const refuseMaterializedViews = refuseWith(
  'keep the rows of a view',
  'Make a table, and fill it with op.execute("INSERT INTO … SELECT …").',
)

const refuseFunctions = refuseWith(
  'keep functions',
  'They belong to the connection: the driver takes them, as in db.function(…).',
)

/** How SQLite says each kind of operation. */
export const sqliteCompile: CompileTable = {
  createTable: compileCreateTable,
  // Nothing goes with a table here but its indexes and triggers.
  dropTable: compileDropTableAlone('Drop what depends on the table first.'),
  renameTable: compileRenameTable,
  createTableComment: compileNothing,
  dropTableComment: compileNothing,
  alterTableOptions: compileAlterTableOptions,
  addColumn: compileAddColumn,
  dropColumn: compileDropColumn,
  renameColumn: compileRenameColumn,
  alterColumn: compileAlterColumn,
  createIndex: compileCreateIndex,
  dropIndex: compileDropIndex,
  renameIndex: compileRenameIndex,
  addConstraint: compileAddConstraint,
  dropConstraint: compileDropConstraint,
  renameConstraint: compileRenameConstraint,
  validateConstraint: refuseValidateConstraint,
  createSchema: refuseSchemas,
  dropSchema: refuseSchemas,
  createExtension: refuseExtensions,
  dropExtension: refuseExtensions,
  createSequence: refuseSequences,
  alterSequence: refuseSequences,
  dropSequence: refuseSequences,
  batchAlterTable: (batch, writer) =>
    splitBatch(batch, writer).flatMap((operation) =>
      operation.kind === 'batchAlterTable'
        ? compileBatch(operation, writer)
        : compileWith(sqliteCompile, operation, writer),
    ),
  createEnum: compileNothing,
  addEnumValue: compileNothing,
  renameEnumValue: refuseEnumRenames,
  dropEnumValue: compileNothing,
  dropEnum: compileDropEnumAlone,
  createDomain: refuseDomains,
  alterDomain: refuseDomains,
  dropDomain: refuseDomains,
  createView: compileCreateView,
  replaceView: compileReplaceView,
  dropView: compileDropView,
  createMaterializedView: refuseMaterializedViews,
  dropMaterializedView: refuseMaterializedViews,
  refreshMaterializedView: refuseMaterializedViews,
  createFunction: refuseFunctions,
  dropFunction: refuseFunctions,
  createTrigger: compileCreateTrigger,
  dropTrigger: compileDropTrigger,
  bulkInsert: compileBulkInsert,
  execute: compileExecute,
}

/** The operations for which the file has to be asked what is there. */
export const sqliteInquiries: InquiryTable = {
  renameIndex: inquireRenameIndex,
  addColumn: inquireAddColumn,
  dropColumn: inquireChange,
  alterColumn: inquireAlterColumn,
  addConstraint: inquireChange,
  dropConstraint: inquireChange,
  renameConstraint: inquireChange,
  alterTableOptions: inquireAlterTableOptions,
  batchAlterTable: inquireBatch,
  replaceView: inquireReplaceView,
  createTrigger: inquireCreateTrigger,
}
