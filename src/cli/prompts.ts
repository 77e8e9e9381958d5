import type { Prompts } from '../commands/command-context.ts'
import { LimbeckError } from '../errors/index.ts'

/** Asks on the terminal. `beforeAsking` runs before each question; the signal takes a question back. */
export function createPrompts(beforeAsking: () => void, signal: AbortSignal): Prompts {
  const place = { output: process.stderr, signal }
  const load = () => {
    beforeAsking()
    return import('@clack/prompts')
  }
  return {
    async confirm(question) {
      const { confirm } = await load()
      return requireAnswer(await confirm({ message: question, initialValue: false, ...place }))
    },
    async choose(question, choices) {
      const { select } = await load()
      // Places in the list stand for the values, whose type the list would lose.
      const options = choices.map(({ label }, index) => ({ value: index, label }))
      const index = requireAnswer(await select({ message: question, options, ...place }))
      const [chosen] = choices.slice(index)
      if (chosen === undefined) throw createUnanswered()
      return chosen.value
    },
    async chooseSeveral(question, choices) {
      const { multiselect } = await load()
      const options = choices.map(({ label }, index) => ({ value: index, label }))
      const chosen = requireAnswer(
        await multiselect({ message: question, options, required: false, ...place }),
      )
      return choices.filter((_, index) => chosen.includes(index)).map(({ value }) => value)
    },
  }
}

/** The answer, unless the person broke off. */
function requireAnswer<Answer>(answer: Answer): Exclude<Answer, symbol> {
  if (typeof answer === 'symbol') throw createUnanswered()
  return answer as Exclude<Answer, symbol>
}

function createUnanswered(): LimbeckError {
  return new LimbeckError('interrupted', 'The question was not answered; nothing was done.')
}
