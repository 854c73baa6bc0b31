# Copyright (c) Acme
# Licensed under Apache 2.0 <LICENSE-APACHE or https://example.org/a> or the MIT license.
# Change License: GPL-3.0
# The weights, which are licensed under CC0, are elsewhere.
