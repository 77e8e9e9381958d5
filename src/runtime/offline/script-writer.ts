import type { Guard, GuardMessages, LiveDialect, Statement } from '../../dialects/dialect.ts'

/** Collects the text of a script for the engine's own client, and knows whether it is inside a transaction. */
export class ScriptWriter {
  readonly #dialect: LiveDialect
  readonly #messages: GuardMessages
  readonly #texts: string[] = []
  #isOpen = false
  #guards = 0
  #needsStop = false

  constructor(dialect: LiveDialect, messages: GuardMessages) {
    this.#dialect = dialect
    this.#messages = messages
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  /** A comment of one line, behind an empty one. */
  comment(text: string): void {
    this.#breakLine()
    this.#texts.push(`-- ${toOneLine(text)}`)
  }

  /** Statements of our own. */
  add(statements: readonly Statement[]): void {
    for (const statement of statements) {
      this.#texts.push(`${this.#dialect.inlineStatement(statement)};`)
    }
  }

  /** Texts of the dialect, whole as they are. */
  addTexts(texts: readonly string[]): void {
    this.#texts.push(...texts)
  }

  /** A statement that a script asked for. */
  addOfScript(statement: Statement): void {
    const text = this.#dialect.inlineStatement(statement)
    this.#texts.push(this.#dialect.script.terminate(text))
  }

  /** Says that from here on something can fail that no guard holds back. */
  needStop(): void {
    this.#needsStop = true
  }

  guard(guards: readonly Guard[]): void {
    this.#texts.push(...this.#writeGuards(guards))
  }

  begin(guards: readonly Guard[]): void {
    const { script, transaction } = this.#dialect
    this.#isOpen = true
    this.#guards = 0
    if (this.#texts.at(-1)?.startsWith('-- ') !== true) this.#breakLine()
    this.#texts.push(...script.begin(transaction.begin, this.#writeGuards(guards)))
  }

  /** Commits, where a transaction is open. */
  commit(): void {
    if (!this.#isOpen) return
    const { script, transaction } = this.#dialect
    this.#texts.push(...script.commit(transaction.commit, this.#guards))
    this.#breakLine()
    this.#isOpen = false
  }

  /** The whole text. `settings` come before everything that was written. */
  finish(title: string, settings: readonly Statement[]): string {
    const { script } = this.#dialect
    this.#breakLine()
    const lines = [
      `-- ${toOneLine(title)}`,
      ...script.open(this.#messages, this.#needsStop),
      ...settings.map((statement) => `${this.#dialect.inlineStatement(statement)};`),
      ...this.#texts,
      ...script.close,
    ]
    return `${lines.join('\n').trimEnd()}\n`
  }

  /** An empty line, unless there is one. */
  #breakLine(): void {
    if (this.#texts.at(-1) !== '') this.#texts.push('')
  }

  #writeGuards(guards: readonly Guard[]): readonly string[] {
    if (this.#isOpen) this.#guards += guards.length
    return guards.flatMap((guard) => this.#dialect.script.guard(guard, this.#messages))
  }
}

/** What ends a line for any of the clients would end the comment. */
function toOneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.replaceAll(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ')
}
