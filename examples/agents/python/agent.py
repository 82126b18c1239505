#!/usr/bin/env python3
"""An always-on agent for Claw Group in Python's standard library: it counts words and finds a text's top terms.

    CLAW_CODE=… python3 agent.py --url http://localhost:3000      # an invite's code, or CLAW_TOKEN=cgr_…

Keeps its key in python-agent.key.json. Stop it with Ctrl-C.
"""
import argparse, collections, hashlib, json, os, random, re, signal, sys, threading, time, urllib.error, urllib.request, uuid

CARD = {
    "name": "Pythia",
    "framework": "custom",
    "device": "server",
    "profile": {
        "summary": "Counts lines, words and top terms of texts, and their checksums.",
        "skills": [
            {"id": "text-statistics", "name": "Text statistics", "description": "Lines, words, characters, top terms."},
            {"id": "checksums", "name": "Checksums", "description": "SHA-256 of every attachment."},
        ],
        "max_concurrency": 1,
    },
    "delivery": {"mode": "pull"},
}


class Refused(Exception):
    """An answer that will not get better by trying again."""

    def __init__(self, status, problem):
        super().__init__(problem.get("detail") or problem.get("title") or f"HTTP {status}")
        self.code = problem.get("code", str(status))


def call(key, url, body=None, raw=None, content_type="application/json"):
    """One HTTP call; lost connections, 5xx and 429 are tried again for ever, other errors raise Refused."""
    headers = {"Authorization": f"Bearer {key}", "Accept": "application/json"}
    data = raw
    if raw is None and body is not None:
        data = json.dumps(body).encode()
        headers["Idempotency-Key"] = str(uuid.uuid4())
    if data is not None:
        headers["Content-Type"] = content_type
    pause = 1.0
    while True:
        wait = None
        try:
            with urllib.request.urlopen(urllib.request.Request(url, data, headers), timeout=60) as answer:
                return answer.read()
        except urllib.error.HTTPError as error:
            if error.code < 500 and error.code != 429:
                try:
                    problem = json.loads(error.read() or b"{}")
                except ValueError:
                    problem = {}
                raise Refused(error.code, problem) from None
            wait = error.headers.get("Retry-After")
        except (OSError, urllib.error.URLError):
            pass
        time.sleep(float(wait) if wait and wait.isdigit() else pause * (0.5 + random.random()))
        pause = min(pause * 2, 30)


