/** What `history --format` can be. */
export const HISTORY_FORMATS = ['graph', 'lines', 'mermaid', 'dot', 'json', 'markdown'] as const

/** What `branches --format` can be. */
export const BRANCHES_FORMATS = ['graph', 'lines'] as const
