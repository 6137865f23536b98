import { compilerFor } from "./compiler.js";
import type { BuildCommand, BuildPlan, BuildSite } from "./plan.js";

/**
 * With cgo where there can be a C compiler for it. Go links freebsd/arm64 with GNU ld alone then,
 * which few have; there, and where CGO_ENABLED is 0, purego makes the threads that C runs on.
 */
export function planGo(site: BuildSite): BuildPlan {
  const { arch, env } = site;
  const withoutCgo = env["CGO_ENABLED"] === "0";
  const puregoOnly = arch.name === "aarch64" && env["CGO_ENABLED"] !== "1";
  const commands = withoutCgo || puregoOnly ? buildWithPurego(site) : [buildWithCgo(site)];
  return { commands, program: "conformance-go" };
}

function buildWithCgo(site: BuildSite): BuildCommand {
  const { libraries } = site;
  const compiler = compilerFor(site);
  return {
    program: "go",
    args: ["build", "-o", "conformance-go", "."],
    env: {
      ...target(site),
      CGO_ENABLED: "1",
      CC: [compiler.program, ...compiler.args].join(" "),
      ...(libraries === undefined ? {} : { CGO_LDFLAGS: `-L${libraries}` }),
    },
    advice: `${goAdvice}, and for its C compiler: ${compiler.advice}`,
  };
}

/** The documentation of the generated package has the same words. */
function buildWithPurego(site: BuildSite): readonly BuildCommand[] {
  const env = { ...target(site), CGO_ENABLED: "0" };
  const fakeCgo = "-gcflags=github.com/ebitengine/purego/internal/fakecgo=-std";
  return [
    {
      program: "go",
      args: ["get", "github.com/ebitengine/purego@v0.10.2"],
      env,
      advice: `${goAdvice}; it gets a module from the network, or from GOPROXY`,
    },
    {
      program: "go",
      args: ["build", "-tags", "purego", fakeCgo, "-o", "conformance-go", "."],
      env,
      advice: `${goAdvice}; without cgo the program is for amd64 and aarch64 alone`,
    },
  ];
}

const goAdvice = "install Go 1.24 or newer";

function target({ arch, env, isCross }: BuildSite): Readonly<Record<string, string>> {
  const cross = { GOOS: "freebsd", GOARCH: arch.names.goarch ?? "" };
  const flags = [...(env["GOFLAGS"] === undefined ? [] : [env["GOFLAGS"]]), "-buildvcs=false"];
  return { ...(isCross ? cross : {}), GOFLAGS: flags.join(" ") };
}
