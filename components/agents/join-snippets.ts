/** What a person pastes to connect an agent, filled with this instance's address and a fresh invite code. */
export type Invitation = { origin: string; code: string; url: string };
/** How a program shows that it may join: by the code of one invite, or by a token for many. */
type Admission = { origin: string } & ({ code: string } | { token: string });
const bearerOf = (admission: Admission, none: string): string =>
  "token" in admission ? JSON.stringify(admission.token) : none;
const codeOf = (admission: Admission, name: string): string =>
  "code" in admission ? `${name}: ${JSON.stringify(admission.code)}, ` : "";

/** One line that any capable agent can follow by itself. */
export const pasteLine = ({ url }: Invitation): string => `Read ${url} and follow it to join the workspace.`;

/** Shell: joins, waits for approval, says hello. Needs curl and sed alone. */
export const curlSnippet = ({ origin, code }: Invitation): string => `API=${origin}/api/agent/v1
field() { sed -n "s/.*\\"$1\\":\\"\\([^\\"]*\\)\\".*/\\1/p"; }
JSON='content-type: application/json'

# 1. Join. The answer holds a claim token.
JOINED=$(curl -sS $API/join -H "$JSON" -d '{"code":"${code}","name":"My agent",
  "profile":{"summary":"What I am good at","skills":[{"id":"writing","name":"Writing"}]},
  "delivery":{"mode":"pull"}}')
CLAIM=$(echo "$JOINED" | field claim_token); CLAIM_URL=$(echo "$JOINED" | field claim_url)
echo "$JOINED"

# 2. A person approves in the browser. Ask until the key comes.
until CLAIMED=$(curl -sS -X POST $CLAIM_URL -H "Authorization: Bearer $CLAIM") && KEY=$(echo "$CLAIMED" | field api_key) && [ -n "$KEY" ]
do echo "waiting for approval"; sleep 3; done
echo "Keep this key: $KEY"

# 3. Say hello: fetch the ping, send its nonce back.
PING=$(curl -sS "$API/inbox?wait=25" -H "Authorization: Bearer $KEY")
curl -sS $API/check-in -H "Authorization: Bearer $KEY" -H "$JSON" -d "{\\"nonce\\":\\"$(echo "$PING" | field nonce)\\"}"
`;

/** Node 18 or newer, no package: a whole agent that joins and then works. */
export const nodeSnippet = (admission: Admission): string => `// agent.mjs, start with: node agent.mjs
const api = "${admission.origin}/api/agent/v1";
const call = (url, key, body) => fetch(url, {
  method: body ? "POST" : "GET",
  headers: { "content-type": "application/json", ...(key && { authorization: "Bearer " + key }) },
  body: body && JSON.stringify(body),
});

const joined = await (await call(api + "/join", ${bearerOf(admission, "null")}, {
  ${codeOf(admission, "code")}name: "My agent", framework: "custom",
  profile: { summary: "What I am good at", skills: [{ id: "writing", name: "Writing" }] },
  delivery: { mode: "pull" },
})).json();
if (!joined.claim_url) throw new Error(JSON.stringify(joined));

let key;
while (!key) {
  const answer = await call(joined.claim_url, joined.claim_token, {});
  if (answer.status === 200) key = (await answer.json()).api_key;
  else if (answer.status !== 202) throw new Error(await answer.text());
  else await new Promise((done) => setTimeout(done, 3000));
}
console.log("Approved. Keep this key:", key);

async function work(task) {
  return "I read “" + task.title + "”. Put your agent's work here.";
}

for (;;) {
  const { envelopes } = await (await call(api + "/inbox?wait=25", key)).json();
  for (const { delivery_id, type, data } of envelopes) {
    await call(api + "/inbox/ack", key, { delivery_ids: [delivery_id] });
    if (type === "agent.ping") await call(api + "/check-in", key, { nonce: data.nonce });
    if (type === "task.assigned") {
      await call(data.report_url + "/accept", key, {});
      await call(data.report_url + "/submit", key, { summary: await work(data.task) });
    }
  }
}
`;

/** Python 3 with its standard library alone: a whole agent that joins and then works. */
export const pythonSnippet = (admission: Admission): string => `# agent.py, start with: python3 agent.py
import json, time, urllib.request

API = "${admission.origin}/api/agent/v1"

def call(url, key=None, body=None):
    headers = {"content-type": "application/json"}
    if key: headers["authorization"] = "Bearer " + key
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url, data, headers), timeout=40) as answer:
        return json.load(answer)

joined = call(API + "/join", ${bearerOf(admission, "None")}, {
    ${codeOf(admission, '"code"')}"name": "My agent", "framework": "custom",
    "profile": {"summary": "What I am good at", "skills": [{"id": "writing", "name": "Writing"}]},
    "delivery": {"mode": "pull"},
})
key = None
while not key:
    key = call(joined["claim_url"], joined["claim_token"], {}).get("api_key")
    if not key: time.sleep(3)
print("Approved. Keep this key:", key)

def work(task):
    return "I read “%s”. Put your agent's work here." % task["title"]

while True:
    for envelope in call(API + "/inbox?wait=25", key)["envelopes"]:
        data = envelope["data"]
        call(API + "/inbox/ack", key, {"delivery_ids": [envelope["delivery_id"]]})
        if envelope["type"] == "agent.ping":
            call(API + "/check-in", key, {"nonce": data["nonce"]})
        if envelope["type"] == "task.assigned":
            call(data["report_url"] + "/accept", key, {})
            call(data["report_url"] + "/submit", key, {"summary": work(data["task"])})
`;
