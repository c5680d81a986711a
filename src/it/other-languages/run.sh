#!/usr/bin/env bash
# Calls the fake from other languages: with the AWS CLI and the AWS SDK for JavaScript, if they
# are installed. Needs the server jar, so run `mvn package` first. Exits with 0 if all checks pass.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
target=$here/../../../target
work=$target/other-languages
mkdir -p "$work"

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

equal() { # what, expected, actual
  [ "$2" = "$3" ] || fail "$1: expected <$2>, got <$3>"
  echo "  ok: $1"
}

# The first program of a name that works: the shim of a version manager may only report an error.
working() {
  local program
  while read -r program; do
    if "$program" --version >/dev/null 2>&1; then
      echo "$program"
      return
    fi
  done < <(type -ap "$1")
}

jars=("$target"/fake-secrets-manager-*-server.jar)
[ -f "${jars[0]}" ] || fail "no server jar in target: run mvn package"
[ "${#jars[@]}" -eq 1 ] || fail "several server jars in target: run mvn clean package"

# Emptied first, so that the output of an earlier server is not read.
: >"$work/stdout"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
"$java" -jar "${jars[0]}" --port 0 --region us-east-1 >"$work/stdout" 2>"$work/stderr" &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT

for _ in $(seq 300); do
  [ "$(wc -l <"$work/stdout")" -ge 6 ] && break
  kill -0 "$server" 2>/dev/null || fail "the server ended: $(cat "$work/stderr")"
  sleep 0.1
done
uri=$(head -n 1 "$work/stdout")
[[ $uri =~ ^http://127\.0\.0\.1:[0-9]+$ ]] || fail "the first line is not an address: <$uri>"
echo "== the server is at $uri"
set -a
# shellcheck disable=SC1090
source <(tail -n +2 "$work/stdout")
set +a
# Neither the user's settings nor a proxy may affect the calls.
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null AWS_PAGER= NO_PROXY=127.0.0.1
unset AWS_PROFILE AWS_SESSION_TOKEN

# Makes an HTTP request (method, path) with bash itself, and prints the status.
http() {
  local status
  exec 3<>"/dev/tcp/127.0.0.1/${uri##*:}"
  printf '%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$1" "$2" >&3
  read -r _ status _ <&3
  exec 3>&-
  echo "$status"
}

aws_cli() {
  "$aws" --endpoint-url "$uri" --output text "$@"
}

check_cli() {
  local value='pässwörd € 🔑' arn error
  arn=$(aws_cli secretsmanager create-secret --name cli/db --secret-string "$value" --query ARN)
  [[ $arn =~ ^arn:aws:secretsmanager:us-east-1:123456789012:secret:cli/db-[A-Za-z0-9]{6}$ ]] ||
    fail "create-secret: the ARN is <$arn>"
  echo "  ok: create-secret"
  equal replicate-secret-to-regions InProgress "$(
    aws_cli secretsmanager replicate-secret-to-regions --secret-id cli/db \
      --add-replica-regions Region=eu-west-3 --query 'ReplicationStatus[0].Status'
  )"
  equal "describe-secret in us-east-1" $'eu-west-3\tInSync' "$(
    aws_cli secretsmanager describe-secret --secret-id cli/db \
      --query 'ReplicationStatus[0].[Region,Status]'
  )"
  equal "describe-secret in eu-west-3" us-east-1 "$(
    aws_cli --region eu-west-3 secretsmanager describe-secret --secret-id cli/db \
      --query PrimaryRegion
  )"
  equal "get-secret-value in eu-west-3" "$value" "$(
    PYTHONIOENCODING=UTF-8 LC_ALL=C.UTF-8 aws_cli --region eu-west-3 secretsmanager \
      get-secret-value --secret-id cli/db --query SecretString
  )"
  error=$(aws_cli secretsmanager describe-secret --secret-id nix 2>&1) &&
    fail "describe-secret of a missing secret succeeds"
  [[ $error == *"(ResourceNotFoundException)"*"DescribeSecret"*"Secrets Manager can't find"* ]] ||
    fail "describe-secret of a missing secret: <$error>"
  echo "  ok: an error of AWS"
  equal "POST /_fake/reset" 204 "$(http POST /_fake/reset)"
  equal "list-secrets after the reset" None "$(
    aws_cli secretsmanager list-secrets --query 'SecretList[0].Name'
  )"
}

equal "GET /_fake/health" 200 "$(http GET /_fake/health)"

aws=$(working aws)
if [ -n "$aws" ]; then
  echo "== the AWS CLI: $aws, $("$aws" --version 2>&1)"
  check_cli
else
  echo "== SKIPPED the AWS CLI: no program aws answers --version"
fi

node=$(working node)
npm=$(working npm)
if [ -n "$node" ] && [ -n "$npm" ]; then
  echo "== the AWS SDK for JavaScript, Node.js $("$node" --version)"
  cp "$here"/package.json "$here"/package-lock.json "$here"/client.mjs "$work"
  (cd "$work" && "$npm" ci --no-audit --no-fund --loglevel=error && "$node" client.mjs) ||
    fail "the AWS SDK for JavaScript"
  echo "  ok: create, replicate, describe, get, an error of AWS"
else
  echo "== SKIPPED the AWS SDK for JavaScript: node or npm is not installed"
fi

echo "== SIGTERM"
kill -TERM "$server"
code=0
wait "$server" || code=$?
trap - EXIT
equal "the exit code after SIGTERM" 143 "$code"
equal "what the server said on stderr" "" "$(cat "$work/stderr")"
equal "the lines it said on stdout" 6 "$(wc -l <"$work/stdout" | tr -d ' ')"
