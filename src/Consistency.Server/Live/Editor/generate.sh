#!/bin/sh
# Bundles editor.js with CodeMirror 6 (MIT licence) into ../live.js. Needs Node; running it twice gives the same bytes.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp editor.js package.json package-lock.json "$work/"
(
    cd "$work"
    npm ci --silent --no-audit --no-fund >/dev/null
    npx esbuild editor.js --bundle --minify --format=iife --charset=utf8 --legal-comments=none \
        --banner:js='/* CodeMirror 6 and Lezer: Copyright Marijn Haverbeke and others, MIT License. */' \
        --outfile=live.js --log-level=error
)
cp "$work/live.js" ../live.js
