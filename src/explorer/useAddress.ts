import { useMemo, useSyncExternalStore } from "react";
import { type Address, parseAddress } from "./address.js";

/** What the page is to show now. */
export function useAddress(): Address {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => parseAddress(hash), [hash]);
}

/** Shows another view; the one before is a step back in the browser. */
export function goTo(address: string): void {
  window.location.hash = address;
}

function subscribe(changed: () => void): () => void {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
}
