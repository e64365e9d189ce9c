#!/bin/sh
# Writes schema.json: a JSON Schema of the properties of the resource types that the constructs emit, and of their
# neighbours in the tests, from AWS's own npm package of the CloudFormation resource specification. It holds names, required
# ones, types and allowed values, all that the package knows. Needs npm and node.
set -eu
cd "$(dirname "$0")"
package=@aws-cdk/aws-service-spec@0.1.216

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm pack --silent --pack-destination "$work" "$package" >/dev/null
tar -xzf "$work"/*.tgz -C "$work"
node - "$work/package/db.json.gz" "$package" >"$work/schema.json" <<'END'
const [file, name] = process.argv.slice(2);
const types = `
  DocDB::DBCluster DocDB::DBInstance DocDB::DBSubnetGroup
  EC2::RouteTable EC2::SecurityGroup EC2::SecurityGroupEgress EC2::SecurityGroupIngress EC2::Subnet
  EC2::SubnetRouteTableAssociation EC2::VPC EC2::VPCEndpoint
  ECS::TaskDefinition Events::Rule IAM::Policy IAM::Role KMS::Key Lambda::Function Lambda::Permission
  Logs::LogGroup RDS::DBCluster RDS::DBInstance RDS::DBSubnetGroup Redshift::Cluster Redshift::ClusterSubnetGroup
  SNS::Topic SNS::TopicPolicy
  SecretsManager::ResourcePolicy SecretsManager::RotationSchedule SecretsManager::Secret
  SecretsManager::SecretTargetAttachment
  Serverless::Application`.trim().split(/\s+/).map((type) => "AWS::" + type);

const db = JSON.parse(require("node:zlib").gunzipSync(require("node:fs").readFileSync(file)));
const structures = new Map(db.schema.typeDefinition.entities.map((entity) => [entity.$id, entity]));
const used = new Map();

// A value may be a function of CloudFormation, whose result only a deployment knows.
const orFunction = (schema) => ({ if: { $ref: "#/$defs/function" }, else: schema });
const object = (properties) => {
  const required = Object.keys(properties).filter((key) => properties[key].required).sort();
  return {
    type: "object",
    properties: Object.fromEntries(Object.keys(properties).sort().map((key) => [key, typed(properties[key].type)])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
};
const typed = (type) => {
  switch (type.type) {
    case "json": return true;
    case "tag": return orFunction({ $ref: "#/$defs/tag" });
    case "date-time": return orFunction({ type: "string" });
    case "array": return orFunction({ type: "array", items: typed(type.element) });
    case "map": return orFunction({ type: "object", additionalProperties: typed(type.element) });
    case "union": return { anyOf: type.types.map(typed) };
    case "ref": return orFunction({ $ref: "#/$defs/" + structure(type.reference.$ref) });
    case "string": case "integer": case "number": case "boolean":
      return orFunction({ type: type.type, ...(type.allowedValues && { enum: type.allowedValues }) });
  }
  throw new Error("unknown type " + JSON.stringify(type));
};
const structure = (id) => {
  if (!used.has(id)) {
    const name = structures.get(id).name + "-" + id;
    used.set(id, { name });
    used.get(id).schema = object(structures.get(id).properties);
  }
  return used.get(id).name;
};

const resources = types.map((type) => {
  const found = db.schema.resource.entities.find((entity) => entity.cloudFormationType === type);
  if (!found) throw new Error("the specification has no " + type);
  return [type, object(found.properties)];
});
const definitions = [
  ["function", { type: "object", minProperties: 1, maxProperties: 1, propertyNames: { pattern: "^(Ref|Fn::.+)$" } }],
  ["tag", object({ Key: { type: { type: "string" }, required: true }, Value: { type: { type: "string" }, required: true } })],
  ...[...used.values()].sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, schema }) => [name, schema]),
  ...resources,
];
console.log(`{
"$schema": "https://json-schema.org/draft/2020-12/schema",
"$comment": "From the npm package ${name} (Apache-2.0). Written by schema.sh; do not edit.",
"$defs": {
${definitions.map(([name, schema]) => JSON.stringify(name) + ": " + JSON.stringify(schema)).join(",\n")}
}
}`);
END
mv "$work/schema.json" schema.json
