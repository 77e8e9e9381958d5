import { normalizeSequence } from '../shared/normalize-sequence.ts'
import type { ObjectForms } from '../shared/object-forms.ts'

/** What MySQL and MariaDB take for the same of each kind of object. https://mariadb.com/kb/en/create-sequence/ */
export const mysqlForms: ObjectForms = {
  sequences: (sequence) =>
    normalizeSequence(sequence, {
      lowest: -(2n ** 63n) + 1n,
      highest: 2n ** 63n - 2n,
      cache: 1000n,
    }),
  views: ({ security, ...view }) => ({
    ...view,
    ...(security === 'invoker' ? { security } : {}),
  }),
}
