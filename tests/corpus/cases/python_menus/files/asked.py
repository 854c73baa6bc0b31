"""Asks on the first start what is to answer."""

import inquirer


def ask() -> list:
    return [
        inquirer.List("answers", message="What answers?", choices=["codellama:13b", "gemma2:9b"]),
        inquirer.List("looks", message="Which look?", choices=["wide:text", "narrow:text"]),
    ]
