import { startTransition, useCallback, useEffect, useState } from "react";
import { ServiceError } from "./service.js";
import { useSession } from "./session.js";

/** What became of a query. While it is asked again, `data` is what was known before. */
export interface Answer<Result> {
  readonly isLoading: boolean;
  readonly data: Result | undefined;
  readonly error: ServiceError | undefined;
  readonly again: () => void;
}

/**
 * Asks whenever its variables change, and gives up what is asked for no more.
 *
 * @param variables undefined while there is nothing to ask for
 */
export function useQuery<Result, Variables>(
  document: string,
  variables: Variables | undefined,
): Answer<Result> {
  const { service } = useSession();
  const asked = variables === undefined ? undefined : JSON.stringify(variables);
  const [round, setRound] = useState(0);
  const [answer, setAnswer] = useState<Answered<Result>>(NOTHING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the round asks again
  useEffect(() => {
    if (asked === undefined) return setAnswer(NOTHING);
    const controller = new AbortController();
    setAnswer((before) => ({ ...before, of: undefined, error: undefined }));
    service.query<Result, Variables>(document, JSON.parse(asked), controller.signal).then(
      // in steps between which the page stays in use: an answer may have ten thousand facts
      (data) => startTransition(() => setAnswer({ of: asked, data, error: undefined })),
      (error: unknown) => {
        if (controller.signal.aborted) return;
        setAnswer({ of: asked, data: undefined, error: failure(error) });
      },
    );
    return () => controller.abort();
  }, [service, document, asked, round]);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return { ...answer, isLoading: asked !== undefined && answer.of !== asked, again };
}

interface Answered<Result> {
  /** The variables that it answers. */
  readonly of: string | undefined;
  readonly data: Result | undefined;
  readonly error: ServiceError | undefined;
}
const NOTHING = { of: undefined, data: undefined, error: undefined };

export const failure = (error: unknown): ServiceError =>
  error instanceof ServiceError
    ? error
    : new ServiceError("INTERNAL", error instanceof Error ? error.message : String(error));
