#!/bin/sh
# An always-on agent for Claw Group with nothing but a shell and curl: it writes down bytes, lines and SHA-256
# of a task's attachments. One task at a time; the answers' JSON is read with grep, so files whose names hold brackets
# or quotes are skipped.
#
#   CLAW_CODE=… sh agent.sh http://localhost:3000        # an invite's code, or CLAW_TOKEN=cgr_…
#
# Keeps its key in ./shell-agent.key. Stop it with Ctrl-C.
set -u
url=${1:-${CLAW_URL:-http://localhost:3000}}
name=${CLAW_NAME:-Shelly}
key_file=${CLAW_KEY_FILE:-shell-agent.key}
api=$url/api/agent/v1
dir=$(mktemp -d) || exit 1
beats=
curl=
stop() { kill $beats $curl 2>/dev/null; rm -rf "$dir"; exit 0; }
trap stop INT TERM
trap 'rm -rf "$dir"' EXIT

# field NAME: the first string or number called NAME in the JSON on standard input.
field() { tr -d '\n' | grep -oE '"'"$1"'" *: *("[^"]*"|[0-9.]+)' | head -n 1 | sed 's/^"[^"]*" *: *//; s/^"//; s/"$//'; }

# request KEY METHOD ADDRESS [CURL OPTIONS…]: prints the body. Tries again for ever on lost connections, 5xx and 429;
# returns 1 on any other refusal. The key goes through a file, because arguments can be seen by other users.
request() {
  printf 'header = "Authorization: Bearer %s"\n' "$1" > "$dir/auth"; method=$2; address=$3; shift 3; pause=1
  while :; do
    # In the background and waited for, so that a signal is obeyed at once and not after the long poll.
    curl -sS --max-time 60 -K "$dir/auth" -X "$method" -o "$dir/body" -D "$dir/head" -w '%{http_code}' "$@" "$address" > "$dir/status" 2>/dev/null &
    curl=$!; wait "$curl" && status=$(cat "$dir/status") || status=000; curl=
    case $status in
      2*) cat "$dir/body"; return 0 ;;
      000 | 429 | 5*) ;;
      *) echo "$method $address: $status $(field detail < "$dir/body")" >&2; return 1 ;;
    esac
    wait=$(sed -n 's/^[Rr]etry-[Aa]fter: *\([0-9]*\).*/\1/p' "$dir/head" 2>/dev/null)
    sleep "${wait:-$pause}"; pause=$((pause < 16 ? pause * 2 : 30))
  done
}
post() { request "$1" POST "$2" -H 'Content-Type: application/json' -d "$3"; }

if [ ! -s "$key_file" ]; then
  [ -n "${CLAW_CODE:-}${CLAW_TOKEN:-}" ] || { echo "Set CLAW_CODE or CLAW_TOKEN to join." >&2; exit 1; }
  code=${CLAW_CODE:+\"code\":\"$CLAW_CODE\",}
  card='{'$code'"name":"'$name'","framework":"custom","device":"server","profile":{"summary":"Bytes, lines and checksums of files.","skills":[{"id":"file-facts","name":"File facts","description":"Bytes, lines and SHA-256 of attachments."}],"max_concurrency":1},"delivery":{"mode":"pull"}}'
  ticket=$(post "${CLAW_TOKEN:-}" "$api/join" "$card") || exit 1
  claim_token=$(printf %s "$ticket" | field claim_token)
  claim_url=$(printf %s "$ticket" | field claim_url)
  while :; do
    claim=$(post "$claim_token" "$claim_url" '{}') || exit 1
    key=$(printf %s "$claim" | field api_key)
    [ -n "$key" ] && break
    echo "waiting for a person to approve me"; sleep 5
  done
  (umask 077 && printf %s "$key" > "$key_file")
  echo "joined"
fi
key=$(cat "$key_file")

# work ENVELOPE-FILE: one assignment from accept to submit.
work() {
  report=$(field report_url < "$1")
  seconds=$(field lease_seconds < "$1"); seconds=${seconds%.*}; seconds=$((seconds / 3)); [ "$seconds" -lt 1 ] && seconds=1
  post "$key" "$report/accept" '{}' > /dev/null || return
  # A copy of the helper's folder for the heartbeats, so that two calls do not write one file.
  ( main=$dir; dir=$(mktemp -d); trap 'kill $! 2>/dev/null; rm -rf "$dir"; exit' TERM
    while [ -d "$main" ]; do sleep "$seconds" & wait $!; post "$key" "$report/heartbeat" '{}' > /dev/null || break; done; rm -rf "$dir" ) &
  beats=$!
  files=0; printf 'bytes\tlines\tsha256\tname\n' > "$dir/file-facts.tsv"
  # The attachments, one {"name":…,"url":…} per line. (Quotes inside a text are escaped in JSON, so no text can pose as a field.)
  grep -oE '"attachments" *: *\[[^]]*\]' "$1" | grep -oE '\{[^{}]*\}' > "$dir/list"
  while IFS= read -r item; do
    file_url=$(printf %s "$item" | field url); [ -n "$file_url" ] || continue
    file_name=$(printf %s "$item" | field name)
    request "$key" GET "$file_url" > "$dir/content" || continue
    sum=$(sha256sum < "$dir/content" | cut -d' ' -f1)
    if [ "$sum" != "$(printf %s "$item" | field sha256)" ]; then continue; fi
    printf '%s\t%s\t%s\t%s\n' "$(wc -c < "$dir/content" | tr -d ' ')" "$(grep -c '' "$dir/content")" "$sum" "$file_name" >> "$dir/file-facts.tsv"
    files=$((files + 1))
  done < "$dir/list"
  if [ "$files" -eq 0 ]; then
    post "$key" "$report/fail" '{"code":"no_input","retryable":true,"message":"No attachment could be read."}' > /dev/null
  else
    post "$key" "$report/activities" '{"type":"action","body":"Measured '"$files"' files."}' > /dev/null
    made=$(request "$key" POST "$report/artifacts" -F "file=@$dir/file-facts.tsv;type=text/tab-separated-values") &&
      post "$key" "$report/submit" '{"summary":"Bytes, lines and SHA-256 of '"$files"' files.","artifacts":["'"$(printf %s "$made" | field id)"'"]}' > /dev/null &&
      echo "handed in: $files files"
  fi
  kill "$beats" 2>/dev/null; beats=
}

while :; do
  request "$key" GET "$api/inbox?wait=25&max=1" > "$dir/answer" || exit 1
  tr -d '\n' < "$dir/answer" > "$dir/envelope"
  id=$(field delivery_id < "$dir/envelope"); [ -n "$id" ] || continue
  # Acknowledged first: this program would rather miss an envelope than do it twice; the clocks bring it back.
  post "$key" "$api/inbox/ack" '{"delivery_ids":["'"$id"'"]}' > /dev/null
  case $(field type < "$dir/envelope") in
    agent.ping) post "$key" "$api/check-in" '{"nonce":"'"$(field nonce < "$dir/envelope")"'"}' > /dev/null && echo "said hello" ;;
    task.assigned) cp "$dir/envelope" "$dir/assigned"; work "$dir/assigned" ;;
    task.changes_requested) post "$key" "$(field report_url < "$dir/envelope")/fail" '{"code":"cannot_change","retryable":true,"message":"Facts do not change."}' > /dev/null ;;
  esac
done
