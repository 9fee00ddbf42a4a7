import { createContext, useContext } from "react";
import type { Role } from "./generated/operations.js";
import type { Service } from "./service.js";

/** Who uses the page. */
export interface Session {
  readonly service: Service;
  readonly principal: string;
  readonly roles: readonly Role[];
  /** Forgets the key, and with it all that was shown. Undefined where no key was needed. */
  readonly signOut: (() => void) | undefined;
}

export const SessionContext = createContext<Session | undefined>(undefined);

/** Undefined for whoever has not signed in, of views that work without the service. */
export const useOptionalSession = (): Session | undefined => useContext(SessionContext);

export function useSession(): Session {
  const session = useOptionalSession();
  if (session === undefined) throw new Error("a view is shown to nobody who has not signed in");
  return session;
}
