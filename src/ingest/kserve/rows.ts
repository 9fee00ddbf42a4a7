import { isObject, type JsonObject, type JsonValue } from "../../facts/json.js";
import type { Part } from "./event.js";

/**
 * The rows of a body: of the V1 protocol (`instances`, `predictions`), or of V2, the Open Inference Protocol (`inputs`, `outputs`:
 * tensors whose first dimension counts the rows). Undefined where the body is of neither form: it is kept whole. What a body says
 * beside its rows, as a signature or parameters, is said of each of them.
 */
export function rowsOf(part: Part, body: JsonValue): readonly JsonValue[] | undefined {
  if (!isJsonObject(body)) return undefined;
  const list = body[V1[part].list];
  if (Array.isArray(list) && list.length > 0) return instanceRows(list, body, V1[part]);
  const tensors = body[V2[part]];
  return Array.isArray(tensors) ? tensorRows(tensors, body, V2[part]) : undefined;
}

const V1 = {
  request: { list: "instances", one: "instance" },
  response: { list: "predictions", one: "prediction" },
} as const;
const V2 = { request: "inputs", response: "outputs" } as const;

/** Of a V2 body: the server's names for what is asked and answered, and which tensors are wanted. */
const NO_INPUT: ReadonlySet<string> = new Set(["id", "model_name", "model_version", "outputs"]);

function instanceRows(
  list: readonly JsonValue[],
  body: JsonObject,
  { list: name, one }: { list: string; one: string },
): readonly JsonValue[] {
  const rest = without(body, (given) => given === name);
  return rest === undefined ? list : list.map((row) => ({ ...rest, [one]: row }));
}

function tensorRows(
  tensors: readonly JsonValue[],
  body: JsonObject,
  name: string,
): readonly JsonValue[] | undefined {
  const read = tensors.map(readTensor);
  const known = read.filter((tensor) => tensor !== undefined);
  const count = known[0]?.rows.length;
  const names = new Set(known.map((tensor) => tensor.name));
  // a tensor in another form, or two of one name, would be lost
  if (count === undefined || known.length < tensors.length || names.size < known.length) return undefined;
  if (known.some(({ rows }) => rows.length !== count)) return undefined;
  const rest = without(body, (given) => given === name || NO_INPUT.has(given));
  return Array.from({ length: count }, (_, i) => {
    const row = Object.fromEntries(known.map((tensor) => [tensor.name, tensor.rows[i] ?? null]));
    return rest === undefined ? row : { ...rest, [name]: row };
  });
}

interface Tensor {
  readonly name: string;
  readonly rows: readonly JsonValue[];
}

/** Undefined for what is no tensor with its data in JSON: the binary extension has it behind the JSON. */
function readTensor(tensor: JsonValue): Tensor | undefined {
  if (!isJsonObject(tensor)) return undefined;
  const { name, shape, data } = tensor;
  if (typeof name !== "string" || !Array.isArray(shape) || !Array.isArray(data)) return undefined;
  const dimensions: readonly JsonValue[] = shape;
  const sizes = dimensions.filter(isSize);
  const [count, ...inner] = sizes;
  if (count === undefined || sizes.length < dimensions.length) return undefined;
  const flat: readonly JsonValue[] = data.flat(sizes.length - 1);
  const length = inner.reduce((product, size) => product * size, 1);
  if (flat.some(Array.isArray) || flat.length !== count * length) return undefined;
  // a column of a table is a tensor of one value a row
  const rows = Array.from({ length: count }, (_, i) =>
    length === 1 ? (flat[i] ?? null) : nested(flat.slice(i * length, (i + 1) * length), inner),
  );
  return { name, rows };
}

const isSize = (value: JsonValue): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value > 0;

/** A flat list in row-major order, as lists in lists. */
function nested(flat: readonly JsonValue[], [, ...inner]: readonly number[]): JsonValue {
  if (inner.length === 0) return flat;
  const length = inner.reduce((product, size) => product * size, 1);
  return Array.from({ length: flat.length / length }, (_, i) =>
    nested(flat.slice(i * length, (i + 1) * length), inner),
  );
}

/** Undefined where nothing is left. */
function without(body: JsonObject, isTaken: (name: string) => boolean): JsonObject | undefined {
  const rest = Object.entries(body).filter(([name, value]) => !isTaken(name) && !isEmpty(value));
  return rest.length === 0 ? undefined : Object.fromEntries(rest);
}

const isEmpty = (value: JsonValue): boolean =>
  value === null || (isJsonObject(value) && Object.keys(value).length === 0);

const isJsonObject = (value: JsonValue): value is JsonObject => isObject(value);
