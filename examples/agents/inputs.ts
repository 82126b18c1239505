import { setImmediate } from "node:timers/promises";
import { CannotDo, type Criterion, type FileRef, type Job } from "./claw-attempt.ts";
import { checkCriterion, isKnown } from "./work/check-criteria.ts";
import type { CheckFile } from "./work/check-material.ts";
import { profileCsv, type Remarks } from "./work/profile-csv.ts";
import type { Profile } from "./work/profile-shape.ts";

export type Input = CheckFile & { sha256: string };

/** The CSV file the task is about: its first attachment that looks like one. */
export async function csvOf(job: Job): Promise<Input> {
  const file = job.task.attachments.find(
    ({ name, media_type }) => media_type.includes("csv") || /\.(csv|tsv|txt)$/i.test(name),
  );
  if (!file) throw new Error("The task has no CSV attached: attach one and give the task out again.");
  return { name: file.name, sha256: file.sha256, bytes: await job.download(file) };
}

/** What of `mine` a task asks for, under the names it wants: each is known by its ending; all of it when the task names no file. */
export function wantedOf(job: Job, mine: readonly string[]): string[] {
  const { outputs = [] } = (job.context.task ?? {}) as { outputs?: { name: string }[] };
  if (outputs.length === 0) return [...mine];
  const ending = (name: string) => name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  const foreign = outputs.find(({ name }) => !mine.some((one) => ending(one) === ending(name)));
  if (foreign)
    throw new CannotDo("skill_mismatch", `I do not make ${foreign.name}; what I make is ${mine.join(", ")}.`);
  return mine.flatMap((one) => {
    const wanted = outputs.find(({ name }) => ending(name) === ending(one));
    return wanted ? [wanted.name.includes("*") ? one : wanted.name] : [];
  });
}

/** The artifacts of the tasks this one depends on. */
export function upstreamOf(job: Job): FileRef[] {
  const upstream = (job.context.upstream ?? []) as { artifacts?: unknown }[];
  return artifactsIn(upstream.map(({ artifacts }) => artifacts));
}

/** Every file in a part of the context; of several versions the newest. */
export function artifactsIn(part: unknown): FileRef[] {
  const newest = new Map<string, FileRef & { version?: number }>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (value && typeof value === "object") {
      const file = value as FileRef & { version?: number };
      if (typeof file.url === "string" && typeof file.sha256 === "string" && typeof file.name === "string") {
        if ((file.version ?? 0) >= (newest.get(file.name)?.version ?? 0)) newest.set(file.name, file);
      } else Object.values(value).forEach(walk);
    }
  };
  walk(part);
  return [...newest.values()];
}

/** The profile that an earlier task made; without one, one's own reading of the file. */
export async function profileOf(job: Job, csv: Input): Promise<Profile> {
  const files = upstreamOf(job).filter(({ name }) => name.endsWith(".json"));
  for (const file of files.toSorted((a) => (a.name === "profile.json" ? -1 : 0))) {
    const read = JSON.parse(new TextDecoder().decode(await job.download(file))) as Partial<Profile>;
    if (read.version === 1 && read.file?.sha256 === csv.sha256) return read as Profile;
  }
  await job.say("thought", "No earlier task left a profile of this file, so I make one of my own.");
  return profileCsv(csv.name, csv.bytes, remarksIn(job.task.instructions));
}

/** What the instructions say about the data: a line "Source: …" and a line "Units: a = mm, b = °C". */
export function remarksIn(instructions: string): Remarks {
  const line = (name: string) =>
    new RegExp(`^${name}:[ \\t]*(\\S.*)$`, "m").exec(instructions)?.[1]?.trim() ?? null;
  const pairs = (line("Units") ?? "").split(",").map((pair) => pair.split("=").map((side) => side.trim()));
  return {
    source: line("Source"),
    units: Object.fromEntries(
      pairs.filter((pair): pair is [string, string] => pair.length === 2 && pair[0] !== ""),
    ),
  };
}

/**
 * Before handing in: looks at one's own files again, by each criterion this program knows; of the others it claims
 * nothing. What it computed and a review does not take, it can do no better: it is given up with the reason.
 */
export async function selfCheck(
  job: Job,
  files: CheckFile[],
  profile: Profile,
  csv: Uint8Array,
): Promise<Criterion[]> {
  const checks: Criterion[] = [];
  for (const criterion of job.task.acceptance.filter(isKnown)) {
    checks.push(checkCriterion(criterion, { files, profile, csv }));
    // Computing keeps the program busy: between two criteria it lets the heartbeat out.
    await setImmediate();
  }
  const failed = checks.find(({ passed }) => !passed);
  if (job.changes && failed)
    throw new CannotDo("no_better", `I can do no better at “${failed.name}”: ${failed.evidence}`);
  return checks;
}

/** Gives up work that a review sent back, for programs that compute the same again whatever was said. */
export function refuseChanges({ changes }: Job): void {
  const failed = changes?.lines.find(({ passed }) => !passed);
  if (changes)
    throw new CannotDo(
      "no_better",
      `I compute this and can do no better at “${failed?.criterion ?? changes.comment}”.`,
    );
}

/** Uploads files one by one; the ids in their order. */
export async function uploadAll(job: Job, files: (CheckFile & { type: string })[]): Promise<string[]> {
  const ids: string[] = [];
  for (const { name, bytes, type } of files) ids.push(await job.upload(name, bytes, type));
  return ids;
}
