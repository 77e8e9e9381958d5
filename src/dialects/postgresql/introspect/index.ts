export { catalogQueries } from './catalog-queries.ts'
export { readCatalog } from './read-catalog.ts'
export { unmodelledObjects } from './unmodelled.ts'
