// A browser for the tests: one Chromium, a fresh context for each person, screenshots of what was seen, and axe.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
export const screenshots = join(import.meta.dirname, '..', 'screenshots');
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const widths = { desk: { width: 1440, height: 1000 }, phone: { width: 390, height: 844 } };

export async function openBrowser(base) {
  mkdirSync(screenshots, { recursive: true });
  const chromiumPath = process.env.ANXIN_CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath: chromiumPath, args: flags });

  // A person at a device of her own. `shape`: desk or phone; `theme`, `language`, `size` as in the preferences.
  async function person({ shape = 'desk', theme = 'light', language = 'zh-CN', size = 'desk' } = {}) {
    const context = await browser.newContext({
      viewport: widths[shape], locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', baseURL: base,
      permissions: ['clipboard-write'],
    });
    await context.addInitScript((kept) => {
      for (const [name, value] of Object.entries(kept)) {
        if (localStorage.getItem(`anxin.${name}`) === null) localStorage.setItem(`anxin.${name}`, value);
      }
    }, { theme, language, size });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const complaints = [];
    // 401 and the like are answers that a page shows in words; the browser writes them down all the same.
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error.stack ?? error)));
    return { page, context, complaints, shape, theme, language };
  }
  return { person, close: () => browser.close() };
}

// Waits until the page has stopped asking and its skeletons are gone.
export async function settled(page) {
  await page.waitForLoadState('domcontentloaded');
  await page.locator('h1').first().waitFor();
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' }).catch(() => undefined);
  await page.waitForTimeout(150);
}

export async function signIn(someone, login, password) {
  const { page } = someone;
  await page.goto('/login');
  await page.locator('#login').fill(login);
  await page.locator('#password').fill(password);
  await page.locator('form button[type=submit]').click();
  await page.waitForURL(/\/w\//);
  await settled(page);
}

// The whole page, but of an endless list only its beginning.
export async function picture(someone, name) {
  const { page, shape, theme, language } = someone;
  const file = `${name}-${shape === 'desk' ? 1440 : 390}-${theme}-${language.slice(0, 2)}.png`;
  const { width, height } = await page.evaluate(() => {
    scrollTo(0, 0);
    return { width: innerWidth, height: document.documentElement.scrollHeight };
  });
  await page.screenshot({ path: join(screenshots, file), fullPage: true,
    clip: { x: 0, y: 0, width, height: Math.max(page.viewportSize().height, Math.min(height, 3200)) } });
}

// Serious and critical findings of axe as lines; empty when there are none. The policy of the page forbids foreign
// scripts, so axe comes in through the debugger.
export async function axeFindings(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const result = await window.axe.run(document, { resultTypes: ['violations'] });
    return result.violations.filter((one) => one.impact === 'serious' || one.impact === 'critical')
      .map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 4).join(' | ')}`);
  });
  return found;
}

export async function sideways(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

// Tab through the page once: what takes focus must show it. Returns the number of stops and those without a ring.
export async function tabWalk(page, most = 120) {
  const blind = [];
  let stops = 0;
  await page.evaluate(() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); });
  for (; stops < most; stops += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body) return null;
      const ring = (element, pseudo) => {
        const style = getComputedStyle(element, pseudo);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
      };
      const around = one.closest('label, .drop');
      const seen = ring(one) || ring(one, '::after') || (around !== null && (ring(around) || [...around.children].some((child) => ring(child))));
      return { seen, name: one.outerHTML.slice(0, 120) };
    });
    if (at === null) break;
    if (!at.seen) blind.push(at.name);
  }
  return { stops, blind };
}
