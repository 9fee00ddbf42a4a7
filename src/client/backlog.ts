/** The facts that were logged and are not recorded yet, in their order: each one as `recordFacts` takes it, in JSON. */
export interface Backlog {
  /** How many were put into it since it was opened, with those that were there. */
  readonly put: number;
  /** How many of those are recorded or rejected. */
  readonly settled: number;
  hasRoom(characters: number): boolean;
  /** Throws ClientError SPOOL where it can't be kept. */
  add(fact: string): void;
  /** The oldest facts, the same ones until they are settled; none where there are none. */
  take(): readonly string[];
  /** Those that were taken are recorded, or kept as rejected. */
  settle(): void;
  /** Keeps a fact that will not be recorded, where it keeps facts. */
  reject(fact: string, reason: string): void;
  close(): void;
}

/** How much is taken at once. */
export interface BatchLimits {
  readonly facts: number;
  readonly characters: number;
}
