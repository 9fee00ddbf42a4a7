import { describe, expect, it } from "vitest";
import { csvOf } from "../../../src/explorer/parts/csv.js";
import { fileName } from "../../../src/explorer/parts/fileName.js";

describe("a CSV file", () => {
  it("quotes what would end a cell or a row", () => {
    expect(csvOf([["a,b", 'say "so"', "two\nlines", 3]])).toBe('"a,b","say ""so""","two\nlines",3\r\n');
  });

  it("holds no formula that a spreadsheet would run", () => {
    expect(csvOf([["=1+1", "+1", "-1", "@SUM(A1)", "\tx", -1]])).toBe("'=1+1,'+1,'-1,'@SUM(A1),'\tx,-1\r\n");
  });
});

describe("a file's name", () => {
  it("has of recorded text what every file system takes", () => {
    expect(fileName("../../etc/passwd.pdf")).toBe("etc-passwd.pdf");
    expect(fileName("<b>r-1</b>.json")).toBe("b-r-1-b-.json");
    expect(fileName("انتخاب.html")).toBe("انتخاب.html");
    expect(fileName("***.pdf")).toBe("proofline.pdf");
    expect(fileName(`${"x".repeat(10_000)}.pdf`)).toHaveLength(124);
  });
});
