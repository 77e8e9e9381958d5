import { AsyncLocalStorage } from 'node:async_hooks'
import type { Kysely } from 'kysely'
import type { Engine, Row, StatementResult } from '../connect/connection.ts'
import { createKysely } from '../connect/create-kysely.ts'
import type {
  CompileDialect,
  KnownDialectName,
  Statement,
  StatementTraits,
} from '../dialects/dialect.ts'
import type { DialectFeatures } from '../dialects/features.ts'
import { LimbeckError } from '../errors/index.ts'
import {
  type AnyOperation,
  type BatchOperations,
  type BatchOptions,
  type CreateTableMethod,
  type CustomDirectives,
  directives,
  draftBatch,
  type MethodsOf,
  resolveStatement,
  type StatementArgument,
} from '../operations/index.ts'
import type { Operation } from '../operations/operation.ts'
import { describeValue } from '../operations/require-argument.ts'
import { buildOperation, createBatchDirectives, describeAdded } from '../plugins/directives.ts'
import { expandOperation } from '../plugins/expand-operation.ts'
import type { PluginSet } from '../plugins/plugin-set.ts'
import { type FinalName, f } from '../schema/final-name.ts'
import type { NamingConvention } from '../schema/naming.ts'
import { DirectiveQueue } from './directive-queue.ts'
import type { Direction } from './events.ts'
import {
  EMPTY_RESULT,
  type ScopeMode,
  type StatementOrigin,
  type StatementRequest,
  type StepExecutor,
} from './step-executor.ts'
import { readProgressArguments, StepProgress } from './step-progress.ts'

/** What a script can know of the run that it is part of. */
export interface OperationsContext {
  readonly dialect: KnownDialectName
  readonly features: DialectFeatures
  /** True when SQL is written instead of run. */
  readonly isOffline: boolean
  /** What `-x key=value` said. */
  readonly x: Readonly<Record<string, string | true>>
  /** What `--tag` said. */
  readonly tag: string | undefined
  /** The name of the database in the configuration; `default` where there is only one. */
  readonly database: string
  readonly direction: Direction
  /** Fires when the run is to be given up. */
  readonly signal: AbortSignal | undefined
}

/** What {@link Operations.attempt} gives: the value of the function, or the error that was survived. */
export type Attempt<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: unknown }

type Directives = typeof directives

/** The directives as methods: what the builders take after their scope. */
export type DirectiveMethods = MethodsOf<
  Omit<Directives, 'execute' | 'bulkInsert' | 'createTable'>,
  Promise<void>
> &
  CreateTableMethod<Promise<void>>

interface Scope {
  readonly owner: Operations<never>
  readonly queue: DirectiveQueue<StatementRequest>
  readonly mode: ScopeMode
  readonly outer: Scope | undefined
}

/** What an {@link Operations} is made of. */
export interface OperationsParts {
  readonly engine: Engine
  readonly dialect: CompileDialect
  readonly naming: NamingConvention
  readonly plugins: PluginSet
  readonly executor: StepExecutor
  readonly context: OperationsContext
  /** Told of each operation instead of the executor, which then gets queries alone. */
  readonly observe?: ((operation: AnyOperation) => void) | undefined
}

const currentScope = new AsyncLocalStorage<Scope>()

// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- the directives are added to the prototype below
export interface Operations<DB = unknown>
  extends DirectiveMethods,
    MethodsOf<CustomDirectives, Promise<void>> {
  /** Declared for the type parameter; never there. */
  readonly databaseType?: DB
}

/**
 * The `op` of a script: one method per directive, and what data migrations need.
 *
 * Everything that is called on it runs in the order of the calls, awaited or not, and the first failure fails
 * the step. `Operations<Database>` types `op.db`.
 */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- see above
export class Operations<DB = unknown> {
  readonly #parts: OperationsParts
  #root: Scope
  #db: Kysely<DB> | undefined
  /** Set once the client was handed out: from then on a directive resolves after it has run. */
  #isEager = false
  readonly #progress: StepProgress[] = []

  constructor(parts: OperationsParts) {
    this.#parts = parts
    this.#root = this.#createScope('transaction', currentScope.getStore())
    this.#addDirectives()
  }

