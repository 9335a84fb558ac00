#!/bin/sh
# Bundles graph.js with d3-force, d3-zoom and d3-drag (ISC licence) into ../report-graph.js. Needs Node; running it twice gives the same bytes.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp graph.js "$work/"
(
    cd "$work"
    npm install --silent --no-audit --no-fund --prefix . d3-force@3.0.0 d3-zoom@3.0.0 d3-drag@3.0.0 d3-selection@3.0.0 esbuild@0.25.12 >/dev/null
    npx esbuild graph.js --bundle --minify --format=iife --charset=utf8 --legal-comments=none \
        --banner:js='/* d3-force, d3-zoom, d3-drag, d3-selection 3.0.0 and what they need of d3: Copyright Mike Bostock, ISC License. */' \
        --outfile=report-graph.js --log-level=error
)
cp "$work/report-graph.js" ../report-graph.js
