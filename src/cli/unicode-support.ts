/** Variables with these values are set by terminals on Windows that show Unicode; the console itself may not. */
const WINDOWS_TERMINALS: readonly (readonly [name: string, value: RegExp])[] = [
  ['WT_SESSION', /./],
  ['TERMINUS_SUBLIME', /./],
  ['ConEmuTask', /^\{cmd::Cmder\}$/],
  ['TERM_PROGRAM', /^(?:Terminus-Sublime|vscode|WezTerm)$/],
  ['TERM', /^(?:xterm-256color|alacritty|rxvt-unicode(?:-256color)?)$/],
  ['TERMINAL_EMULATOR', /^JetBrains-JediTerm$/],
]

/** The kernel's console has a font of few characters, and nothing is known of a dumb terminal. */
const PLAIN_TERMINALS = ['linux', 'dumb']

/**
 * Whether lines and signs beyond ASCII can be shown. Outside Windows the locale says so; where none is set, as in
 * containers, the terminal in front is nearly always one for UTF-8.
 */
export function detectUnicode(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): boolean {
  if (platform === 'win32') {
    return WINDOWS_TERMINALS.some(([name, value]) => value.test(environment[name] ?? ''))
  }
  if (PLAIN_TERMINALS.includes(environment['TERM'] ?? '')) return false
  const locale = ['LC_ALL', 'LC_CTYPE', 'LANG'].map((name) => environment[name]).find(Boolean)
  return locale === undefined || /utf-?8/i.test(locale)
}
