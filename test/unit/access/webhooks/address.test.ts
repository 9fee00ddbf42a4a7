import { createServer } from "node:http";
import { describe, expect, it } from "vitest";
import { isPublic } from "../../../../src/access/webhooks/address.js";
import { post } from "../../../../src/access/webhooks/post.js";

describe("a public address", () => {
  it.each([
    "8.8.8.8",
    "93.184.216.34",
    "172.15.255.255",
    "172.32.0.1",
    "100.128.0.1",
    "2606:4700::1111",
    "::ffff:8.8.8.8",
  ])("is %s", (address) => expect(isPublic(address)).toBe(true));

  it.each([
    ...[
      "127.0.0.1",
      "127.255.255.254",
      "0.0.0.0",
      "0.1.2.3",
      "10.0.0.1",
      "172.16.0.1",
      "172.31.255.255",
      "192.168.1.1",
    ],
    ...["169.254.169.254", "169.254.170.2", "100.64.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192"],
    ...[
      "224.0.0.1",
      "239.255.255.255",
      "240.0.0.1",
      "255.255.255.255",
      "198.18.0.1",
      "192.0.2.1",
      "203.0.113.1",
    ],
    ...["::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "fec0::1", "2001:db8::1"],
    ...["::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "::10.0.0.1", "::ffff:0:10.0.0.1"],
    ...["64:ff9b::a00:1", "64:ff9b:1::a00:1", "2002:a00:1::1", "2001:0:0:1::1", "100::1"],
    ...["", "localhost", "example.com", "1.2.3.4.5", "fe80::1%eth0"],
  ])("is not %j", (address) => expect(isPublic(address)).toBe(false));
});

describe("a request", () => {
  const options = { signal: new AbortController().signal, timeoutMs: 2_000 };
  const send = (url: string, allowInternal = false) =>
    post({ url: new URL(url), allowInternal }, "{}", {}, options);

  it.each([
    "http://127.0.0.1:9/",
    "http://localhost:9/",
    "http://0x7f.1:9/",
    "http://2130706433:9/",
    "http://[::1]:9/",
    "http://[::ffff:169.254.169.254]:9/",
    "http://169.254.169.254/latest/meta-data/",
  ])("is refused to %s before anything is connected to", async (url) => {
    expect(await send(url)).toEqual({
      outcome: "REFUSED",
      why: "its address is an internal one, which is not allowed",
    });
  });

  it("goes to no redirect's address, and says how each status is taken", async () => {
    let status = 204;
    let asked = 0;
    const server = createServer((request, response) => {
      asked++;
      request.resume();
      response.writeHead(status, { location: "/elsewhere" }).end("x".repeat(100_000));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://localhost:${typeof address === "object" ? address?.port : ""}/`;
    const outcomes: [number, string][] = [];
    for (status of [204, 302, 307, 400, 404, 410, 408, 429, 500, 503])
      outcomes.push([status, (await send(url, true)).outcome]);
    server.close();
    expect(outcomes).toEqual([
      ...[204].map((one) => [one, "DELIVERED"]),
      ...[302, 307, 400, 404, 410].map((one) => [one, "REFUSED"]),
      ...[408, 429, 500, 503].map((one) => [one, "FAILED"]),
    ]);
    expect(asked).toBe(10);
    expect(await send(url, true)).toEqual({ outcome: "FAILED", why: "it can't be reached (ECONNREFUSED)" });
  });
});
