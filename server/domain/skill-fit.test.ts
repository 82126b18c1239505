import { expect, test } from "vitest";
import { AgentProfile } from "./agent.ts";
import { closenessTo } from "./match-closeness.ts";
import { skillKey, stem, wordsOf } from "./match-words.ts";
import { coverOf, readProfile } from "./skill-fit.ts";

const profile = (...skills: object[]) => readProfile(AgentProfile.parse({ skills }));

test.each([
  ["csv-profiling CSV_Profiler csvProfiles", ["csv", "profil", "csv", "profil", "csv", "profil"]],
  ["running planner", ["run", "plan"]],
  ["C++ and c#", ["c++", "and", "c#"]],
  ["queries, query", ["quer", "quer"]],
  ["process analysis css", ["process", "analysis", "css"]],
  ["请分析销售数据", ["请", "分析", "销售", "数据"]],
  ["用Python做数据分析", ["用", "python", "做", "数据", "分析"]],
  ["ＣＳＶ Café", ["csv", "café"]],
  ["…", []],
])("words of %s", (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test("a stem is its own stem, and short words stay whole", () => {
  for (const word of ["engineering", "visualisations", "translators", "summaries", "go", "ios", "sql"])
    expect(stem(stem(word))).toBe(stem(word));
  expect(["go", "ios", "sql"].map(stem)).toEqual(["go", "ios", "sql"]);
});

test("names of one skill have one key, other skills another", () => {
  expect(new Set(["csv-profiling", "CSV Profiling", "csv_profiler", "csvProfiling"].map(skillKey)).size).toBe(
    1,
  );
  expect(new Set(["c", "c++", "c#", "⚙️", "sql", "nosql"].map(skillKey)).size).toBe(6);
});

test.each([
  ["the id", "csv-profiling", { id: "csv-profiling" }, 1],
  ["the id written otherwise", "CSV Profiler", { id: "csv-profiling" }, 1],
  ["the name", "Market research", { id: "s1", name: "market research" }, 1],
  ["a tag", "scraping", { id: "web", tags: ["Scraper"] }, 1],
  ["a Chinese name", "数据分析", { id: "s1", name: "数据分析" }, 1],
  ["nearly the id (Dice 4 of 5)", "csv data profiling", { id: "csv-profiling" }, 0.8],
  ["a word of it", "profiling", { id: "csv-profiling" }, 0.7],
  ["id and tags together", "sql report", { id: "reporting", tags: ["sql"] }, 0.7],
])("a skill is covered by %s", (_, required, skill, fit) => {
  expect(coverOf(required, profile(skill))).toEqual({ fit, skillId: Reflect.get(skill, "id") });
});

test.each([
  ["python-testing", { id: "testing" }],
  ["c++", { id: "c" }],
  ["c", { id: "c++" }],
  ["market research", { id: "market", description: "market research" }],
  ["legal review", { id: "code-review", tags: ["typescript"] }],
  ["市场调研", { id: "s", name: "数据分析" }],
])("%s is not covered by what is only similar", (required, skill) => {
  expect(coverOf(required, profile(skill))).toBeNull();
});

test("two skills do not cover one between them, and the best cover is named", () => {
  expect(coverOf("sql report", profile({ id: "sql" }, { id: "report" }))).toBeNull();
  expect(coverOf("report", profile({ id: "sales-report" }, { id: "reports" }))).toEqual({
    fit: 1,
    skillId: "reports",
  });
});

test("closeness follows the nearest skill; common words and strangers count nothing", () => {
  const closeness = closenessTo([
    profile({ id: "csv-profiling", description: "Finds gaps and outliers in tables" }),
    profile({ id: "market-research", description: "Reads the news" }, { id: "csv-export" }),
    profile({ id: "the-and" }),
    profile(),
  ]);
  const task = { title: "Profile the CSV and find outliers", instructions: "", skills: [] };
  const [near = 0, half = 0, ...rest] = [0, 1, 2, 3].map(closeness(task).to);
  expect(near).toBeGreaterThan(0.6);
  expect(half).toBeGreaterThan(0.1);
  expect(half).toBeLessThan(near / 1.5);
  expect(rest).toEqual([0, 0]);
});

test("other words for the same thing are close, in three languages and inside compounds, and it says by which words", () => {
  const skills = ["spreadsheets", "translation", "market-research"];
  const closeness = closenessTo(skills.map((id) => profile({ id })));
  const nearest = (title: string) => {
    const task = { title, instructions: "", skills: [] };
    const { to, why } = closeness(task);
    const close = skills.map((_, i) => to(i));
    const at = close.indexOf(Math.max(...close));
    return [skills[at], why(at)];
  };
  expect(nearest("Repair plan.xlsx")).toEqual(["spreadsheets", ["xlsx ~ spreadsheets"]]);
  expect(nearest("请翻译")).toEqual(["translation", ["请翻译 ~ translation"]]);
  expect(nearest("Ein Konkurrenzbericht")[0]).toBe("market-research");
  expect(nearest("竞品调研")[0]).toBe("market-research");
});
