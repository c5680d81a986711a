// Creates, replicates, describes and reads a secret with the AWS SDK for JavaScript.
// Settings come from the environment, as the server prints them.
import assert from "node:assert/strict";
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  ReplicateSecretToRegionsCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";

const endpoint = process.env.AWS_ENDPOINT_URL_SECRETS_MANAGER;
const virginia = new SecretsManagerClient({ region: "us-east-1", endpoint });
const paris = new SecretsManagerClient({ region: "eu-west-3", endpoint });
const SecretId = "js/db";
const SecretString = "pässwörd € 🔑";

const { ARN } = await virginia.send(new CreateSecretCommand({ Name: SecretId, SecretString }));
assert.match(ARN, /^arn:aws:secretsmanager:us-east-1:123456789012:secret:js\/db-\w{6}$/);

await assert.rejects(paris.send(new DescribeSecretCommand({ SecretId })), (error) => {
  assert.equal(error.name, "ResourceNotFoundException");
  assert.equal(error.message, "Secrets Manager can't find the specified secret.");
  assert.equal(error.$metadata.httpStatusCode, 400);
  return true;
});

const replicated = await virginia.send(
  new ReplicateSecretToRegionsCommand({ SecretId, AddReplicaRegions: [{ Region: "eu-west-3" }] }),
);
assert.equal(replicated.ReplicationStatus[0].Status, "InProgress");

const primary = await virginia.send(new DescribeSecretCommand({ SecretId }));
assert.equal(primary.ReplicationStatus[0].Region, "eu-west-3");
assert.equal(primary.ReplicationStatus[0].Status, "InSync");
assert.ok(primary.CreatedDate instanceof Date);

const replica = await paris.send(new DescribeSecretCommand({ SecretId }));
assert.equal(replica.PrimaryRegion, "us-east-1");
assert.equal(
  (await paris.send(new GetSecretValueCommand({ SecretId }))).SecretString,
  SecretString,
);

const SecretBinary = Uint8Array.from({ length: 65536 }, (_, i) => i % 256);
await virginia.send(new CreateSecretCommand({ Name: "js/binary", SecretBinary }));
const read = await virginia.send(new GetSecretValueCommand({ SecretId: "js/binary" }));
assert.deepEqual(Buffer.from(read.SecretBinary), Buffer.from(SecretBinary));

// All calls use one connection, on which an answer in two pieces would take 40 ms each time.
const times = [];
for (let i = 0; i < 100; i++) {
  const start = performance.now();
  await paris.send(new GetSecretValueCommand({ SecretId }));
  times.push(performance.now() - start);
}
times.sort((a, b) => a - b);
assert.ok(times[25] < 20, `lower quartile of a call: ${times[25]} ms`);
console.log(`  a call takes ${times[50].toFixed(1)} ms (median), ${times[99].toFixed(1)} ms at most`);
