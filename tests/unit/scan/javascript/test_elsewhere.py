"""Constants of one module that another gives to a call."""

from __future__ import annotations

import time

import pytest

from clearweights.domain.asset import Reference, Strength
from clearweights.domain.facts import Fact
from clearweights.scan import SourceFile, link
from clearweights.scan.javascript.elsewhere import imported, pieces_of
from clearweights.scan.javascript.scanner import JavaScriptScanner

CONSTS = (
    'export const ORG = "acme";\nexport const NETS = { chat: "acme/chat-onnx", org: "acme" };\n'
)


def used(text: str, path: str = "app/main.ts", consts: str = CONSTS) -> set[tuple[str, str]]:
    facts: list[Fact] = []
    for name, source in ((path, text), ("app/consts.ts", consts)):
        facts += JavaScriptScanner().scan(SourceFile(name, source.encode()))
    return {
        (fact.place.path, fact.id)
        for fact in link(facts)
        if isinstance(fact, Reference) and fact.strength is Strength.USED
    }


@pytest.mark.parametrize(
    ("beginning", "given", "found"),
    [
        ('import { NETS } from "./consts";', "NETS.chat", {("app/consts.ts", "acme/chat-onnx")}),
        ('import { NETS as N } from "./consts";', "N.chat", {("app/consts.ts", "acme/chat-onnx")}),
        (
            'import * as all from "./consts";',
            "all.NETS.chat",
            {("app/consts.ts", "acme/chat-onnx")},
        ),
        (
            'const { NETS } = require("./consts");',
            "NETS.chat",
            {("app/consts.ts", "acme/chat-onnx")},
        ),
        (
            'import { ORG } from "./consts";',
            "`${ORG}/net-onnx`",
            {("app/main.ts", "acme/net-onnx")},
        ),
        (
            'import { NETS } from "@/app/consts";',
            "`${NETS.org}/net-onnx`",
            {("app/main.ts", "acme/net-onnx")},
        ),
        ('import { ORG } from "./sub/others";', "`${ORG}/net-onnx`", set()),
        ('import { ORG } from "consts";', "`${ORG}/net-onnx`", set()),
        ('import { ORG } from "./consts";', "`${ORG}/${size}`", set()),
    ],
)
def test_a_call_is_given_what_another_module_names(
    beginning: str, given: str, found: set[tuple[str, str]]
) -> None:
    assert used(f'{beginning}\nconst p = await pipeline("text-generation", {given});') == found


def test_tests_use_nothing() -> None:
    text = 'import { NETS } from "../consts";\npipeline("text-generation", NETS.chat);'
    assert used(text, "app/tests/main.test.ts") == set()


def test_what_is_not_exported_is_not_given() -> None:
    text = 'import { NETS } from "./consts";\npipeline("text-generation", NETS.chat);'
    assert used(text, consts=CONSTS.replace("export ", "")) == set()


def test_imports_are_read_whatever_their_form() -> None:
    text = 'import Main, { one, two as second } from "./a/b.js";\nimport fs from "fs";'
    assert imported(text, "src") == {
        "Main": "/src.a.b",
        "one": "/src.a.b.one",
        "second": "/src.a.b.two",
    }


def test_a_template_is_taken_apart() -> None:
    assert pieces_of("${o}/x-${c.size}", {"o": "/m.O", "c": "/m.C"}) == (
        *("", "/m.O", "/x-"),
        *("/m.C.size", ""),
    )
    assert pieces_of("${o}/${other}", {"o": "/m.O"}) == ()
    assert pieces_of("${o()}/x", {"o": "/m.O"}) == ()


def test_both_branches_of_a_condition_are_given() -> None:
    text = 'const body = { model: small ? "acme/little-3b" : "acme/large-70b" };'
    assert used(text) == {("app/main.ts", "acme/little-3b"), ("app/main.ts", "acme/large-70b")}


MAKES = "const at = (repo, commit, file) =>\n  `https://huggingface.co/{}`;\n"
CALLS = "const nets = [at('ears-2', 'c0ffee12', 'a.onnx'), at(other, 'b', 'b.onnx')];\n"


@pytest.mark.parametrize(
    ("made", "found"),
    [
        ("acme/${repo}/resolve/${commit}/${file}", {("app/main.ts", "acme/ears-2")}),
        ("${repo}/resolve/${commit}/${file}", set()),
        ("acme/${repo}", set()),
    ],
)
def test_addresses_that_a_function_of_the_file_makes(
    made: str, found: set[tuple[str, str]]
) -> None:
    assert used(MAKES.replace("{}", made) + CALLS, consts="") == found
    of_function = "function at(repo: string, commit: string, file: string): string {\n"
    of_function += f"  return `https://huggingface.co/{made}`;\n}}\n"
    assert used(of_function + CALLS, consts="") == found


def test_functions_that_make_addresses_cost_little() -> None:
    made = MAKES.replace("{}", "acme/${repo}/resolve/main/a.onnx")
    begun = time.process_time()
    used(made * 300 + "at('a', " * 20_000, consts="")
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("consts", "beginning", "given"),
    [
        ('export default "acme/chat-onnx";', 'import net from "./consts";', "net"),
        (
            'const NETS = { chat: "acme/chat-onnx" };\nexport default NETS;',
            *('import nets from "./consts";', "nets.chat"),
        ),
        (
            'export default { chat: "acme/chat-onnx" };',
            *('import nets from "./consts";', "nets.chat"),
        ),
        (
            'const NETS = { chat: "acme/chat-onnx" };\nexport { NETS as default };',
            *('import nets from "./consts";', "nets.chat"),
        ),
        (
            'module.exports = { CHAT: "acme/chat-onnx" };',
            *('const { CHAT } = require("./consts");', "CHAT"),
        ),
        (
            'exports.CHAT = "acme/chat-onnx";',
            *('const nets = require("./consts");', "nets.CHAT"),
        ),
    ],
)
def test_what_a_module_hands_out_as_a_whole(consts: str, beginning: str, given: str) -> None:
    text = f'{beginning}\nconst p = await pipeline("text-generation", {given});'
    assert used(text, consts=consts) == {("app/consts.ts", "acme/chat-onnx")}


def test_what_another_module_hands_out_is_not_given() -> None:
    text = 'import net from "./others";\npipeline("text-generation", net);'
    assert used(text, consts='export default "acme/chat-onnx";') == set()


NAMES = 'export const QUICK = "swift-2-mini";\nexport const LEVELS = { deep: "davinci-002" };\n'


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('import { QUICK } from "./consts";\nawait run(groq(QUICK));', {"swift-2-mini"}),
        ('import { LEVELS } from "./consts";\nask({ model: LEVELS.deep });', {"davinci-002"}),
        (
            'import { QUICK } from "./consts";\nconst g = new Groq();\ng.ask({ model: QUICK });',
            {"swift-2-mini"},
        ),
        (
            'import { QUICK } from "./consts";\nconst llm = new ChatOllama({ model: QUICK });',
            {"swift-2-mini"},
        ),
        ('import { QUICK } from "./consts";\nask({ model: QUICK });', set()),
        ('import { QUICK } from "./consts";\nask({ color: QUICK });', set()),
    ],
)
def test_a_client_is_given_what_another_module_names(text: str, found: set[str]) -> None:
    told = {id_ for path, id_ in used(text, consts=NAMES) if path == "app/consts.ts"}
    assert told == found
