import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'

/** Whether a terminal can be driven here. */
export const CAN_DRIVE_TERMINAL = spawnSync('tmux', ['-V']).status === 0

/** A real terminal with a person in front of it, who is a test. */
export interface DrivenTerminal {
  /** Types keys as tmux names them: `y`, `Enter`, `C-c`. */
  press(...keys: readonly string[]): void
  /** What stands on the screen, without blank lines. */
  read(): string
  /** Waits until the screen shows something, and gives all that it shows. */
  waitFor(wanted: RegExp): Promise<string>
  close(): void
}

const LONGEST_WAIT_MS = 20_000

/** Runs a command line of the shell on a terminal of its own; `[ended N]` is shown when it ends with the status N. */
export function driveTerminal(
  line: string,
  options: { readonly directory: string; readonly columns?: number },
): DrivenTerminal {
  const socket = `limbeck-${randomBytes(6).toString('hex')}`
  const tmux = (...words: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(
      'tmux',
      ['-L', socket, '-f', '/dev/null', ...words],
      {
        cwd: options.directory,
        // In CI nobody sits at a terminal, and progress is told otherwise.
        env: { ...process.env, CI: '', NO_COLOR: '1', LC_ALL: 'C.UTF-8' },
        encoding: 'utf8',
      },
    )
    if (status !== 0) throw new Error(`tmux ${words[0]}: ${stderr}`)
    return stdout
  }
  const size = ['-x', String(options.columns ?? 100), '-y', '40']
  // Ctrl-C is for everybody on the terminal, and the shell has to tell the status.
  tmux('new-session', '-d', ...size, 'sh', '-c', `trap : INT; ${line}; echo "[ended $?]"; sleep 60`)
  const read = () => tmux('capture-pane', '-p').replaceAll(/\n+/g, '\n').trim()
  return {
    press: (...keys) => void tmux('send-keys', ...keys),
    read,
    async waitFor(wanted) {
      const end = performance.now() + LONGEST_WAIT_MS
      for (;;) {
        const screen = read()
        if (wanted.test(screen)) return screen
        if (performance.now() > end) throw new Error(`${String(wanted)} never came:\n${screen}`)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
    close: () => void tmux('kill-server'),
  }
}
