import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { toSqlAlchemyUrl } from './alembic-project.ts'
import type { Alembic } from './find-alembic.ts'

/** A Python that waits for jobs. */
export interface PythonDriver<Job, Answer> {
  /** Runs a job on a database, which is named as Limbeck names it. */
  run(job: Job & { readonly url: string }): Promise<Answer>
  stop(): void
}

/** Starts one Python with a program that answers each line of JSON with another. */
export function startPython<Job extends object, Answer>(
  { python, environment }: Alembic,
  program: string,
): PythonDriver<Job, Answer> {
  const child = spawn(python, [program], {
    // The order of sets of texts would be another each time.
    env: { ...process.env, ...environment, PYTHONHASHSEED: '0' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]()
  return {
    async run({ url, ...job }) {
      child.stdin.write(`${JSON.stringify({ ...job, url: toSqlAlchemyUrl(url) })}\n`)
      const answer = await answers.next()
      if (answer.done === true) throw new Error('Python has ended')
      return JSON.parse(answer.value) as Answer
    },
    stop: () => void child.stdin.end(),
  }
}
