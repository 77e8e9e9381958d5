import { isModelObject, readModelObject } from '../../schema/model-object.ts'
import { isTableModel, readTable } from '../../schema/table.ts'
import { buildModel } from '../build-model.ts'
import type { Source } from '../source.ts'

/** Models made with `limbeck/schema`. */
export const nativeSource: Source = {
  recognizes: (value) => isTableModel(value) || isModelObject(value),
  read(values, { naming }) {
    const models = values.map(({ value }) => value)
    return buildModel(
      models.filter(isTableModel).map((model) => readTable(model, naming)),
      models.filter(isModelObject).map((model) => readModelObject(model, naming)),
      ['schemas', 'extensions', 'sequences', 'enums', 'domains', 'views', 'functions', 'triggers'],
    )
  },
}