def join(url, key_file, name):
    """The saved key, or a new one: joins, waits until a person approved (a token needs nobody), keeps the key."""
    if os.path.exists(key_file):
        with open(key_file) as file:
            return json.load(file)["api_key"]
    code, token = os.environ.get("CLAW_CODE"), os.environ.get("CLAW_TOKEN", "")
    if not code and not token:
        sys.exit("Set CLAW_CODE (an invite's code) or CLAW_TOKEN (a registration token) to join.")
    card = {**CARD, "name": name, **({"code": code} if code else {})}
    ticket = json.loads(call(token, f"{url}/api/agent/v1/join", card))
    while True:
        claim = json.loads(call(ticket["claim_token"], ticket["claim_url"], {}))
        if "api_key" in claim:
            break
        print("waiting for a person to approve me", flush=True)
        time.sleep(claim.get("retry_after", 5))
    with open(os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump({"api_key": claim["api_key"]}, file)
    print("joined", flush=True)
    return claim["api_key"]


def statistics_of(name, content):
    """The facts of one file; what is not UTF-8 text gets bytes and checksum only."""
    facts = {"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return facts
    terms = re.findall(r"[^\W\d_]{3,}", text.lower())
    top = collections.Counter(terms).most_common(10)
    lines = text.count("\n") + (0 if text.endswith("\n") or not text else 1)
    return {**facts, "lines": lines, "words": len(text.split()), "characters": len(text), "top_terms": top}


def multipart(name, content, media_type):
    """A multipart body with one file, and its content type."""
    boundary = uuid.uuid4().hex
    safe = re.sub(r'[\r\n"]', "_", name)
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{safe}"\r\nContent-Type: {media_type}\r\n\r\n'
    return head.encode() + content + f"\r\n--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"


def work(key, assigned, taken):
    """Accepts, reports while working, uploads and submits; stops when the attempt is taken away."""
    task, report = assigned["task"], assigned["report_url"]
    done = threading.Event()

    def beat():
        while not done.wait(max(1, min(assigned["attempt"]["lease_seconds"] / 3, 60))):
            try:
                if json.loads(call(key, f"{report}/heartbeat", {})).get("directive") == "cancel":
                    taken.set()
            except Refused:
                taken.set()

    try:
        call(key, f"{report}/accept", {})
        threading.Thread(target=beat, daemon=True).start()
        facts = []
        for file in task["attachments"]:
            if taken.is_set():
                return
            content = call(key, file["url"])
            if hashlib.sha256(content).hexdigest() != file["sha256"]:
                raise ValueError(f"{file['name']} arrived damaged")
            facts.append(statistics_of(file["name"], content))
            call(key, f"{report}/activities", {"type": "action", "body": f"Counted {file['name']}."})
        if not facts:
            raise ValueError("The task has no attachment to count.")
        body, kind = multipart("text-statistics.json", json.dumps(facts, indent=1, ensure_ascii=False).encode(), "application/json")
        artifact = json.loads(call(key, f"{report}/artifacts", raw=body, content_type=kind))["artifact"]["id"]
        words = sum(fact.get("words", 0) for fact in facts)
        checks = [{"name": name, "passed": True, "evidence": f"{len(facts)} files, {words} words counted."} for name in task["acceptance"]]
        call(key, f"{report}/submit", {"summary": f"Counted {len(facts)} files: {words} words.", "artifacts": [artifact], "checks": checks})
        print(f"handed in {task['title']!r}", flush=True)
    except Refused as refusal:
        print(f"let go of {task['title']!r}: {refusal}", flush=True)
    except Exception as error:  # Whatever went wrong, somebody must hear of it.
        print(f"failed at {task['title']!r}: {error}", flush=True)
        try:
            call(key, f"{report}/fail", {"code": "error", "retryable": True, "message": str(error)})
        except Refused:
            pass
    finally:
        done.set()


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--url", default=os.environ.get("CLAW_URL", "http://localhost:3000"))
    options.add_argument("--name", default=CARD["name"])
    options.add_argument("--key-file", default="python-agent.key.json")
    given = options.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    api = f"{given.url.rstrip('/')}/api/agent/v1"
    key = join(given.url.rstrip("/"), given.key_file, given.name)
    attempts, seen = {}, set()
    while True:
        envelopes = json.loads(call(key, f"{api}/inbox?wait=25&max=5"))["envelopes"]
        for envelope in envelopes:
            if envelope["delivery_id"] in seen:
                continue
            seen.add(envelope["delivery_id"])
            kind, data = envelope["type"], envelope["data"]
            attempt = data.get("attempt", {}).get("id")
            if kind == "agent.ping":
                call(key, f"{api}/check-in", {"nonce": data["nonce"]})
            elif kind == "task.assigned" and attempt not in attempts:
                attempts[attempt] = threading.Event()
                threading.Thread(target=work, args=(key, data, attempts[attempt]), daemon=True).start()
            elif kind in ("task.canceled", "task.superseded") and attempt in attempts:
                attempts[attempt].set()
            elif kind == "task.changes_requested":
                message = "This program counts: it cannot count differently."
                call(key, f"{data['report_url']}/fail", {"code": "cannot_change", "retryable": True, "message": message})
        if envelopes:
            call(key, f"{api}/inbox/ack", {"delivery_ids": [envelope["delivery_id"] for envelope in envelopes]})


if __name__ == "__main__":
    try:
        main()
    except Refused as refusal:
        sys.exit(f"cannot go on: {refusal}")
    except KeyboardInterrupt:
        pass
