import { globSync } from 'node:fs'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractConfiguration from 'dependency-cruiser/config-utl/extract-depcruise-config'
import extractTypeScriptConfiguration from 'dependency-cruiser/config-utl/extract-ts-config'

/** Checks who imports whom under `src`, and that every file there was looked at. Prints only what is wrong. */
async function checkLayers(): Promise<void> {
  const configuration = await extractConfiguration('./.dependency-cruiser.cjs')
  const { output } = await cruise(
    ['src'],
    { ...configuration.options, ruleSet: configuration, validate: true },
    undefined,
    { tsConfig: extractTypeScriptConfiguration('tsconfig.json') },
  )
  const faults = isResult(output)
    ? [...listViolations(output), ...compareCounts(output)]
    : ['dependency-cruiser gave no result']
  for (const fault of faults) console.error(fault)
  if (faults.length > 0) process.exitCode = 1
}

function isResult(output: string | ICruiseResult): output is ICruiseResult {
  return typeof output !== 'string'
}

function listViolations({ summary }: ICruiseResult): readonly string[] {
  return summary.violations.map(
    ({ rule, from, to, cycle }) =>
      `${rule.name}: ${cycle === undefined ? `${from} imports ${to}` : [from, ...cycle.map((each) => each.name)].join(' -> ')}`,
  )
}

/** With a TypeScript that it cannot use, dependency-cruiser sees no modules and reports success. */
function compareCounts({ modules }: ICruiseResult): readonly string[] {
  const seen = modules.filter(({ source }) => source.startsWith('src/')).length
  const present = globSync('src/**/*.ts').length
  return seen === present && present > 0
    ? []
    : [`dependency-cruiser saw ${seen} modules under src, and there are ${present}`]
}

await checkLayers()
