"""Words that are keys although they stand between quotes: `body["model"] = "gpt-4o"`."""

from __future__ import annotations

import re
from functools import cache

from clearweights.scan.javascript.known import known
from clearweights.scan.keys import meaning

_INDEX = re.compile(r"(?<=[\w)\]])\[ ?([\"'])(\w{2,60})\1 ?\](?=\s{0,9}=(?![=>~]))")
"""`body["model"] = "gpt-4o"`, in nearly every language."""

_ACCESSORS = re.compile(
    r"(?<=\w)\s{0,40}\{\s{0,40}(?:(?:private|protected|internal) )?(?:get|set|init)\b[^{}]{0,80}\}"
    r"\s{0,9}=(?![=>])"
)
"""`string ModelName { get; set; } = "gpt-4o"`: how C# lets others read what is set here."""

_READ = re.compile(r"(\bstring \w{2,60}) {0,9}=>(?= {0,9}\")")
"""`string Model => "gpt-4o";` in C#."""

_ENTRY = re.compile(r"(\{\s{0,9}\"(\w{2,80})\"),(?=\s{0,9}\"[^\"\n]{1,200}\"\s{0,9}\})")
"""`{ "TextModel", "gpt-4o" }`: a word of a table of C# or C++, and what it has under it."""

_MADE = re.compile(r"(?<=[{,])(\s{0,99})\[\"(\w{2,60})\"\](?=\s{0,9}=(?![=>]))")
"""`new JsonObject { ["model"] = "gpt-4o" }` in C#."""

_INJECTED = re.compile(r"@Value\(\"\\?\$\{([\w.\-]{2,80}):([^{}\"\n]{2,120})\}\"\)")
"""`@Value("${openai.model:gpt-4o}")`: what Spring sets, and to what if nobody says otherwise."""

_TAGGED = re.compile(
    r"^([ \t]+\w{2,60})[ \t]+string[ \t]+`[^`\n]{0,200}\b(?:default|envDefault):"
    r"(\"[^\"\n]{2,120}\")[^`\n]{0,200}`",
    re.MULTILINE,
)
"""A field of Go whose tag tells what it is if nobody says otherwise."""


_UNLESS = re.compile(r"(?<=[\w)\]])\s?(?:\|\||\?\?)=(?=\s{0,9}[\"'])")
"""`this.model ??= "gpt-4o"`: what a name gets unless it has something."""

_RETURNED = re.compile(
    r"(?<=-> )((?:String|&(?:'static )?str)\s?\{\s{0,99})(\"[^\"\n]{2,120}\")"
    r"(?:\.(?:to_string|to_owned|into)\(\))?(?=\s{0,99}\})"
)
"""`fn default_model() -> String { "gpt-4o".into() }`: Rust and Swift return it without the word."""

_FUNCTION = re.compile(r"\bfun (\w{2,60})\(\)(?:: String)? =(?= ?\")")
_GETTER = re.compile(r"\b(val \w{2,60})(?:: String)?\s{1,40}get\(\) =(?= ?\")")
"""`fun model() = "gpt-4o"` and `val model get() = "gpt-4o"` in Kotlin."""


def keyed(name: str, text: str) -> str:
    """Return a source with such words as keys; lines keep their numbers."""
    text = _INDEX.sub(lambda m: _or_as_is(m, m[2], f".{m[2]}"), text)
    text = _setters().sub(lambda m: _or_as_is(m, m[3], f"{m[1]}{m[3]}: "), text)
    text = _UNLESS.sub(" =", text)
    if name.endswith((".rs", ".swift")):
        text = _RETURNED.sub(r"\1return \2", text)
    if name.endswith(".kt"):
        text = _GETTER.sub(_on_one_line, _FUNCTION.sub(r"\1 =", text))
    if name.endswith((".cs", ".cpp", ".cc")):
        text = _ENTRY.sub(lambda m: _or_as_is(m, m[2], f"{m[1]}:"), text)
    if name.endswith(".cs"):
        text = _of_properties(text)
    elif name.endswith((".java", ".kt", ".scala", ".groovy")):
        text = _INJECTED.sub(_injected, text)
    elif name.endswith(".go"):
        text = _TAGGED.sub(r"\1 = \2", text)
    return text


def _on_one_line(match: re.Match[str]) -> str:
    return f"{match[1]} =" + "\n" * match[0].count("\n")


def _or_as_is(match: re.Match[str], key: str, text: str) -> str:
    """Return the text if the key speaks of models or data, else what was found."""
    return match[0] if meaning(key.rpartition(".")[2]) is None else text


@cache
def _setters() -> re.Pattern[str]:
    """Return calls that get a key and its value: `body.put("model", "gpt-4o")`."""
    names = "|".join(map(re.escape, sorted(known().setters)))
    return re.compile(
        rf"((?<![\w$])(?:{names})\([ \t]{{0,9}})([\"'])([\w.\-]{{2,60}})\2,[ \t]{{0,9}}(?=[\"'])"
    )


def _of_properties(text: str) -> str:
    text = _ACCESSORS.sub(
        lambda m: " =" + "\n" * m[0].count("\n"), text.replace("string? ", "string ")
    )
    text = _MADE.sub(lambda m: _or_as_is(m, m[2], m[1] + m[2]), text)
    return _READ.sub(r"\1 =", text)


def _injected(match: re.Match[str]) -> str:
    key = match[1].rpartition(".")[2].replace("-", "_")
    return _or_as_is(match, key, f'@Value({key}: "{match[2]}")')
