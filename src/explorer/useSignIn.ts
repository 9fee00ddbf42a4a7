import { useCallback, useEffect, useState } from "react";
import type { ViewerQuery, ViewerQueryVariables } from "./generated/operations.js";
import { Service, type ServiceError } from "./service.js";
import type { Session } from "./session.js";
import { failure } from "./useQuery.js";
import VIEWER from "./viewer.graphql?raw";

/** The last try to sign in: without a key it is the page's own, at its start. */
export interface Attempt {
  readonly isUnderWay: boolean;
  readonly withKey: boolean;
  readonly error: ServiceError | undefined;
}

const RETRY_MS = 2_000;

/** Who uses the page. The key is in this page's memory alone: another tab and a reload know nothing of it. */
export function useSignIn() {
  const [session, setSession] = useState<Session>();
  const [attempt, setAttempt] = useState<Attempt>({ isUnderWay: true, withKey: false, error: undefined });
  const signIn = useCallback(async (key?: string) => {
    const withKey = key !== undefined;
    setAttempt({ isUnderWay: true, withKey, error: undefined });
    const service = new Service(key);
    try {
      const { viewer } = await service.query<ViewerQuery, ViewerQueryVariables>(VIEWER, {});
      const signOut = () => {
        setSession(undefined);
        setAttempt({ isUnderWay: false, withKey: false, error: undefined });
      };
      setSession({ service, ...viewer, signOut: withKey ? signOut : undefined });
      setAttempt({ isUnderWay: false, withKey, error: undefined });
    } catch (error) {
      setAttempt({ isUnderWay: false, withKey, error: failure(error) });
    }
  }, []);
  useEffect(() => {
    void signIn();
  }, [signIn]);
  // a service that is starting has no database yet
  const isStarting = session === undefined && !attempt.withKey && attempt.error?.code === "UNAVAILABLE";
  useEffect(() => {
    if (!isStarting) return;
    const timer = setTimeout(() => void signIn(), RETRY_MS);
    return () => clearTimeout(timer);
  }, [isStarting, signIn]);
  return { session, signIn, attempt };
}