  /** What the script can know of the run. */
  get context(): OperationsContext {
    return this.#parts.context
  }

  /** A Kysely on the step's own connection and transaction; its transactions are savepoints. */
  get db(): Kysely<DB> {
    this.#db ??= this.#createDb()
    return this.#db
  }

  /**
   * The driver's client, to hand to an ORM: what it does is in the transaction of the step, which is open from here on.
   * Ask for it first: from here on every directive resolves only when it has run, so await them before the client is
   * used. Throws `operation_invalid` where directives have not run yet.
   */
  get connection(): unknown {
    const { executor } = this.#parts
    const { client } = executor
    const { queue, mode } = this.#scope()
    if (queue.isBehind) throw createPendingError()
    if (this.#isEager) return client
    this.#isEager = true
    // In this very turn: whatever the client is asked for now comes behind it.
    queue.waitFor(executor.openTransaction(mode))
    return client
  }

  /** Runs SQL and gives the number of affected rows. A text may hold several statements. */
  execute(sql: StatementArgument): Promise<number> {
    const origin = captureOrigin()
    return this.#ask(() => {
      const operation = directives.execute({ naming: this.#parts.naming }, sql)
      return this.#compileOperation(operation, origin)
    }, sumAffectedRows)
  }

  /** Runs one statement and gives its rows. */
  query<Result = Row>(sql: StatementArgument): Promise<Result[]> {
    const origin = captureOrigin()
    return this.#ask(
      () => {
        const statement = resolveStatement(sql, 'query()')
        const statements = this.#parts.dialect.compile({ kind: 'execute', statement })
        return this.#toRequests(statements, origin).map(wantRows)
      },
      (results) => results.flatMap((result) => result.rows as readonly Result[]),
    )
  }

  /** Inserts rows, many in a statement, and gives their number. */
  bulkInsert(...args: DropScope<Directives['bulkInsert']>): Promise<number> {
    const origin = captureOrigin()
    return this.#ask(() => {
      const operation = directives.bulkInsert({ naming: this.#parts.naming }, ...args)
      return this.#compileOperation(operation, origin)
    }, sumAffectedRows)
  }

