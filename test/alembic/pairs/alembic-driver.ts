import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { toSqlAlchemyUrl } from '../alembic-project.ts'
import type { Alembic } from '../find-alembic.ts'

const PROGRAM = fileURLToPath(new URL('run_operations.py', import.meta.url))

/** What Alembic is to do. */
export interface AlembicJob {
  readonly url: string
  readonly schema: string
  readonly code: string
}

/** What Alembic did. */
export interface AlembicAnswer {
  /** What was raised, where something was. */
  readonly error: string | null
  /** What it sent that changes something, with the values written into it. */
  readonly statements: readonly string[]
}

/** An Alembic that waits for operations to run. */
export interface AlembicDriver {
  run(job: AlembicJob): Promise<AlembicAnswer>
  stop(): void
}

/** Starts one Python for many operations. */
export function startAlembic({ python, environment }: Alembic): AlembicDriver {
  const child = spawn(python, [PROGRAM], {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]()
  return {
    async run({ url, ...job }) {
      child.stdin.write(`${JSON.stringify({ ...job, url: toSqlAlchemyUrl(url) })}\n`)
      const answer = await answers.next()
      if (answer.done === true) throw new Error('Python has ended')
      return JSON.parse(answer.value) as AlembicAnswer
    },
    stop: () => void child.stdin.end(),
  }
}
