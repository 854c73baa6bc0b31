"""What a language writes in its own way, brought into the form that all are read in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearweights.domain.asset import AssetKind
from clearweights.scan.base import SourceFile
from clearweights.scan.javascript.keyed import keyed
from clearweights.scan.keys import meaning
from clearweights.scan.naming import Named, name_model

_ANNOTATION = re.compile(
    r"(\b[A-Za-z_$][\w$]*)\??\s{0,9}:\s{0,9}[A-Za-z_][\w.]*<[^=;()]{1,300}>(?:\[\])?\s{0,9}=(?![=>])"
)
_GENERIC = re.compile(r"\b([a-z][\w$]{1,60})<[\w\s\"'|.,\[\]]{1,120}>\(")
"""`useState<Choice>(`: the types that a call is given."""

_BLOCK = re.compile(r"^variable\s+\"(\w+)\"\s*\{", re.MULTILINE)
_PARAMETER = re.compile(r"^(?:param|var)\s+(\w+)(?:\s+\w+)?\s*=", re.MULTILINE)
_HASHED = re.compile(r"^([ \t]*)#(?!\[)", re.MULTILINE)
_LOCAL = re.compile(r"\blocal(?=\s+\w+\s*=)")
_MERGED = re.compile(r"([\w\"'])\s?(?:\+:{1,3}|::{1,2})(?!:)")
"""`model+: {…}`, `size:: "small"`: how Jsonnet adds to a field, and hides one."""

_DASHED = re.compile(r"^([ \t]*)--", re.MULTILINE)
_JOINED = re.compile(r"\b([A-Z][A-Z\d_]{1,60})\s{0,9}\+\s{0,9}([\"'])/([\w.\-]{2,120})\2")
"""`ORG + "/whisper-tiny"`, which is a template in other words."""

_SHORT = re.compile(r"([{,]\s{0,99})(o[134])(?=\s{0,9}:)")
_BESIDE = re.compile(r"[\"'](?:chatgpt|gpt|o[134])-[\w.\-]{1,40}[\"']\s{0,9}:")
"""Keys of a table of models; beside them `o3` needs no quotes to be one of them."""

_DEFAULT_ARGUMENT = re.compile(
    r"default_value(?:_t)?\s*=\s*\"([^\"]+)\"[^\n]*\n(?:\s*\)\][^\n]*\n)?"
    r"(?:\s*(?:#\[|///)[^\n]*\n)*"
    r"\s*(?:pub\s+)?(\w+)\s*:"
)

_FLAG = re.compile(
    r"\bString(?:Var)?P?\(\s{0,9}(?:&[\w.]{1,60},\s{0,9})?\"([\w\-]{2,40})\",\s{0,9}(?:\"\w?\",\s{0,9})?\"([^\"\n]{2,120})\""
)
"""`flags.StringVarP(&name, "model", "m", "gpt-4o", "…")` in Go."""

_LIFETIME = re.compile(r"&'[a-z_]{1,20} ")
"""`NAME: &'static str`: how long words live says nothing of them."""

_CLOSURE = re.compile(r"\(\|\w{1,20}\|(?=\s{0,99}\")")
"""`unwrap_or_else(|_| "gpt-4o".into())`: a function of Rust, no choice between types."""

_TYPED = re.compile(
    r"^([ \t]*(?:const |var )?\w{2,80})[ \t]{1,60}string[ \t]*=(?=[ \t]*\")", re.MULTILINE
)
"""`NAME string = "…"`: the type of a constant of Go."""

RUBY = ("rakefile", "fastfile", "gemfile")
"""Scripts of Ruby that are called so, without an ending."""

QUOTES = (".php", ".rb", ".dart", ".lua", ".r", ".rmd", ".qmd", *RUBY)
"""Endings of languages that have strings between single quotes."""

BICEP = (".bicep", ".bicepparam")

ELIXIR = (".ex", ".exs", ".livemd")
_R = (".r", ".rmd", ".qmd")
_CELLS = (".livemd", ".rmd", ".qmd")
"""Notebooks that are written as Markdown."""

_FENCE = re.compile(r"^(?:`{3,}|~{3,})[ \t]*(?:elixir\b|\{r\b)")
_FENCED = re.compile(r"^(?:`{3,}|~{3,})")
_TOLD = re.compile(
    r"^[ \t]*@(?:module|type|short)?doc\s+(?:~[sS])?(\"{3}|'{3}).*?\1", re.DOTALL | re.MULTILINE
)
"""What an Elixir module tells of itself; the code in it is shown, not run."""

_CALLED = re.compile(r"(?<=\w)[!?](?=\()")
_ASKED = re.compile(r"(?<=\w)[!?](?=[\s().,\]}])")
"""`name.start_with?("tern")`: how methods of Ruby end that answer a question."""

_OF_HUB = re.compile(r"\{\s{0,9}:hf,\s{0,99}(?=\")")
"""`{:hf, "org/tern-7b"}`: how Bumblebee is told of a repository."""

_PAIR = re.compile(r"\"([^\"\n]{1,80})\"[ \t]{0,40}=>(\s?)")
"""`"model" => "tern-7b"`: what Julia's tables have under a word; other keys are no values."""

