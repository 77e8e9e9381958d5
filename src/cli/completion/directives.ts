/** What a shell shall do beside showing the values; sums of these end an answer. */
export const DIRECTIVES = {
  /** Files are no answer where there are no values. */
  noFiles: 4,
  onlyFolders: 16,
  keepOrder: 32,
} as const
