"""SQL: functions and statements of databases that call or load models."""

from clearweights.scan.base import Scanner
from clearweights.scan.sql.prisma import PrismaScanner
from clearweights.scan.sql.scanner import InlineSqlScanner, SqlScanner

SCANNERS: tuple[Scanner, ...] = (SqlScanner(), InlineSqlScanner(), PrismaScanner())

__all__ = ["SCANNERS"]
