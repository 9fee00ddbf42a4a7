import { ProoflineError } from "../../facts/error.js";

/** A fact's JSON value may nest 64 levels, and a batch has it 5 levels down. */
export const MAX_NESTING = 80;
/**
 * Names and items; each object and array counts twice, since it costs more. 5,000 predictions of 22 features, and what takes
 * the event loop some 130 ms in its dearest step.
 */
const MAX_ELEMENTS = 160_000;
/** Of one object: beyond it an engine's objects are slow, and no value of so many names could be recorded. */
const MAX_NAMES = 20_000;
/** Of a name: one that is unknown is compared with those that are known. */
const MAX_NAME_BYTES = 4_096;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const ARRAY = 0x5b;
const ESCAPE = 0x5c;
const ARRAY_END = 0x5d;
const OBJECT = 0x7b;
const OBJECT_END = 0x7d;

/**
 * Bounds what parsing a JSON text makes, on its bytes as they arrive: how deep it nests, and how many names and items it
 * has. Takes no notice of what is not valid JSON: a parser refuses that.
 */
export class JsonBounds {
  /** Of each container that is open: its commas, and whether it is an object. */
  readonly #commas = new Uint32Array(MAX_NESTING + 1);
  readonly #isObject = new Uint8Array(MAX_NESTING + 1);
  #depth = 0;
  #elements = 0;
  #inString = false;
  #escaped = false;
  /** Bytes of the string that is read, or was read last. */
  #length = 0;

  /** The next bytes of the text. Throws LIMIT_EXCEEDED. */
  add(bytes: Uint8Array): void {
    let inString = this.#inString;
    let escaped = this.#escaped;
    let length = this.#length;
    // a loop over the bytes themselves takes three times as long
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i];
      if (inString) {
        length++;
        if (escaped) escaped = false;
        else if (byte === ESCAPE) escaped = true;
        else if (byte === QUOTE) inString = false;
      } else if (byte === QUOTE) {
        inString = true;
        length = 0;
      } else if (byte === COMMA) this.#comma();
      else if (byte === COLON && length > MAX_NAME_BYTES)
        throw exceeded(`has names of at most ${MAX_NAME_BYTES} bytes`);
      else if (byte === OBJECT || byte === ARRAY) this.#open(byte === OBJECT);
      else if ((byte === OBJECT_END || byte === ARRAY_END) && this.#depth > 0) this.#depth--;
    }
    this.#inString = inString;
    this.#escaped = escaped;
    this.#length = length;
  }

  #open(isObject: boolean): void {
    if (this.#depth === MAX_NESTING) throw exceeded(`nests at most ${MAX_NESTING} levels`);
    this.#depth++;
    this.#commas[this.#depth] = 0;
    this.#isObject[this.#depth] = isObject ? 1 : 0;
    this.#count(2);
  }

  #comma(): void {
    const commas = (this.#commas[this.#depth] ?? 0) + 1;
    this.#commas[this.#depth] = commas;
    if (commas >= MAX_NAMES && this.#isObject[this.#depth] === 1)
      throw exceeded(`has at most ${MAX_NAMES} names in an object`);
    this.#count(1);
  }

  #count(elements: number): void {
    this.#elements += elements;
    if (this.#elements > MAX_ELEMENTS)
      throw exceeded(`has at most ${MAX_ELEMENTS} names and items: send several smaller ones`);
  }
}

const exceeded = (limit: string) => new ProoflineError("LIMIT_EXCEEDED", `a request ${limit}`);
