export type { ScriptImports } from '../operations/index.ts'
export { LINE_WIDTH, renderString } from './layout/index.ts'
export { describeNotModelled } from './models/describe-not-modelled.ts'
export type { NotModelled } from './models/model-parts.ts'
export { renderModels } from './models/render-models.ts'
export { renderImport } from './render-import.ts'
export {
  type RenderedOperations,
  type RenderOptions,
  renderOperations,
} from './render-operations.ts'
export type { Remarks, RenderItem } from './render-scope.ts'
