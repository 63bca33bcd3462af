"""What can be set: where it is kept, what its page says, and the choices on its buttons, as they are typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.speech import tr, tr_later

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    Where: TypeAlias = Literal["everywhere", "groups", "forums"]

DEFAULT = "default"
LANGUAGE = "language"
CURRENCY = "currency"
COUNTRY = "country"
ZONE = "zone"
QUIET = "quiet"
TOPIC = "topic"
RIGHTS = "rights"


@dataclass(frozen=True, slots=True)
class Place:
    """One thing that can be set. `name` is how it is typed, `field` where `Preferences` keeps it; the language has another place.

    `choices` stand on buttons, each as it is typed, with its label; an empty label is found in the data. `where` it makes sense.
    """

    name: str
    field: str
    title: str
    about: str
    choices: tuple[tuple[str, str], ...]
    where: Where = "everywhere"


SUGGESTED_COUNTRIES = (
    "russia",
    "australia",
    "usa",
    "china",
    "korea",
    "taiwan",
    "uae",
    "saudi",
    "indonesia",
    "malaysia",
    "germany",
    "world",
)
AUTOMATIC = tr_later("As in the language")
PLACES = (
    Place(LANGUAGE, "", tr_later("Language"), "", ()),
    Place(
        CURRENCY,
        "currency",
        tr_later("Currency"),
        tr_later("A question that names no currency is answered in this one."),
        (
            ("jpy", tr_later("Yen")),
            ("usd", tr_later("Dollars")),
            ("eur", tr_later("Euros")),
            ("cny", tr_later("Yuan")),
        ),
    ),
    Place(
        COUNTRY,
        "partner",
        tr_later("Country"),
        tr_later("A question that names no country is about this one. For any other: /settings country thailand"),
        tuple((name, "") for name in SUGGESTED_COUNTRIES),
    ),
    Place(
        "yen",
        "yen",
        tr_later("Unit of yen"),
        tr_later("Large amounts in yen are written in this unit; those that are less than one of it, in the usual ones."),
        (
            (DEFAULT, AUTOMATIC),
            ("bn", tr_later("billions")),
            ("trn", tr_later("trillions")),
            ("oku", "億円"),
        ),
    ),
    Place(
        "decimals",
        "decimals",
        tr_later("Numbers"),
        tr_later("Numbers are written so in answers. Files hold plain numbers."),
        ((DEFAULT, AUTOMATIC), ("point", "1,234.5"), ("comma", "1 234,5")),
    ),
    Place(
        "charts",
        "theme",
        tr_later("Charts"),
        tr_later("The background of charts."),
        (("light", tr_later("light")), ("dark", tr_later("dark"))),
    ),
    Place(
        QUIET,
        "quiet",
        tr_later("Quiet hours"),
        tr_later("What would be posted between these hours is posted after them. Other hours: /settings quiet 21-8"),
        (("off", tr_later("none")), ("22-7", "22:00–7:00"), ("20-8", "20:00–8:00"), ("18-9", "18:00–9:00")),
    ),
    Place(
        ZONE,
        "zone",
        tr_later("Time zone"),
        tr_later("Quiet hours and reminders go by this clock. Any other: /settings zone Europe/Berlin"),
        tuple(
            (zone, zone)
            for zone in (
                "Asia/Tokyo",
                "Europe/Moscow",
                "Europe/London",
                "Europe/Berlin",
                "America/New_York",
                "Asia/Singapore",
                "Australia/Sydney",
                "Asia/Vladivostok",
                "UTC",
            )
        ),
    ),
    Place(
        TOPIC,
        "topic",
        tr_later("Posts go to"),
        tr_later("The topic in which posts of this group appear."),
        (("each", tr_later("where each was set")), ("here", tr_later("this topic"))),
        "forums",
    ),
    Place(
        RIGHTS,
        "changed_by",
        tr_later("Changes by"),
        tr_later(
            "Who may change settings, watches, alerts and saved questions in this group. Only administrators change this one."
        ),
        (("admins", tr_later("administrators")), ("all", tr_later("everyone"))),
        "groups",
    ),
)


def label_of(place: Place, choice: str) -> str:
    """What a button of a choice says."""
    return tr(dict(place.choices)[choice])
