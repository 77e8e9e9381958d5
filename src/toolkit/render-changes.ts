import type { DetectedChanges } from '../autogenerate/detect-changes.ts'
import { createRenderers } from '../plugins/create-renderers.ts'
import type { PluginSet } from '../plugins/plugin-set.ts'
import { type RenderOptions, renderOperations, type ScriptImports } from '../render/index.ts'
import type { ScriptBody } from '../scripts/index.ts'

/** The operations of a script. */
export interface ScriptChanges
  extends Pick<DetectedChanges, 'upgrade' | 'downgrade'>,
    Partial<Pick<DetectedChanges, 'irreversible' | 'remark'>> {}

/** The two functions of a script, and what each imports. */
export interface RenderedChanges {
  readonly body: ScriptBody
  readonly imports: readonly ScriptImports[]
}

/** Writes the functions of a script. */
export function renderChanges(
  { upgrade, downgrade, irreversible = [], remark }: ScriptChanges,
  {
    plugins,
    ...options
  }: Pick<RenderOptions, 'naming' | 'renderItem' | 'indentation'> & { readonly plugins: PluginSet },
): RenderedChanges {
  const renderers = createRenderers(plugins)
  const [up, down] = ([upgrade, downgrade] as const).map((operations, index) =>
    renderOperations(operations, {
      ...options,
      plugins: renderers,
      remarks: remark?.(operations, index === 0 ? 'upgrade' : 'downgrade'),
    }),
  )
  const notes = irreversible.map((reason) => `// Not undone: ${reason.replaceAll(/\s+/g, ' ')}`)
  return {
    body: { upgrade: up?.code, downgrade: [...notes, down?.code ?? ''].join('\n').trim() },
    imports: [up?.imports ?? {}, down?.imports ?? {}],
  }
}
