import { sha256 } from "#sha256";
import { toHex, utf8 } from "./bytes.js";

/** SHA-256 of a text's UTF-8 bytes, 64 lower-case hex digits. */
export const sha256Hex = (text: string): string => toHex(sha256(utf8(text)));
