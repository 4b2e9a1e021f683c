#!/bin/sh
# The image runs this once, when its data volume is empty.
set -eu

PGOPTIONS="-c netvexa.owner_password=${NETVEXA_OWNER_PASSWORD:?}"
PGOPTIONS="$PGOPTIONS -c netvexa.app_password=${NETVEXA_APP_PASSWORD:?}"
PGOPTIONS="$PGOPTIONS -c netvexa.system_password=${NETVEXA_SYSTEM_PASSWORD:?}"
export PGOPTIONS

psql --set ON_ERROR_STOP=1 --no-psqlrc --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --file /usr/local/share/netvexa/create-logins.sql
