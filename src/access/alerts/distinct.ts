import { createHash } from "node:crypto";

/**
 * A sketch of a set that tells about how many different members it has: HyperLogLog (Flajolet, Fusy, Gandouet and
 * Meunier 2007) with 512 registers, one character each, and linear counting (Whang, Vander-Zanden and Taylor 1990) while
 * there are few. The standard error is 4.6 percent.
 */
export type Sketch = string;

/** Which register a member sets, and to what. */
export interface Mark {
  readonly register: number;
  /** Of the bits after the register's: how many zeros they begin with, and one. */
  readonly rank: number;
}

const REGISTERS = 512;
const ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);
const MAX_RANK = 33;
/** No character from here up to that of the highest rank is escaped in JSON. */
const ZERO = "#".charCodeAt(0);
const SHARES = Array.from({ length: MAX_RANK + 1 }, (_, rank) => 2 ** -rank);

export const emptySketch: Sketch = "#".repeat(REGISTERS);

export function markOf(member: string): Mark {
  const hash = createHash("sha256").update(member).digest();
  return { register: hash.readUInt16BE(0) % REGISTERS, rank: Math.clz32(hash.readUInt32BE(2)) + 1 };
}

/** The sketch with one more member; the same text where that changes nothing. */
export function addMark(sketch: Sketch, { register, rank }: Mark): Sketch {
  if (sketch.charCodeAt(register) - ZERO >= rank) return sketch;
  return sketch.slice(0, register) + String.fromCharCode(ZERO + rank) + sketch.slice(register + 1);
}

/** How many different members were added, about. */
export function memberCount(sketch: Sketch): number {
  let sum = 0;
  let zeros = 0;
  for (let i = 0; i < REGISTERS; i++) {
    const rank = sketch.charCodeAt(i) - ZERO;
    sum += SHARES[rank] ?? 0;
    if (rank === 0) zeros++;
  }
  const estimate = (ALPHA * REGISTERS * REGISTERS) / sum;
  const isSmall = estimate <= 2.5 * REGISTERS && zeros > 0;
  return Math.round(isSmall ? REGISTERS * Math.log(REGISTERS / zeros) : estimate);
}
