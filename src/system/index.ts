export { findStatus } from './find-status.ts'
export {
  createInterruptSignal,
  type InterruptName,
  type InterruptSignal,
  type SignalSource,
} from './interrupt-signal.ts'
export { decodeStringLiteral } from './modules/decode-string-literal.ts'
export { type ModuleFormat } from './modules/detect-module-format.ts'
export { installModuleHooks, type ModuleHookOptions } from './modules/install-module-hooks.ts'
export {
  type LoadModuleOptions,
  loadModule,
  type ModuleExports,
  type ModuleLoader,
} from './modules/load-module.ts'
export { Tokenizer, type TokenKind } from './modules/tokenizer.ts'
export { type EditorSurroundings, openEditor } from './open-editor.ts'
export { type ProgramResult, type RunProgramOptions, runProgram } from './run-program.ts'
export { makeDirectory, removeFile, type WriteFileOptions, writeFile } from './write-file.ts'
