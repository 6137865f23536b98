import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import { structsFor, textOf } from "@libsysgen/libsys";

const amd64 = structsFor("amd64");
const i386 = structsFor("i386");
const powerpc64 = structsFor("powerpc64");

test("the same values take other bytes on other machines", () => {
  const value = { tv_sec: 0x0102_0304n, tv_nsec: -2n };
  assert.deepEqual(
    [amd64, i386, powerpc64].map(({ timespec }) =>
      Buffer.from(timespec.encode(value)).toString("hex"),
    ),
    [
      "0403020100000000" + "feffffffffffffff",
      "04030201" + "feffffff",
      "0000000001020304" + "fffffffffffffffe",
    ],
  );
  for (const { timespec } of [amd64, i386, powerpc64]) {
    assert.deepEqual(timespec.decode(timespec.encode(value)), value);
  }
});

test("a view reads and writes in place", () => {
  const bytes = new Uint8Array(amd64.timespec.size * 2);
  const view = amd64.timespec.view(bytes, 16);
  view.tv_nsec = 5n;
  assert.equal(bytes[24], 5);
  bytes[16] = 7;
  assert.equal(view.tv_sec, 7n);
  view.$set({ tv_sec: 1n });
  assert.deepEqual(view.$get(), { tv_sec: 1n, tv_nsec: 5n });
});

test("what a member cannot hold is refused", () => {
  const small = i386.timespec.create();
  assert.throws(() => (small.tv_sec = 2n ** 32n), {
    name: "RangeError",
    message: "timespec.tv_sec cannot hold 4294967296",
  });
  assert.throws(() => (small.tv_sec = 1), TypeError);
  assert.throws(() => i386.timespec.create({ tv_hours: 1n }), {
    name: "TypeError",
    message: "struct timespec has no member tv_hours",
  });
  assert.throws(() => amd64.timespec.view(new Uint8Array(15)), {
    name: "RangeError",
    message: "struct timespec takes 16 bytes, not 15",
  });
});

test("structs in structs, and arrays of them", () => {
  const timer = amd64.itimerspec.create({ it_value: { tv_sec: 3n } });
  timer.it_interval.tv_nsec = 9n;
  assert.deepEqual(timer.$get(), {
    it_interval: { tv_sec: 0n, tv_nsec: 9n },
    it_value: { tv_sec: 3n, tv_nsec: 0n },
  });
  assert.equal(timer.it_value, timer.it_value);
  const row = amd64.timespec.array([{ tv_sec: 1n }, timer.it_value]);
  assert.deepEqual(
    [...row].map(({ tv_sec }) => tv_sec),
    [1n, 3n],
  );
  assert.equal(row.first(1).length, 1);
  assert.throws(() => row.at(2), RangeError);
  assert.throws(() => row.first(3), RangeError);
});

test("arrays in structs", () => {
  const event = amd64.kevent.create({ ext: [1n, 2n] });
  event.ext.set(3, -1n);
  assert.deepEqual([...event.ext], [1n, 2n, 0n, 2n ** 64n - 1n]);
  assert.throws(() => event.ext.set(4, 0n), RangeError);
  event.$set({ ext: [5n] });
  assert.deepEqual(event.$get().ext, [5n, 0n, 0n, 0n]);
  const address = amd64.sockaddr_un.create({ sun_path: "/tmp/ä" });
  assert.equal(textOf(address.sun_path), "/tmp/ä");
  address.$set({ sun_path: new Uint8Array([65]) });
  assert.equal(textOf(address.sun_path), "A");
  assert.throws(() => amd64.sockaddr_un.create({ sun_path: "x".repeat(105) }), RangeError);
});

test("a union is one of its members at a time", () => {
  const value = amd64.sigval.create({ sival_int: -1 });
  assert.equal(value.sival_ptr, 0xffff_ffffn);
  assert.throws(() => amd64.sigval.create({ sival_int: 1, sival_ptr: 2n }), TypeError);
  const event = amd64.sigevent.create({ sigev_value: value });
  assert.equal(event.sigev_value.sival_int, -1);
  assert.equal(event.$get().sigev_value.sival_ptr, 0xffff_ffffn);
});

test("padding and spare members are there, and out of reach", () => {
  const reserved = amd64.stat.members.filter((member) => member.reserved);
  assert.ok(reserved.length > 0);
  const stat = amd64.stat.create();
  for (const { name } of reserved) assert.equal(name in stat, false, name);
});

test("a view of one struct is none of another, nor of another machine", () => {
  const view = amd64.timespec.create();
  assert.throws(() => amd64.timeval.create(view), TypeError);
  assert.throws(() => i386.timespec.create(view), TypeError);
});
