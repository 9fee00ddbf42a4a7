import { type Verification, verifyFile } from "./verification.js";

export interface Task {
  readonly file: Uint8Array;
  readonly keys: readonly string[];
}
export type Result = { readonly verification: Verification } | { readonly error: string };

// a worker's scope is typed as a window's here
self.addEventListener("message", ({ data: { file, keys } }: MessageEvent<Task>) => {
  self.postMessage(resultOf(file, keys));
});

function resultOf(file: Uint8Array, keys: readonly string[]): Result {
  try {
    return { verification: verifyFile(file, keys) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
