import type { PerDatabase } from '../../commands/results.ts'

/** Whether a result is one of several databases. */
export function isPerDatabase<Result extends object>(
  result: Result | PerDatabase<Result>,
): result is PerDatabase<Result> {
  return 'databases' in result
}

/** The results of all databases, where there are several, and the only one otherwise. */
export function listResults<Result extends object>(
  result: Result | PerDatabase<Result>,
): readonly Result[] {
  return isPerDatabase(result) ? result.databases : [result]
}

/** Formats a result; where there are several databases, each under its name. */
export function formatPerDatabase<Result extends object>(
  result: Result | PerDatabase<Result>,
  format: (result: Result) => readonly string[],
): readonly string[] {
  if (!isPerDatabase(result)) return format(result)
  return result.databases.flatMap((each) => [`[${each.database}]`, ...format(each)])
}
