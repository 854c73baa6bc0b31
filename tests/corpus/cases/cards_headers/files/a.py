# SPDX-FileCopyrightText: 2026 Ropes
# SPDX-License-Identifier: MIT
X = "SPDX-License-Identifier: GPL-2.0-only"
