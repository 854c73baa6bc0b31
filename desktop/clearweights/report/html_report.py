"""One self-contained page: no script, nothing loaded, every word escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from clearweights.datafiles import data_file
from clearweights.domain.result import Result
from clearweights.domain.text import text
from clearweights.report.base import ReportContext
from clearweights.report.clean import visible
from clearweights.report.document import (
    Block,
    Cover,
    Document,
    Heading,
    Inline,
    Items,
    Pairs,
    Para,
    Quote,
    Row,
    Section,
    Span,
    Table,
)
from clearweights.report.sections import build

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Tells the browser to load nothing, should an escape ever be missed."""


class HtmlReporter:
    """The same chapters as the PDF, for the screen and for printing."""

    id = "html"
    suffix = ".html"

    def render(self, result: Result, context: ReportContext) -> bytes:
        """Return the page."""
        page = _page(build(result, context), context.say(text("Skip to the answer")))
        return page.encode("utf-8", "replace")


def _page(document: Document, skip: str) -> str:
    style = data_file("resources", "report", "report.css").read_text(encoding="utf-8")
    contents = "".join(
        f'<li><a href="#{s.anchor}">{_words(s.title)}</a></li>' for s in document.sections
    )
    sections = "\n".join(_section(s) for s in document.sections)
    return f"""<!DOCTYPE html>
<html lang="{escape(document.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{_words(document.title)}</title>
<style>
{style}</style>
</head>
<body>
<a class="skip" href="#answer">{_words(skip)}</a>
{_cover(document.cover)}
<nav aria-label="{_words(document.contents_title)}">
<h2>{_words(document.contents_title)}</h2>
<ol>{contents}</ol>
</nav>
<main>
{sections}
</main>
<footer>{_words(document.header)} · {_words(document.footer)}</footer>
</body>
</html>
"""


def _cover(cover: Cover) -> str:
    tone, shape = ("warn", "▲") if cover.draft else ("ok", "✓")
    reasons = "".join(f"<li>{_words(r)}</li>" for r in cover.reasons)
    titles = "".join(f'<th scope="col">{_words(c)}</th>' for c in cover.sign_columns[1:])
    blank = "<td></td>" * (len(cover.sign_columns) - 1)
    rows = "".join(f'<tr><th scope="row">{_words(s)}</th>{blank}</tr>' for s in cover.sign)
    return f"""<header>
<p>{_words(cover.title)}</p>
<h1>{_words(cover.project)}</h1>
<div class="stamp {tone}"><strong><span aria-hidden="true">{shape}</span> {_words(cover.stamp)}\
</strong>{f"<ul>{reasons}</ul>" if reasons else ""}</div>
{_block(Pairs(cover.facts))}
<table><thead><tr><td></td>{titles}</tr></thead><tbody>{rows}</tbody></table>
<p class="box note">{_words(cover.disclaimer)}</p>
</header>"""


def _section(section: Section) -> str:
    blocks = "\n".join(_block(b) for b in section.blocks)
    title = f'<h2 id="{section.anchor}-title">{_words(section.title)}</h2>'
    return (
        f'<section id="{section.anchor}" aria-labelledby="{section.anchor}-title">\n'
        f"{title}\n{blocks}\n</section>"
    )


def _block(block: Block) -> str:
    match block:
        case Heading():
            level = min(block.level + 1, 6)
            return f"<h{level}{_id(block.anchor)}>{_words(block.text)}</h{level}>"
        case Para():
            kinds = ["words"]
            kinds += ["box", block.box] if block.box else []
            kinds += ["lead"] if block.lead else []
            return f'<p class="{" ".join(kinds)}">{_inline(block.spans)}</p>'
        case Quote():
            return f'<blockquote class="words">{_words(block.words)}</blockquote>'
        case Items():
            tag = "ol" if block.numbered else "ul"
            return f"<{tag}>{_each('li', block.items)}</{tag}>"
        case Pairs():
            rows = "".join(f"<dt>{_words(k)}</dt><dd>{_inline(v)}</dd>" for k, v in block.rows)
            return f'<dl class="words">{rows}</dl>'
        case Table():
            return _table(block)


def _each(tag: str, items: Iterable[Inline]) -> str:
    return "".join(f'<{tag} class="words">{_inline(item)}</{tag}>' for item in items)


def _table(table: Table) -> str:
    titles = "".join(f'<th scope="col">{_words(c.title)}</th>' for c in table.columns)
    rows = "\n".join(_row(r, len(table.columns)) for r in table.rows)
    return (
        f'<div class="scroll"><table><thead><tr>{titles}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody></table></div>"
    )


def _row(row: Row, width: int) -> str:
    first, *rest = row.cells
    if row.head:
        return f'<tr><th scope="colgroup" colspan="{width}">{_inline(first)}</th></tr>'
    indent = f' style="padding-left:{0.5 + min(row.indent, 6) * 1.2:.1f}rem"' if row.indent else ""
    cells = f'<td class="words"{indent}>{_inline(first)}</td>' + _each("td", rest)
    return f"<tr{_id(row.anchor)}>{cells}</tr>"


def _inline(spans: Inline) -> str:
    return "".join(_span(s) for s in spans)


def _span(span: Span) -> str:
    words = _words(span.text)
    match span.style:
        case "strong":
            words = f"<strong>{words}</strong>"
        case "quiet":
            words = f'<span class="quiet">{words}</span>'
        case "mono":
            words = f"<code>{words}</code>"
        case "excerpt":
            words = f'<code class="excerpt">{words}</code>'
        case "badge":
            shape = f'<span aria-hidden="true">{escape(span.shape)}</span>'
            words = f'<span class="badge {span.tone}">{shape} {words}</span>'
        case "plain":
            pass
    if span.page:
        words = "↓"
    if not span.to:
        return words
    target = span.to if span.to.startswith("https://") else f"#{span.to}"
    return f'<a href="{escape(visible(target, keep=""))}">{words}</a>'


def _words(words: str) -> str:
    return escape(visible(words))


def _id(anchor: str | None) -> str:
    return f' id="{escape(anchor)}"' if anchor else ""