_GIVEN = re.compile(r"<<?-")
_SHOWN = re.compile(r"\"'[^'\"\n]{0,200}'\"")
"""`c("'tern-base'", …)` in R: what a table for people has between quotes."""

_ARROW = re.compile(r"([\"'][\w.\-/:]{1,80}[\"'])\s{0,40}=>")
_ARRAYS = str.maketrans({"[": "{", "]": "}", "$": " "})
"""`['model' => $name]`: a table of PHP, in the letters that one has in JavaScript."""

_OF_MATLAB = re.compile(r"^[ \t]*(?:%|function\b|classdef\b|end\b)", re.MULTILINE)
_PERCENT = re.compile(r"^([ \t]*)%|(?<=[;,\s])%(?=\s)", re.MULTILINE)
_TICKED = re.compile(r"(?<=[=(,\[{ ])'([^'\"\n]{1,200})'")
"""`'tern-7b'`: words of MATLAB, where such a mark behind a name turns a matrix."""

_NAMED = re.compile(r"\"(model|Model|ModelName|model_name)\"[ \t]{0,9},[ \t]{0,9}(?=\")")
"""`struct("model", "tern-7b")`: an argument of MATLAB behind its name."""

_CHECKED = re.compile(
    r"^([ \t]*[\w.]{1,80})[ \t]+(?:\([\w:, ]{1,20}\)[ \t]*)?(?:\w{1,30}[ \t]*)?"
    r"(?:\{(?:[^{}\n]|\.\.\.\n){1,300}\}[ \t]*)?=(?=[ \t]*\")",
    re.MULTILINE,
)
"""`nvp.ModelName (1,1) string {mustBeText} = "…"`: what the default of an argument stands for."""

TESTS = re.compile(
    r"^[ \t]*#\[cfg\((?:test|all\(test,[^\n]{1,200}\))\)\]\s{0,99}\n"
    r"(?:[ \t]*#\[[^\n]{1,200}\n)*[ \t]*(?:pub )?mod ",
    re.MULTILINE,
)
"""Where a source of Rust begins to test itself."""

_OF_AZURE = re.compile(
    r"\bazurerm_cognitive_deployment\b|AZURE_OPENAI_|\bazure_?open_?ai", re.IGNORECASE
)


