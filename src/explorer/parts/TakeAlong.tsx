import { useState } from "react";
import { Button } from "react-aria-components";
import { texts, useTexts } from "../language/language.js";
import type { ServiceError } from "../service.js";
import { failure } from "../useQuery.js";
import { download } from "./download.js";
import { Failure } from "./Notice.js";

const TEXTS = texts({ busy: "being made …" }, { busy: "wird erstellt …" });

/** A document as the service answers with it. */
export interface Fetched {
  readonly mediaType: string;
  readonly encoding: "UTF8" | "BASE64";
  readonly content: string;
}

export interface TakenFormat<F extends string> {
  readonly format: F;
  readonly name: string;
  /** Of the file's name, without the dot. */
  readonly ending: string;
}

interface Props<F extends string> {
  /** The file's name without its ending. */
  readonly file: string;
  /** The first one is the one that most take. */
  readonly formats: readonly TakenFormat<F>[];
  readonly fetchDocument: (format: F) => Promise<Fetched>;
}

/** A button for each format that something can be taken along in. */
export function TakeAlong<F extends string>({ file, formats, fetchDocument }: Props<F>) {
  const t = useTexts(TEXTS);
  const [busy, setBusy] = useState<F>();
  const [error, setError] = useState<ServiceError>();
  const take = async ({ format, ending }: TakenFormat<F>) => {
    setBusy(format);
    setError(undefined);
    try {
      const { mediaType, encoding, content } = await fetchDocument(format);
      download(`${file}.${ending}`, mediaType, encoding === "BASE64" ? bytesOf(content) : content);
    } catch (cause) {
      setError(failure(cause));
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <>
      <p className="buttons">
        {formats.map((one, i) => (
          <Button
            key={one.format}
            className={i === 0 ? "button primary" : "button"}
            isDisabled={busy !== undefined}
            onPress={() => void take(one)}
          >
            {busy === one.format ? t.busy : one.name}
          </Button>
        ))}
      </p>
      {error !== undefined && <Failure error={error} />}
    </>
  );
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
