import type { DirectiveCase } from './case.ts'

/** Whether the name of an option stands in the call of a case. */
export function showsOption({ call }: DirectiveCase, option: string): boolean {
  return new RegExp(`\\b${option}\\b["']?(?::|\\s*[,}])`).test(String(call))
}
