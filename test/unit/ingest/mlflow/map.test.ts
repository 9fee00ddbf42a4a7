import { describe, expect, it } from "vitest";
import { parseNameMap } from "../../../../src/ingest/mlflow/map.js";

const map = parseNameMap(
  JSON.stringify({
    iris: "postgres://db:5432/shop.public.iris",
    "https://files.example/": "s3://shop/",
    "https://files.example/old/": "s3://archive",
  }),
  "--map",
);

describe("the file of --map", () => {
  it("names a data set by what MLflow calls it, or by where it lies", () => {
    expect(map(["iris"])).toBe("postgres://db:5432/shop.public.iris");
    expect(map(["x", "https://files.example/a/b.csv"])).toBe("s3://shop/a/b.csv");
  });

  it("takes the longest beginning, and the whole before a beginning", () => {
    expect(map(["https://files.example/old/b.csv"])).toBe("s3://archive/b.csv");
    expect(map(["https://files.example/a.csv", "iris"])).toBe("postgres://db:5432/shop.public.iris");
  });

  it("says nothing of the rest, nor of the place that others begin with", () => {
    expect(map(["wine"])).toBeUndefined();
    expect(map(["https://files.example/"])).toBeUndefined();
  });

  it.each([
    ["{", "--map: is not JSON"],
    ["[]", "--map: must be an object"],
    ['{"iris": 1}', "--map.iris: must be a namespace and a name with a slash between"],
    ['{"iris": "s3"}', "--map.iris: must be a namespace and a name with a slash between"],
  ])("%s is refused", (text, message) => {
    expect(() => parseNameMap(text, "--map")).toThrow(message);
  });
});
