import { addColumn, addColumnDefinition } from './add-column.ts'
import { addConstraintDefinition } from './add-constraint.ts'
import { addEnumValue, addEnumValueDefinition } from './add-enum-value.ts'
import { alterColumn, alterColumnDefinition } from './alter-column.ts'
import { alterDomain, alterDomainDefinition } from './alter-domain.ts'
import { alterSequence, alterSequenceDefinition } from './alter-sequence.ts'
import { alterTableOptions, alterTableOptionsDefinition } from './alter-table-options.ts'
import { defineBatch } from './batch-alter-table.ts'
import { bulkInsert, bulkInsertDefinition } from './bulk-insert.ts'
import { createCheckConstraint } from './create-check-constraint.ts'
import { createDomain, createDomainDefinition } from './create-domain.ts'
import { createEnum, createEnumDefinition } from './create-enum.ts'
import { createExcludeConstraint } from './create-exclude-constraint.ts'
import { createExtension, createExtensionDefinition } from './create-extension.ts'
import { createForeignKey } from './create-foreign-key.ts'
import { createFunction, createFunctionDefinition } from './create-function.ts'
import { createIndex, createIndexDefinition } from './create-index.ts'
import {
  createMaterializedView,
  createMaterializedViewDefinition,
} from './create-materialized-view.ts'
import { createPrimaryKey } from './create-primary-key.ts'
import { createSchema, createSchemaDefinition } from './create-schema.ts'
import { createSequence, createSequenceDefinition } from './create-sequence.ts'
import { createTable, createTableDefinition } from './create-table.ts'
import { createTableComment, createTableCommentDefinition } from './create-table-comment.ts'
import { createTrigger, createTriggerDefinition } from './create-trigger.ts'
import { createUniqueConstraint } from './create-unique-constraint.ts'
import { createView, createViewDefinition } from './create-view.ts'
import { dropColumn, dropColumnDefinition } from './drop-column.ts'
import { dropConstraint, dropConstraintDefinition } from './drop-constraint.ts'
import { dropDomain, dropDomainDefinition } from './drop-domain.ts'
import { dropEnum, dropEnumDefinition } from './drop-enum.ts'
import { dropEnumValue, dropEnumValueDefinition } from './drop-enum-value.ts'
import { dropExtension, dropExtensionDefinition } from './drop-extension.ts'
import { dropFunction, dropFunctionDefinition } from './drop-function.ts'
import { dropIndex, dropIndexDefinition } from './drop-index.ts'
import { dropMaterializedView, dropMaterializedViewDefinition } from './drop-materialized-view.ts'
import { dropSchema, dropSchemaDefinition } from './drop-schema.ts'
import { dropSequence, dropSequenceDefinition } from './drop-sequence.ts'
import { dropTable, dropTableDefinition } from './drop-table.ts'
import { dropTableComment, dropTableCommentDefinition } from './drop-table-comment.ts'
import { dropTrigger, dropTriggerDefinition } from './drop-trigger.ts'
import { dropView, dropViewDefinition } from './drop-view.ts'
import { execute, executeDefinition } from './execute.ts'
import type { OperationDefinition, OperationKind } from './operation.ts'
import {
  refreshMaterializedView,
  refreshMaterializedViewDefinition,
} from './refresh-materialized-view.ts'
import { renameColumn, renameColumnDefinition } from './rename-column.ts'
import { renameConstraint, renameConstraintDefinition } from './rename-constraint.ts'
import { renameEnumValue, renameEnumValueDefinition } from './rename-enum-value.ts'
import { renameIndex, renameIndexDefinition } from './rename-index.ts'
import { renameTable, renameTableDefinition } from './rename-table.ts'
import { replaceView, replaceViewDefinition } from './replace-view.ts'
import { validateConstraint, validateConstraintDefinition } from './validate-constraint.ts'

/** What is known of every kind of operation. A kind that is forgotten here does not compile. */
export const operationDefinitions: {
  readonly [Kind in OperationKind]: OperationDefinition<Kind>
} = {
  createTable: createTableDefinition,
  dropTable: dropTableDefinition,
  renameTable: renameTableDefinition,
  createTableComment: createTableCommentDefinition,
  dropTableComment: dropTableCommentDefinition,
  alterTableOptions: alterTableOptionsDefinition,
  addColumn: addColumnDefinition,
  dropColumn: dropColumnDefinition,
  renameColumn: renameColumnDefinition,
  alterColumn: alterColumnDefinition,
  createIndex: createIndexDefinition,
  dropIndex: dropIndexDefinition,
  renameIndex: renameIndexDefinition,
  addConstraint: addConstraintDefinition,
  dropConstraint: dropConstraintDefinition,
  renameConstraint: renameConstraintDefinition,
  validateConstraint: validateConstraintDefinition,
  createSchema: createSchemaDefinition,
  dropSchema: dropSchemaDefinition,
  createExtension: createExtensionDefinition,
  dropExtension: dropExtensionDefinition,
  createSequence: createSequenceDefinition,
  alterSequence: alterSequenceDefinition,
  dropSequence: dropSequenceDefinition,
  batchAlterTable: defineBatch(({ kind }) => operationDefinitions[kind]),
  createEnum: createEnumDefinition,
  addEnumValue: addEnumValueDefinition,
  renameEnumValue: renameEnumValueDefinition,
  dropEnumValue: dropEnumValueDefinition,
  dropEnum: dropEnumDefinition,
  createDomain: createDomainDefinition,
  alterDomain: alterDomainDefinition,
  dropDomain: dropDomainDefinition,
  createView: createViewDefinition,
  replaceView: replaceViewDefinition,
  dropView: dropViewDefinition,
  createMaterializedView: createMaterializedViewDefinition,
  dropMaterializedView: dropMaterializedViewDefinition,
  refreshMaterializedView: refreshMaterializedViewDefinition,
  createFunction: createFunctionDefinition,
  dropFunction: dropFunctionDefinition,
  createTrigger: createTriggerDefinition,
  dropTrigger: dropTriggerDefinition,
  bulkInsert: bulkInsertDefinition,
  execute: executeDefinition,
}

/** The directives that make an operation, by the name that scripts call them by. */
export const directives = {
  createTable,
  dropTable,
  renameTable,
  createTableComment,
  dropTableComment,
  alterTableOptions,
  addColumn,
  dropColumn,
  renameColumn,
  alterColumn,
  createIndex,
  dropIndex,
  renameIndex,
  createForeignKey,
  createUniqueConstraint,
  createCheckConstraint,
  createExcludeConstraint,
  createPrimaryKey,
  dropConstraint,
  renameConstraint,
  validateConstraint,
  createSchema,
  dropSchema,
  createExtension,
  dropExtension,
  createSequence,
  alterSequence,
  dropSequence,
  createEnum,
  addEnumValue,
  renameEnumValue,
  dropEnumValue,
  dropEnum,
  createDomain,
  alterDomain,
  dropDomain,
  createView,
  replaceView,
  dropView,
  createMaterializedView,
  dropMaterializedView,
  refreshMaterializedView,
  createFunction,
  dropFunction,
  createTrigger,
  dropTrigger,
  bulkInsert,
  execute,
} as const
