import { texts } from '@/ui/text';
import en from './text.en.json';
import zh from './text.zh-CN.json';

export const t = texts(zh, en);
