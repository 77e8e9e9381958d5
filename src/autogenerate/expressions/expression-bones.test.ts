import { expect, test } from 'vitest'
import { hasSameBones } from './expression-bones.ts'

const COLUMNS = ['is_active', 'age']

/** Texts of models, and what MariaDB 10.11 has of them. */
test.for([
  ['is_active and age > 1', '`is_active` <> 0 and `age` > 1', true],
  ['age > 1 and is_active', '`age` > 1 and `is_active` <> 0', true],
  ['is_active <> 0 and age > 1', '`is_active` <> 0 and `age` > 1', true],
  ['(age > 1)', '`age` > 1', true],
  ['is_active = 0 and age > 1', '`is_active` <> 0 and `age` > 1', false],
  ['is_active and age > 1', '`is_active` = 0 and `age` > 1', false],
  ['is_active and age > 1', '`is_active` <> 1 and `age` > 1', false],
  ['is_active <> 0', '`is_active`', false],
  ['age > 1', '`age` > 1 and `is_active` <> 0', false],
] as const)('%s is %s: %s', ([inModel, inDatabase, isSame]) => {
  expect(hasSameBones(inModel, inDatabase, COLUMNS)).toBe(isSame)
})
