/** The version of the package; a test compares it with package.json. */
export const VERSION = '0.1.0'

/** The name under which the log table keeps who wrote a row. */
export const TOOL = `limbeck ${VERSION}`
