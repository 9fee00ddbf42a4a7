import { BitString, Integer, Null, OctetString } from "asn1js";
import { AlgorithmIdentifier, id_sha256, MessageImprint, TimeStampReq, TimeStampResp } from "pkijs";
import { sha256 } from "#sha256";
import { utf8 } from "../facts/bytes.js";
import { badInput } from "../facts/error.js";
import { openToken } from "./token.js";

export const QUERY_TYPE = "application/timestamp-query";

/** A request for a time stamp over a text (RFC 3161 section 2.4.1), DER. It asks for the authority's certificate too. */
export function timestampQuery(text: string, nonce: Uint8Array): Uint8Array {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: id_sha256, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: sha256(utf8(text)) }),
    }),
    nonce: nonceOf(nonce),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

/**
 * The token in an authority's answer, DER. Throws BAD_USER_INPUT where it refused, or its token is for another request.
 * Whether the token is valid is not checked here.
 */
export function tokenIn(answer: Uint8Array, nonce: Uint8Array): Uint8Array {
  const { status, timeStampToken } = parse(answer);
  // 0 is granted, 1 granted with modifications
  if (status.status > 1) {
    const failure = status.failInfo instanceof BitString ? ` (${failureOf(status.failInfo)})` : "";
    throw badInput(`the authority refused with status ${status.status}${failure}`);
  }
  if (timeStampToken === undefined) throw badInput("the authority's answer has no time-stamp token");
  const token = new Uint8Array(timeStampToken.toSchema().toBER());
  if (openToken(token).info.nonce?.isEqual(nonceOf(nonce)) !== true)
    throw badInput("the authority's token is for another request: its nonce is another one");
  return token;
}

function parse(answer: Uint8Array): TimeStampResp {
  try {
    return TimeStampResp.fromBER(new Uint8Array(answer));
  } catch (cause) {
    throw badInput("the authority's answer is no time-stamp response (RFC 3161)", cause);
  }
}

/** As a positive number, whatever its first bit is. */
const nonceOf = (bytes: Uint8Array): Integer => new Integer({ valueHex: Uint8Array.of(0x01, ...bytes) });

const FAILURES: Readonly<Record<number, string>> = {
  0: "badAlg",
  2: "badRequest",
  5: "badDataFormat",
  14: "timeNotAvailable",
  15: "unacceptedPolicy",
  16: "unacceptedExtension",
  17: "addInfoNotAvailable",
  25: "systemFailure",
};

/** PKIFailureInfo: the first bit that is set. */
function failureOf({ valueBlock }: BitString): string {
  const bits = [...valueBlock.valueHexView].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return FAILURES[bits.indexOf("1")] ?? "no reason that RFC 3161 knows";
}
