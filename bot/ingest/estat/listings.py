"""The listing pages that a refresh needs, read: e-Stat has one for each table and flow, and one for each month's files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from bot.errors import DownloadError
from bot.ingest.estat.listing import Listing, read_listing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.ingest.estat.catalogue import Flow, Kind
    from bot.ingest.estat.deadline import Deadline
    from bot.ingest.estat.listing import Link, Period
    from bot.ingest.estat.plan import Wish
    from bot.ingest.estat.site import Site

PAGE = "/en/stat-search/files?page=1&layout=datalist&toukei=00350300&tstat={}&cycle=1&tclass1={}&tclass2={}"
CLASSES = {
    ("area", "export"): ("000001013137", "000001013260", "000001013261"),
    ("area", "import"): ("000001013137", "000001013260", "000001013262"),
    ("hs9", "export"): ("000001013141", "000001013180", "000001013181"),
    ("hs9", "import"): ("000001013141", "000001013180", "000001013182"),
}
MOST_BYTES = 16 * 1024 * 1024
OK, REFUSED = 200, 400


def listed(site: Site, wish: Wish) -> list[Link]:
    """The links of all pages, each once; a page that is not there has none.

    A link is of its page's flow where its text does not say otherwise. Where two pages have it, the number tells if it can.
    Raises DownloadError when the site does not answer.
    """
    pages: list[tuple[Kind, Flow]] = [("area", flow) for flow in wish.area_flows]
    pages += [("hs9", flow) for flow in wish.hs9_flows]
    links: dict[str, Link] = {}
    for kind, flow in pages:
        for link in _of_table(site, wish, kind, flow):
            placed = replace(link, kind=kind, flow=link.flow or flow)
            other = links.get(link.id)
            links[link.id] = placed if other is None or other.flow == placed.flow else replace(placed, flow=None)
    return _paired(links)


def address_of(kind: Kind, flow: Flow) -> str:
    """The listing page of a table, without the site."""
    return PAGE.format(*CLASSES[kind, flow])


def _paired(links: Mapping[str, Link]) -> list[Link]:
    """Of files whose flow is not known: imports have the number after that of the exports."""
    paired = dict(links)
    for number in sorted(links):
        after = f"{int(number) + 1:0{len(number)}d}"
        if links[number].kind == "area" and after in links and paired[number].flow is None and paired[after].flow is None:
            paired[number] = replace(links[number], flow="export")
            paired[after] = replace(links[after], flow="import")
    return list(paired.values())


def _of_table(site: Site, wish: Wish, kind: Kind, flow: Flow) -> list[Link]:
    address = address_of(kind, flow)
    listing = _page(site, kind, flow, address)
    links = list(listing.links)
    own = [replace(period, address=page) for period in listing.periods if (page := _on_site(site, address, period.address))]
    for period in _followed(Listing(listing.links, tuple(own)), wish, kind):
        months = _page(site, kind, flow, period.address).links
        links += [replace(link, year=link.year or period.year, months=link.months or (None, period.month)) for link in months]
    return links


def _on_site(site: Site, page: str, link: str) -> str | None:
    """The address of a link on a page, without the site; None where it leads to another one."""
    base, target = urlsplit(site.base), urlsplit(urljoin(site.base + page, link))
    if (target.scheme, target.netloc) != (base.scheme, base.netloc):
        return None
    return f"{target.path.removeprefix(base.path)}?{target.query}"


def _followed(listing: Listing, wish: Wish, kind: Kind) -> list[Period]:
    """The pages of months that are needed: of each year's last one, of 9-digit files only the newest unless all are wanted."""
    newest: dict[int, Period] = {}
    for period in sorted(listing.periods, key=lambda one: (one.year, one.month)):
        if period.year <= wish.today.year:
            newest[period.year] = period
    if kind == "hs9" and not wish.all_hs9:
        return [newest[max(newest)]] if newest and not listing.links else []
    known = {link.year for link in listing.links}
    return [period for year, period in newest.items() if year >= wish.from_year and year not in known]


def _page(site: Site, kind: Kind, flow: Flow, address: str) -> Listing:
    name = f"listing page of {flow}s ({kind}, {address})"

    def attempt(deadline: Deadline) -> str:
        with site.response(name, address, {}, deadline) as response:
            if response.status_code >= REFUSED:
                return ""
            if response.status_code != OK:
                raise DownloadError(name, f"the server answers {response.status_code}")
            body = bytearray()
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > MOST_BYTES:
                    raise DownloadError(name, f"is larger than {MOST_BYTES:,} bytes")
            return body.decode("utf-8", "replace")

    return read_listing(site.tried(name, attempt))
