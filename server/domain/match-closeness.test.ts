import { expect, test } from "vitest";
import {
  heldOutTasks,
  type LabelledTask,
  labelledSkills,
  tuningTasks,
} from "#server/testing/matching/closeness-set.ts";
import { type RankFigures, rankFigures } from "#server/testing/matching/rank-figures.ts";
import { AgentProfile } from "./agent.ts";
import { closenessTo } from "./match-closeness.ts";
import { skillText, taskText, type VectorLookup, vectorKey } from "./match-vectors.ts";
import { runsOf, wordSet } from "./match-words.ts";
import { readProfile } from "./skill-fit.ts";

const profiles = labelledSkills.map((skill) => readProfile(AgentProfile.parse({ skills: [skill] })));
const taskOf = ({ title, instructions }: LabelledTask) => ({ title, instructions, skills: [] });
const figuresOf = (tasks: readonly LabelledTask[], of: ReturnType<typeof closenessTo>): RankFigures =>
  rankFigures(tasks, labelledSkills, (task) => {
    const close = of(taskOf(task));
    return profiles.map((_, i) => close.to(i));
  });

/** Plain tag overlap: how many words of a skill's tags (with id and name) stand in the task; `read` takes a text apart. */
const byTags = (tasks: readonly LabelledTask[], read: (text: string) => Set<string>): RankFigures => {
  const tags = labelledSkills.map(({ id, name, tags: own }) => read([id, name, ...own].join(" ")));
  return rankFigures(tasks, labelledSkills, ({ title, instructions }) => {
    const words = read(`${title}\n${instructions}`);
    return tags.map((one) => one.intersection(words).size);
  });
};
const asWritten = (text: string) => new Set(runsOf(text));

test("on tasks not used while tuning, closeness finds the right skill far more often than plain tag overlap", () => {
  expect(tuningTasks.length + heldOutTasks.length).toBeGreaterThanOrEqual(240);
  expect(Math.min(tuningTasks.length, heldOutTasks.length)).toBeGreaterThanOrEqual(120);
  const local = closenessTo(profiles);
  const words = ({ first, mrr, auc }: RankFigures) =>
    `first ${first.toFixed(3)}, MRR ${mrr.toFixed(3)}, AUC ${auc.toFixed(3)}`;
  for (const [name, tasks] of Object.entries({ "held-out": heldOutTasks, tuning: tuningTasks })) {
    console.info(`${tasks.length} ${name} tasks × ${labelledSkills.length} skills`);
    console.info(`  tag overlap:             ${words(byTags(tasks, asWritten))}`);
    console.info(`  tag overlap, stems:      ${words(byTags(tasks, wordSet))}`);
    console.info(`  closeness:               ${words(figuresOf(tasks, local))}`);
  }
  const [ours, plain] = [figuresOf(heldOutTasks, local), byTags(heldOutTasks, asWritten)];
  expect(ours.first).toBeGreaterThan(plain.first + 0.5);
  expect(ours.mrr).toBeGreaterThan(plain.mrr + 0.5);
  expect(ours.auc).toBeGreaterThan(plain.auc + 0.3);
  expect(ours.first).toBeGreaterThan(byTags(heldOutTasks, wordSet).first + 0.4);
});

test("the better is not owed to one language", () => {
  const local = closenessTo(profiles);
  const isChinese = ({ title }: LabelledTask) => /\p{sc=Han}/u.test(title);
  const isGerman = ({ title, instructions }: LabelledTask) =>
    !isChinese({ skill: "", title, instructions }) &&
    /[äöüß]|\b(der|die|das|für|und|mit|von|in|im|aus|nicht|einen?|auf)\b/.test(instructions) &&
    !/\b(the|and|of|is|with)\b/.test(`${title} ${instructions}`);
  for (const [language, isIt] of Object.entries({ Chinese: isChinese, German: isGerman })) {
    const tasks = heldOutTasks.filter(isIt);
    const [ours, plain] = [figuresOf(tasks, local), byTags(tasks, asWritten)];
    console.info(
      `${language}: ${tasks.length} held-out tasks, first ${ours.first.toFixed(3)} against ${plain.first.toFixed(3)}`,
    );
    expect(tasks.length).toBeGreaterThanOrEqual(8);
    expect(ours.first).toBeGreaterThan(plain.first + 0.3);
  }
});

const vectors = (known: Record<string, number[]>) => {
  const byKey = new Map(
    Object.entries(known).map(([text, list]) => [vectorKey(text), Float32Array.from(list)]),
  );
  return (key: string) => byKey.get(key);
};
const [fish, bird] = ["fish", "bird"].map((id) => AgentProfile.parse({ skills: [{ id }] }));
const sea = { title: "Look into the sea", instructions: "", skills: [] };
const both = [fish, bird].flatMap((profile) => (profile ? [readProfile(profile)] : []));
const closeToBoth = (task: typeof sea, vectors?: VectorLookup) =>
  both.map((_, i) => closenessTo(both, vectors)(task).to(i));
const textOf = (profile: AgentProfile | undefined) => profile?.skills.map(skillText).join() ?? "";

test("with embeddings of the task and of all skills their cosine is the closeness", () => {
  const known = { [taskText(sea)]: [1, 0], [textOf(fish)]: [3, 4], [textOf(bird)]: [-1, 0] };
  const [toFish, toBird] = closeToBoth(sea, vectors(known));
  expect(toFish).toBeCloseTo(0.6);
  expect(toBird).toBe(0);
});

test("while one skill or the task has no embedding the local method decides, so that two scales are never compared", () => {
  const local = closeToBoth({ ...sea, title: "Feed the fish" });
  const task = { ...sea, title: "Feed the fish" };
  const without = [
    { [taskText(task)]: [0, 1], [textOf(bird)]: [0, 1] },
    { [textOf(fish)]: [1, 0], [textOf(bird)]: [0, 1] },
  ];
  for (const known of without) expect(closeToBoth(task, vectors(known))).toEqual(local);
  expect(local[0]).toBeGreaterThan(local[1] ?? 1);
});

test("vectors of two models never make two texts close, and other texts have other keys", () => {
  const known = { [taskText(sea)]: [1, 0], [textOf(fish)]: [1, 0, 0], [textOf(bird)]: [0, 0, 0] };
  expect(closeToBoth(sea, vectors(known))).toEqual([0, 0]);
  const keys = [...tuningTasks, ...heldOutTasks].map((task) => vectorKey(taskText(taskOf(task))));
  expect(new Set(keys).size).toBe(keys.length);
  expect(vectorKey("fish")).toBe(vectorKey("fish"));
});
