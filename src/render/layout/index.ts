export { escapeTemplate } from './escape-template.ts'
export { isPlainKey } from './print-code.ts'
export { printFlat, printLines } from './print-lines.ts'
export { LINE_WIDTH, renderString } from './render-string.ts'
