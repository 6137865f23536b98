// Prints the sizes and offsets that a generated package works with on each machine, as JSON.
import process from "node:process";
import { URL, pathToFileURL } from "node:url";

const lib = pathToFileURL(`${process.argv[2]}/lib/`);
const { abis } = await import(new URL("abis.js", lib).href);
const { structsFor } = await import(new URL("machine.js", lib).href);

const machines = Object.keys(abis).map((machine) => [
  machine,
  Object.fromEntries(
    Object.entries(structsFor(machine)).map(([name, { size, align, members }]) => [
      name,
      { size, align, members },
    ]),
  ),
]);
console.log(JSON.stringify(Object.fromEntries(machines)));
