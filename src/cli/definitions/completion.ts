import type { CompletionResult } from '../../commands/results.ts'
import type { CommandDefinition } from '../command-definition.ts'

/** `limbeck completion` */
export const completionCommand: CommandDefinition = {
  name: 'completion',
  summary: 'Print what makes a shell complete command lines',
  details:
    'Commands, flags and their values are completed, with revisions, branch labels, databases and environments of the project; no ' +
    'database is asked. In bash `eval "$(limbeck completion bash)"` does for a try.',
  arguments: { '<shell>': '`bash`, `zsh`, `fish` or `powershell`' },
  argumentValues: ['bash', 'zsh', 'fish', 'powershell'],
  examples: [
    ['completion bash > ~/.local/share/bash-completion/completions/limbeck', 'bash'],
    [`completion zsh > "\${fpath[1]}/_limbeck"`, 'zsh'],
    ['completion fish > ~/.config/fish/completions/limbeck.fish', 'fish'],
    ['completion powershell >> $PROFILE', 'PowerShell'],
  ],
  results: ['CompletionResult'],
  async run(_session, invocation) {
    const { requireShellScript } = await import('../completion/shell-scripts.ts')
    const [shell = ''] = invocation.arguments
    const script = requireShellScript(shell)
    const result: CompletionResult = { shell, script }
    return { result, text: () => [script.trimEnd()] }
  },
}
