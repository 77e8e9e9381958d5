import { LimbeckError } from '../../errors/index.ts'
import { findNearest } from '../../util/nearest.ts'
import { BASH_SCRIPT } from './shells/bash.ts'
import { FISH_SCRIPT } from './shells/fish.ts'
import { POWERSHELL_SCRIPT } from './shells/powershell.ts'
import { ZSH_SCRIPT } from './shells/zsh.ts'

/**
 * What makes each shell ask `limbeck complete -- WORDS…` while a line is typed: the last of the words is completed, and
 * each line of the answer is a value and, behind a tab, what it is. The last line is `:` and a sum of directives.
 */
const SHELL_SCRIPTS = {
  bash: BASH_SCRIPT,
  zsh: ZSH_SCRIPT,
  fish: FISH_SCRIPT,
  powershell: POWERSHELL_SCRIPT,
} as const

/** The script for a shell. Throws `usage` for a shell that there is none for. */
export function requireShellScript(shell: string): string {
  const script = Object.entries(SHELL_SCRIPTS).find(([name]) => name === shell)?.[1]
  if (script !== undefined) return script
  const nearest = findNearest(shell, Object.keys(SHELL_SCRIPTS))
  throw new LimbeckError('usage', `There is no completion for "${shell}".`, {
    hint:
      nearest === undefined
        ? `There is one for ${Object.keys(SHELL_SCRIPTS).join(', ')}.`
        : `Did you mean "${nearest}"?`,
  })
}
