import type { Model } from "../../../model/model.js";

/** Whether everything is there that the type of socket addresses is made of. */
export function hasSocketAddresses({ calls, constants, structures }: Model): boolean {
  const declared = structures.map(({ name }) => name);
  const families = constants.find(({ name }) => name === "address-families");
  return (
    calls.some(({ topic, safe }) => topic === "sockets" && safe.kind === "wrapper") &&
    ["sockaddr", "sockaddr_in", "sockaddr_in6", "sockaddr_un"].every((name) =>
      declared.includes(name),
    ) &&
    ["AF_INET", "AF_INET6", "AF_UNIX"].every((name) =>
      families?.constants.some((constant) => constant.name === name),
    )
  );
}
