import { expect, test } from 'vitest'
import { hasSameParts } from './view-parts.ts'

/** Queries, and what MariaDB 10.11 makes of them. */
const WRITTEN = [
  [
    `SELECT id, EXISTS (SELECT 1 FROM orders WHERE user_id = users.id) AS buys FROM users UNION ALL SELECT 0, false`,
    'select `users`.`id` AS `id`,exists(select 1 from `orders` where `orders`.`user_id` = `users`.`id` limit 1) AS `buys` from `users` union all select 0 AS `0`,0 AS `FALSE`',
  ],
  [
    `SELECT concat(email, '''', "q") AS qq, substring(email, 1, 2) s FROM users WHERE not age and age != 5`,
    "select concat(`users`.`email`,'\\'','q') AS `qq`,substr(`users`.`email`,1,2) AS `s` from `users` where `users`.`age` = 0 and `users`.`age` <> 5",
  ],
  ['SELECT * FROM users', 'select `users`.`id` AS `id`,`users`.`email` AS `email` from `users`'],
  [
    'SELECT count(*) AS n, now() AS t FROM users ORDER BY 1 ASC',
    'select count(0) AS `n`,current_timestamp() AS `t` from `users` order by 1',
  ],
  [
    'SELECT id, email FROM users WHERE is_active AND age > 21 AND NOT is_active',
    'select `users`.`id` AS `id`,`users`.`email` AS `email` from `users` where `users`.`is_active` <> 0 and `users`.`age` > 21 and `users`.`is_active` = 0',
  ],
] as const

test.for(WRITTEN)('%s is what the engine wrote', ([text, seen]) => {
  expect(hasSameParts(seen, text, [])).toBe(true)
})

test.for([
  [
    'another value',
    'SELECT id FROM users WHERE age > 18',
    'select `users`.`id` AS `id` from `users` where `users`.`age` > 21',
  ],
  [
    'another truth',
    'SELECT id FROM users WHERE age <> 0',
    'select `users`.`id` AS `id` from `users` where `users`.`age` <> 1',
  ],
  ['another column', 'SELECT id FROM users', 'select `users`.`age` AS `age` from `users`'],
  ['one column more', 'SELECT id, age FROM users', 'select `users`.`id` AS `id` from `users`'],
  [
    'one column less',
    'SELECT id FROM users',
    'select `users`.`id` AS `id`,`users`.`age` AS `age` from `users`',
  ],
  [
    'another function',
    'SELECT upper(email) AS e FROM users',
    'select lower(`users`.`email`) AS `e` from `users`',
  ],
  [
    'another join',
    'SELECT u.id FROM users u LEFT JOIN o ON o.id = u.id',
    'select `u`.`id` AS `id` from (`users` `u` join `o` on(`o`.`id` = `u`.`id`))',
  ],
  [
    'another order',
    'SELECT id FROM users ORDER BY id DESC',
    'select `users`.`id` AS `id` from `users` order by `users`.`id`',
  ],
  [
    'another text',
    `SELECT id FROM users WHERE email = 'a'`,
    "select `users`.`id` AS `id` from `users` where `users`.`email` = 'b'",
  ],
] as const)('%s is a difference', ([, text, seen]) => {
  expect(hasSameParts(seen, text, [])).toBe(false)
})
