import { bool, required, text } from "../field.js";

/** One column of a table's or a dataset's schema. */
export const column = {
  name: required(text("The column's name.")),
  type: text("Its type, in the source's own words."),
  description: text("What it holds."),
  personal: bool("Whether it holds personal data."),
};
