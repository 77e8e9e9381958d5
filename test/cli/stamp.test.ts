import { expect, it } from 'vitest'
import { createTestProject, renderScript } from './test-project.ts'

/** A second revision that stops behind a statement which is there for good. */
async function createInterrupted() {
  const project = createTestProject()
  project.write('limbeck.config.mjs', "export default { url: 'sqlite:app.db', migrations: '.' }\n")
  project.write('versions/a1.mjs', renderScript({ revision: 'a1' }))
  project.write(
    'versions/b2.mjs',
    renderScript({ revision: 'b2', downRevision: 'a1' }).replace(
      'upgrade() {}',
      `upgrade(op) {
  await op.autocommit(() => op.execute('CREATE TABLE one (id integer)'))
  throw new Error('no further')
}`,
    ),
  )
  expect(await project.run('upgrade')).toMatchObject({ exitCode: 1 })
  expect(await project.jsonError('upgrade')).toMatchObject({ code: 'interrupted_revision' })
  return project
}

it('says which unfinished revision it has forgotten', async () => {
  const project = await createInterrupted()
  expect(await project.run('stamp a1')).toMatchObject({
    exitCode: 0,
    stdout: 'Forgot the unfinished b2\nNow at a1\n',
  })
  expect(await project.run('stamp a1')).toMatchObject({ stdout: 'Nothing to do: at a1\n' })
})

it('tells programs too', async () => {
  const project = await createInterrupted()
  expect(await project.json('stamp b2')).toMatchObject({
    steps: [{ revision: 'b2' }],
    after: ['b2'],
    forgotten: ['b2'],
  })
  expect(await project.json('stamp a1')).toMatchObject({ after: ['a1'], forgotten: [] })
})

it.each(['upgrade', 'stamp'])(
  'tells what a listener threw at %s, and keeps nothing',
  async (command) => {
    const project = createTestProject()
    project.write(
      'limbeck.config.mjs',
      "export default { url: 'sqlite:app.db', migrations: '.', onVersionApply: () => { throw new Error('no pager') } }\n",
    )
    project.write('versions/a1.mjs', renderScript({ revision: 'a1' }))
    expect(await project.run(`${command} a1`)).toMatchObject({ exitCode: 1 })
    expect(await project.jsonError(`${command} a1`)).toMatchObject({
      code: 'step_failed',
      message: 'no pager',
      details: { revision: 'a1' },
    })
    expect(await project.json('current')).toMatchObject({ rows: [] })
  },
)
