import { expect, test } from 'vitest';
import { problemLine } from './problem';

const at = (field?: string) => problemLine({ status: 422, key: 'not_found', field }).field;

test('a line leads to the field that the server names', () => {
  expect(at('.words')).toBe('words');
  expect(at('.requester.phone')).toBe('requester.phone');
  expect(at()).toBeUndefined();
  expect(at('')).toBeUndefined();
});
test('of several tasks it leads to the right one', () => {
  expect(at('.tasks[0].handler_id')).toBe('tasks.0.handler_id');
  expect(at('.tasks[9].due')).toBe('tasks.9.due');
});
