import type { BuildPlan, BuildSite } from "./plan.js";

/**
 * For another system without cgo, as Go's own linker needs no library then. On the system itself Go
 * decides, by whether there is a C compiler.
 */
export function planGo({ arch, isCross, libraries }: BuildSite): BuildPlan {
  const cross = { GOOS: "freebsd", GOARCH: arch.names.goarch ?? "", CGO_ENABLED: "0" };
  const env = {
    ...(isCross ? cross : {}),
    ...(libraries === undefined ? {} : { CGO_LDFLAGS: `-L${libraries}` }),
    GOFLAGS: "-buildvcs=false",
  };
  return {
    commands: [
      {
        program: "go",
        args: ["build", "-o", "conformance-go", "."],
        env,
        advice: "install Go 1.24 or newer",
      },
    ],
    program: "conformance-go",
  };
}
