/** A word as it is typed on the command line of the platform's shell. */
export function quoteForShell(text: string, platform: string = process.platform): string {
  if (/^[\w./:=@%+,-]+$/.test(text)) return text
  if (platform === 'win32') return `"${text.replaceAll('"', '""')}"`
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
