#!/usr/bin/env python3
"""Make data/passwords/common.txt: passwords that are tried first, put together from habits. Same script, same bytes.

    python3 tools/make_passwords.py

Nothing is taken from leaked lists: habits (years, lucky numbers, walks over the keyboard, pinyin and a number) are
written down here and combined. Only what our own length rule (8 characters) lets through is listed, in small letters:
whoever checks a password compares it in small letters, too.
"""
import itertools
import pathlib

OUT = pathlib.Path(__file__).resolve().parent.parent / "data" / "passwords" / "common.txt"
LENGTH_MIN = 8

PINYIN = ("anxin woaini woaiwojia zhongguo nihao shequ wangge jiedao huanglou shanxian heze shandong yuanyi zhiyuan "
          "zhiyuanzhe shegong jumin minzheng dangyuan shuji juweihui rexian fuwu ceshi yonghu mima guanliyuan admin "
          "xiaoming zhangsan lisi wangwu zhangwei wangwei liwei wangfang lina laopo laogong baobao baobei "
          "mama baba yiqie pingan jiankang kuaile xingfu facai gongxi shengri tiantian meili qinaide "
          "jiayou xuexi beijing shanghai guangxi zhejiang luqiao wodemima").split()
ENGLISH = ("password passw0rd p@ssw0rd admin administrator root user test guest welcome login master letmein qwerty "
           "iloveyou sunshine princess dragon monkey football baseball superman computer internet abc abcd abcdef "
           "hello system server manager office changeme secret default public").split()
TAILS = "1 123 1234 12345 123456 12345678 666 888 520 1314 168 2024 2025 2026 @123 @1234 !@# 123!".split()
FRONTS = ("a", "aa", "abc", "q", "qq", "w", "x", "z", "wo", "520", "123")
NUMBERS = ("123456", "1234567", "12345678", "123456789", "1234567890", "123123", "112233", "111111", "000000", "888888",
           "666666", "5201314", "1314520", "147258369", "789456123", "159357", "121212", "456789", "654321",
           "987654321")
WALKS = ("qwertyui qwertyuiop qwerasdf asdfghjk asdfghjkl zxcvbnm1 zxcvbnm, 1qaz2wsx 1qaz2wsx3edc qazwsxedc 1q2w3e4r "
         "1q2w3e4r5t q1w2e3r4 q1w2e3r4t5 zaq12wsx 1qazxsw2 !qaz2wsx 1qaz@wsx qweasdzxc qwer1234 asdf1234 zxcv1234 "
         "qazwsx123 1234qwer 123qweasd 123qwe123 qwe123456 asd123456 zxc123456 abcd1234 abc12345 a1b2c3d4 aabbccdd "
         "1357924680 2468013579 0987654321 01234567 0123456789 741852963 147896325 963852741 7894561230").split()
HOLIDAYS = ("0101", "0214", "0308", "0501", "0504", "0520", "0601", "0701", "0801", "0910", "1001", "1111", "1225")
YEARS = [str(year) for year in (1949, *range(1980, 1991), *range(2022, 2027))]


def digits():
    """Repeats, doubled numbers, one number after the other."""
    yield from (digit * n for digit in "0123456789" for n in range(8, 13))
    yield from (one + two for one, two in itertools.product(NUMBERS[:12], repeat=2))
    yield from (pair * 4 for pair in ("12", "21", "13", "52", "68", "69", "88", "98", "18"))
    yield from NUMBERS


def dates():
    """A year and a day that everybody knows."""
    yield from (year + day for year in YEARS for day in HOLIDAYS)


def words():
    yield from (word + tail for word in PINYIN + ENGLISH for tail in ("",) + tuple(TAILS))
    yield from (front + number for front in FRONTS for number in NUMBERS)


def passwords():
    found = itertools.chain(digits(), WALKS, dates(), words())
    return sorted({word.lower() for word in found if len(word) >= LENGTH_MIN})


def main():
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text("\n".join(passwords()) + "\n", encoding="ascii")
    print(f"{OUT}: {len(passwords())} passwords")


if __name__ == "__main__":
    main()
