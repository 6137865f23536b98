/** An archive in the form of ar(5), without an index. */
export function archiveOf(objects: readonly Uint8Array[]): Uint8Array {
  const parts = objects.flatMap((bytes, index) => {
    const name = `${String(index)}.o/`.padEnd(16);
    const head = `${name}${"0".padEnd(32)}${String(bytes.length).padEnd(10)}\`\n`;
    return [Buffer.from(head), bytes, Buffer.from(bytes.length % 2 === 1 ? "\n" : "")];
  });
  return new Uint8Array(Buffer.concat([Buffer.from("!<arch>\n"), ...parts]));
}
