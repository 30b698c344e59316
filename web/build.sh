#!/usr/bin/env bash
# build.sh OPENAPI.json FOLDER: builds the faces into FOLDER, compressed. Asks the registry only when
# node_modules is not what package-lock.json says.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
api=$1
to=$2
node=$("$here/../scripts/node")
export PATH="$node:$PATH"
cd "$here"

# Tests need what the build does not; both use the one folder.
"$here/../scripts/packages" "$here"
if ! cmp -s "$api" src/api/openapi.json; then
    cp "$api" src/api/openapi.json
    npm run --silent api
fi
npx --no-install vite build --logLevel warn --mode public --outDir "$to"
npx --no-install vite build --logLevel warn --outDir "$to"
npx --no-install vite build --logLevel warn --ssr src/public/render.ts --outDir "$to.render"
node tools/prerender.mjs "$to" "$to.render/render.js"
# Notices of what is served (licences ask for them).
node tools/notices.mjs "$to/NOTICES.txt"
node compress.mjs "$to"