  /**
   * Changes a table in several ways at once: SQLite makes it anew once for all of them, where it has to; elsewhere they
   * are done one after the other. What the function calls on `op` itself comes before.
   */
  batchAlterTable(
    table: string,
    run: (batch: BatchOperations) => void | Promise<void>,
    options?: BatchOptions,
  ): Promise<void> {
    const origin = captureOrigin()
    const outer = this.#scope()
    return this.#call(outer, async () => {
      const { naming, executor, plugins, dialect } = this.#parts
      const custom = createBatchDirectives(plugins, dialect)
      const { batch, finish } = draftBatch({ naming }, table, options, custom)
      const scope = this.#createScope(outer.mode, outer)
      await this.#runScope(
        scope,
        () => run(batch),
        () => scope.queue.settle(),
      )
      await executor.send(this.#compileOperation(finish(), origin), outer.mode)
    })
  }

  /** Runs an operation that is already data. */
  invoke(operation: AnyOperation): Promise<void> {
    const origin = captureOrigin()
    return this.#push(() => this.#compileOperation(operation, origin))
  }

  /** Marks a name as final, so that no naming convention changes it. */
  f(name: string): FinalName {
    return f(name)
  }

  /** Runs a function in a savepoint: what fails in it is undone, and the step goes on. */
  attempt<Value>(run: (op: this) => Value | Promise<Value>): Promise<Attempt<Value>> {
    const outer = this.#scope()
    if (typeof run !== 'function') return failScope(outer, noFunction('op.attempt()', run))
    return this.#call(outer, async () => {
      const savepoint = await this.#parts.executor.createSavepoint(outer.mode)
      const scope = this.#createScope(outer.mode, outer)
      try {
        const [, value] = await this.#runScope(scope, run, () => scope.queue.settle())
        await savepoint.release()
        return { ok: true, value }
      } catch (error) {
        await savepoint.rollback()
        return { ok: false, error }
      }
    })
  }

  /**
   * Runs a function outside the transaction of the step: what came before is committed first, each statement
   * inside commits on its own, and a new transaction begins afterwards.
   */
  autocommit<Value>(run: (op: this) => Value | Promise<Value>): Promise<Value> {
    const outer = this.#scope()
    if (typeof run !== 'function') return failScope(outer, noFunction('op.autocommit()', run))
    return this.#call(outer, async () => {
      if (outer.mode === 'transaction') await this.#parts.executor.enterAutocommit()
      const scope = this.#createScope('autocommit', outer)
      const [, value] = await this.#runScope(scope, run, () => scope.queue.settle())
      return value
    })
  }

  /**
   * Counts what is done row by row: a bar with rate and time left on a terminal, a line now and then elsewhere. The
   * total is undefined where nobody knows it.
   *
   * @example
   * for (const row of op.progress(rows.length, 'listing').over(rows)) await list(row)
   */
  progress(total: number | undefined, label: string): StepProgress {
    const progress = new StepProgress({
      ...readProgressArguments(total, label),
      number: this.#progress.length + 1,
      tell: (state) => this.#parts.executor.tellProgress(state),
    })
    this.#progress.push(progress)
    return progress
  }

  /**
   * Runs the function of a script to its end; for the runtime. Gives the statements that were asked for last and need
   * no answer: they are still to be sent.
   */
  static async run(
    op: Operations,
    mode: ScopeMode,
    run: (op: Operations) => unknown,
  ): Promise<readonly StatementRequest[]> {
    op.#root = op.#createScope(mode, currentScope.getStore())
    const { queue } = op.#root
    try {
      const [held] = await op.#runScope(op.#root, run, () => queue.settleHolding())
      return held
    } finally {
      for (const progress of op.#progress) progress.end()
    }
  }

  /** Sends statements that were written in an SQL script; for the runtime. */
  static async runStatements(
    op: Operations,
    statements: readonly { readonly sql: string; readonly line: number }[],
  ): Promise<void> {
    for (const { sql, line } of statements)
      await op.#push(() => op.#toRequests([{ sql }], { line }))
  }

  /** Carries out a directive; for the methods that are made below. */
  static runDirective(op: Operations, name: keyof DirectiveMethods, args: readonly unknown[]) {
    const origin = captureOrigin()
    const build = directives[name] as (scope: object, ...args: readonly unknown[]) => Operation
    const { naming } = op.#parts
    return op.#push(() => op.#compileOperation(build({ naming }, ...args), origin))
  }

  /** The directives of plugins belong to this `op` alone: other configurations have others. */
  #addDirectives(): void {
    const { naming, plugins } = this.#parts
    for (const added of plugins.operations.values()) {
      const value = (...args: readonly unknown[]) => {
        const origin = captureOrigin()
        return this.#push(() =>
          this.#compileOperation(buildOperation(added, { naming }, args), origin),
        )
      }
      Object.defineProperty(this, added.kind, { configurable: true, writable: true, value })
    }
  }

  #compileOperation(operation: AnyOperation, origin: StatementOrigin): StatementRequest[] {
    const { dialect, plugins, naming, observe } = this.#parts
    if (observe !== undefined) {
      observe(operation)
      return []
    }
    const requests = expandOperation(operation, plugins, { writer: dialect, naming })
      .flatMap((each) => dialect.expand(each))
      .flatMap((each) => this.#compileExpanded(each, origin))
    const added = plugins.operations.get(operation.kind)
    if (added === undefined) return requests
    const [only] = requests
    // By itself a statement of a plugin says nothing of its effect; the operation that it carries out may.
    const whole = requests.length === 1 && only?.inquiry === undefined ? { operation } : {}
    const within = describeAdded(added, operation)
    return requests.map((request) => ({ ...request, ...whole, within }))
  }

  #compileExpanded(operation: Operation, origin: StatementOrigin): StatementRequest[] {
    const { dialect, executor } = this.#parts
    const inquiry = dialect.inquire(operation)
    if (inquiry !== undefined && !executor.isOffline) {
      const statement = { sql: writeStandIn(operation) }
      return [{ statement, traits: STAND_IN_TRAITS, origin, operation, inquiry }]
    }
    // What a person wrote may be several statements; what a dialect compiles is one each.
    const statements =
      operation.kind === 'execute' && typeof operation.statement === 'string'
        ? dialect.splitStatements(operation.statement)
        : dialect.compile(operation)
    const requests =
      operation.kind === 'bulkInsert'
        ? markFollowed(this.#toRequests(statements, origin))
        : this.#toRequests(statements, origin)
    if (inquiry !== undefined) return countAsOne(requests, { sql: writeStandIn(operation) })
    const [only] = requests
    return only !== undefined && requests.length === 1 ? [{ ...only, operation }] : requests
  }

  /** Queues statements whose result nobody needs. */
  #push(prepare: () => readonly StatementRequest[]): Promise<void> {
    const scope = this.#scope()
    if (this.#isEager) return this.#ask(prepare, () => undefined)
    try {
      scope.queue.push(prepare())
      return Promise.resolve()
    } catch (error) {
      return failScope(scope, error)
    }
  }

  /** Queues statements and resolves with what is read from their results. */
  #ask<Result>(
    prepare: () => readonly StatementRequest[],
    read: (results: readonly StatementResult[]) => Result,
  ): Promise<Result> {
    const scope = this.#scope()
    try {
      const requests = prepare()
      return this.#call(scope, async () =>
        read(await this.#parts.executor.send(requests, scope.mode)),
      )
    } catch (error) {
      return failScope(scope, error)
    }
  }

  /** Queues a call. Whoever has the client finds a transaction open behind it, also where the call has ended one. */
  #call<Result>({ queue, mode }: Scope, run: () => Promise<Result>): Promise<Result> {
    return queue.call(async () => {
      const result = await run()
      if (this.#isEager) await this.#parts.executor.openTransaction(mode)
      return result
    })
  }

  #toRequests(statements: readonly Statement[], origin: StatementOrigin): StatementRequest[] {
    let last: { readonly sql: string; readonly traits: StatementTraits } | undefined
    return statements.map((statement) => {
      // Bulk work has the same long text again and again.
      if (last?.sql !== statement.sql) {
        last = { sql: statement.sql, traits: this.#parts.dialect.readTraits(statement.sql) }
      }
      const { traits } = last
      if (traits.controlsTransaction) {
        throw new LimbeckError(
          'operation_invalid',
          `A script cannot control the transaction of its step: ${statement.sql}`,
          { hint: 'Use op.autocommit() or op.attempt(), or export const transaction = false.' },
        )
      }
      return { statement, traits, origin }
    })
  }

  #createDb(): Kysely<DB> {
    const { engine, dialect } = this.#parts
    const savepoint = (verb: string) => (name: string) =>
      this.#control(`${verb} ${dialect.quoteIdentifier(name)}`)
    return createKysely<DB>({
      engine,
      execute: (statement) => {
        const origin = captureOrigin()
        return this.#ask(
          () =>
            this.#toRequests([statement], origin).map((request) =>
              request.traits.isRead || request.traits.isReturning ? wantRows(request) : request,
            ),
          ([result]) => result ?? EMPTY_RESULT,
        )
      },
      savepoint: savepoint('savepoint'),
      release: savepoint('release savepoint'),
      rollbackTo: savepoint('rollback to savepoint'),
    })
  }

  /** Queues a savepoint statement, which a script could not send itself. */
  async #control(sql: string): Promise<void> {
    const { mode } = this.#scope()
    const traits = { ...this.#parts.dialect.readTraits(sql), isRead: true }
    await this.#ask(
      () => {
        if (mode === 'transaction') return [{ statement: { sql }, traits, origin: {} }]
        throw new LimbeckError(
          'operation_unsupported',
          'A transaction of op.db is a savepoint, and there is no transaction around it here',
          {
            hint: 'Use it outside op.autocommit(), in a script with a transaction; without one each statement commits.',
          },
        )
      },
      () => undefined,
    )
  }

  #createScope(mode: ScopeMode, outer: Scope | undefined): Scope {
    const queue = new DirectiveQueue<StatementRequest>(async (requests) => {
      await this.#parts.executor.send(requests, mode)
    })
    return { owner: this as unknown as Operations<never>, queue, mode, outer }
  }

  /** Runs a function so that everything it calls on `op` lands in the scope; ends when all of it is done. */
  async #runScope<Value, Rest>(
    scope: Scope,
    run: (op: this) => Value | Promise<Value>,
    settle: () => Promise<Rest>,
  ): Promise<readonly [rest: Rest, value: Value]> {
    const { queue } = scope
    try {
      const value = await currentScope.run(scope, async () => run(this))
      const rest = await settle()
      if (queue.failure !== undefined) throw queue.failure.error
      return [rest, value]
    } catch (error) {
      queue.fail(error)
      await queue.settle()
      throw queue.failure === undefined ? error : queue.failure.error
    } finally {
      queue.end()
    }
  }

  /** The innermost scope that the caller stands in. */
  #scope(): Scope {
    let scope = currentScope.getStore()
    while (scope !== undefined && (scope.owner as unknown) !== this) scope = scope.outer
    return scope ?? this.#root
  }
}

