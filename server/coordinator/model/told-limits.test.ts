import { expect, test } from "vitest";
import { limitsFromHeaders, limitsFromWords } from "./told-limits.ts";

const now = Date.parse("2026-11-26T12:00:00Z");

test.each([
  [{}, {}],
  [{ "x-ratelimit-limit-requests": "200", "x-ratelimit-remaining-requests": "12" }, { perMinute: 200 }],
  [
    {
      "x-ratelimit-limit-requests": "3",
      "x-ratelimit-remaining-requests": "0",
      "x-ratelimit-reset-requests": "20s",
    },
    { perMinute: 3, waitMs: 20_000 },
  ],
  [{ "x-ratelimit-limit-requests": "1000", "x-ratelimit-reset-requests": "6h0m0s" }, {}],
  [{ "x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "1m30.5s" }, { waitMs: 90_500 }],
  [{ "retry-after": "7" }, { waitMs: 7_000 }],
  [{ "retry-after": "Thu, 26 Nov 2026 12:00:30 GMT" }, { waitMs: 30_000 }],
  [{ "retry-after-ms": "250" }, { waitMs: 250 }],
  [{ "retry-after": String(now / 1_000 + 5) }, { waitMs: 5_000 }],
  [{ "retry-after": "soon", "x-ratelimit-limit-requests": "many" }, {}],
])("headers %o say %o", (headers, told) => {
  expect(limitsFromHeaders(new Headers(headers as Record<string, string>), now)).toEqual(told);
});

test.each([
  [
    "request reached organization max RPM: 3, please try again after 1 seconds",
    { perMinute: 3, waitMs: 1_000 },
  ],
  [
    "request reached organization max concurrency: 1, please try again after 2 seconds",
    { concurrency: 1, waitMs: 2_000 },
  ],
  ["Please try again in 1.5s.", { waitMs: 1_500 }],
  ["The engine is currently overloaded, please try again later", {}],
])("the words %o say %o", (words, told) => {
  expect(limitsFromWords(words)).toEqual(told);
});