def plain_source(name: str, text: str) -> str:
    """Return a source with comments, declarations and joined words as JavaScript has them.

    Lines keep their numbers. Types are taken out of declarations, so that the name stands before
    its value.
    """
    text = keyed(name, text)
    if name.endswith(BICEP):
        return _PARAMETER.sub(r"\1 =", text)
    if name.endswith((".nix", ".tf", ".tfvars", ".jsonnet", ".libsonnet", ".rb", ".php", *RUBY)):
        return _of_hashes(name, _HASHED.sub(r"\1//", text))
    if name.endswith((*ELIXIR, *_R, ".jl")):
        return _of_notebooks(name, text)
    if name.endswith((".m", ".mm", ".lua")):
        return _of_matlab(text) if not name.endswith(".lua") else _DASHED.sub(r"\1//", text)
    if name.endswith(".rs"):
        text = _CLOSURE.sub("(||", _LIFETIME.sub("&", text))
    if name.endswith(".go"):
        text = _TYPED.sub(r"\1 =", text)
    if _BESIDE.search(text):
        text = _SHORT.sub(r"\1'\2'", text)
    text = _JOINED.sub(lambda m: f"`${{{m[1]}}}/{m[3]}`" + "\n" * m[0].count("\n"), text)
    if ".ts" in name or ".vue" in name or ".svelte" in name:
        text = _GENERIC.sub(r"\1(", text)
        return _ANNOTATION.sub(lambda m: m[1] + "\n" * m[0].count("\n") + " =", text)
    return text


def _of_matlab(text: str) -> str:
    """Return a source of MATLAB in the letters of JavaScript; Objective-C ends its files alike."""
    if "@interface" in text or "#import" in text or _OF_MATLAB.search(text) is None:
        return text.replace('@"', '"').replace("@{", "{")
    text = _TICKED.sub(r'"\1"', _PERCENT.sub(r"\1//", text))
    text = _NAMED.sub(r"\1 = ", text)
    return _CHECKED.sub(lambda m: m[1] + "\n" * m[0].count("\n") + " =", text)


def _of_hashes(name: str, text: str) -> str:
    if name.endswith(".php"):
        return _ARROW.sub(lambda m: m[1] + ":" + "\n" * m[0].count("\n"), text).translate(_ARRAYS)
    if name.endswith((".rb", *RUBY)):
        return _ASKED.sub("", text)
    if ".tf" in name:
        return _BLOCK.sub(r"\1 = {", text)
    return text if "sonnet" not in name else _MERGED.sub(r"\1:", _LOCAL.sub("let ", text))


def _of_notebooks(name: str, text: str) -> str:
    """Return what Elixir, Julia and R have, which may stand among the prose of a notebook."""
    text = _cells(text) if name.endswith(_CELLS) else text
    if name.endswith(ELIXIR):
        text = _TOLD.sub(lambda m: "\n" * m[0].count("\n"), text)
        text = _OF_HUB.sub(lambda m: "fromPretrained(" + "\n" * m[0].count("\n"), text)
        text = _CALLED.sub("", text)
    elif name.endswith(".jl"):
        text = _PAIR.sub(lambda m: (f"{m[1]} =" if m[1].isidentifier() else "") + m[2], text)
    elif name.endswith(_R):
        text = _SHOWN.sub('""', _GIVEN.sub("=", text))
    return _HASHED.sub(r"\1//", text)


def _cells(text: str) -> str:
    """Return the code of a notebook in Markdown, each line where it stands."""
    kept: list[str] = []
    inside = within = False
    for line in text.split("\n"):
        if _FENCED.match(line):
            within, inside = not within, not within and _FENCE.match(line) is not None
            kept.append("")
        else:
            kept.append(line if inside else "")
    return "\n".join(kept)


def is_azure(file: SourceFile) -> bool:
    """Say whether a source sets up resources of Azure, whose models answer there."""
    terraform = file.path.endswith(".tf") and _OF_AZURE.search(file.text) is not None
    return file.path.endswith(BICEP) or terraform


def defaults(text: str) -> Iterator[tuple[Named, int]]:
    """Yield the models that are defaults of options of the command line, with their lines.

    Rust's `#[arg(default_value = "…")] model_id: String`, Go's `flags.String("model", "…")`.
    """
    found = [(m[2], m[1], m.start()) for m in _DEFAULT_ARGUMENT.finditer(text)]
    found += [(m[1], m[2], m.start()) for m in _FLAG.finditer(text)]
    for key, words, at in found:
        asked = meaning(key)
        named = name_model(words) if asked and asked.kind is AssetKind.MODEL else None
        if named is not None:
            yield named, text.count("\n", 0, at) + 1
