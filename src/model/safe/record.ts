import type { z } from "zod";
import type { safeRecordSchema } from "./record-schema.js";

/** What was reviewed about the safe form of a call. */
export type SafeRecord = Readonly<z.infer<typeof safeRecordSchema>>;

export type WrapperRecord = Exclude<SafeRecord, { readonly raw: string }>;

export type ParameterRecord = NonNullable<WrapperRecord["parameters"]>[string];

export type ResultRecord = NonNullable<WrapperRecord["result"]>;
