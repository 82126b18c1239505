import { setImmediate } from "node:timers/promises";
import type { Criterion, FileRef, Job } from "./claw-attempt.ts";
import { checkCriterion } from "./work/check-criteria.ts";
import type { CheckFile } from "./work/check-material.ts";
import type { Remarks } from "./work/profile-csv.ts";
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

/** The profile that an earlier task made; an error that says what is missing when there is none. */
export async function profileOf(job: Job): Promise<Profile> {
  const file = upstreamOf(job).find(({ name }) => name === "profile.json");
  if (!file)
    throw new Error(
      "No profile.json among the results this task depends on: let it depend on a profiling task.",
    );
  const profile = JSON.parse(new TextDecoder().decode(await job.download(file))) as Profile;
  if (profile.version !== 1)
    throw new Error(`profile.json has version ${profile.version}; this agent reads version 1.`);
  return profile;
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
 * Before handing in: looks at one's own files again, criterion by criterion. These programs compute, so a second
 * round cannot come out better: it is given up with the reason.
 */
export async function selfCheck(
  job: Job,
  files: CheckFile[],
  profile: Profile,
  csv: Uint8Array,
): Promise<Criterion[]> {
  const checks: Criterion[] = [];
  for (const criterion of job.task.acceptance) {
    checks.push(checkCriterion(criterion, { files, profile, csv }));
    // Computing keeps the program busy: between two criteria it lets the heartbeat out.
    await setImmediate();
  }
  const failed = checks.find(({ passed }) => !passed);
  if (job.changes && failed) throw new Error(`I can do no better at “${failed.name}”: ${failed.evidence}`);
  return checks;
}

/** Uploads files one by one; the ids in their order. */
export async function uploadAll(job: Job, files: (CheckFile & { type: string })[]): Promise<string[]> {
  const ids: string[] = [];
  for (const { name, bytes, type } of files) ids.push(await job.upload(name, bytes, type));
  return ids;
}
