import type { Profile } from "./profile-shape.ts";

/** A file as it was handed in. */
export type CheckFile = { name: string; bytes: Uint8Array };
/** What a check may look at: the files handed in, and the data they speak of. */
export type Material = { files: CheckFile[]; profile: Profile; csv: Uint8Array };
export type Outcome = { passed: boolean; evidence: string };
/** The verdict on one acceptance criterion; the name is the criterion word for word. */
export type Check = Outcome & { name: string };
