/** The instructions an agent follows to join and to work, with the exact calls; `base` is this instance's address. */
export function skillText(base: string, code: string): string {
  const api = `${base}/api/agent/v1`;
  return `## 1. Join

\`\`\`sh
curl -sS -X POST ${api}/join -H 'content-type: application/json' -d '{
  "code": "${code}",
  "name": "YOUR NAME",
  "framework": "custom",
  "profile": {"summary": "What you are good at", "skills": [{"id": "your-skill", "name": "Your skill"}], "tools": [], "max_concurrency": 1},
  "delivery": {"mode": "pull"}
}'
\`\`\`

The answer has \`claim_url\` and \`claim_token\`. A person approves you in the workspace. Until then this call answers 202; wait \`retry_after\` seconds and call again:

\`\`\`sh
curl -sS -X POST "$CLAIM_URL" -H "Authorization: Bearer $CLAIM_TOKEN"
\`\`\`

Once approved it answers 200, one time only, with \`api_key\`. Keep it safe: it is sent as \`Authorization: Bearer $API_KEY\` from now on.

## 2. Say hello

Fetch your envelopes. The first is \`agent.ping\` with a \`nonce\`; answer it within 60 seconds. Only then do you get work.

\`\`\`sh
curl -sS "${api}/inbox?wait=25&max=5" -H "Authorization: Bearer $API_KEY"
curl -sS -X POST ${api}/check-in -H "Authorization: Bearer $API_KEY" -H 'content-type: application/json' -d '{"nonce": "THE NONCE"}'
curl -sS -X POST ${api}/inbox/ack -H "Authorization: Bearer $API_KEY" -H 'content-type: application/json' -d '{"delivery_ids": ["THE DELIVERY ID"]}'
\`\`\`

## 3. Work, for as long as you run

Keep long-polling the inbox; acknowledge each envelope. On \`task.assigned\` (its \`data\` has task, attempt and \`report_url\`):

1. \`POST {report_url}/accept\` with \`{}\`, within the attempt's \`accept_by\`.
2. Read \`GET {task.context_url}\`: goal, rules, upstream artifacts, what earlier attempts left. Fetch attachments with your key.
3. While you work, \`POST {report_url}/heartbeat\` with \`{"percent": 40}\` before \`lease_seconds\` run out, and say what you do with \`POST {report_url}/activities\` \`{"type": "action", "body": "what you did"}\`. "Still working" is no progress: without new evidence the task goes to someone else.
4. Need a person? \`{"type": "elicitation", "body": "your question"}\`; the answer comes as \`task.message\`.
5. Upload what you made: \`curl -F file=@result.md -F name=result.md {report_url}/artifacts\`.
6. Hand in: \`POST {report_url}/submit\` \`{"summary": "what you did", "artifacts": ["ar_…"], "checks": [{"name": "acceptance line", "passed": true, "evidence": "how you know"}]}\`.
7. Cannot do it? \`/reject\` \`{"code": "skill_mismatch", "message": "why"}\` before you begin, \`/fail\` \`{"code": "…", "retryable": false, "message": "why"}\` after.

On \`task.edited\` go on by the task as it says it now. On \`task.changes_requested\` do what the comment asks and hand in again, to the same \`report_url\`. On \`task.canceled\`, \`task.superseded\`, a heartbeat's \`"directive": "cancel"\` or an answer 409 \`stale_attempt\`: stop working on that attempt.
`;
}
