import type { TestPoint } from "../../model/suite/form.js";
import { topicNames, type Topic } from "../../model/topics.js";

/** A point with the function that a language has for it. */
export interface NamedPoint {
  readonly point: TestPoint;
  /** The name of its function. */
  readonly name: string;
  /** Why there is none. */
  readonly skipped: string | undefined;
}

/** Gives points the names of functions; `namesFor` makes them of theirs, in the same order. */
export function namedPoints(
  points: readonly TestPoint[],
  namesFor: (names: readonly string[]) => readonly string[],
  whySkipped: (point: TestPoint) => string | undefined,
): readonly NamedPoint[] {
  const names = namesFor(points.map(({ name }) => name));
  return points.map((point, index) => ({
    point,
    name: names[index] ?? "",
    skipped: whySkipped(point),
  }));
}

/** The points of a topic that have a function. */
export function madeOf(points: readonly NamedPoint[], topic: Topic): readonly NamedPoint[] {
  return points.filter(({ point, skipped }) => point.topic === topic && skipped === undefined);
}

/** The topics with functions, sorted. */
export function madeTopics(points: readonly NamedPoint[]): readonly Topic[] {
  return topicNames.filter((topic) => madeOf(points, topic).length > 0).sort();
}

/** The name of a point as a sentence, with calls as they are: `` `close` without a descriptor. `` */
export function sentenceOf({ calls, name }: TestPoint): string {
  const [first = "", ...others] = name.split(" ");
  const start = calls.includes(first)
    ? `\`${first}\``
    : first.charAt(0).toUpperCase() + first.slice(1);
  return `${[start, ...others].join(" ")}.`;
}
