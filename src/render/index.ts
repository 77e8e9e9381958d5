export { LINE_WIDTH, renderString } from './layout/index.ts'
export {
  type RenderedOperations,
  type RenderOptions,
  renderOperations,
} from './render-operations.ts'
export type { RenderItem, ScriptImports, ScriptModule } from './render-scope.ts'
