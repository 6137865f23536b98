// Prints what a generated package makes of its own table on each machine, as JSON.
import process from "node:process";
import { URL, pathToFileURL } from "node:url";

const lib = pathToFileURL(`${process.argv[2]}/lib/`);
const { resolve, resolveResult } = await import(new URL("abi.js", lib).href);
const { abis } = await import(new URL("abis.js", lib).href);
const { signatures } = await import(new URL("signatures.js", lib).href);

const resolved = Object.entries(abis).map(([machine, abi]) => [
  machine,
  Object.fromEntries(
    Object.entries(signatures).map(([name, { parameters, result }]) => [
      name,
      {
        parameters: parameters.map((parameter) => [parameter.name, resolve(parameter.type, abi)]),
        result: result === "void" ? "void" : resolveResult(result, abi),
      },
    ]),
  ),
]);
console.log(JSON.stringify(Object.fromEntries(resolved)));
