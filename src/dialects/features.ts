/** What an engine can do. Shared code asks here, and never for the engine's name. */
export interface DialectFeatures {
  /** CREATE, ALTER and DROP are undone by ROLLBACK. Without it each of them commits what was open. */
  readonly transactionalDdl: boolean
  /** Foreign keys are off during a step unless its script asks for them, and are checked before the commit. */
  readonly checksForeignKeysPerStep: boolean
  /** Constraints can be added to and dropped from an existing table. */
  readonly altersConstraints: boolean
  /** Which constraints get another name: all, unique ones alone, or all where the table is made anew for it. */
  readonly constraintRenames: 'all' | 'unique' | 'rebuild'
  /**
   * What the catalog shows of expressions: the text that was written, or one that the engine makes of it; `asked` where
   * temporary tables tell how it writes another.
   */
  readonly expressionTexts: 'kept' | 'rewritten' | 'asked'
  /** What a view reads cannot be dropped, nor get another type, while the view is there. */
  readonly viewsHoldTables: boolean
  /** Tables, and what is on them, hold functions that they call: those cannot be dropped. */
  readonly tablesHoldFunctions: boolean
  /** The setting that says whether the body of a function is read when it is made, and must find what it names. */
  readonly bodyCheckSetting: string | undefined
  /** A type with rules can be made of another. */
  readonly domains: boolean
  /** An enumeration is a type of its own. */
  readonly enumTypes: boolean
  /** The options of tables that the catalog tells and that can be changed, by the names that models give them. */
  readonly alterableOptions: readonly string[]
  /** What ALTER TABLE cannot change takes a new table that gets the rows: changes of one table are better made together. */
  readonly rebuildsTables: boolean
  /** A column is changed by stating all of it anew; what it was has to be told where no database can be asked. */
  readonly restatesColumns: boolean
  /** Tables can lie in named schemas. */
  readonly schemas: boolean
  readonly tableComments: boolean
  /** A column that is there can become a computed one, or be computed in another way. */
  readonly altersExpressions: boolean
  /** A column can number the rows only while it is in a key. */
  readonly countsInKeys: boolean
  /** Each foreign key has an index, which the engine makes where there is none. */
  readonly indexesForeignKeys: boolean
  /** ALTER TABLE and CREATE INDEX take ALGORITHM and LOCK. */
  readonly onlineDdl: boolean
  /** A backslash in a text escapes what comes behind it, as MySQL has it unless the session says otherwise. */
  readonly backslashEscapes: boolean
  /** The most bytes that a name can have; names that are longer are refused. */
  readonly maxIdentifierBytes: number | undefined
  /** What `maxIdentifierBytes` counts. */
  readonly identifierUnit: 'bytes' | 'characters'
  /** The most values that one statement can bind. */
  readonly maxParameters: number
  /** How many rows an INSERT of many brings at most: as many as make it no slower, and few enough to be remembered prepared. */
  readonly maxInsertRows: number
  /** INSERT, UPDATE and DELETE take RETURNING. */
  readonly returning: boolean
}
