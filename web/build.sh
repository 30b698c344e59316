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
if ! cmp -s package-lock.json node_modules/.installed 2>/dev/null; then
    echo "== Fetching the libraries of the front end"
    npm ci --no-audit --no-fund --loglevel=error
    cp package-lock.json node_modules/.installed
fi
if ! cmp -s "$api" src/api/openapi.json; then
    cp "$api" src/api/openapi.json
    npm run --silent api
fi
npx --no-install vite build --logLevel warn --outDir "$to"
# Notices of what is served (licences ask for them).
node tools/notices.mjs "$to/NOTICES.txt"
node compress.mjs "$to"
