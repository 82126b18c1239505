import { handIn, report, upload } from "./hand-in.ts";
import type { Job, Worker } from "./worker.ts";

type Behaviour = (agent: Worker, job: Job) => Promise<void>;

const begin: Behaviour = async (agent, job) => {
  await report(agent, job, "accept", { external_id: `job ${job.attemptId}` });
  await agent.work();
};
const steps: Behaviour = async (agent, job) => {
  await report(agent, job, "heartbeat", { percent: 30, note: "under way" });
  await report(agent, job, "activities", {
    type: "action",
    body: "wrote a part",
    action: "write",
    result: "a page",
  });
  if (agent.random.chance(0.3)) await upload(agent, job, "draft.md");
  await agent.work();
};

/** How a simulated agent treats one assignment. Each is a thing that agents in the field do. */
export const behaviours = {
  normal: async (agent, job) => {
    await begin(agent, job);
    await steps(agent, job);
    await handIn(agent, job);
  },
  /** Works far longer than others, and says so. */
  slow: async (agent, job) => {
    await begin(agent, job);
    for (let percent = 10; percent < 100; percent += 20) {
      await report(agent, job, "heartbeat", { percent });
      await agent.pause(agent.random.between(400, 900));
    }
    await handIn(agent, job);
  },
  /** Accepts, is never heard again until long after its lease, and then hands in. */
  silent: async (agent, job) => {
    await report(agent, job, "accept");
    await agent.pause(agent.random.between(5_000, 9_000));
    await handIn(agent, job);
  },
  /** Keeps its lease alive with plain beats and shows no progress until after the stall clock. */
  pretending: async (agent, job) => {
    await report(agent, job, "accept");
    for (let beat = 0; beat < 12; beat++) {
      await report(agent, job, "heartbeat", { note: "still working" });
      await agent.pause(800);
    }
    await handIn(agent, job);
  },
  /** Sends everything twice at once. */
  duplicate: async (agent, job) => {
    await Promise.all([report(agent, job, "accept"), report(agent, job, "accept")]);
    await Promise.all([steps(agent, job), steps(agent, job)]);
    await handIn(agent, job, { copies: 2 });
    await handIn(agent, job);
  },
  /** Sends everything in the wrong order. */
  scrambled: async (agent, job) => {
    await report(agent, job, "activities", [{ type: "thought", body: "before I accepted" }]);
    await handIn(agent, job);
    await report(agent, job, "heartbeat", { percent: 50 });
    await report(agent, job, "activities", { type: "action", body: "after I had handed in" });
    await report(agent, job, "accept");
  },
  /** A loop gone wild: hands in fifty times. */
  runaway: async (agent, job) => {
    await begin(agent, job);
    await handIn(agent, job, { copies: 50 });
  },
  /** Mixes attempts up: one that never was, and one of somebody else. Both are as good as none. */
  lost: async (agent, job) => {
    await begin(agent, job);
    const wrong = { ...job, attemptId: "at_none", reportUrl: `${agent.http.base}/attempts/at_none` };
    const foreign = agent.foreignAttempt();
    for (const url of [wrong.reportUrl, ...(foreign ? [`${agent.http.base}/attempts/${foreign}`] : [])])
      for (const call of ["submit", "fail", "heartbeat"])
        await agent.http.call(
          `${url}/${call}`,
          { json: { summary: "x", code: "x", retryable: false, message: "x" }, expect: [404] },
          agent.life,
        );
    await handIn(agent, job);
  },
  /** Somebody without the key tries to hand in and to fail the work. */
  forged: async (agent, job) => {
    await begin(agent, job);
    for (const call of ["submit", "fail", "reject"]) {
      const json = { summary: "forged", code: "other", retryable: false, message: "forged" };
      await agent.http.call(
        `${job.reportUrl}/${call}`,
        { key: `${agent.http.key.slice(0, -4)}AAAA`, json, expect: [401] },
        agent.life,
      );
    }
    await handIn(agent, job);
  },
  /** Sends what a database chokes on: half a percent, a NUL, half a character, absurd counts. Nobody else may suffer. */
  garbled: async (agent, job) => {
    await begin(agent, job);
    const usage = {
      input_tokens: Number.MAX_SAFE_INTEGER,
      output_tokens: Number.MAX_SAFE_INTEGER,
      cost_usd: 1e-300,
    };
    const ask = (json: object) => ({ json, expect: [200, 202, 404, 409, 422] });
    await agent.http.call(
      `${job.reportUrl}/heartbeat`,
      ask({ percent: 33.3, note: "a\u0000b\ud800" }),
      agent.life,
    );
    await agent.http.call(
      `${job.reportUrl}/activities`,
      ask({ type: "action", body: "\u0000\udfff" }),
      agent.life,
    );
    await agent.http.call(`${agent.http.base}/attempts/%00/heartbeat`, ask({}), agent.life);
    await agent.http.call(`${job.reportUrl}/heartbeat`, ask({ percent: 50, usage }), agent.life);
    await handIn(agent, job);
  },
  busy: async (agent, job) => void (await report(agent, job, "reject", { code: "busy", message: "later" })),
  failing: async (agent, job) => {
    await begin(agent, job);
    await report(agent, job, "fail", {
      code: "tool_down",
      retryable: true,
      message: "my tool is down",
      partial: "half a page",
    });
  },
  broken: async (agent, job) => {
    await begin(agent, job);
    await report(agent, job, "fail", { code: "cannot", retryable: false, message: "I cannot do this" });
    await handIn(agent, job);
  },
  /** Hands in what it says itself is not good yet; changes are requested, and it comes again. */
  sloppy: async (agent, job) => {
    await begin(agent, job);
    await handIn(agent, job, { failing: true });
  },
} satisfies Record<string, Behaviour>;
export type Mood = keyof typeof behaviours;
export type Moods = Readonly<Partial<Record<Mood, number>>>;

/** Everything agents do, mostly good. */
export const wildMoods: Moods = {
  normal: 48,
  slow: 4,
  silent: 4,
  pretending: 1,
  duplicate: 7,
  scrambled: 6,
  runaway: 4,
  lost: 5,
  forged: 5,
  garbled: 3,
  busy: 4,
  failing: 4,
  broken: 2,
  sloppy: 5,
};
