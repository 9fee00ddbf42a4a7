import { describe, expect, it } from "vitest";
import { addressBlock, isLoopback } from "../../../src/access/address.js";

describe("addressBlock", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["not an address", "not an address"],
  ])("puts %s into %s", (address, block) => {
    expect(addressBlock(address)).toBe(block);
  });
});

describe("isLoopback", () => {
  it.each(["localhost", "LOCALHOST", "127.0.0.1", "127.0.0.2", "127.255.255.255", "::1", "[::1]"])(
    "says that %s is this machine",
    (host) => {
      expect(isLoopback(host)).toBe(true);
    },
  );

  it.each([
    "",
    "0.0.0.0",
    "::",
    "128.0.0.1",
    "127.1",
    "127.0.0.1.example.com",
    "127.0.0.256",
    "localhost.example.com",
    "example.com",
  ])("says that %j is not, or may not be", (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});
