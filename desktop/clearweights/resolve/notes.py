"""What sets a text apart from the license it was compared with, in our words."""

from __future__ import annotations

from collections.abc import Sequence

from clearweights.domain.text import Text, joined, text

_SHOWN = 8
"""Words of a change that are shown."""

_CHANGES = 3


def version_open(license_id: str) -> Text | None:
    """Return what the text of a license leaves open; None where it leaves nothing open."""
    if license_id.endswith("-only"):
        return text("The text alone does not say whether later versions may be chosen.")
    return None


def exception(license_id: str) -> Text:
    """Return what to say of an exception, which is no license by itself."""
    return text("An exception, {license}: it belongs to the license it is added to.",
                license=license_id)  # fmt: skip


def only_beginning() -> Text:
    """Return what to say of a text that is too long to be read whole."""
    return text("Only the first 200,000 characters were read.")


def beside(license_name: str | Text, words: str) -> Text:
    """Return what to say of words next to a license that can change what it allows."""
    return text("These words stand beside {license}: “{words}”.", license=license_name, words=words)


def the_license() -> Text:
    """Return what a license is called whose name stands elsewhere on the line."""
    return text("the license")


def changed(license_name: str, change: Text | None) -> Text:
    """Return what to say of a modified copy."""
    return text("The text of {license}, but: {change}.", license=license_name, change=change or "…")


def another(license_name: str, sign: Text | None) -> Text:
    """Return what to say of a sibling edition or another license."""
    return text("Similar to {license}, but another edition or license: {sign}.",
                license=license_name, sign=sign or "…")  # fmt: skip


def only_notice(license_id: str) -> Text:
    """Return what to say of a notice that names a license."""
    return text("A notice that names {license}, not the text of the license.", license=license_id)


def nearest(license_name: str) -> Text:
    """Return what to say of a text that resembles no license enough."""
    return text("Nearest is {license}, with too little in common.", license=license_name)


def fingerprint(license_name: str) -> Text:
    """Return what to say of a text that only its fingerprint names."""
    return text("The words of {license}, by their fingerprint.", license=license_name)


def begins_like(license_names: str) -> Text:
    """Return what to say of a text whose opening words alone are known."""
    return text("Begins like {license}, whose text is not installed: compare it with the published"
                " one.", license=license_names)  # fmt: skip


def begins_like_policy(license_names: str) -> Text:
    """Return the same of a use policy that belongs to licenses."""
    return text("Begins like the use policy that belongs to {license}, whose text is not installed:"
                " compare it with the published one.", license=license_names)  # fmt: skip


def other_numbers(change: Text) -> Text:
    """Return the sign of another edition that numbers give."""
    return text("other numbers: {change}", change=change)


def other_names(name: str) -> Text:
    """Return the sign of another license that a vanished name gives."""
    return text("other names: “{name}”", name=name)


def another_title(change: Text) -> Text:
    """Return the sign of another license that its title gives."""
    return text("another title: {change}", change=change)


def passages_differ(change: Text) -> Text:
    """Return the sign of another license that whole passages give."""
    return text("whole passages differ: {change}", change=change)


def much_differs() -> Text:
    """Return what to say where no single sign tells the texts apart."""
    return text("much of the text differs")


def change_of(gone: Sequence[str], new: Sequence[str]) -> Text:
    """Return one change in words for the reader."""
    old, now = _short(gone), _short(new)
    if not old:
        return text("added “{words}”", words=now)
    if not now:
        return text("left out “{words}”", words=old)
    return text("“{old}” became “{new}”", old=old, new=now)


def changes_of(changes: Sequence[Text]) -> Text:
    """Return the first changes, and how many more there are."""
    shown = joined(changes[:_CHANGES], "; ")
    if more := len(changes[_CHANGES:]):
        return text("{changes}; and {n} more", changes=shown, n=more)
    return shown


def _short(words: Sequence[str]) -> str:
    return " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
