import type { Readable } from "node:stream";

const KEPT = 4_000;

/** The end of what a process wrote, for the error that tells why it failed. Reading it keeps the pipe from filling. */
export class Tail {
  text = "";

  constructor(stream: Readable) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      this.text = (this.text + chunk).slice(-KEPT);
    });
  }
}
