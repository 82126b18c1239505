import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TestInstance } from "#server/testing/test-instance.ts";
import { aWorkspace } from "#server/testing/test-workspace.ts";
import { type Cli, cliOf } from "./run-cli.ts";

const folder = mkdtempSync(join(tmpdir(), "claw-doctor-"));
let instance: TestInstance;
let cli: Cli;

beforeAll(async () => {
  instance = await TestInstance.boot();
  cli = cliOf(instance, folder);
  const { id: workspaceId } = await aWorkspace(instance);
  const { token } = await instance.owner.agents.createRegistrationToken.mutate({
    workspaceId,
    uses: 1,
    ttlSeconds: 600,
  });
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  await fetch(`${instance.agentApi}/join`, {
    method: "POST",
    headers,
    body: JSON.stringify({ name: "Tok" }),
  });
});
afterAll(async () => {
  await instance?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("doctor", () => {
  type Report = {
    ok: boolean;
    checks: { name: string; ok: boolean | null; detail: string; fix: string | null }[];
  };
  const told = (report: Report, name: string) => report.checks.find((check) => check.name === name);

  test("finds a running instance well, and names who is missing", async () => {
    const { code, out } = await cli(["doctor"]);
    const report: Report = JSON.parse(out);
    expect(report.checks.filter((check) => check.ok === false)).toEqual([]);
    expect({ code, ok: report.ok }).toEqual({ code: 0, ok: true });
    for (const name of [
      "settings",
      "instance",
      "port",
      "health",
      "loops",
      "database",
      "migrations",
      "clock",
      "socket",
      "base url",
    ])
      expect(told(report, name)).toMatchObject({ ok: true });
    expect(told(report, "agents")?.detail).toContain("Tok");
    for (const loop of ["coordinate", "sweep", "deliver", "relay", "probe"])
      expect(told(report, "loops")?.detail).toContain(loop);
  });

  test("tells when the address people are sent to leads nowhere, and works by the one of this machine", async () => {
    const away = await TestInstance.boot({ BASE_URL: "http://127.0.0.1:24699" });
    const others = cliOf(away, folder);
    try {
      const report: Report = JSON.parse((await others(["doctor"])).out);
      expect(told(report, "base url")).toMatchObject({ ok: false, fix: expect.stringContaining("BASE_URL") });
      expect(told(report, "health")).toMatchObject({ ok: true });
      expect((await others(["workspace", "list"])).out.trim()).toBe("[]");
    } finally {
      await away.stop();
    }
  });

  test("says what to do when nothing runs, a setting is wrong, or the database is ahead", async () => {
    const report: Report = JSON.parse((await cli(["doctor"], { dataDir: join(folder, "new") })).out);
    expect(report.ok).toBe(false);
    expect(told(report, "instance")).toMatchObject({ ok: false, fix: expect.stringContaining("npm start") });
    expect(told(report, "data folder")).toMatchObject({ ok: true });
    expect(told(report, "socket")).toMatchObject({ ok: null });
    const wrong: Report = JSON.parse((await cli(["doctor"], { port: "http" })).out);
    expect(told(wrong, "settings")).toMatchObject({
      ok: false,
      detail: expect.stringContaining("PORT must be"),
    });
    await instance.rows(
      "insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'y', '20990101000000_later', now())",
    );
    try {
      const ahead: Report = JSON.parse((await cli(["doctor"])).out);
      expect(told(ahead, "migrations")).toMatchObject({
        ok: false,
        detail: expect.stringContaining("20990101000000_later"),
      });
      expect(ahead.ok).toBe(false);
    } finally {
      await instance.rows("delete from _prisma_migrations where id = 'x'");
    }
  });
});
