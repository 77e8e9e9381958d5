import { LimbeckError } from '../errors/index.ts'
import { noteFailure } from './known-rejections.ts'

/** Work that needs the connection to itself: its result goes to whoever asked for it. */
interface CallTask {
  readonly kind: 'call'
  readonly run: () => Promise<void>
  readonly reject: (error: unknown) => void
  /** Whether it was begun before its turn, which only waits for it then. */
  readonly isUnderway: boolean
}

/** Work that gives no result and may travel together with its neighbours. */
interface BatchTask<Item> {
  readonly kind: 'batch'
  readonly items: readonly Item[]
}

type Task<Item> = CallTask | BatchTask<Item>

/** Tasks that are sent on as soon as so many items wait, so that no batch grows without bound. */
const MAX_WAITING_ITEMS = 100

/**
 * Runs what directives ask for in the order of their calls, awaited or not.
 *
 * Items without a result wait for the end of the turn and are sent as one batch. The first failure stops
 * everything behind it: what waits is rejected with it, and so is every later call.
 */
export class DirectiveQueue<Item> {
  readonly #sendBatch: (items: readonly Item[]) => Promise<void>
  #tasks: Task<Item>[] = []
  #waitingItems = 0
  /** Whether the task that was begun last has no result yet: whoever gets one finds it ended. */
  #isTaskOpen = false
  #running = false
  #scheduled: NodeJS.Immediate | undefined
  #failure: { readonly error: unknown } | undefined
  #ended = false
  #idleWaiters: (() => void)[] = []

  constructor(sendBatch: (items: readonly Item[]) => Promise<void>) {
    this.#sendBatch = sendBatch
  }

  /** The first failure, wrapped so that `undefined` means none. */
  get failure(): { readonly error: unknown } | undefined {
    return this.#failure
  }

  /** Whether something that was asked for has not been done. Throws what failed before. */
  get isBehind(): boolean {
    this.#assertUsable()
    return this.#isTaskOpen || this.#tasks.some((task) => !isUnderway(task))
  }

  /** Queues items whose caller needs no result; throws what failed before. */
  push(items: readonly Item[]): void {
    this.#assertUsable()
    this.#tasks.push({ kind: 'batch', items })
    this.#waitingItems += items.length
    if (this.#waitingItems >= MAX_WAITING_ITEMS) this.flush()
    else this.#schedule()
  }

  /** Queues a call; resolves with its result once everything before it has run. */
  call<Result>(run: () => Promise<Result>): Promise<Result> {
    const result = new Promise<Result>((resolve, reject) => {
      this.#assertUsable()
      const runAndTell = async () => {
        const value = await run()
        this.#isTaskOpen = false
        resolve(value)
      }
      this.#tasks.push({ kind: 'call', run: runAndTell, reject, isUnderway: false })
      this.#schedule()
    })
    // A promise that nobody awaits must not end the process: the failure fails the step anyway.
    result.catch(() => undefined)
    return result
  }

  /** Lets everything behind wait for work that was begun already, and fail with it. */
  waitFor(work: Promise<void>): void {
    this.#tasks.push({ kind: 'call', run: () => work, reject: () => undefined, isUnderway: true })
    this.flush()
  }

  /** Starts sending what waits in this very turn. */
  flush(): void {
    this.#unschedule()
    if (!this.#running) void this.#work()
  }

  /** Makes everything from here on fail with the error, unless something failed before. */
  fail(error: unknown): void {
    this.#failure ??= { error }
    noteFailure(error)
    const waiting = this.#tasks
    this.#tasks = []
    this.#waitingItems = 0
    for (const task of waiting) if (task.kind === 'call') task.reject(this.#failure.error)
  }

  /** Resolves when nothing is queued or running and one whole turn has brought nothing new. */
  async settle(): Promise<void> {
    for (;;) {
      await this.#idle()
      await new Promise<void>((resolve) => setImmediate(resolve))
      if (!this.#isBusy()) return
    }
  }

  /**
   * The same as {@link settle}, but what waits at the end without a result to give is handed back instead of sent:
   * it can travel with whatever ends the step.
   */
  async settleHolding(): Promise<readonly Item[]> {
    for (;;) {
      if (this.#running || this.#tasks.some((task) => task.kind === 'call')) {
        this.flush()
        await this.#idle()
      }
      this.#unschedule()
      const waiting = this.#tasks.length
      await new Promise<void>((resolve) => setImmediate(resolve))
      const isQuiet = !this.#running && this.#tasks.length === waiting
      if (isQuiet && this.#tasks.every((task) => task.kind === 'batch')) break
    }
    this.#unschedule()
    const held = this.#tasks.flatMap((task) => (task.kind === 'batch' ? task.items : []))
    this.#tasks = []
    this.#waitingItems = 0
    return held
  }

  /** Refuses every later call. */
  end(): void {
    this.#ended = true
  }

  #assertUsable(): void {
    if (this.#ended) {
      throw new LimbeckError('step_ended', 'An operation was called after its step had ended', {
        hint: 'Await every promise that upgrade() or downgrade() starts.',
      })
    }
    if (this.#failure !== undefined) throw this.#failure.error
  }

  #schedule(): void {
    if (this.#running || this.#scheduled !== undefined) return
    this.#scheduled = setImmediate(() => this.flush())
  }

  #unschedule(): void {
    if (this.#scheduled !== undefined) clearImmediate(this.#scheduled)
    this.#scheduled = undefined
  }

  #isBusy(): boolean {
    return this.#running || this.#tasks.length > 0
  }

  #idle(): Promise<void> {
    if (!this.#isBusy()) return Promise.resolve()
    return new Promise((resolve) => this.#idleWaiters.push(resolve))
  }

  async #work(): Promise<void> {
    this.#running = true
    while (this.#tasks.length > 0) {
      const task = this.#takeNext()
      this.#isTaskOpen = !isUnderway(task)
      try {
        await (task.kind === 'call' ? task.run() : this.#sendBatch(task.items))
      } catch (error) {
        this.fail(error)
        if (task.kind === 'call') task.reject(this.#failure?.error)
      }
    }
    this.#running = false
    this.#isTaskOpen = false
    const waiters = this.#idleWaiters
    this.#idleWaiters = []
    for (const resolve of waiters) resolve()
  }

  /** The next call, or all the batches up to it as one. */
  #takeNext(): Task<Item> {
    const [first] = this.#tasks
    if (first === undefined) return { kind: 'batch', items: [] }
    if (first.kind === 'call') {
      this.#tasks.shift()
      return first
    }
    const end = this.#tasks.findIndex((task) => task.kind === 'call')
    const batches = this.#tasks.splice(0, end === -1 ? this.#tasks.length : end)
    this.#waitingItems = 0
    return {
      kind: 'batch',
      items: batches.flatMap((task) => (task.kind === 'batch' ? task.items : [])),
    }
  }
}

function isUnderway(task: Task<unknown>): boolean {
  return task.kind === 'call' && task.isUnderway
}
