import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { INIT_TEMPLATES, requireTemplate } from './init-templates.ts'

describe('templates of init', () => {
  test.each(Object.keys(INIT_TEMPLATES))('give a formatted configuration: %s', (name) => {
    const files = requireTemplate(name).render({ migrations: "db/it's" })
    expect(files.map((file) => file.path)).toEqual(['limbeck.config.ts', "db/it's/README.md"])
    const text = files[0]?.text ?? ''
    expect(text).toContain(`migrations: "./db/it's",`)
    const biome = join(process.cwd(), 'node_modules/@biomejs/biome/bin/biome')
    const formatted = spawnSync(
      process.execPath,
      [biome, 'format', '--stdin-file-path=limbeck.config.ts'],
      {
        input: text,
        encoding: 'utf8',
      },
    )
    expect(formatted.stdout).toBe(text)
    expect(ts.transpileModule(text, { reportDiagnostics: true }).diagnostics).toEqual([])
  })

  test('suggest the nearest name', () => {
    expect(() => requireTemplate('multi_db')).toThrow(
      expect.objectContaining({
        code: 'template_not_found',
        hint: expect.stringContaining('"multidb"'),
      }),
    )
  })
})
