/** How many cases the properties of each engine draw, and out of which seed; the long run says its own. */
export const propertyRun = {
  cases: Number(process.env['LIMBECK_PROPERTY_CASES'] ?? 150),
  seed: Number(process.env['LIMBECK_PROPERTY_SEED'] ?? 20_261_121),
}
