import { utf8 } from "../../facts/bytes.js";
import { escapeUnseen } from "../unseen.js";
import type { AlertParts } from "./parts.js";

/** https://docs.slack.dev/reference/block-kit/blocks: of a header, and of a section's text. */
const MAX_HEADER = 150;
const MAX_TEXT = 3_000;

/**
 * An incoming webhook's message. All text is `plain_text`, in which no character formats, links or mentions; `text` is what
 * notifications show.
 */
export function slackBody({ key, rule, principal, message, at, evidence }: AlertParts): object {
  const plain = (text: string, most = MAX_TEXT) => ({
    type: "plain_text",
    text: clipped(escapeUnseen(text.slice(0, most)), most),
    emoji: false,
  });
  // its lines are JSON's own: those within a text are escaped there
  const figures = JSON.stringify(evidence, null, 1)
    .slice(0, MAX_TEXT)
    .split("\n")
    .map(escapeUnseen)
    .join("\n");
  return {
    // escaped, and no mrkdwn either: the characters that format it stay as they are
    text: clipped(escapeUnseen(`Proofline: ${rule}, ${principal}: ${message}`.slice(0, MAX_TEXT)), MAX_TEXT),
    mrkdwn: false,
    blocks: [
      { type: "header", text: plain(`Proofline alert ${rule}`, MAX_HEADER) },
      { type: "section", text: plain(message) },
      { type: "section", fields: [plain(`Who: ${principal}`, 2_000), plain(`When: ${at}`, 2_000)] },
      { type: "section", text: { ...plain(""), text: clipped(figures, MAX_TEXT) } },
      { type: "context", elements: [plain(`Alert ${key}`)] },
    ],
  };
}

/** Escaped as https://docs.slack.dev/messaging/formatting-message-text asks: these three, and no others. */
const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** No longer than that once it is escaped, and no escape cut in two. Slack refuses a text that is empty. */
function clipped(text: string, most: number): string {
  const escaped: string[] = [];
  let length = 0;
  for (const character of text.toWellFormed()) {
    const one = ESCAPES[character] ?? character;
    length += utf8(one).length;
    if (length > most - ELLIPSIS_BYTES) {
      escaped.push("…");
      break;
    }
    escaped.push(one);
  }
  return escaped.length === 0 ? "-" : escaped.join("");
}
const ELLIPSIS_BYTES = 3;
