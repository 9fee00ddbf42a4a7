/** Where Neo4j is, and as whom it is asked. */
export interface GraphSettings {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  /** The user's own where none is named. */
  readonly database: string | undefined;
}
