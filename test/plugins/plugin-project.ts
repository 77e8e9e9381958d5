import { createTestProject, type TestProject } from '../cli/test-project.ts'

/** A plugin as a project has it, in plain JavaScript. */
export const VIEWS = `import { defineOperation, definePlugin } from 'limbeck'

const makeAnew = ({ name, query, instead }, { quoteIdentifier }) => [
  ...(instead === null ? [] : ['DROP VIEW ' + quoteIdentifier(name)]),
  ...(query === null ? [] : ['CREATE VIEW ' + quoteIdentifier(name) + ' AS ' + query]),
]

const makeInPlace = ({ name, query }, { quoteIdentifier }) =>
  query === null
    ? ['DROP VIEW ' + quoteIdentifier(name)]
    : ['CREATE OR REPLACE VIEW ' + quoteIdentifier(name) + ' AS ' + query]

const useView = defineOperation({
  kind: 'useView',
  directive: (_scope, name, query, instead = null) => ({ kind: 'useView', name, query, instead }),
  compile: {
    postgresql: makeAnew,
    sqlite: makeAnew,
    mysql: makeInPlace,
    mariadb: makeInPlace,
  },
  reverse: ({ query, instead, ...view }) => [{ ...view, query: instead, instead: query }],
  describe: ({ name }) => 'use the view "' + name + '"',
})

export const views = definePlugin({ name: 'views', operations: [useView] })
`

/** A script that uses the plugin in every database that is named. */
export function renderViewScript(databases: readonly string[]): string {
  const each = (body: string) => databases.map((name) => `  ${name}: ${body},`).join('\n')
  return `/** adults */
export const revision = 'a1'
export const downRevision = null
export const upgrade = {
${each(`async (op) => {
    await op.execute('CREATE TABLE people (age INTEGER)')
    await op.useView('adults', 'SELECT age FROM people WHERE age >= 21')
    await op.useView('adults', 'SELECT age FROM people WHERE age >= 18', 'SELECT age FROM people WHERE age >= 21')
  }`)}
}
export const downgrade = {
${each(`async (op) => {
    await op.useView('adults', null, 'SELECT age FROM people WHERE age >= 18')
    await op.dropTable('people')
  }`)}
}
`
}

/** A project whose databases all have the plugin. */
export function createViewProject(databases: Readonly<Record<string, string>>): TestProject {
  const project = createTestProject()
  project.write('views.mjs', VIEWS)
  project.write('versions/a1_adults.mjs', renderViewScript(Object.keys(databases)))
  const entries = Object.entries(databases).map(
    ([name, url], index) =>
      `    ${name}: { url: ${JSON.stringify(url)}, default: ${String(index === 0)} },`,
  )
  project.write(
    'limbeck.config.mjs',
    `import { views } from './views.mjs'
export default { migrations: '.', plugins: [views], databases: {\n${entries.join('\n')}\n} }
`,
  )
  return project
}
