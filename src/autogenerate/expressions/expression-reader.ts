import type { CompileDialect } from '../../dialects/dialect.ts'
import type { ColumnDefault, Table } from '../../schema/schema-model.ts'
import { isSql } from '../../schema/sql.ts'
import type { UnverifiedDifference } from '../compare/finding.ts'
import { hasSameBones } from './expression-bones.ts'

/** Where an expression stands: what the engine makes of it depends on that. */
export type ExpressionRole = 'default' | 'check' | 'generated' | 'predicate' | 'element'

/** An expression of a model that the database may write in another way. */
export interface Doubt {
  readonly key: string
  readonly role: ExpressionRole
  readonly table: Table
  /** The column of a default or of what is generated. */
  readonly column: string | undefined
  readonly text: string
}

/** The two texts of an expression, and where it stands. */
export interface ComparedExpressions {
  readonly role: ExpressionRole
  readonly table: Table
  readonly column?: string
  readonly inDatabase: ColumnDefault
  readonly inModel: ColumnDefault
  /** For people: `the default of "users.age"`. */
  readonly object: string
}

/**
 * How the database writes expressions of models, by the keys of doubts; false where what one is made of is not there, so
 * that the database has another, and null where it would not say.
 */
export type KnownTexts = ReadonlyMap<string, string | false | null>

/**
 * Tells whether expressions are the same: by their tokens first, then by how the database writes that of the model.
 * What only the database knows is remembered as a doubt, and taken for the same until it is asked.
 */
export class ExpressionReader {
  readonly #dialect: CompileDialect
  readonly #known: KnownTexts
  readonly #doubts = new Map<string, Doubt>()
  /** The normalized texts of those without a point, which are the same in every table. */
  readonly #normalized = new Map<string, string>()
  readonly #unverified: UnverifiedDifference[] = []

  constructor(dialect: CompileDialect, known: KnownTexts) {
    this.#dialect = dialect
    this.#known = known
  }

  /** What the database is to be asked. */
  get doubts(): readonly Doubt[] {
    return [...this.#doubts.values()]
  }

  /** What nobody could tell. */
  get unverified(): readonly UnverifiedDifference[] {
    return this.#unverified
  }

  /** Whether both mean the same. */
  isSame({ role, table, column, inDatabase, inModel, object }: ComparedExpressions): boolean {
    const seen = this.#write(inDatabase)
    const text = this.#write(inModel)
    if (text === seen) return true
    const normalize = (each: string) => this.#normalize(each, table)
    if (normalize(text) === normalize(seen)) return true
    const how = this.#dialect.features.expressionTexts
    if (how === 'kept') return false
    if (how === 'rewritten') {
      const names = table.columns.map(({ name }) => name)
      const texts = [normalize(text), normalize(seen)] as const
      if (texts.every(isNumber)) return Number(unquote(texts[0])) === Number(unquote(texts[1]))
      if (!hasSameBones(...texts, names)) return false
      this.#unverified.push({ object, inDatabase: seen, inModels: text })
      return true
    }
    const key = JSON.stringify([table.schema, table.name, role, column, text])
    const known = this.#known.get(key)
    if (known === undefined) this.#doubts.set(key, { key, role, table, column, text })
    if (known === null) this.#unverified.push({ object, inDatabase: seen, inModels: text })
    if (known === false) return false
    return typeof known !== 'string' || normalize(known) === normalize(seen)
  }

  /** Models say the same in many tables; only what is said of a table by its name is of that table alone. */
  #normalize(text: string, table: Table): string {
    if (text.includes('.')) return this.#dialect.normalizeExpression(text, table)
    const known = this.#normalized.get(text)
    if (known !== undefined) return known
    const normalized = this.#dialect.normalizeExpression(text)
    this.#normalized.set(text, normalized)
    return normalized
  }

  #write(value: ColumnDefault): string {
    return isSql(value) ? this.#dialect.inlineSql(value) : this.#dialect.writeLiteral(value)
  }
}

/** A number alone: engines write `0` as `0.00`, with quotes or without, as the type of its column has it. */
function isNumber(text: string): boolean {
  return /^'?- ?\d[\d.]*'?$|^'?\d[\d.]*'?$/.test(text)
}

function unquote(text: string): string {
  return text.replaceAll(/[' ]/g, '')
}
