import { describe, expect, it } from "vitest";
import { developmentOrigins } from "../../../../src/api/access/origin.js";

const check = developmentOrigins(["https://studio.example.com"]);
const FORBIDDEN = expect.objectContaining({ code: "FORBIDDEN" });

describe("developmentOrigins", () => {
  it.each([
    { host: "localhost:4000" },
    { host: "127.0.0.1:4000" },
    { host: "127.0.0.2" },
    { host: "[::1]:4000" },
    { host: "localhost:4000", origin: "http://localhost:4000" },
    { host: "LOCALHOST:4000", origin: "http://localhost:4000" },
    { host: "localhost:4000", origin: "https://studio.example.com" },
    { host: "localhost:4000", "sec-fetch-site": "same-origin" },
  ])("serves %j", (headers) => {
    expect(() => check(headers)).not.toThrow();
  });

  it.each([
    {},
    { host: "evil.example.com:4000" },
    { host: "localhost.evil.example.com" },
    { host: "127.0.0.1.evil.example.com" },
    { host: "192.0.2.1:4000" },
    { host: "evil@localhost:4000" },
    { host: "localhost:4000", origin: "https://evil.example.com" },
    { host: "localhost:4000", origin: "http://localhost:3000" },
    { host: "localhost:4000", origin: "null" },
    { host: "localhost:4000", "sec-fetch-site": "cross-site" },
    { host: "localhost:4000", "sec-fetch-site": "same-site" },
  ])("refuses %j", (headers) => {
    expect(() => check(headers)).toThrow(FORBIDDEN);
  });
});
