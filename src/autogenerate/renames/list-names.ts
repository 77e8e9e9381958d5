import { type SchemaModel, tableKey } from '../../schema/schema-model.ts'
import { listPlaced } from '../placed-kinds.ts'

/** All names of what can be renamed or dropped, as they are said: `users`, `users.mail`, `status.new`. */
export function listNames(model: SchemaModel): readonly string[] {
  const { tables, enums = {} } = model
  return [
    ...Object.entries(tables).flatMap(([key, { columns, constraints, indexes }]) => {
      const items = [...constraints, ...indexes].flatMap(({ name }) => name ?? [])
      return [
        key,
        ...columns.map(({ name }) => `${key}.${name}`),
        ...items,
        ...items.map((name) => `${key}.${name}`),
      ]
    }),
    ...Object.entries(enums).flatMap(([key, { values }]) =>
      values.map((value) => `${key}.${value}`),
    ),
    ...listPlaced(model).map(tableKey),
  ]
}
