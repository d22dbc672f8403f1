"""The structure tree of a drawn document (ISO 32000-1 §14.7, §14.8), as PDF/UA-1 (ISO 14289-1) asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

if TYPE_CHECKING:
    from fieldreport.paper.pen import Element


def tag(pdf: Pdf, tree: Element, widget: Object | None) -> None:
    """Give ``pdf`` the structure tree that the pen kept.

    Args:
        pdf: the document, its pages as the pen drew them.
        tree: the root element.
        widget: the signature field's widget; the tree's ``Form`` element points to it.
    """
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    builder = _Builder(pdf, widget)
    top = builder.element(tree, root)
    root.K = top
    numbers: list[Object | int] = []
    for index, page in enumerate(pdf.pages):
        page.obj.StructParents = index
        page.obj.Tabs = Name.S
        marked = builder.marked.get(index, {})
        numbers += [index, pdf.make_indirect(Array([marked[mark] for mark in sorted(marked)]))]
    following = len(pdf.pages)
    if widget is not None and builder.form is not None:
        widget.StructParent = following
        numbers += [following, builder.form]
        following += 1
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    root.ParentTreeNextKey = following
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


class _Builder:
    """Turns elements into dictionaries and remembers which mark belongs to which."""

    def __init__(self, pdf: Pdf, widget: Object | None) -> None:
        self._pdf = pdf
        self._widget = widget
        self._pages = [page.obj for page in pdf.pages]
        self.marked: dict[int, dict[int, Object]] = {}
        self.form: Object | None = None

    def element(self, element: Element, parent: Object) -> Object:
        made = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag}"), P=parent))
        if element.alternative:
            made.Alt = String(element.alternative)
        if element.scope:
            made.A = Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}"))
        if element.box is not None:
            made.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array([round(edge, 3) for edge in element.box]))
        if element.tag == "Form" and self._widget is not None:
            # pyHanko's difference analysis (0.38) accepts the signed field only if /K is the OBJR itself, not an array of one.
            made.K = Dictionary(Type=Name.OBJR, Obj=self._widget, Pg=self._widget.P)
            self.form = made
            return made
        kids: list[Object | int] = []
        here = {kid[0] for kid in element.kids if isinstance(kid, tuple)}
        alone = len(here) == 1
        if alone:
            made.Pg = self._pages[next(iter(here))]
        for kid in element.kids:
            if isinstance(kid, tuple):
                page, mark = kid
                # A number means a mark on the page of the element (ISO 32000-1 table 323): a third of the tree's bytes.
                kids.append(mark if alone else Dictionary(Type=Name.MCR, Pg=self._pages[page], MCID=mark))
                self.marked.setdefault(page, {})[mark] = made
            elif kid.kids or kid.tag in ("Form", "TD", "TH"):
                kids.append(self.element(kid, made))
        made.K = Array(kids)
        return made
