import { basicType } from "../../src/model/basic-type.js";

test.each([
  ["int", "int", true],
  ["signed", "int", true],
  ["unsigned", "int", false],
  ["unsigned int", "int", false],
  ["int unsigned", "int", false],
  ["u_int", "int", false],
  ["short", "short", true],
  ["unsigned short int", "short", false],
  ["long", "long", true],
  ["long unsigned int", "long", false],
  ["u_long", "long", false],
  ["long long", "long long", true],
  ["long unsigned long int", "long long", false],
  ["char", "char", undefined],
  ["signed char", "char", true],
  ["unsigned char", "char", false],
  ["_Bool", "bool", false],
] as const)("%s is %s, signed: %s", (name, rank, signed) => {
  expect(basicType(name)).toEqual({ rank, signed });
});

test.each([
  "size_t",
  "float",
  "long char",
  "unsigned signed",
  "long long long",
  "short long",
  "char int",
  "unsigned unsigned",
  "",
  "constructor",
])("%j is no integer type of C", (name) => {
  expect(basicType(name)).toBeUndefined();
});
