#!/usr/bin/env python3
"""Plain-text dumps of the pages of gold files, as tools/train_dump.c wants them.

    tools/dumps.py FOLDER GOLD.jsonl...

writes FOLDER/KIND/NAME.txt for each row's NAME.html.gz, where KIND is lynx, links (lynx with its numbered links), w3m,
elinks, inner (a line a block, an empty one around paragraphs, as a browser's innerText), wet (a line a block, as Common
Crawl's WET) or markdown (as html2text and readers for machines write it). Needs lynx, w3m and elinks of Debian; two minutes for 423 pages. A page that has its dumps is left.
"""
import gzip
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

PLACE = Path("/tmp/lede-dump.html")
DUMPERS = {
    "lynx": "lynx -dump -force_html -assume_charset=utf-8 -display_charset=utf-8 -nolist",
    "links": "lynx -dump -force_html -assume_charset=utf-8 -display_charset=utf-8",
    "w3m": "w3m -dump -T text/html -I utf-8 -O utf-8 -cols 100",
    "elinks": "elinks -dump 1 -no-references -no-numbering -dump-width 80 -dump-charset utf-8 -force-html",
}
BLOCKS = set(
    "address article aside blockquote br button center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol option p pre section select summary table tbody td tfoot "
    "th thead title tr ul".split()
)
PARAGRAPHS = set("p h1 h2 h3 h4 h5 h6 blockquote ul ol dl table hr figure pre".split())
UNREAD = set("script style noscript template svg iframe textarea".split())


class Lines(HTMLParser):
    """A page as lines; `gaps` says of each whether a paragraph's border stands in front."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.lines, self.gaps = [], []
        self.open, self.gap, self.unread = [], False, 0

    def end_line(self, tag=None):
        text = re.sub(r"\s+", " ", "".join(self.open)).strip()
        self.open = []
        if text:
            self.lines.append(text)
            self.gaps.append(self.gap)
            self.gap = False
        self.gap |= tag in PARAGRAPHS

    def handle_starttag(self, tag, attrs):
        self.unread += tag in UNREAD
        if tag in BLOCKS:
            self.end_line(tag)

    def handle_startendtag(self, tag, attrs):
        if tag in BLOCKS:
            self.end_line(tag)

    def handle_endtag(self, tag):
        self.unread -= tag in UNREAD and self.unread > 0
        if tag in BLOCKS:
            self.end_line(tag)

    def handle_data(self, data):
        if not self.unread:
            self.open.append(data)


class Markdown(Lines):
    """Blocks with an empty line around each; links, pictures, headings, items and bold face in Markdown's marks."""

    MARKS = {"b": "**", "strong": "**", "i": "_", "em": "_", "code": "`"}
    LINES = {"li": "* ", "blockquote": "> "} | {f"h{n}": "#" * n + " " for n in range(1, 7)}

    def __init__(self):
        super().__init__()
        self.links, self.mark = [], ""

    def end_line(self, tag=None):
        text = re.sub(r"\s+", " ", "".join(self.open)).strip()
        self.open = []
        if text and text not in ("****", "__"):
            self.lines.append(self.mark + text)
            self.gaps.append(self.mark != "* " or not self.lines[-2:][0].startswith("* "))
        if text or tag in self.LINES:
            self.mark = ""

    def handle_starttag(self, tag, attrs):
        super().handle_starttag(tag, attrs)
        attrs = dict(attrs)
        if tag in self.LINES:
            self.mark = self.LINES[tag]
        if self.unread:
            return
        if tag == "a":
            self.links.append(attrs.get("href") or "")
            self.open.append("[")
        elif tag == "img" and attrs.get("alt"):
            self.open.append(f"![{attrs['alt']}]({attrs.get('src') or ''})")
        self.open.append(self.MARKS.get(tag, ""))

    def handle_endtag(self, tag):
        if not self.unread:
            if tag == "a" and self.links:
                self.open.append(f"]({self.links.pop()})")
            self.open.append(self.MARKS.get(tag, ""))
        super().handle_endtag(tag)

    def handle_data(self, data):
        super().handle_data(re.sub(r"([*_\[\]])", r"\\\1", data))


def decode(page):
    try:
        return page.decode()
    except UnicodeDecodeError:
        charset = re.search(rb"charset=[\"']?([\w-]+)", page[:3000])
        try:
            return page.decode(charset[1].decode() if charset else "cp1252", "replace")
        except LookupError:
            return page.decode("latin-1")


def lines_of(page, parser):
    parser.feed(decode(page))
    parser.close()
    parser.end_line()
    return parser


def gapped(parsed):
    return "".join("\n" * gap + line + "\n" for gap, line in zip(parsed.gaps, parsed.lines))


def dump(command, page):
    """What a dumper writes of a page at one place, as some print its address; its site's links get a web address."""
    PLACE.write_bytes(page)
    env = dict(os.environ, LANG="C.UTF-8", LC_ALL="C.UTF-8")
    run = subprocess.run(command.split() + [str(PLACE)], stdin=subprocess.DEVNULL, capture_output=True, env=env, timeout=60)
    PLACE.unlink()
    return re.sub(rb"file://(localhost)?(/tmp)?/", b"https://site.example/", run.stdout)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    out = Path(sys.argv[1])
    for kind in [*DUMPERS, "inner", "wet", "markdown"]:
        (out / kind).mkdir(parents=True, exist_ok=True)
    for gold in map(Path, sys.argv[2:]):
        for row in map(json.loads, gold.open()):
            file = gold.parent / row["file"]
            name = file.name.split(".html")[0] + ".txt"
            if (out / "markdown" / name).exists():
                continue
            page = file.read_bytes()
            if page.startswith(b"\x1f\x8b"):
                page = gzip.decompress(page)
            for kind, command in DUMPERS.items():
                (out / kind / name).write_bytes(dump(command, page))
            parsed = lines_of(page, Lines())
            (out / "inner" / name).write_text(gapped(parsed))
            (out / "wet" / name).write_text("\n".join(parsed.lines) + "\n")
            (out / "markdown" / name).write_text(gapped(lines_of(page, Markdown())))


if __name__ == "__main__":
    main()
