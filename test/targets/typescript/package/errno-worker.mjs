// Fails over and over in one of several ways, and reports how often the error was another one.
import { parentPort, workerData } from "node:worker_threads";
import { libsys } from "./open.mjs";

const { sys } = libsys;
const ways = [
  ["EBADF", () => sys.close(-1)],
  ["ENOENT", () => sys.unlink("/nowhere/at/all")],
  ["EINVAL", () => sys.clock_gettime(9999)],
  ["EINVAL", () => sys.getpriority(99, 0)],
  ["ENOTDIR", () => sys.unlink("/dev/null/x")],
  ["EBADF", () => sys.posix_fallocate(-1, 0n, 1n)],
  ["ENAMETOOLONG", () => sys.unlink("/" + "x".repeat(300))],
  ["ENOMEM", () => sys.__getcwd(new Uint8Array(2))],
];
const [code, fail] = ways[workerData.index % ways.length];

parentPort.once("message", () => {
  let made = 0;
  let wrong = 0;
  for (; made < 500; made++) {
    try {
      fail();
      wrong++;
    } catch (error) {
      if (error.code !== code) wrong++;
    }
  }
  parentPort.postMessage({ made, wrong });
});
parentPort.postMessage("ready");
