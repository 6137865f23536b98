import { archNames, archOf, type Arch, type ArchName } from "../../model/arch.js";

/** An architecture and Go's name for it. */
export interface Platform {
  readonly arch: Arch;
  readonly goarch: string;
}

/** The architectures that Go has a FreeBSD port to. */
export const goArchs: readonly ArchName[] = archNames.filter(
  (name) => archOf(name).names.goarch !== undefined,
);

/** What Go knows of `names`, in the same order. */
export function platformsOf(names: readonly ArchName[]): readonly Platform[] {
  return names.flatMap((name) => {
    const arch = archOf(name);
    const { goarch } = arch.names;
    return goarch === undefined ? [] : [{ arch, goarch }];
  });
}
