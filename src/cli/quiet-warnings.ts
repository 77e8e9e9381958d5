/** What Node 22 remarks once per process: these features are no experiments any more in later versions. */
const KNOWN = /^(?:SQLite|Type Stripping) is an experimental feature/

/** Keeps Node's remarks on its own features out of the output of the command line. */
export function quietWarnings(target: Pick<NodeJS.Process, 'emitWarning'> = process): void {
  const emitWarning = target.emitWarning.bind(target) as (...parameters: unknown[]) => void
  target.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (!KNOWN.test(String(warning))) emitWarning(warning, ...rest)
  }
}
