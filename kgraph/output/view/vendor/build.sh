#!/bin/sh
# Makes sigma.min.js anew: needs npm and its registry. Versions are fixed, so that the result is too.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here/entry.js" "$work/"
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund sigma@3.0.3 graphology@0.26.0 graphology-types@0.24.8 esbuild@0.28.2
"$work"/node_modules/@esbuild/*/bin/esbuild entry.js --bundle --minify --format=iife --global-name=KGraphVendor \
  --legal-comments=none --define:process.env.NODE_ENV='"production"' --outfile="$here/sigma.min.js"
