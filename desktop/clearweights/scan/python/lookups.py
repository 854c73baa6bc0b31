"""Models by whose name a table tells the class to ask: `CHATS[name](model=name)`."""

from __future__ import annotations

import ast

from clearweights.domain.asset import Provider
from clearweights.scan.python.evaluate import Evaluator
from clearweights.scan.python.found import Found
from clearweights.scan.python.kinds import argument_of
from clearweights.scan.python.scopes import Site
from clearweights.scan.python.signatures import Argument
from clearweights.scan.python.values import Imported, Table, Text, Values

_PROVIDERS = frozenset(provider.value for provider in Provider)


def looked_up(
    evaluator: Evaluator, site: Site, argument: Argument, called: str, found: Found
) -> Values:
    """Return the keys under which `called` stands in the table that a call takes it from.

    Only where the call is handed the same key, and for the first such call: further ones choose
    from the same models.
    """
    func = site.call.func
    given = argument_of(site.call, argument) if isinstance(func, ast.Subscript) else None
    if given is None or not isinstance(func, ast.Subscript):
        return ()
    if ast.dump(given) != ast.dump(func.slice):
        return ()
    table_of_class = (ast.dump(func.value), called)
    if table_of_class in found.looked_up:
        return ()
    found.looked_up.add(table_of_class)
    keys: list[Text] = []
    for table in evaluator(func.value, site.scope):
        for key, values in table.pairs if isinstance(table, Table) else ():
            if key is None or key.text.lower() in _PROVIDERS:
                continue  # "Cohere": who is asked, for a model of its choice
            if Imported(called) in values:
                keys.append(key)
    return tuple(keys)
