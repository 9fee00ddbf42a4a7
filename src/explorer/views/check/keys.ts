import { parseVerifierKey } from "../../../log/key.js";

const STORED = "proofline.verifierKeys";

/** The verifier keys that this browser trusts: one a log. */
export function trustedKeys(): readonly string[] {
  try {
    const keys: unknown = JSON.parse(localStorage.getItem(STORED) ?? "[]");
    return Array.isArray(keys) ? keys.filter(isKey) : [];
  } catch {
    return [];
  }
}

const isKey = (text: unknown): text is string => {
  try {
    return typeof text === "string" && parseVerifierKey(text).name !== "";
  } catch {
    return false;
  }
};

/** Trusts a key, instead of another one of the same log. Throws BAD_USER_INPUT for what is no key. */
export function trust(text: string): void {
  const { name } = parseVerifierKey(text);
  const others = trustedKeys().filter((key) => parseVerifierKey(key).name !== name);
  localStorage.setItem(STORED, JSON.stringify([...others, text]));
}

export function forget(text: string): void {
  localStorage.setItem(STORED, JSON.stringify(trustedKeys().filter((key) => key !== text)));
}
