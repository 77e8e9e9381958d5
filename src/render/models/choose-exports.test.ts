import { expect, test } from 'vitest'
import { chooseExports } from './choose-exports.ts'

const choose = (...objects: readonly (string | readonly [schema: string, name: string])[]) =>
  chooseExports(
    objects.map((object) =>
      typeof object === 'string' ? { name: object } : { schema: object[0], name: object[1] },
    ),
    { used: new Set(['c', 'index', 'table']), suffix: 'Table' },
  )

test.each([
  ['users', 'users'],
  ['order_items', 'orderItems'],
  ['OrderItems', 'orderItems'],
  ['ORDER ITEMS', 'orderItems'],
  ['HTTPLog', 'httpLog'],
  ['ID', 'id'],
  ['__secret__', 'secret'],
  ['2fa_codes', 'table2faCodes'],
  ['größe', 'größe'],
  ['日本', '日本'],
  ['class', 'classTable'],
  ['index', 'indexTable'],
  ['c', 'cTable'],
  ['--', 'table2'],
])('"%s" is exported as %s', (name, exported) => {
  expect(choose(name)).toEqual([exported])
})

test('names that meet are told apart, in whatever order they come', () => {
  expect(choose('user_roles', 'UserRoles')).toEqual(['userRoles2', 'userRoles'])
  expect(choose('UserRoles', 'user_roles')).toEqual(['userRoles', 'userRoles2'])
  expect(choose('users', ['app', 'users'], ['app', 'posts'])).toEqual([
    'users',
    'appUsers',
    'posts',
  ])
  expect(choose('app_users', 'users', ['app', 'users'])).toEqual(['appUsers', 'users', 'appUsers2'])
})
