import { Module } from 'node:module'
import { dirname } from 'node:path'

/** The parts of Node's `Module` that its types leave out; loaders have relied on them since Node 0.x. */
interface CommonJsModule {
  filename: string
  paths: string[]
  exports: unknown
  _compile(text: string, path: string, format: 'commonjs'): unknown
}
interface CommonJsModuleClass {
  new (id: string): CommonJsModule
  _nodeModulePaths(directory: string): string[]
}

/** Runs a CommonJS text as the file of that path, without Node's cache and whatever package.json says. */
export function evaluateCommonJs(path: string, text: string): unknown {
  const ModuleClass = Module as unknown as CommonJsModuleClass
  const module = new ModuleClass(path)
  module.filename = path
  module.paths = ModuleClass._nodeModulePaths(dirname(path))
  module._compile(text.replace(/^\uFEFF/, '').replace(/^#!/, '//'), path, 'commonjs')
  return module.exports
}
