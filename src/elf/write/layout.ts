import type { Bytes } from "./bytes.js";

/** The largest page of any architecture, so that segments of different rights never share one. */
export const pageSize = 0x10000;

/** A section to be written. */
export interface SectionInput {
  readonly name: string;
  /** The `SHT_` number. */
  readonly type: number;
  /** `SHF_WRITE` 1, `SHF_ALLOC` 2, `SHF_EXECINSTR` 4. */
  readonly flags: number;
  readonly align: number;
  readonly entrySize?: number;
  /** The section whose index goes into `sh_link`. */
  readonly link?: string;
  readonly info?: number;
  /** Undefined for data that is all zeros and takes `size` bytes in memory alone. */
  readonly content: Bytes | undefined;
  readonly size: number;
  /** A section of other rights than the one before begins a segment. */
  readonly startsSegment?: true;
}

export interface PlacedSection extends SectionInput {
  readonly offset: number;
  /** 0 for sections that are not loaded. */
  readonly address: number;
}

/** One after the other from an offset; addresses are offsets, plus a page for each new segment. */
export function placeSections(
  sections: readonly SectionInput[],
  start: number,
): readonly PlacedSection[] {
  let offset = start;
  let shift = 0;
  return sections.map((section) => {
    offset = Math.ceil(offset / section.align) * section.align;
    if (section.startsSegment) shift += pageSize;
    const loaded = (section.flags & 2) !== 0;
    const placed = { ...section, offset, address: loaded ? offset + shift : 0 };
    if (section.content !== undefined) offset += section.size;
    return placed;
  });
}
