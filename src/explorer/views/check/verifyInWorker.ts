import type { Verification } from "./verification.js";
import type { Result, Task } from "./worker.js";

/** Far more than the largest report takes. */
const DEADLINE_MS = 120_000;

/** Verifies a file beside the page, which stays in use. Rejects where that is not done within two minutes. */
export function verifyInWorker(task: Task): Promise<Verification> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  return new Promise<Verification>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("this takes too long here")), DEADLINE_MS);
    worker.onmessage = ({ data }: MessageEvent<Result>) => {
      clearTimeout(timer);
      if ("error" in data) reject(new Error(data.error));
      else resolve(data.verification);
    };
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}
