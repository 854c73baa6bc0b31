"""The style sheet: only what a palette cannot say."""

from __future__ import annotations

from clearweights.datafiles import data_file
from clearweights.gui.theme import Theme


def sheet(theme: Theme) -> str:
    """Return the application's style sheet for a theme."""
    t = theme
    chevron = data_file("resources", "icons", "chevron.svg").as_posix()
    ground = "dark" if t.dark else "light"
    float_ = data_file("resources", "icons", f"float-{ground}.svg").as_posix()
    check = data_file("resources", "icons", f"check-{ground}.svg").as_posix()
    return f"""
    QToolBar {{ background: {t.window}; border: none; border-bottom: 1px solid {t.border};
        padding: 5px 8px; spacing: 4px; }}
    QToolBar::separator {{ background: {t.border}; width: 1px; margin: 5px 6px; }}
    QToolBar QToolButton {{ border: 1px solid transparent; border-radius: 5px;
        padding: 4px 9px; color: {t.text}; }}
    QToolBar QToolButton:hover {{ background: {t.hover}; border-color: {t.border}; }}
    QToolBar QToolButton:focus {{ border-color: {t.accent}; }}
    QToolBar QToolButton:pressed, QToolBar QToolButton:checked {{ background: {t.selection}; }}
    QToolBar QToolButton:disabled {{ color: {t.faint}; }}
    QToolBar QLabel {{ color: {t.muted}; padding: 0 3px 0 6px; }}
    QToolButton#chip {{ border: 1px solid {t.conditions}; border-radius: 11px;
        padding: 3px 11px; color: {t.conditions}; background: {t.banner}; }}
    QToolButton#count {{ border: 1px solid {t.border}; border-radius: 11px; padding: 2px 9px;
        background: {t.base}; color: {t.text}; }}
    QToolButton#count:checked {{ background: {t.selection}; border-color: {t.accent}; }}
    QToolButton#count:disabled {{ color: {t.faint}; }}
    QToolButton#count:hover {{ border-color: {t.accent}; }}
    QToolButton#count:focus {{ border-color: {t.accent}; }}
    QToolButton#policy {{ border: 1px solid {t.border}; background: {t.base};
        padding: 4px 24px 4px 9px; }}
    QToolButton#policy::menu-indicator {{ image: url("{chevron}"); width: 12px; height: 12px;
        subcontrol-origin: padding; subcontrol-position: center right; right: 7px; }}
    QToolButton#count::menu-indicator {{ width: 0; image: none; }}
    QToolButton#link {{ border: none; color: {t.accent}; padding: 2px 3px; }}
    QToolButton#link:hover, QToolButton#link:focus {{ text-decoration: underline; }}
    QMenuBar {{ background: {t.window}; }}
    QMenuBar::item {{ padding: 5px 9px; border-radius: 4px; }}
    QMenuBar::item:selected {{ background: {t.hover}; }}
    QMenu {{ background: {t.base}; border: 1px solid {t.border}; padding: 4px; }}
    QMenu::item {{ padding: 5px 26px 5px 10px; border-radius: 4px; }}
    QMenu::icon {{ padding-left: 8px; }}
    QMenu::item:selected {{ background: {t.selection}; color: {t.text}; }}
    QMenu::item:disabled {{ color: {t.faint}; }}
    QMenu::separator {{ height: 1px; background: {t.border}; margin: 4px 8px; }}
    QTreeView, QTableView {{ border: 1px solid transparent; background: {t.base}; outline: none;
        selection-background-color: {t.selection}; selection-color: {t.text}; }}
    QTextBrowser, QPlainTextEdit#lines {{ border: 1px solid transparent; background: {t.base}; }}
    QTreeView:focus, QTableView:focus, QTextBrowser:focus, QPlainTextEdit#lines:focus,
        QListWidget:focus {{ border: 1px solid {t.accent}; }}
    QTreeView::item {{ padding: 0 6px 0 2px; border: none; }}
    QTreeView::item:hover, QTableView::item:hover {{ background: {t.hover}; }}
    QTreeView::item:selected, QTableView::item:selected {{ background: {t.selection};
        color: {t.text}; }}
    QListWidget {{ border: 1px solid {t.border}; border-radius: 5px; background: {t.base};
        padding: 4px; outline: none; }}
    QListWidget::item:selected {{ background: {t.selection}; color: {t.text}; }}
    QHeaderView {{ background: {t.raised}; border: none; }}
    QHeaderView::section {{ background: {t.raised}; color: {t.muted}; border: none;
        border-bottom: 1px solid {t.border}; padding: 6px 8px; }}
    QLineEdit, QPlainTextEdit#form, QComboBox, QSpinBox, QDateEdit {{
        border: 1px solid {t.border}; border-radius: 5px; background: {t.base};
        padding: 4px 8px; selection-background-color: {t.accent};
        selection-color: {t.accent_text}; }}
    QLineEdit:focus, QPlainTextEdit#form:focus, QComboBox:focus, QDateEdit:focus {{
        border-color: {t.accent}; }}
    QLineEdit[wrong="true"] {{ border-color: {t.stop}; }}
    QComboBox, QDateEdit {{ padding-right: 24px; }}
    QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: 24px;
        subcontrol-origin: border; subcontrol-position: center right; }}
    QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url("{chevron}"); width: 12px;
        height: 12px; }}
    QComboBox QAbstractItemView {{ background: {t.base}; border: 1px solid {t.border};
        selection-background-color: {t.selection}; selection-color: {t.text}; }}
    QTabBar {{ qproperty-drawBase: 0; }}
    QTabBar::tab {{ background: transparent; color: {t.muted}; border: none;
        border-bottom: 2px solid transparent; padding: 8px 9px 7px 9px; }}
    QTabBar::tab:selected {{ color: {t.text}; border-bottom-color: {t.accent}; }}
    QTabBar::tab:hover {{ color: {t.text}; }}
    QTabBar::tab:focus {{ border-bottom-color: {t.text}; }}
    QTabBar::tab:disabled {{ color: {t.border}; }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {t.border}; }}
    QMainWindow::separator {{ background: {t.border}; width: 2px; height: 2px; }}
    QDockWidget {{ color: {t.muted}; titlebar-normal-icon: url("{float_}"); }}
    QDockWidget::title {{ background: {t.window}; padding: 3px 10px; text-align: left; }}
    QSplitter::handle {{ background: {t.border}; }}
    QSplitter::handle:horizontal {{ width: 1px; }}
    QStatusBar {{ background: {t.window}; border-top: 1px solid {t.border}; }}
    QStatusBar::item {{ border: none; }}
    QStatusBar QToolButton {{ border: none; border-radius: 4px; padding: 3px 8px;
        color: {t.text}; }}
    QStatusBar QToolButton:hover {{ background: {t.hover}; }}
    QStatusBar QToolButton:focus {{ background: {t.hover}; color: {t.accent}; }}
    QStatusBar QToolButton:disabled {{ color: {t.faint}; }}
    QStatusBar QLabel {{ color: {t.muted}; padding: 0 8px; }}
    QProgressBar {{ border: none; border-radius: 3px; background: {t.border};
        max-height: 6px; min-height: 6px; }}
    QProgressBar::chunk {{ border-radius: 3px; background: {t.accent}; }}
    QFrame#banner {{ background: {t.banner}; border: none;
        border-bottom: 1px solid {t.border}; }}
    QFrame#line {{ background: {t.border}; border: none; }}
    QWidget#paper, QScrollArea#paper {{ background: {t.base}; }}
    QFrame#card {{ background: {t.raised}; border: 1px solid {t.border}; border-radius: 8px; }}
    QFrame#drop {{ background: transparent; border: 2px dashed {t.border};
        border-radius: 10px; }}
    QLabel#quiet {{ color: {t.muted}; }}
    QLabel#title {{ color: {t.text}; }}
    QPushButton {{ border: 1px solid {t.border}; border-radius: 5px; padding: 5px 14px;
        background: {t.raised}; color: {t.text}; }}
    QPushButton:hover {{ background: {t.hover}; }}
    QPushButton:focus {{ border-color: {t.accent}; }}
    QPushButton:disabled {{ color: {t.faint}; }}
    QPushButton#main {{ background: {t.accent}; border-color: {t.accent};
        color: {t.accent_text}; }}
    QPushButton#main:disabled {{ background: {t.border}; border-color: {t.border};
        color: {t.muted}; }}
    QPushButton#link {{ border: none; background: transparent; color: {t.accent};
        padding: 3px 4px; text-align: left; }}
    QPushButton#link:hover, QPushButton#link:focus {{ text-decoration: underline; }}
    QPushButton#link:disabled {{ color: {t.faint}; }}
    QCheckBox::indicator {{ width: 15px; height: 15px; border: 1px solid {t.muted};
        border-radius: 3px; background: {t.base}; }}
    QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
        image: url("{check}"); }}
    QCheckBox::indicator:disabled {{ border-color: {t.border}; }}
    QCheckBox:focus, QRadioButton:focus {{ color: {t.accent}; }}
    QScrollBar {{ background: transparent; border: none; margin: 0; }}
    QScrollBar:vertical {{ width: 12px; }}
    QScrollBar:horizontal {{ height: 12px; }}
    QScrollBar::handle {{ background: {t.border}; border-radius: 4px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::handle:hover {{ background: {t.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QToolTip {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.border};
        padding: 4px; }}
    """
