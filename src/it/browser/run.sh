#!/usr/bin/env bash
# Opens the page that a failing test attaches in headless Chromium, if that is installed, and checks
# what the browser shows. Keeps screenshots in target/browser; the README shows timeline.png, as
# docs/timeline.png.
set -euo pipefail
cd "$(dirname "$0")/../../.."

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -z "$browser" ] || ! "$browser" --headless --no-sandbox --version >/dev/null 2>&1; then
  echo "no Chromium starts here: the page is not opened"
  exit 0
fi
jars=(target/fake-secrets-manager-*-server.jar)
[ -f "${jars[0]}" ] || { echo "no server jar: run 'mvn package' first" >&2; exit 1; }

out=$PWD/target/browser
mkdir -p "$out"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "${jars[0]}" src/it/browser/Page.java "$out/page.html"

flags=(--headless --no-sandbox --disable-gpu --window-size=1300,1000)
"$browser" "${flags[@]}" --screenshot="$out/page.png" "file://$out/page.html" 2>/dev/null
"$browser" "${flags[@]}" --window-size=800,440 --hide-scrollbars --screenshot="$out/timeline.png" \
  "file://$out/page.html" 2>/dev/null
shown=$("$browser" "${flags[@]}" --dump-dom "file://$out/page.html" 2>/dev/null)

check() {
  grep -qF -- "$1" <<<"$shown" || { echo "the browser does not show: $1" >&2; exit 1; }
}
check '<th scope="col">eu-west-3</th>'
check 'ReplicationFailed of prod/db → eu-west-3'
check '<td class="arrives failure">from us-east-1</td>'
check 'GetSecretValue: Region is down'
check 'outage ends'
if grep -qF 's3cr3t-canary' <<<"$shown"; then
  echo "the page shows a secret value" >&2
  exit 1
fi
[ -s "$out/page.png" ] || { echo "no screenshot" >&2; exit 1; }
echo "the browser shows the page: $out/page.png"
