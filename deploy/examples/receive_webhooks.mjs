// Receives webhooks and checks their signatures, with nothing but Node.
//
//     PAVILION_WEBHOOK_SECRET=whsec_… node deploy/examples/receive_webhooks.mjs 8090
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const secret = process.env.PAVILION_WEBHOOK_SECRET;
if (!secret) {
  console.error('PAVILION_WEBHOOK_SECRET is not set: it is in the answer that made the webhook');
  process.exit(1);
}
const tolerance = 300; // seconds that the clocks may be apart
const seen = new Set(); // a real receiver keeps the ids in its database, with its work

function isSigned(header, body) {
  const parts = header.split(',').map((part) => part.split('='));
  const time = parts.find(([name]) => name === 't')?.[1] ?? '';
  if (Math.abs(Date.now() / 1000 - Number(time)) > tolerance) {
    return false;
  }
  const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest();
  return parts
    .filter(([name]) => name === 'v1')
    .map(([, hex]) => Buffer.from(hex, 'hex'))
    .some((signature) => signature.length === expected.length && timingSafeEqual(signature, expected));
}

createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks); // sign over the bytes, not over what was parsed
  if (!isSigned(request.headers['pavilion-signature'] ?? '', body)) {
    response.writeHead(401).end();
    return;
  }
  const event = JSON.parse(body);
  if (!seen.has(event.id)) {
    seen.add(event.id);
    console.log(event.subject, event.sequence, event.type);
  }
  response.writeHead(204).end();
}).listen(Number(process.argv[2] ?? 8090), () => console.log('listening'));
