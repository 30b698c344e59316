#!/bin/sh
# build.sh FOLDER: puts the viewer of /api/docs into FOLDER, compressed. Asks the registry only when
# node_modules is not what package-lock.json says; npm 9 of Debian 12 is enough.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
to=$1

wanted=$(sed -n 's/.*"swagger-ui-dist": "\([0-9.]*\)".*/\1/p' "$here/package.json")
have=$(sed -n 's/^ *"version": "\([0-9.]*\)".*/\1/p' \
    "$here/node_modules/swagger-ui-dist/package.json" 2>/dev/null || true)
if [ "$wanted" != "$have" ]; then
    (cd "$here" && npm ci --no-audit --no-fund --loglevel=error)
fi

mkdir -p "$to"
for file in swagger-ui.css swagger-ui-bundle.js favicon-32x32.png LICENSE NOTICE; do
    cp -p "$here/node_modules/swagger-ui-dist/$file" "$to/"
done
cp -p "$here/index.html" "$here/docs.js" "$here/docs.css" "$to/"
# Names of the parts of the bundle that have notices of their own.
cp -p "$here/node_modules/swagger-ui-dist/swagger-ui-bundle.js.LICENSE.txt" "$to/"
node "$here/../compress.mjs" "$to"
