import fc from "fast-check";
import type { AnyRefField, EnumField, Field, Members, ScalarField } from "../../src/facts/field.js";
import { FACT_KINDS, type FactKind } from "../../src/facts/kind.js";
import { Amendment } from "../../src/facts/kinds/amendment.js";
import { KINDS } from "../../src/facts/kinds/index.js";

/** Any text that is well-formed Unicode, quotes and control characters too. */
export const text = fc.string({ unit: "binary", maxLength: 40 });

export const key = fc
  .string({ unit: "binary", minLength: 1, maxLength: 40 })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a key has none
  .filter((value) => !/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(value));

const date = fc.date({
  min: new Date("0001-01-01T00:00:00Z"),
  max: new Date("9999-12-31T00:00:00Z"),
  noInvalidDate: true,
});
const number = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .filter((value) => !Number.isInteger(value) || Number.isSafeInteger(value));
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    text,
    number,
    fc.maxSafeInteger(),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(text, tie("value"), { maxKeys: 4, noNullPrototype: true }),
    fc.record({ sealed: text }, { noNullPrototype: true }),
  ),
})).value;

const scalars = {
  String: fc.oneof(text, fc.constant("x".repeat(5_000))),
  ID: key,
  DateTime: date.map((value) => value.toISOString()),
  SHA256: fc.stringMatching(/^(sha256:)?[0-9a-f]{64}$/),
  SafeInt: fc.maxSafeNat(),
  Float: fc.double({ noNaN: true, noDefaultInfinity: true }),
  Boolean: fc.boolean(),
  JSON: json,
};

const kindAndKey = fc.record({ kind: fc.constantFrom(...FACT_KINDS), key }, { noNullPrototype: true });

function scalarOrEnum(field: ScalarField | EnumField): fc.Arbitrary<unknown> {
  if (field.type === "enum") return fc.constantFrom(...field.values);
  if (field.indexed) return key;
  const value = scalars[field.scalar];
  // "" and blanks are not given where a text is required; and null is as not given
  if (field.required && field.scalar === "String") return text.map((some) => `a${some}`);
  return field.required && field.scalar === "JSON" ? json.filter((some) => some !== null) : value;
}

const optional = (field: { required: boolean }, value: fc.Arbitrary<unknown>) =>
  field.required ? value : fc.option(value);

const record = (members: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc.record({ ...members }, { noNullPrototype: true });

const membersOf = (members: Members) =>
  Object.fromEntries(
    Object.entries(members).map(([name, member]) => [name, optional(member, scalarOrEnum(member))]),
  );

/** With the times of these names the other way round where the second is the earlier. */
function inOrder(
  given: Record<string, unknown>,
  from: string | undefined,
  to: string | undefined,
): Record<string, unknown> {
  if (from === undefined || to === undefined) return given;
  const [first, second] = [given[from], given[to]];
  const isReversed = typeof first === "string" && typeof second === "string" && second < first;
  return isReversed ? { ...given, [from]: second, [to]: first } : given;
}

function anyValue(field: Exclude<Field, AnyRefField>): fc.Arbitrary<unknown> {
  switch (field.type) {
    case "texts":
      return fc.array(text, { maxLength: 3 });
    case "objects":
      return fc.array(record(membersOf(field.fields)), { maxLength: 3 });
    case "ref":
      return key;
    case "refs":
      return fc.array(
        fc
          .constantFrom(...Object.keys(field.targets))
          .chain((target) => record({ ...withShortTexts(field.props), [target]: key }))
          .map((item) => inOrder(item, field.range?.from, field.range?.to)),
        { maxLength: 4 },
      );
    case "anyRefs":
      return fc.array(kindAndKey, { maxLength: 4 });
    default:
      return scalarOrEnum(field);
  }
}

/** Texts on an edge can't be sealed, so long ones are refused. */
const withShortTexts = (members: Members) =>
  Object.fromEntries(
    Object.entries(members).map(([name, member]) => [
      name,
      optional(member, member.type === "scalar" && member.scalar === "String" ? text : scalarOrEnum(member)),
    ]),
  );

/** A valid input of a kind, made from the kind's description. */
export function inputOf(kind: FactKind): fc.Arbitrary<Record<string, unknown>> {
  const { key: named, fields, correction, claims } = KINDS[kind];
  const members: Record<string, fc.Arbitrary<unknown>> = { [named.field]: key };
  for (const [name, field] of Object.entries(fields)) {
    // what follows from the correction is given by nobody
    if (name === correction?.names || name === correction?.references) continue;
    if (field.type === "anyRef") {
      members.kind = fc.constantFrom(...FACT_KINDS);
      members[name] = key;
    } else members[name] = optional(field, anyValue(field));
  }
  const span = claims !== undefined && "start" in claims ? claims : undefined;
  const given =
    correction === undefined
      ? record(members)
      : fc
          .constantFrom(...FACT_KINDS.filter(isCorrectable))
          .chain((of) => record({ ...members, kind: fc.constant(of), [correction.in]: correctionOf(of) }));
  const input = given.map((one) => inOrder(one, span?.start, span?.end));
  return kind === "Prediction"
    ? input.filter((fact) => fact.deployment !== null || fact.modelVersion !== null)
    : input;
}

const CORRECTABLE: ReadonlySet<FactKind> = new Set(Object.values(Amendment.fields.references.targets));

/** The fields of a kind that a correction can name. */
const correctable = (kind: FactKind) =>
  Object.entries(KINDS[kind].fields).filter(
    ([name, field]) =>
      field.type !== "anyRef" &&
      field.type !== "anyRefs" &&
      (field.type !== "ref" || CORRECTABLE.has(field.to)) &&
      !KINDS[kind].own?.includes(name),
  );
const isCorrectable = (kind: FactKind) => correctable(kind).length > 0;

/** A correction is JSON, whose integers are not beyond 2^53, where the field itself may take such a number. */
const isPlainJson = (value: unknown): boolean =>
  typeof value === "number"
    ? !Number.isInteger(value) || Number.isSafeInteger(value)
    : typeof value !== "object" || value === null || Object.values(value).every(isPlainJson);

/** Some fields of a kind with their right values. */
const correctionOf = (kind: FactKind): fc.Arbitrary<unknown> =>
  fc
    .subarray(correctable(kind), { minLength: 1 })
    .chain((fields) =>
      record(
        Object.fromEntries(
          fields.map(([name, field]) => [
            name,
            field.type === "anyRef" ? key : optional(field, anyValue(field)),
          ]),
        ),
      ),
    )
    .filter(isPlainJson);

/** A kind and a valid input of it. */
export const fact = fc
  .constantFrom(...FACT_KINDS)
  .chain((kind) => inputOf(kind).map((input) => ({ kind, input })));
