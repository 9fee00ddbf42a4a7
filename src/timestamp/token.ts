import { ContentInfo, id_ContentType_SignedData, id_eContentType_TSTInfo, SignedData, TSTInfo } from "pkijs";
import { badInput } from "../facts/error.js";

/** A time-stamp token (RFC 3161 section 2.4.2), read and not verified. */
export interface Token {
  readonly signed: SignedData;
  readonly info: TSTInfo;
}

/** Throws BAD_USER_INPUT for what is no time-stamp token with one signer. */
export function openToken(token: Uint8Array): Token {
  const { signed, info } = parse(token);
  if (signed.signerInfos.length !== 1) throw badInput("the time-stamp token has not one signature");
  return { signed, info };
}

function parse(token: Uint8Array): Token {
  try {
    const content = ContentInfo.fromBER(new Uint8Array(token));
    if (content.contentType !== id_ContentType_SignedData) throw new TypeError("not signed data");
    const signed = new SignedData({ schema: content.content });
    const { eContentType, eContent } = signed.encapContentInfo;
    if (eContentType !== id_eContentType_TSTInfo || eContent === undefined)
      throw new TypeError("not a TSTInfo");
    return { signed, info: TSTInfo.fromBER(eContent.getValue()) };
  } catch (cause) {
    throw badInput("not a time-stamp token (RFC 3161)", cause);
  }
}
