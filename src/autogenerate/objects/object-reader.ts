import type { CompileDialect } from '../../dialects/dialect.ts'
import { objectKey } from '../../operations/edit-objects.ts'
import type { Table, View } from '../../schema/schema-model.ts'
import type { UnverifiedDifference } from '../compare/finding.ts'
import type { PlacedKind, PlacedObject } from '../placed-kinds.ts'
import { writeForm, writeText } from './object-form.ts'
import { hasSameParts } from './view-parts.ts'

/** An object of a model that the database may show in another way. */
export interface ObjectDoubt<Kind extends PlacedKind = PlacedKind> {
  readonly key: string
  readonly kind: Kind
  readonly object: PlacedObject<Kind>
  /** The table of a trigger, as the models have it. */
  readonly table: Table | undefined
  /** The view whose place it is to take, where that is what is asked. */
  readonly replaced?: PlacedObject<Kind>
}

/**
 * How the database shows objects of models, by the keys of doubts: what of them it writes anew; `impossible` where what
 * one is made of is not there, and null where the database would not say.
 */
export type KnownObjects = ReadonlyMap<string, object | 'impossible' | null>

/** The two sides of an object, and what else is known of it. */
export interface ComparedObjects<Kind extends PlacedKind> {
  readonly kind: Kind
  readonly current: PlacedObject<Kind>
  readonly wanted: PlacedObject<Kind>
  readonly table?: Table | undefined
  /** For people: `the view "recent"`. */
  readonly title: string
}

/**
 * Tells whether objects beside tables are the same: by what they say first, then by how the database shows that of the
 * model. What only the database knows is remembered as a doubt, and taken for the same until it is asked.
 */
export class ObjectReader {
  readonly #dialect: CompileDialect
  readonly #known: KnownObjects
  readonly #doubts = new Map<string, ObjectDoubt>()
  readonly #unverified: UnverifiedDifference[] = []

  constructor(dialect: CompileDialect, known: KnownObjects) {
    this.#dialect = dialect
    this.#known = known
  }

  /** What the database is to be asked. */
  get doubts(): readonly ObjectDoubt[] {
    return [...this.#doubts.values()]
  }

  /** What nobody could tell. */
  get unverified(): readonly UnverifiedDifference[] {
    return this.#unverified
  }

  /** Whether a view can take the place of another while others read from that: engines ask for the same columns. */
  canReplace(current: View, wanted: View): boolean {
    if (this.#dialect.features.expressionTexts !== 'asked') return true
    const key = `replace ${objectKey('views', wanted)}`
    const known = this.#known.get(key)
    if (known === undefined)
      this.#doubts.set(key, {
        key,
        kind: 'views',
        object: wanted,
        table: undefined,
        replaced: current,
      })
    return known !== 'impossible' && known !== null
  }

  /** An object of a model as the database shows it, once it was asked, and as the model says it until then. */
  show<Kind extends PlacedKind>(kind: Kind, wanted: PlacedObject<Kind>): PlacedObject<Kind> {
    const form = this.#dialect.normalizeObject(kind, wanted)
    if (this.#dialect.features.expressionTexts !== 'asked') return form
    const key = `${kind} ${objectKey(kind, wanted)}`
    const known = this.#known.get(key)
    if (known === undefined) this.#doubts.set(key, { key, kind, object: wanted, table: undefined })
    return typeof known === 'object' && known !== null ? { ...form, ...known } : form
  }

  /** Whether both are the same; comments count where the model says one, or the database has one that the model has not. */
  isSame<Kind extends PlacedKind>(compared: ComparedObjects<Kind>): boolean {
    const { current, wanted } = compared
    return commentOf(current) === commentOf(wanted) && this.#isSameWithoutComment(compared)
  }

  #isSameWithoutComment<Kind extends PlacedKind>(compared: ComparedObjects<Kind>): boolean {
    const { kind, current, wanted, table } = compared
    const seen = this.#write(kind, current)
    if (this.#write(kind, wanted) === seen) return true
    const how = this.#dialect.features.expressionTexts
    if (how === 'kept') return false
    if (how === 'rewritten') return this.#isRewritten(compared)
    const key = `${kind} ${objectKey(kind, wanted)}`
    const known = this.#known.get(key)
    if (known === undefined) this.#doubts.set(key, { key, kind, object: wanted, table })
    if (known === undefined) return true
    if (known === 'impossible') return false
    if (known === null) this.#leave(compared)
    return known === null || this.#write(kind, { ...wanted, ...known }) === seen
  }

  /** What only the words tell apart is no change, where the engine has words of its own. */
  #isRewritten<Kind extends PlacedKind>(compared: ComparedObjects<Kind>): boolean {
    const { current, wanted } = compared
    if (!('definition' in current) || !('definition' in wanted)) return false
    const { definition: inDatabase, ...restOfDatabase } = current
    const { definition: inModel, columns = [], ...restOfModel } = wanted
    const texts = [inDatabase, inModel].map((value) => writeText(value, this.#dialect) ?? '')
    const [seen = '', text = ''] = texts
    const isSame =
      writeForm(restOfDatabase, this.#dialect) === writeForm(restOfModel, this.#dialect) &&
      hasSameParts(seen, text, columns)
    if (isSame) this.#leave(compared)
    return isSame
  }

  #leave<Kind extends PlacedKind>({ current, wanted, title }: ComparedObjects<Kind>): void {
    this.#unverified.push({
      object: title,
      inDatabase: this.#show(current),
      inModels: this.#show(wanted),
    })
  }

  #show(object: PlacedObject): string {
    const { definition, body, when } = object as {
      readonly definition?: unknown
      readonly body?: unknown
      readonly when?: unknown
    }
    return writeText(definition ?? body ?? when, this.#dialect) ?? writeForm(object, this.#dialect)
  }

  #write<Kind extends PlacedKind>(kind: Kind, object: PlacedObject<Kind>): string {
    return writeForm(this.#dialect.normalizeObject(kind, object), this.#dialect)
  }
}

function commentOf(object: object): unknown {
  return (object as { readonly comment?: string }).comment
}
