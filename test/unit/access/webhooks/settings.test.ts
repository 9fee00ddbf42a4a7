import { describe, expect, it } from "vitest";
import { parseWebhooks } from "../../../../src/access/webhooks/settings.js";
import { badInputAt } from "../../../../src/facts/error.js";

const FILES: Readonly<Record<string, string>> = {
  "hook.secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n",
  "pager.key": "R0UT1NG\n",
  "empty.key": "",
};
const read = (value: unknown, allowInternal = false) =>
  parseWebhooks(
    value,
    "HOOKS",
    (file, name) => {
      const text = FILES[file];
      if (text === undefined) throw badInputAt(name, `${file} can't be read`);
      return text;
    },
    allowInternal,
  );
const generic = {
  name: "siem",
  url: "https://siem.example/in?token=t0ken",
  template: "GENERIC",
  secretFile: "hook.secret",
};

describe("the webhooks of a file", () => {
  it("are read, each with what it is to get", () => {
    expect(
      read([
        { ...generic, rules: ["TAMPERED", "BULK_READING"] },
        { name: "chat", url: "https://hooks.slack.com/services/T/B/x", template: "SLACK" },
        {
          name: "pager",
          url: "https://events.pagerduty.com/v2/enqueue",
          template: "PAGERDUTY",
          routingKeyFile: "pager.key",
        },
        { ...generic, name: "near", url: "http://alerts.internal:8080/", allowInternal: true },
      ]),
    ).toMatchObject([
      {
        name: "siem",
        template: { name: "GENERIC" },
        rules: new Set(["TAMPERED", "BULK_READING"]),
        allowInternal: false,
      },
      { name: "chat", template: { name: "SLACK" }, secrets: [], rules: undefined },
      { name: "pager", template: { name: "PAGERDUTY", routingKey: "R0UT1NG" } },
      { name: "near", allowInternal: true },
    ]);
    expect(read([{ ...generic, url: "http://10.0.0.7/" }], true)).toMatchObject([{ allowInternal: true }]);
  });

  it.each([
    ["HOOKS", {}],
    ["HOOKS", Array.from({ length: 21 }, (_, i) => ({ ...generic, name: `n${i}` }))],
    ["HOOKS", [generic, generic]],
    ["HOOKS[0]", ["https://siem.example"]],
    ["HOOKS[0].secret", [{ ...generic, secret: "whsec_x" }]],
    ["HOOKS[0].name", [{ ...generic, name: "a b" }]],
    ["HOOKS[0].name", [{ ...generic, name: undefined }]],
    ["HOOKS[0].url", [{ ...generic, url: "http://siem.example/t0ken" }]],
    ["HOOKS[0].url", [{ ...generic, url: "ftp://siem.example/t0ken" }]],
    ["HOOKS[0].url", [{ ...generic, url: "https://ann:t0ken@siem.example" }]],
    ["HOOKS[0].url", [{ ...generic, url: "t0ken" }]],
    ["HOOKS[0].template", [{ ...generic, template: "TEAMS" }]],
    ["HOOKS[0].secretFile", [{ ...generic, secretFile: undefined }]],
    ["HOOKS[0].secretFile", [{ ...generic, secretFile: "none" }]],
    ["HOOKS[0].secretFile", [{ ...generic, secretFile: "pager.key" }]],
    ["HOOKS[0].routingKeyFile", [{ ...generic, routingKeyFile: "pager.key" }]],
    ["HOOKS[0].routingKeyFile", [{ ...generic, template: "PAGERDUTY" }]],
    ["HOOKS[0].routingKeyFile", [{ ...generic, template: "PAGERDUTY", routingKeyFile: "empty.key" }]],
    ["HOOKS[0].rules", [{ ...generic, rules: [] }]],
    ["HOOKS[0].rules[1]", [{ ...generic, rules: ["TAMPERED", "TAMPERD"] }]],
    ["HOOKS[0].allowInternal", [{ ...generic, allowInternal: "yes" }]],
  ])("are refused at %s for %j, and the error quotes no address", (path, value) => {
    const error = (() => {
      try {
        return read(value);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toMatchObject({ code: "BAD_USER_INPUT", path });
    expect(String(error)).not.toMatch(/t0ken/);
  });
});
