import { describe, expect, it } from "vitest";
import { readDataset, roleOf } from "../../../../src/ingest/mlflow/dataset.js";
import { NO_NAMES, parseNameMap } from "../../../../src/ingest/mlflow/map.js";

const read = (type: string, source: object, names = NO_NAMES) =>
  readDataset({ name: "iris", digest: "d1", source_type: type, source: JSON.stringify(source) }, names);

describe("a data set as MLflow has it", () => {
  it.each([
    ["s3", { uri: "s3://shop/iris.csv" }, "s3://shop/iris.csv@d1"],
    ["local", { uri: "/data/iris.csv" }, "file//data/iris.csv@d1"],
    ["http", { url: "https://files.example/iris.csv" }, "https://files.example//iris.csv@d1"],
    ["delta_table", { path: "s3://lake/iris", delta_table_version: 4 }, "s3://lake/iris@d1"],
    ["delta_table", { delta_table_name: "main.ml.iris" }, "table/main.ml.iris@d1"],
    ["spark", { table_name: "ml.iris" }, "table/ml.iris@d1"],
    ["spark", { path: "hdfs://nn:8020/iris" }, "hdfs://nn:8020//iris@d1"],
    ["spark", { sql: "SELECT 1" }, "mlflow/iris@d1"],
    ["hugging_face", { path: "scikit-learn/iris", revision: null }, "hf://datasets/scikit-learn/iris@d1"],
    ["code", { tags: {} }, "mlflow/iris@d1"],
  ])("of the source %s %j is named as others name it", (type, source, key) => {
    expect(read(type, source)?.key).toBe(key);
  });

  it("has the version of its source where that has one", () => {
    expect(read("delta_table", { path: "s3://lake/iris", delta_table_version: 4 })?.version).toBe("4");
    expect(read("s3", { uri: "s3://shop/iris.csv" })?.version).toBeUndefined();
  });

  it("is named by the user, by its name or where it lies", () => {
    const names = parseNameMap('{"table:ml.iris": "hive://h:9083/ml.iris", "iris": "s3://x/y"}', "--map");
    expect(read("spark", { table_name: "ml.iris" }, names)?.key).toBe("s3://x/y@d1");
    const place = parseNameMap('{"table:ml.iris": "hive://h:9083/ml.iris"}', "--map");
    expect(read("spark", { table_name: "ml.iris" }, place)?.key).toBe("hive://h:9083/ml.iris@d1");
  });

  it("shows no password and no signature", () => {
    const url = "https://ann:s3cret@files.example/iris.csv?X-Amz-Signature=abc";
    expect(read("http", { url })).toMatchObject({
      uri: "https://files.example/iris.csv",
      key: "https://files.example//iris.csv@d1",
    });
    expect(read("abfss", { uri: "abfss://box@acc.dfs.core.windows.net/x" })?.uri).toBe(
      "abfss://box@acc.dfs.core.windows.net/x",
    );
  });

  it("is none without a name or a digest, and one whatever else is wrong with it", () => {
    expect(readDataset({ name: "iris" }, NO_NAMES)).toBeUndefined();
    expect(readDataset({ digest: "d1" }, NO_NAMES)).toBeUndefined();
    const odd = { name: "iris", digest: "d1", source: "{", schema: "[]", profile: '{"num_rows": -1}' };
    expect(readDataset(odd, NO_NAMES)).toMatchObject({
      key: "mlflow/iris@d1",
      rowCount: undefined,
      columns: undefined,
      uri: undefined,
    });
  });
});

describe("what a data set was used for", () => {
  it("is told by MLflow's context, however that is written, and is training where nothing is said", () => {
    expect(
      ["training", "Train", "validation", "eval", "testing", "TEST", "", "other", undefined].map(roleOf),
    ).toEqual([...["TRAIN", "TRAIN", "VALIDATION", "VALIDATION", "TEST", "TEST", "TRAIN", "TRAIN", "TRAIN"]]);
  });
});
