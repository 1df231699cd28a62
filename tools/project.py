"""What the checks share: the project's files, C++ text with its comments and strings blanked, findings."""
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Finding(NamedTuple):
    """One breach: where, what, and what to do about it."""

    path: str
    line: int
    text: str


def names():
    """Paths of all files that are in the project or about to be, relative to its root."""
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return sorted(name for name in listed.split("\0") if name and (ROOT / name).is_file())


def texts(*endings, under=("",)):
    """path → text of the project's files with these endings, in these folders."""
    return {name: (ROOT / name).read_text(encoding="utf-8")
            for name in names() if name.endswith(endings) and name.startswith(tuple(under))}


def report(findings):
    """Prints the findings for people and editors; the exit code of the check."""
    for finding in sorted(findings):
        print(f"{finding.path}:{finding.line}: {finding.text}")
    return 1 if findings else 0


def line_of(text, position):
    return text.count("\n", 0, position) + 1


CPP_PIECE = re.compile(
    r'//[^\n]*|/\*.*?\*/'
    r'|R"(?P<tag>[^()\s\\]{0,16})\(.*?\)(?P=tag)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'", re.DOTALL)   # 1'000 is a number, not a character


def _blank(piece):
    return re.sub(r"[^\n]", " ", piece)


def bare_cpp(text, keep_strings=False):
    """The code alone: comments (and the insides of strings) become blanks, so that lines and columns stay."""

    def replace(match):
        piece = match.group(0)
        if piece.startswith("/"):
            return _blank(piece)
        if keep_strings:
            return piece
        return piece[0] + _blank(piece[1:-1]) + piece[-1] if piece[0] != "R" else _blank(piece)

    return CPP_PIECE.sub(replace, text)
