"""Which files are sources, by suffix and by name."""

from __future__ import annotations

import re

SUFFIXES = frozenset(
    (
        *(".py", ".pyi", ".pyx", ".ipynb", ".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".vue"),
        *(".c", ".h", ".cc", ".cpp", ".cxx", ".hpp", ".hh", ".cu", ".cuh", ".m", ".mm", ".metal"),
        *(".go", ".rs", ".java", ".kt", ".kts", ".scala", ".swift", ".rb", ".php", ".pl", ".lua"),
        *(".sh", ".bash", ".zsh", ".ps1", ".bat", ".cmake", ".mk", ".r", ".jl", ".hs", ".ex"),
        *(".css", ".scss", ".html", ".xml", ".sql", ".proto", ".yml", ".yaml", ".toml", ".cfg"),
        *(".tf", ".nix", ".bzl", ".cs", ".dart", ".zig", ".glsl", ".hlsl", ".triton", ".license"),
        *(".sbt", ".gradle", ".groovy", ".f90", ".f", ".pyw", ".slurm", ".ml", ".clj", ".inl"),
        *(".ini", ".conf", ".pbtxt", ".prototxt", ".textproto", ".gin", ".def", ".j2", ".jinja"),
        *(".svelte", ".astro", ".graphql", ".less", ".sass", ".fs", ".erl", ".exs", ".coffee"),
        *(".lisp", ".el", ".vim", ".tex", ".sty", ".service", ".star", ".cl", ".vert", ".frag"),
        *(".wgsl", ".s", ".asm", ".qml", ".psm1", ".dockerfile", ".ipp", ".tpp", ".td", ".mlir"),
        *(
            ".cmd",
            ".properties",
            ".bazel",
            ".perl",
            ".pm",
            ".m4",
            ".am",
            ".ac",
            ".in",
            ".awk",
            ".tcl",
            ".fst",
            ".nim",
            ".rockspec",
            ".iss",
            ".nsi",
            ".nsh",
            ".pxd",
            ".pxi",
            ".mts",
            ".cts",
            ".hip",
            ".mojo",
            ".fish",
            ".hcl",
            ".1",
            ".5",
            ".7",
            ".8",
        ),
    )
)
PROSE_SUFFIXES = frozenset((".md", ".rst", ".txt", ".html", ".mdx"))
"""Only what they hide in a comment is read here; their prose is the cards' work."""

_HEADER_TEMPLATE = re.compile(
    r"\.?(?:file|source|copyright|license|code)?[_-]?(?:header|boilerplate)(?:[._-]\w+)?"
    r"(?:\.(?:txt|tmpl|template|in))?",
    re.IGNORECASE,
)


def is_header_template(name: str) -> bool:
    """Say whether a file is the header that a tool puts above every source: `FILE_HEADER`."""
    is_text = "." not in name.lstrip(".") or name.endswith((".txt", ".tmpl", ".template", ".in"))
    return is_text and _HEADER_TEMPLATE.fullmatch(name) is not None


NAMES = frozenset(
    (
        *(
            "makefile",
            "cmakelists.txt",
            "build",
            "workspace",
            "justfile",
            "gradlew",
            "mvnw",
            "configure",
        ),
        *("pylintrc", ".pylintrc", ".flake8", "pipfile", ".bazelrc", "meson.build", "go.mod"),
        *("gemfile", "rakefile", "vagrantfile", "procfile", "jenkinsfile", "kconfig", "doxyfile"),
    )
)
