import type { Trigger } from '../../schema/schema-model.ts'
import { sql } from '../../schema/sql.ts'
import { inlineSql } from '../shared/bind-sql.ts'
import type { ObjectForms } from '../shared/object-forms.ts'
import { writeBody } from './compile/triggers.ts'
import { quoteIdentifier, writeLiteral } from './literals.ts'

/** What SQLite takes for the same of each kind of object. */
export const sqliteForms: ObjectForms = { triggers: normalizeTrigger }

/** A trigger runs for each row, and its body stands between BEGIN and END. https://www.sqlite.org/lang_createtrigger.html */
function normalizeTrigger(trigger: Trigger): Trigger {
  const { forEach: _, columns = [], body, ...rest } = trigger
  return {
    ...rest,
    ...(columns.length === 0 ? {} : { columns }),
    ...(body === undefined ? {} : { body: sql.raw(writeBody(inlineSql(body, RULES))) }),
  }
}

const RULES = { quoteIdentifier, writeBoundLiteral: writeLiteral, placeholder: () => '?' }
