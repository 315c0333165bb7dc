"""The nodes of the 確認 page as a Qt model; children of orders are made when they are opened."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from wizard import texts
from wizard.ui.pages.confirm_nodes import Kind, Node

AnyIndex = QModelIndex | QPersistentModelIndex
LABEL = 0
TEXT = 1
ACTION = 2


class ConfirmModel(QAbstractItemModel):
    """The nodes as a model; children of orders are made when they are opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.root = Node(Kind.TITLE, "")

    def set_root(self, root: Node) -> None:
        """Show another tree."""
        self.beginResetModel()
        self.root = root
        self.endResetModel()

    def node(self, index: AnyIndex) -> Node:
        """Return the node of an index, the root for none."""
        found = index.internalPointer() if index.isValid() else None
        return found if isinstance(found, Node) else self.root

    def index_of(self, node: Node, column: int = 0) -> QModelIndex:
        """Return the index of a node."""
        if node.parent is None:
            return QModelIndex()
        return self.createIndex(node.row, column, node)

    def index(self, row: int, column: int, parent: AnyIndex | None = None) -> QModelIndex:
        """Return the index of a child."""
        children = self.node(parent if parent is not None else QModelIndex()).children
        if not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, column, children[row])

    def parent(self, index: AnyIndex) -> QModelIndex:  # type: ignore[override]
        """Return the index of the node around one."""
        above = self.node(index).parent
        return QModelIndex() if above is None else self.index_of(above)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return how many children there are; those of a folded order are not made for it."""
        node = self.node(parent if parent is not None else QModelIndex())
        return 0 if node.load is not None else len(node.children)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """Return label, text and action."""
        del parent
        return 3

    def hasChildren(self, parent: AnyIndex | None = None) -> bool:
        """Return whether a node can be opened."""
        return self.node(parent if parent is not None else QModelIndex()).may_open

    def canFetchMore(self, parent: AnyIndex) -> bool:
        """Return True while the children of a node are not made."""
        return self.node(parent).load is not None

    def fetchMore(self, parent: AnyIndex) -> None:
        """Make the children of a node."""
        node = self.node(parent)
        load, node.load = node.load, None
        children = load() if load is not None else []
        if children:
            self.beginInsertRows(QPersistentModelIndex(parent), 0, len(children) - 1)
            node.adopt(children)
            self.endInsertRows()

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; the first one speaks the whole row."""
        node = self.node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return (node.label, node.text, texts.Confirm.FIX if node.step else "")[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return texts.Confirm.GAP.join(part for part in (node.label, node.text) if part)
        return None
