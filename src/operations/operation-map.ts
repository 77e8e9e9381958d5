/**
 * Every kind of operation that comes with Limbeck, by its name. Each file of an operation adds its own by declaration
 * merging: the list that the compiler then asks for is in `registry.ts` and in the compilers of the dialects.
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- filled by declaration merging
export interface OperationMap {}
