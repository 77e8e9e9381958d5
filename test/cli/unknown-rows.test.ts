import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openConnection } from '../../src/connect/open-connection.ts'
import { createTestProject, renderScript } from './test-project.ts'

const CONFIG = "export default { url: 'sqlite:app.db', migrations: '.' }\n"

/** A database at the heads of two branches whose second script is then taken away. */
async function createProject(rows: readonly string[]) {
  const project = createTestProject()
  project.write('limbeck.config.mjs', CONFIG)
  project.write('versions/a1_one.mjs', renderScript({ revision: 'a1' }))
  project.write('versions/b2_two.mjs', renderScript({ revision: 'b2', downRevision: 'a1' }))
  const connection = await openConnection(`sqlite:${join(project.directory, 'app.db')}`, {
    baseDirectory: project.directory,
  })
  await connection.execute({
    sql: 'CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)',
  })
  for (const row of rows) {
    await connection.execute({
      sql: 'INSERT INTO alembic_version VALUES (?)',
      parameters: [row],
    })
  }
  await connection.close()
  return project
}

it('current names the row that no script has, and the command that keeps the others', async () => {
  const project = await createProject(['b2', 'x9'])
  const { exitCode, stdout, stderr } = await project.run('current')
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: 'b2 (head)\nx9 (no script has it)\n',
  })
  expect(stderr).toContain('limbeck stamp --purge b2')
  expect(await project.json('current')).toMatchObject({ rows: ['b2', 'x9'], unknown: ['x9'] })
})

it.each(['upgrade', 'downgrade', 'stamp head'])('%s refuses and changes nothing', async (line) => {
  const project = await createProject(['a1', 'x9'])
  expect(await project.jsonError(line)).toMatchObject({
    code: 'unknown_revision_row',
    hint: expect.stringContaining('limbeck stamp --purge a1'),
  })
  expect(await project.json('current')).toMatchObject({ rows: ['a1', 'x9'] })
})

it('the command of the hint mends it', async () => {
  const project = await createProject(['a1', 'x9'])
  const { hint } = await project.jsonError('upgrade')
  const [, command = ''] = /"limbeck (stamp[^"]*)"/.exec(hint) ?? []
  expect((await project.run(command)).exitCode).toBe(0)
  expect(await project.json('current')).toMatchObject({ rows: ['a1'], unknown: [] })
  expect(await project.json('upgrade')).toMatchObject({ after: ['b2'] })
})

it('without a known row the revision is for the person to name', async () => {
  const project = await createProject(['b3'])
  expect(await project.jsonError('upgrade')).toMatchObject({
    hint: 'The nearest revision is "b2". Bring the missing script back, or set the version anew with "limbeck stamp --purge REVISION".',
  })
})
