// npm run test:browser [part of a file's name …]: every file in flows/ against one server with the demo.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';
import { sum, test } from './check.mjs';
import { startServer } from './server.mjs';

const wanted = process.argv.slice(2);
const folder = join(import.meta.dirname, 'flows');
const files = readdirSync(folder).filter((file) => file.endsWith('.mjs')).sort()
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)));

let server;
let browser;
let code = 1;
try {
  server = await startServer();
  browser = await openBrowser(server.base);
  for (const file of files) {
    console.log(`-- ${file}`);
    const { default: flows } = await import(join(folder, file));
    await flows({ browser, server, test });
  }
  code = sum();
} catch (error) {
  console.log(String(error.stack ?? error));
  console.log('0 passed, 1 failed');
} finally {
  await browser?.close();
  await server?.stop();
}
process.exit(code);
