import { describe, expect, test } from 'vitest'
import { createTestProject, renderScript, type TestProject } from './test-project.ts'

function createProject(configuration = "{ url: 'sqlite:app.db' }"): TestProject {
  const project = createTestProject()
  project.write('limbeck.config.mjs', `export default ${configuration}`)
  project.write('migrations/versions/a1.ts', renderScript({ revision: 'a1' }))
  project.write('migrations/versions/b2.ts', renderScript({ revision: 'b2', downRevision: 'a1' }))
  project.write('migrations/versions/c3.ts', renderScript({ revision: 'c3', downRevision: 'a1' }))
  return project
}

describe('current at base', () => {
  test('says so', async () => {
    const project = createProject()
    expect(await project.run('current')).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'At base: there are no version rows\n',
    })
    expect(await project.run('current -q')).toEqual({ exitCode: 0, stdout: '', stderr: '' })
  })

  test('names the database, and the heads that were asked for', async () => {
    const project = createProject(
      "{ databases: { main: { url: 'sqlite:a.db', default: true }, other: { url: 'sqlite:b.db' } } }",
    )
    await project.run('stamp a1 --database main')
    expect(await project.run('current --check-heads')).toEqual({
      exitCode: 3,
      stdout: '[main]\na1 (branchpoint)\n[other]\n',
      stderr: '"other" is at base: it has no version rows\nNot at all heads\n',
    })
  })
})

describe('a new revision after what the database is at', () => {
  test('revision --head current', async () => {
    const project = createProject()
    await project.run('stamp b2')
    await project.run('revision --head current --rev-id d4 -m next')
    expect(project.read('migrations/versions/d4_next.ts')).toContain("downRevision = 'b2'")
  })

  test('merge current', async () => {
    const project = createProject()
    await project.run('stamp b2 c3')
    expect(await project.json('merge current --rev-id d4')).toMatchObject({ revision: 'd4' })
    expect((await project.run('heads')).stdout).toBe('d4 (head)\n')
  })

  test('without version rows there is nothing to come after', async () => {
    const project = createProject()
    expect(await project.jsonError('revision --head current --rev-id d4')).toMatchObject({
      code: 'revision_not_found',
      message: 'The database is at no revision.',
    })
  })
})

test('a revision without a message has no slug', async () => {
  const project = createProject()
  expect((await project.run('revision --head b2 --rev-id d4')).stdout).toBe(
    'Wrote migrations/versions/d4.ts\n',
  )
})

test('a pair of SQL files is told whole', async () => {
  const project = createProject()
  const { stdout } = await project.run('revision --head b2 --rev-id d4 -m x --template sql')
  expect(stdout).toBe(
    'Wrote migrations/versions/d4_x.up.sql\nWrote migrations/versions/d4_x.down.sql\n',
  )
})

test('an id that differs from another only in case is refused', async () => {
  expect(await createProject().jsonError('revision --head b2 --rev-id B2')).toMatchObject({
    code: 'duplicate_revision',
    message: expect.stringContaining('differ only in upper and lower case'),
  })
})
