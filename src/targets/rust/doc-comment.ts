import type { Call } from "../../model/call.js";
import { resultSentence } from "../counted-result.js";
import { documentCall, wrap } from "../documentation.js";
import { maxWidth } from "./layout.js";

/** Documentation comment lines; each paragraph is broken to fit behind `indent` characters. */
export function docComment(paragraphs: readonly Paragraph[], indent: number): readonly string[] {
  return paragraphs.flatMap((paragraph, index) => {
    const gap = index === 0 ? [] : ["///"];
    const lines = typeof paragraph === "string" ? textLines(paragraph, indent) : [];
    const items = typeof paragraph === "string" ? [] : paragraph.items;
    return [...gap, ...lines, ...items.flatMap((item) => itemLines(item, indent))];
  });
}

/** Markdown: a text, or a list. */
export type Paragraph = string | { readonly items: readonly string[] };

/** What a call's documentation says, with `remarks` of the target at its end. */
export function callParagraphs(call: Call, remarks: readonly string[]): readonly Paragraph[] {
  const { summary, heading, parameters, errors, notes } = documentCall(call);
  const items = parameters.map(({ name, text }) => `\`${name}\`: ${text}`);
  return [
    ...(summary === undefined ? [] : [markNames(summary)]),
    call.manual === undefined ? heading : linkManual(heading, call.manual),
    ...(items.length === 0 ? [] : [{ items }]),
    [...resultSentence(call), errors, ...notes, ...remarks].join(" "),
  ];
}

/** Puts backticks around what is a name of C for sure, where there are none yet. */
export function markNames(text: string): string {
  return text
    .split("`")
    .map((part, index) => (index % 2 === 0 ? part.replace(/\b\w*\w_\w+\b/g, "`$&`") : part))
    .join("`");
}

function textLines(text: string, indent: number): readonly string[] {
  return wrap(text, maxWidth - indent - "/// ".length).map((line) => `/// ${line}`);
}

function itemLines(text: string, indent: number): readonly string[] {
  return wrap(text, maxWidth - indent - "/// - ".length).map(
    (line, index) => `/// ${index === 0 ? "- " : "  "}${line}`,
  );
}

/** A text with its mention of a manual page made a link to FreeBSD's manual. */
export function linkManual(text: string, manual: string): string {
  return text.replace(manual, manualLink(manual));
}

function manualLink(manual: string): string {
  const [, page, section] = /^(.+)\((\w+)\)$/.exec(manual) ?? [];
  if (page === undefined || section === undefined) return manual;
  return `[\`${manual}\`](https://man.freebsd.org/cgi/man.cgi?query=${page}&sektion=${section})`;
}
