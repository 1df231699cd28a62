import { afterEach, expect, test } from 'vitest';
import { errorText, language, texts } from './text';

const t = texts(
  { hello: '您好，{name}', 'error.need.words_missing': '还没写说了什么' },
  { hello: 'Hello, {name}', 'error.need.words_missing': 'The words are missing' },
);
afterEach(() => { language.value = 'zh-CN'; });

test('a text is filled and follows the language', () => {
  expect(t('hello', { name: '王静' })).toBe('您好，王静');
  language.value = 'en';
  expect(t('hello', { name: 'Wang' })).toBe('Hello, Wang');
});
test('a hole without a value stays visible instead of saying undefined', () => {
  expect(t('hello', {})).toBe('您好，{name}');
});
test("a server's key finds its words in whatever slice has them", () => {
  expect(errorText('need.words_missing')).toBe('还没写说了什么');
  expect(errorText('need.never_heard_of')).toBeUndefined();
});
