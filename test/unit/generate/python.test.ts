import { describe, expect, it } from "vitest";
import { pythonClient } from "../../../src/generate/python.js";

const text = pythonClient(
  `
  """A box."""
  input BoxInput {
    """Its id."""
    key: ID!
    """What is in it."""
    itemList: [ItemInput!]
    """How it is closed."""
    lidSha256: SHA256!
    closedAt: DateTime
  }
  """One item."""
  input ItemInput { name: String!  sizeInMm: SafeInt }
  input FactInput @oneOf { box: BoxInput }`,
  "enum Colour { RED GREEN }",
);

describe("pythonClient", () => {
  it("has a method for each kind, what must be given first, each field described", () => {
    expect(text).toContain(`    def box(
        self,
        key: str,
        *,
        lid_sha256: str,
        item_list: Optional[Sequence[Item]] = None,
        closed_at: Optional[Time] = None,
    ) -> str:
        """
        A box.

        :param key: Its id.
        :param lid_sha256: How it is closed.
`);
  });

  it("knows the schema's names and types, by which values are made", () => {
    expect(text).toContain('MEMBERS: Mapping[str, str] = {\n    "Box": "box",\n}');
    expect(text).toContain('        "item_list": ("itemList", "[ItemInput!]"),');
    expect(text).toContain('Colour = Literal["RED", "GREEN"]');
  });

  it("says in a type what must be in an object of a list, and what may", () => {
    expect(text).toMatch(/class _Item\(TypedDict\):\n {4}#: \n {4}name: str\n/);
    expect(text).toMatch(/class Item\(_Item, total=False\):\n[\s\S]+ {4}size_in_mm: int\n/);
  });
});
