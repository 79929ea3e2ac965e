#!/usr/bin/env bash
# Builds wwwroot/look from this folder. Needed only when the look changes: what it makes is committed. Wants Node 20 or later.
set -euo pipefail
cd "$(dirname "$0")"
out=../wwwroot/look
frontend=node_modules/govuk-frontend

[ -d "$frontend" ] || npm ci --ignore-scripts
mkdir -p "$out"
npx sass --load-path=node_modules --style=compressed --no-source-map --no-charset cylch.scss "$out/cylch.css"
# The map file is not served, so the line that names it goes.
sed '/^\/\/# sourceMappingURL=/d' "$frontend/dist/govuk/govuk-frontend.min.js" > "$out/govuk-frontend.min.js"
cp start.js passkey.js what-if.js "$out/"
cp fonts/*.woff2 "$out/"
cp fonts/OFL.txt "$out/atkinson-hyperlegible-next.LICENCE.txt"
cp govuk-frontend.LICENCE.txt "$out/"

echo "file                                             bytes   gzip brotli"
for f in "$out"/*.css "$out"/*.js "$out"/*.woff2; do
  node -e '
    const fs = require("fs"), z = require("zlib"), b = fs.readFileSync(process.argv[1]);
    const row = [b.length, z.gzipSync(b, { level: 9 }).length, z.brotliCompressSync(b).length];
    console.log(process.argv[1].replace(/.*\//, "").padEnd(46), ...row.map(n => String(n).padStart(7)));' "$f"
done
