/** Line breaks stay, for SQL is to be read; what a template would read otherwise is escaped. */
export function escapeTemplate(sql: string): string {
  return sql
    .replaceAll(/[\\`]|\$(?=\{)/g, (character) => `\\${character}`)
    .replaceAll(/[^\P{Cc}\n\t]|[\u2028\u2029\ufeff]|\p{Cs}/gu, (character) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
    })
}
