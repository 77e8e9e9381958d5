import type { Prompts } from '../commands/command-context.ts'
import { LimbeckError } from '../errors/index.ts'

/** Asks on the terminal. `beforeAsking` runs before each question; the signal takes a question back. */
export function createPrompts(beforeAsking: () => void, signal: AbortSignal): Prompts {
  return {
    async confirm(question) {
      beforeAsking()
      const { confirm, isCancel } = await import('@clack/prompts')
      const answer = await confirm({
        message: question,
        initialValue: false,
        output: process.stderr,
        signal,
      })
      if (isCancel(answer)) {
        throw new LimbeckError('interrupted', 'The question was not answered; nothing was done.')
      }
      return answer
    },
  }
}
