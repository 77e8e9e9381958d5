export type * from './dialect.ts'
export { dialectFor, dialects } from './dialects.ts'
export type { DialectFeatures } from './features.ts'
