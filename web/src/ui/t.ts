import en from './text.en.json';
import { texts } from './text';
import zh from './text.zh-CN.json';

export const t = texts(zh, en);