type DropScope<Directive> = Directive extends (scope: never, ...args: infer Args) => unknown
  ? Args
  : never

for (const name of Object.keys(directives) as (keyof Directives)[]) {
  if (name === 'execute' || name === 'bulkInsert') continue
  Object.defineProperty(Operations.prototype, name, {
    configurable: true,
    writable: true,
    value(this: Operations, ...args: readonly unknown[]) {
      return Operations.runDirective(this, name, args)
    },
  })
}

/** Told before anything is committed for the sake of what is no function. */
function noFunction(method: string, value: unknown): LimbeckError {
  return new LimbeckError(
    'invalid_argument',
    `${method} takes a function, not ${describeValue(value)}.`,
    { hint: `For example ${method.slice(0, -2)}(async () => { … }).` },
  )
}

/** Whatever the client is asked for now would overtake what waits. */
function createPendingError(): LimbeckError {
  return new LimbeckError(
    'operation_invalid',
    'op.connection was asked for while directives before it have not run yet',
    {
      hint: 'Begin with `const client = op.connection`: from then on a directive that is awaited has run.',
    },
  )
}

/** Remembers a failure before anything was queued, so that catching the error does not undo it. */
function failScope(scope: Scope, error: unknown): Promise<never> {
  scope.queue.fail(error)
  const failed = Promise.reject(error)
  failed.catch(() => undefined)
  return failed
}

