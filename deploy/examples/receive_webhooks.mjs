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
const longest = 1024 * 1024; // bytes of a body: no event comes near it
const seen = new Set(); // a real receiver keeps the ids in its database, with its work

function isSigned(header, body) {
  const parts = header.split(',').map((part) => part.split('='));
  const time = parts.find(([name]) => name === 't')?.[1] ?? '';
  if (!(Math.abs(Date.now() / 1000 - Number(time)) <= tolerance)) {
    return false; // also when it is no number
  }
  const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest();
  return parts
    .filter(([name]) => name === 'v1')
    .map(([, hex]) => Buffer.from(hex, 'hex'))
    .some((signature) => signature.length === expected.length && timingSafeEqual(signature, expected));
}

async function bodyOf(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > longest) {
      throw new Error('too long');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks); // sign over the bytes, not over what was parsed
}

createServer(async (request, response) => {
  let body;
  try {
    body = await bodyOf(request);
  } catch {
    response.destroy(); // cut off or too long: whoever it was, the next one must find us here
    return;
  }
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
