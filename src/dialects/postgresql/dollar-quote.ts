/** A text between dollar quotes, whose tag does not occur in it. */
export function dollarQuote(text: string): string {
  let tag = '$limbeck$'
  for (let count = 1; text.includes(tag); count++) tag = `$limbeck${count}$`
  return `${tag}${text}${tag}`
}
