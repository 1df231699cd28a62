// The smallest test runner that prints what ./dev adds up: `N passed, N failed`.
const failures = [];
let passed = 0;

export async function test(name, run) {
  const started = Date.now();
  try {
    await run();
    passed += 1;
    console.log(`ok    ${name} (${Date.now() - started} ms)`);
  } catch (error) {
    failures.push(name);
    console.log(`FAIL  ${name}\n      ${String(error.stack ?? error).split('\n').slice(0, 12).join('\n      ')}`);
  }
}
export function expect(condition, message) {
  if (!condition) throw new Error(message);
}
export function equal(is, wanted, what) {
  if (is !== wanted) throw new Error(`${what}: is ${JSON.stringify(is)}, wanted ${JSON.stringify(wanted)}`);
}
export function sum() {
  console.log(`${passed} passed, ${failures.length} failed`);
  return failures.length === 0 ? 0 : 1;
}
