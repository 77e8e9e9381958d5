import { formatInterfaces, formatType } from './interface-section.ts'
import { formatCode, formatTable } from './markdown-table.ts'
import { pickInterfaces, readInterfaces } from './read-interfaces.ts'
import { readMethods } from './read-methods.ts'
import type { DocumentedProperty } from './read-source.ts'
import { readUnion } from './read-union.ts'

/** What `createMigrator` takes beside settings. */
export function writeMigratorOptions(): string {
  return formatOptions('src/migrator/migrator-options.ts', 'MigratorOptions')
}

/** What `migratorCommand` takes. */
export function writeCommandOptions(): string {
  return formatOptions('src/cli/migrator-command.ts', 'MigratorCommandOptions')
}

function formatOptions(path: string, name: string): string {
  const [options] = pickInterfaces(path, [name])
  return formatTable(
    ['option', 'type', 'meaning'],
    (options?.properties ?? []).map(({ name, type, meaning }) => [
      formatCode(name),
      formatCode(type),
      meaning,
    ]),
  ).join('\n')
}

/** The methods of a migrator. */
export function writeMigratorMethods(): string {
  return formatTable(
    ['method', 'gives', 'meaning'],
    readMethods('src/migrator/migrator.ts', 'Migrator').map(
      ({ name, parameters, results, meaning }) => [
        formatCode(`${name}(${parameters.join(', ')})`),
        [...new Set(results.flatMap(listResults))].map(linkResult).join(' or '),
        meaning,
      ],
    ),
  ).join('\n')
}

/** The options of those methods, without what they take by position. */
export function writeMethodOptions(): string {
  const methods = readMethods('src/migrator/migrator.ts', 'Migrator')
  const positional = methods
    .flatMap(({ parameters }) => parameters)
    .map((parameter) => parameter.replace('?', ''))
  return formatTable(
    ['method', 'option', 'type', 'meaning'],
    readInterfaces('src/commands/command-options.ts').flatMap(({ name, properties }) =>
      properties
        .filter((property) => !positional.includes(property.name))
        .map((property, index) => [
          index === 0 ? formatCode(toMethodName(name)) : '',
          formatCode(property.name),
          formatCode(property.type),
          property.meaning,
        ]),
    ),
  ).join('\n')
}

/** `UpgradeOptions` are those of `upgrade`. */
function toMethodName(name: string): string {
  return name.charAt(0).toLowerCase() + name.replace(/Options$/, '').slice(1)
}

/** The events of runs. */
export function writeRunEvents(): string {
  return formatTable(
    ['event', 'field', 'type', 'meaning'],
    readUnion('src/runtime/events.ts', 'RunEvent').flatMap(describeEvent),
  ).join('\n')
}

/** The types that events name. */
export function writeEventTypes(): string {
  return formatInterfaces(pickInterfaces('src/dialects/dialect.ts', ['LockHolder']))
}

/** The types inside of `Promise<ResultOf<Count, …>>`. */
function listResults(type: string): readonly string[] {
  return type
    .replace(/^Promise<(.*)>$/, '$1')
    .replace(/^ResultOf<Count, (.*)>$/, '$1')
    .split(' | ')
}

function linkResult(name: string): string {
  return name.endsWith('Result') ? `[${formatCode(name)}](cli.md#${name.toLowerCase()})` : ''
}

/** A row for the event, and one for each of its fields. */
function describeEvent(properties: readonly DocumentedProperty[]): readonly (readonly string[])[] {
  return properties.map(({ name, type, meaning }) =>
    name === 'kind'
      ? [formatCode(type.replaceAll("'", '')), '', '', meaning]
      : ['', formatCode(name), formatType(type, ['LockHolder']), meaning],
  )
}
