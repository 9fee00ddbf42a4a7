import { describe, expect, it } from "vitest";
import { nameKey, nameOfLocation } from "../../../src/ingest/naming.js";

const keyOf = (location: string) => {
  const name = nameOfLocation(location);
  return name && nameKey(name);
};

describe("the name of the data at a location, as OpenLineage has it", () => {
  it.each([
    ["s3://shop/iris/train.parquet", "s3://shop/iris/train.parquet"],
    ["s3a://shop/iris/train.parquet/", "s3://shop/iris/train.parquet"],
    ["s3n://shop", "s3://shop//"],
    ["gs://shop/a b/c", "gs://shop/a b/c"],
    ["gs://shop/a%20b/c", "gs://shop/a b/c"],
    ["abfs://box@acc.dfs.core.windows.net/x", "abfss://box@acc.dfs.core.windows.net/x"],
    ["wasb://box@acc.blob.core.windows.net/x", "wasbs://box@acc.blob.core.windows.net/x"],
    ["hdfs://namenode:8020/user/x/", "hdfs://namenode:8020//user/x"],
    ["dbfs:/tables/x", "dbfs//tables/x"],
    ["/data/iris.csv", "file//data/iris.csv"],
    ["file:///data/iris.csv", "file//data/iris.csv"],
    ["file:/data/iris.csv", "file//data/iris.csv"],
    ["file://nas/data/iris.csv", "file://nas//data/iris.csv"],
    ["data/iris.csv", "file/data/iris.csv"],
    ["C:\\data\\iris.csv", "file/C:\\data\\iris.csv"],
    ["postgresql://db.example:5433/shop/public/orders", "postgres://db.example:5433/shop.public.orders"],
    ["postgres://db.example/shop.public.orders", "postgres://db.example:5432/shop.public.orders"],
    ["mysql+pymysql://db/shop/orders", "mysql://db:3306/shop.orders"],
    ["bigquery://proj.sales.orders", "bigquery/proj.sales.orders"],
    ["bq://proj/sales/orders", "bigquery/proj.sales.orders"],
    ["snowflake://org-acc/DB/PUBLIC/ORDERS", "snowflake://org-acc/DB.PUBLIC.ORDERS"],
    ["https://files.example/iris.csv", "https://files.example//iris.csv"],
  ])("%s is %s", (location, key) => {
    expect(keyOf(location)).toBe(key);
  });

  it("has no password and no signature in it", () => {
    expect(keyOf("postgresql://ann:s3cret@db/shop/public/orders")).toBe(
      "postgres://db:5432/shop.public.orders",
    );
    expect(keyOf("https://ann:s3cret@files.example/iris.csv?X-Amz-Signature=abc#x")).toBe(
      "https://files.example//iris.csv",
    );
  });

  it("says nothing of a database without a table, since another one has that name", () => {
    expect(nameOfLocation("postgresql://db/shop")).toBeUndefined();
    expect(nameOfLocation("bigquery://proj")).toBeUndefined();
    expect(nameOfLocation("snowflake://org-acc/DB/ORDERS")).toBeUndefined();
    expect(nameOfLocation("s3:")).toBeUndefined();
    expect(nameOfLocation("")).toBeUndefined();
  });
});
