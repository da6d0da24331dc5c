#!/bin/sh
# Stands in for `npx -y @cloudbase/cli@…`: writes down how it was called, and says what a file has it say.
here="$(dirname "$0")"
printf '%s|%s\n' "$*" "$DATABASE_OWNER_URL" >> "$here/calls"
for argument; do
  [ "$before" = --config-file ] && cp "$argument" "$here/config"
  before="$argument"
done
shift 2
for says in "$here/says/$1 $2 $3" "$here/says/$1 $2"; do
  [ -f "$says" ] || continue
  cat "$says"
  [ -f "$says.code" ] && exit "$(cat "$says.code")"
  exit 0
done
