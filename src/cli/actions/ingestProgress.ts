import type { Progress } from "./ingestion.js";

/** Of a terminal, the time between two pictures; else between two lines. */
const REDRAW_MS = 100;
const LINE_MS = 10_000;
/** The rate is that of the last so many milliseconds. */
const WINDOW_MS = 15_000;
const BAR = 24;

/** How far a source is read, or whatever takes so long. */
export type Shown = Pick<Progress, "lines" | "rejected" | "bytes">;

/** What the numbers are of. */
const OF_A_FILE = { lines: "lines", rejected: "rejected" };

/** Where progress is written: `process.stderr`. */
export interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * Shows how far a source is read: on a terminal as a bar that is drawn anew, else as a line every ten seconds.
 *
 * @param size of the source in bytes, or of what stands for them; undefined where nobody knows
 */
export class ProgressBar {
  readonly #size: number | undefined;
  readonly #screen: Screen;
  readonly #words: typeof OF_A_FILE;
  readonly #now: () => number;
  #samples: { readonly at: number; readonly progress: Shown }[] = [];
  #shownAt: number | undefined;
  #isDrawn = false;

  constructor(
    size: number | undefined,
    screen: Screen,
    now: () => number = () => performance.now(),
    words = OF_A_FILE,
  ) {
    this.#words = words;
    this.#size = size;
    this.#screen = screen;
    this.#now = now;
  }

  show(progress: Shown): void {
    const at = this.#now();
    this.#samples.push({ at, progress });
    while (this.#samples.length > 2 && at - (this.#samples[1]?.at ?? at) > WINDOW_MS) this.#samples.shift();
    this.#shownAt ??= at;
    if (at - this.#shownAt < (this.#screen.isTTY ? REDRAW_MS : LINE_MS)) return;
    this.#shownAt = at;
    const line = this.#line(progress, at);
    if (this.#screen.isTTY) this.#screen.write(`\r\u001b[K${line}`);
    else this.#screen.write(`${line}\n`);
    this.#isDrawn = true;
  }

  /** Takes the bar away, so that a line can stand there. */
  clear(): void {
    if (this.#screen.isTTY && this.#isDrawn) this.#screen.write("\r\u001b[K");
    this.#isDrawn = false;
  }

  #line(progress: Shown, at: number): string {
    const { lines, rejected, bytes } = progress;
    const parts = [`${count(lines)} ${this.#words.lines}`];
    const [first] = this.#samples;
    const seconds = first === undefined ? 0 : (at - first.at) / 1_000;
    if (first !== undefined && seconds > 0) {
      parts.push(`${count(Math.round((lines - first.progress.lines) / seconds))} a second`);
      const rate = (bytes - first.progress.bytes) / seconds;
      if (this.#size !== undefined && rate > 0) parts.push(`${duration((this.#size - bytes) / rate)} left`);
    }
    if (rejected > 0) parts.push(`${count(rejected)} ${this.#words.rejected}`);
    if (this.#size === undefined || this.#size === 0) return parts.join(", ");
    const share = Math.min(1, bytes / this.#size);
    const full = Math.floor(share * BAR);
    const bar = this.#screen.isTTY ? `[${"#".repeat(full)}${"-".repeat(BAR - full)}] ` : "";
    return `${bar}${Math.floor(share * 100)} %, ${parts.join(", ")}`;
  }
}

export const count = (value: number): string => value.toLocaleString("en");

/** As 1:02:03 or 2:03. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60];
  const rest = String(whole % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}
