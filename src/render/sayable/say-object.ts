import type { DomainChange } from '../../operations/index.ts'
import type { SequenceChange, SequenceSettings } from '../../operations/sequence-change.ts'
import type {
  DatabaseFunction,
  Domain,
  Enumeration,
  Extension,
  NamedSchema,
  Sequence,
  Trigger,
  View,
} from '../../schema/schema-model.ts'
import { canSayConstraint } from './say-constraint.ts'
import { canSayType } from './say-type.ts'
import { type Sayings, says } from './sayings.ts'

/** Whether the directives of schemas say everything of one. */
export const canSaySchema = says<NamedSchema>({
  name: true,
  owner: true,
  collation: false,
  comment: false,
})

/** Whether the directives of extensions say everything of one. */
export const canSayExtension = says<Extension>({ name: true, schema: true, version: true })

/** Whether the directives of enumerations say everything of one. */
export const canSayEnum = says<Enumeration>({
  name: true,
  schema: true,
  values: true,
  comment: false,
})

const domainSayings: Sayings<Domain> = {
  name: true,
  schema: true,
  type: canSayType,
  nullable: true,
  default: true,
  collation: true,
  checks: (checks) => checks.every((check) => canSayConstraint(check, 'inline')),
  comment: true,
}

/** Whether `op.createDomain` says everything of a domain. */
export const canSayDomain = says(domainSayings)

/** Whether `existing` of a domain says everything of it: it takes the type and the rules alone. */
export const canSayRules = says<Domain>({ ...domainSayings, comment: false })

/** Whether the options of `alterDomain` say everything of a change. */
export const canSayDomainChange = says<DomainChange>({
  nullable: true,
  default: true,
  comment: true,
  dropChecks: true,
  addChecks: (checks) =>
    checks.every((check) => check.name !== undefined && canSayConstraint(check, 'inline')),
})

const sequenceSayings: Sayings<SequenceSettings> & Sayings<SequenceChange> = {
  type: true,
  start: true,
  increment: true,
  minValue: true,
  maxValue: true,
  cache: true,
  cycle: true,
  ownedBy: true,
  comment: true,
}

/** Whether the directives of sequences say everything of the settings of one, or of a change. */
export const canSaySettings = says<SequenceSettings | SequenceChange>(sequenceSayings)

/** Whether the directives of sequences say everything of one. */
export const canSaySequence = says<Sequence>({
  ...sequenceSayings,
  name: true,
  schema: true,
})

const viewSayings: Sayings<View> = {
  name: true,
  schema: true,
  columns: true,
  definition: true,
  materialized: false,
  security: true,
  checkOption: true,
  securityBarrier: false,
  with: false,
  indexes: false,
  comment: false,
}

/** Whether the directives of views say everything of one. */
export const canSayView = says(viewSayings)

/** Whether `op.createMaterializedView` says everything of a view. */
export function canSayMaterializedView(view: View): boolean {
  return view.materialized === true && canSayMaterialized(view)
}

const canSayMaterialized = says<View>({
  ...viewSayings,
  materialized: true,
  security: false,
  checkOption: false,
})

/** Whether `existing` of a view that is dropped says everything of it: it takes the query alone. */
export const canSayQuery = says<View>({
  ...viewSayings,
  columns: false,
  security: false,
  checkOption: false,
})

/** Whether the directives of functions say everything of one. */
export const canSayFunction = says<DatabaseFunction>({
  name: true,
  schema: true,
  parameters: true,
  returns: true,
  language: true,
  body: true,
  volatility: true,
  security: true,
  strict: true,
  parallel: false,
  leakproof: false,
  cost: false,
  rows: false,
  settings: false,
  isParsed: false,
  comment: false,
})

/** Whether the directives of triggers say everything of one. */
export const canSayTrigger = says<Trigger>({
  name: true,
  table: true,
  schema: true,
  timing: true,
  events: (events) => events.length > 0,
  columns: true,
  forEach: true,
  when: true,
  body: true,
  function: says<NonNullable<Trigger['function']>>({ name: true, schema: true, arguments: true }),
  constraint: false,
  oldTable: false,
  newTable: false,
  enabled: false,
  comment: false,
})