/** Frames enough to reach the script through a few helpers of its own. */
const STACK_DEPTH = 20

function captureOrigin(): StatementOrigin {
  const holder: { stack?: string } = {}
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = STACK_DEPTH
  // V8 writes the text when it is first read; reading it here would cost far more than capturing.
  Error.captureStackTrace(holder)
  Error.stackTraceLimit = limit
  return holder
}

/** Statements that insert rows of one directive, each of which knows that another one follows. */
function markFollowed(requests: readonly StatementRequest[]): StatementRequest[] {
  return requests.map((request, index) =>
    index < requests.length - 1 ? { ...request, isFollowed: true } : request,
  )
}

/** An operation as text: the same for the same operation, whatever is there when it is compiled. */
function writeStandIn(operation: Operation): string {
  return JSON.stringify(operation, (_key, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  )
}

const STAND_IN_TRAITS: StatementTraits = {
  isRead: false,
  commitsImplicitly: false,
  refusesTransaction: false,
  controlsTransaction: false,
  isReturning: false,
}

/** What is asked first on a server is one statement to the log, whatever comes of it. */
function countAsOne(requests: readonly StatementRequest[], standIn: Statement): StatementRequest[] {
  return requests.map((request, index) => ({
    ...request,
    countsAs: index === requests.length - 1 ? standIn : null,
  }))
}

function wantRows(request: StatementRequest): StatementRequest {
  return { ...request, wantsRows: true }
}

function sumAffectedRows(results: readonly StatementResult[]): number {
  return results.reduce((sum, result) => sum + result.affectedRows, 0)
}
