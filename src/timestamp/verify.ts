import { X509Certificate } from "node:crypto";
import { ObjectIdentifier, OctetString, Sequence } from "asn1js";
import {
  type Attribute,
  Certificate,
  ExtKeyUsage,
  id_ExtKeyUsage,
  id_eContentType_TSTInfo,
  id_sha1,
  id_sha256,
  id_sha384,
  id_sha512,
  type SignedData,
  SignedDataVerifyError,
} from "pkijs";
import { sha256 } from "#sha256";
import { utf8 } from "../facts/bytes.js";
import { badInput } from "../facts/error.js";
import { openToken } from "./token.js";

/** That a text existed at a time, and who says so. */
export interface Timestamp {
  readonly at: Date;
  /** The subject of the authority's certificate: `O=Example, CN=Time`. */
  readonly authority: string;
  readonly serial: string;
}

/** The certificates that an authority's own has to lead to. */
export type Roots = readonly Certificate[];

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The certificates of a PEM file. Throws BAD_USER_INPUT where there is none. */
export function rootsOf(pem: string): Roots {
  try {
    const found = pem.match(PEM) ?? [];
    if (found.length > 0) return found.map((one) => Certificate.fromBER(new X509Certificate(one).raw));
  } catch (cause) {
    throw badInput("holds a certificate that can't be read", cause);
  }
  throw badInput("holds no certificate in PEM");
}

const CONTENT_TYPE = "1.2.840.113549.1.9.3";
const SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";
const SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
const TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

/**
 * Verifies a time-stamp token over a text (RFC 3161, RFC 5816): its digest, its signature, that the certificate which it names
 * is for time stamps alone, and where there are roots that this leads to one of them, each valid at the token's time. Whether it
 * was revoked is not asked. Throws BAD_USER_INPUT that says what is wrong.
 */
export async function verifyTimestamp(token: Uint8Array, text: string, roots?: Roots): Promise<Timestamp> {
  const { signed, info } = openToken(token);
  if (info.messageImprint.hashAlgorithm.algorithmId !== id_sha256)
    throw badInput("the time-stamp token is not for a SHA-256 digest");
  if (!Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView).equals(sha256(utf8(text))))
    throw badInput("the time-stamp token is not over this text");
  const signer = await verifySignature(signed, text, roots);
  checkPurpose(signer);
  await checkNamed(signed, signer);
  return {
    at: info.genTime,
    authority: new X509Certificate(new Uint8Array(signer.toSchema().toBER())).subject.replaceAll("\n", ", "),
    serial: Buffer.from(info.serialNumber.valueBlock.valueHexView).toString("hex"),
  };
}

async function verifySignature(
  signed: SignedData,
  text: string,
  roots: Roots | undefined,
): Promise<Certificate> {
  const checked = await signed
    .verify({
      signer: 0,
      data: new Uint8Array(utf8(text)).buffer,
      trustedCerts: [...(roots ?? [])],
      checkChain: roots !== undefined,
      extendedMode: true,
    })
    .catch((error: unknown) => {
      if (!(error instanceof SignedDataVerifyError)) throw error;
      throw badInput(
        REASONS[error.code] ?? `the time-stamp token can't be verified: ${error.message}`,
        error,
      );
    });
  if (checked.signatureVerified !== true || !(checked.signerCertificate instanceof Certificate))
    throw badInput("the time-stamp token is not signed by the certificate in it");
  const type: unknown = attribute(signed, CONTENT_TYPE)?.values[0];
  if (!(type instanceof ObjectIdentifier) || type.valueBlock.toString() !== id_eContentType_TSTInfo)
    throw badInput("the time-stamp token's signature is over something else");
  return checked.signerCertificate;
}

/** By pkijs's codes. */
const REASONS: Readonly<Record<number, string>> = {
  2: "the time-stamp token has no certificate in it",
  3: "the time-stamp token lacks the certificate that signed it",
  5: "the authority's certificate does not lead to the certificates given, or one was not valid at that time",
};

/** For time stamps and nothing else, and critical (RFC 3161 section 2.3). */
function checkPurpose({ extensions = [] }: Certificate): void {
  const usage = extensions.filter(({ extnID }) => extnID === id_ExtKeyUsage);
  const purposes = usage.flatMap(({ parsedValue }) =>
    parsedValue instanceof ExtKeyUsage ? parsedValue.keyPurposes : [],
  );
  if (usage.length !== 1 || usage[0]?.critical !== true || purposes.join() !== TIME_STAMPING)
    throw badInput("the time-stamp token is signed with a certificate that is not for time stamps");
}

/** The signature covers which certificate it is by (RFC 5816 section 2.2.1), so that no other one with its key stands for it. */
async function checkNamed(signed: SignedData, signer: Certificate): Promise<void> {
  const { algorithm, digest } = namedCertificate(signed);
  const name = DIGESTS[algorithm];
  if (name !== undefined && digest !== undefined) {
    const own = await crypto.subtle.digest(name, signer.toSchema().toBER());
    if (Buffer.from(own).equals(digest)) return;
  }
  throw badInput("the time-stamp token does not name the certificate that signed it");
}

const DIGESTS: Readonly<Record<string, string>> = {
  [id_sha1]: "SHA-1",
  [id_sha256]: "SHA-256",
  [id_sha384]: "SHA-384",
  [id_sha512]: "SHA-512",
};

/** The first of SigningCertificateV2 (RFC 5035 section 3), SHA-256 where it says nothing, or SigningCertificate (RFC 2634), SHA-1. */
function namedCertificate(signed: SignedData): { algorithm: string; digest: Uint8Array | undefined } {
  const second = attribute(signed, SIGNING_CERTIFICATE_V2);
  const [certificate] = partsOf(partsOf((second ?? attribute(signed, SIGNING_CERTIFICATE))?.values[0])[0]);
  const parts = partsOf(certificate);
  const hash = parts.find((part) => part instanceof OctetString);
  const [identifier] = partsOf(parts[0]);
  const said = identifier instanceof ObjectIdentifier ? identifier.valueBlock.toString() : id_sha256;
  return { algorithm: second === undefined ? id_sha1 : said, digest: hash?.valueBlock.valueHexView };
}

const partsOf = (value: unknown): readonly unknown[] =>
  value instanceof Sequence ? value.valueBlock.value : [];

const attribute = ({ signerInfos: [signer] }: SignedData, type: string): Attribute | undefined =>
  signer?.signedAttrs?.attributes.find((one) => one.type === type);
