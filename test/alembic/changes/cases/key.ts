import type { ColumnSketch } from '../schema-sketch.ts'

/** A key that numbers itself. */
export const KEY = { type: 'integer', primaryKey: true } as const satisfies ColumnSketch
