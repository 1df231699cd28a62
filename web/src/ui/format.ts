// Days, clock times and numbers as people here say them. Everything happens at +08:00, whatever the machine thinks.
import { language } from './text';
import { t } from './t';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const zone = 'Asia/Shanghai';

export function number(value: number): string {
  return new Intl.NumberFormat(language.value).format(value);
}

function parts(at: Date): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit',
    weekday: 'short', hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
}

// "2025-11-23" in Shanghai, as the server and <input type=date> write it.
export function dayKey(at: Date): string {
  const p = parts(at);
  return `${p['year']}-${(p['month'] ?? '').padStart(2, '0')}-${(p['day'] ?? '').padStart(2, '0')}`;
}

// "2025-11-23T14:05" in Shanghai, as <input type=datetime-local> writes it.
export function momentKey(at: Date): string { return `${dayKey(at)}T${clock(at)}`; }

export function clock(at: string | Date): string {
  const p = parts(new Date(at));
  return `${p['hour']}:${p['minute']}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekdays: Record<string, string> = {
  Mon: '一', Tue: '二', Wed: '三', Thu: '四', Fri: '五', Sat: '六', Sun: '日',
};

// A bare day ("2025-11-23") names that day everywhere; noon keeps it there.
function instant(value: string | Date): Date {
  if (value instanceof Date) return value;
  return new Date(value.length === 10 ? `${value}T12:00:00+08:00` : value);
}

export function dayName(value: string | Date, options: { weekday?: boolean; now?: Date } = {}): string {
  const p = parts(instant(value));
  const [month, date] = [Number(p['month']), Number(p['day'])];
  const otherYear = p['year'] !== parts(options.now ?? new Date())['year'];
  if (language.value === 'en') {
    const name = `${date} ${months[month - 1]}${otherYear ? ` ${p['year']}` : ''}`;
    return options.weekday ? `${p['weekday']} ${name}` : name;
  }
  const name = `${otherYear ? `${p['year']} 年 ` : ''}${month} 月 ${date} 日`;
  return options.weekday ? `${name} 星期${weekdays[p['weekday'] ?? '']}` : name;
}

export function dayAndClock(value: string | Date): string {
  return `${dayName(value)} ${clock(instant(value))}`;
}

function daysApart(from: Date, to: Date): number {
  return Math.round((Date.parse(`${dayKey(to)}T00:00:00Z`) - Date.parse(`${dayKey(from)}T00:00:00Z`)) / day);
}

// Something that happened: 刚刚 · 3 小时前 · 昨天 09:20 · 11 月 2 日 14:05
export function when(value: string | Date, now = new Date()): string {
  const at = instant(value);
  const past = now.getTime() - at.getTime();
  if (past < minute) return t('time.now');
  if (past < hour) return t('time.minutes_ago', { n: Math.floor(past / minute) });
  const days = daysApart(at, now);
  if (days === 0) return t('time.hours_ago', { n: Math.floor(past / hour) });
  if (days === 1) return t('time.yesterday', { time: clock(at) });
  return dayAndClock(at);
}

// How long something has been lying here: 3 小时 · 4 天
export function age(value: string | Date, now = new Date()): string {
  const past = now.getTime() - instant(value).getTime();
  if (past < hour) return t('age.today');
  return past < day ? t('age.hours', { n: Math.floor(past / hour) }) : t('age.days', { n: Math.floor(past / day) });
}

// A time limit: 已超 6 小时 · 还剩 4 小时 · 今天 17:00 前 · 11 月 30 日 前
export function limit(value: string, now = new Date()): string {
  const at = instant(value);
  const left = at.getTime() - now.getTime();
  if (left < 0) {
    if (-left < hour) return t('time.over_minutes', { n: Math.max(1, Math.floor(-left / minute)) });
    if (-left < 2 * day) return t('time.over_hours', { n: Math.floor(-left / hour) });
    return t('time.over_days', { n: Math.floor(-left / day) });
  }
  if (left < hour) return t('time.left_minutes', { n: Math.floor(left / minute) });
  const days = daysApart(now, at);
  if (days === 0) return left < 6 * hour ? t('time.left_hours', { n: Math.floor(left / hour) })
    : t('time.by_today', { time: clock(at) });
  if (days === 1) return t('time.by_tomorrow', { time: clock(at) });
  return t('time.by_day', { day: dayName(at, { now }) });
}
