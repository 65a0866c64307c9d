"""The webinars' calendars, as four readers of other people's see them, and what those miss."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest

from tests.factories import series, site, webinar
from tests.feeds.calendar_judges import JUDGES, Seen, faults_of_form
from tests.projects import DAY, PUBLISHER, BuiltSite
from tori.content.records import Record, Webinar
from tori.documents import BytesDocument
from tori.feeds.calendar import event_uid, webinar_calendars
from tori.site.model import build_site
from tori.site.permalinks import permalink

ALL = "webinaarit/kalenteri.ics"
SERIES = "webinaarit/sarjat/tekoalya/kalenteri.ics"
OWN = "webinaarit/tekoaly-ja-etiikka/kalenteri.ics"
STARTS = "2026-12-01T12:30+02:00"
HOSTILE = (
    "Pilkku, puolipiste; kenoviiva \\ ja \\n sekä \\, ja \\;",
    "Lainaus \" ja ' ja kaksoispiste: loppu",
    "ATTENDEE;CN=x:mailto:x@x.example",
    "<b>Lihava</b> & <script>alert(1)</script>",
    "Loppu kenoviivaan \\",
    "{x} {{ x }} %s %0A ]]>",
    *(f"{'a' * (62 + shift)}{'😀ä' * 9}" for shift in range(9)),
)


def timed(
    identifier: str = "tekoaly-ja-etiikka", starts: str = STARTS, **changes: object
) -> Webinar:
    """Return a webinar of the series, an hour long."""
    return webinar(identifier, "", starts=starts, duration_minutes="60", **changes)


def calendars(*records: Record, today: date = DAY) -> dict[str, bytes]:
    """Return the calendars of the series and some webinars, by their paths."""
    made = {}
    for path, document in webinar_calendars(site(series(), *records, today=today)):
        assert isinstance(document, BytesDocument)
        made[path] = document.data
    return made


def event_of(data: bytes) -> icalendar.Event:
    """Return the only event of a calendar."""
    calendar = icalendar.Calendar.from_ical(data)
    assert isinstance(calendar, icalendar.Calendar)
    (event,) = calendar.events
    return event


def judged(data: bytes) -> tuple[Seen, ...]:
    """Return the events on which all judges agree; each of them accepts the calendar."""
    assert faults_of_form(data) == ()
    first, *others = ({*judge(data)} for judge in JUDGES)
    assert all(other == first for other in others), (first, others)
    return tuple(sorted(first, key=lambda seen: seen.starts))


def test_there_is_a_file_for_each_with_a_start_for_each_series_and_for_all() -> None:
    """A webinar without a start has no file; a topic's has its own, and is in none of a series."""
    topic = timed("aihe", series=None, part=None, topic="aivotyö")
    made = calendars(timed(), topic, webinar("ajaton", part=2))
    assert list(made) == [OWN, "webinaarit/aihe/kalenteri.ics", SERIES, ALL]
    assert [len(judged(made[path])) for path in made] == [1, 1, 1, 2]


@pytest.mark.parametrize("judge", JUDGES)
@pytest.mark.parametrize("path", [OWN, SERIES, ALL])
def test_judges_see_the_event(judge: Callable[[bytes], tuple[Seen, ...]], path: str) -> None:
    """Each judge accepts each file and sees the same event."""
    made = calendars(timed())
    starts = datetime(2026, 12, 1, 10, 30, tzinfo=UTC)
    expected = Seen(
        "9cbb8d5b-005c-52e4-8cf0-55332be9af98",
        "Varauskalenteri kokosi tiedon",
        starts,
        starts + timedelta(hours=1),
    )
    assert judge(made[path]) == (expected,)


@pytest.mark.parametrize("judge", JUDGES)
def test_empty_subscription_is_valid(judge: Callable[[bytes], tuple[Seen, ...]]) -> None:
    """A calendar without events has its time zone, which is the one component there must be."""
    made = calendars()
    assert set(made) == {SERIES, ALL}
    for data in made.values():
        assert judge(data) == ()
        assert faults_of_form(data) == ()
        assert data.count(b"BEGIN:VTIMEZONE") == 1


def test_real_site_has_its_calendars(built_site: BuiltSite) -> None:
    """Each calendar of the real site, empty or not, is in the built folder and all accept it."""
    made = dict(webinar_calendars(built_site.site))
    assert ALL in made
    for path, document in made.items():
        assert isinstance(document, BytesDocument)
        data = (built_site.folder / path).read_bytes()
        assert data == document.data
        judged(data)


@pytest.mark.parametrize(
    ("starts", "utc"),
    [
        ("2027-03-22T12:00+02:00", "2027-03-22T10:00"),
        ("2027-03-27T12:00+02:00", "2027-03-27T10:00"),
        ("2027-03-28T02:30+02:00", "2027-03-28T00:30"),  # ends after the clocks have changed
        ("2027-03-28T04:00+03:00", "2027-03-28T01:00"),
        ("2027-03-29T12:00+03:00", "2027-03-29T09:00"),
        ("2027-10-25T12:00+03:00", "2027-10-25T09:00"),
        ("2027-10-30T12:00+03:00", "2027-10-30T09:00"),
        ("2027-10-31T01:30+03:00", "2027-10-30T22:30"),
        ("2027-10-31T02:30+03:00", "2027-10-30T23:30"),  # ends at the first 3.30
        ("2027-10-31T03:30+03:00", "2027-10-31T00:30"),  # the first 3.30; ends at the second
        ("2027-10-31T03:30+02:00", "2027-10-31T01:30"),  # the second 3.30
        ("2027-10-31T12:00+02:00", "2027-10-31T10:00"),
        ("2030-12-01T10:30+00:00", "2030-12-01T10:30"),  # stated in another zone
        ("2045-07-01T12:00+03:00", "2045-07-01T09:00"),
    ],
)
def test_changes_of_clocks_are_no_change_of_time(starts: str, utc: str) -> None:
    """Round the last Sundays of March and October all judges see the right moment (C8)."""
    (seen,) = judged(calendars(timed(starts=starts))[OWN])
    assert seen.starts == datetime.fromisoformat(f"{utc}+00:00")
    assert seen.ends - seen.starts == timedelta(hours=1)


def test_judges_look_at_the_files_own_time_zone() -> None:
    """A wrong rule in the file, for a zone that no machine knows, is seen by all: it is read."""
    data = calendars(timed())[OWN].replace(b"TZOFFSETTO:+0200", b"TZOFFSETTO:+0500")
    data = data.replace(b"Europe/Helsinki", b"Oma/Aika")
    assert [judge(data)[0].starts.hour for judge in JUDGES] == [7, 7, 7, 7]


@pytest.mark.parametrize("words", HOSTILE)
def test_editors_words_are_only_words(words: str) -> None:
    """Whatever stands in a text comes back the same from all, and folds cut no character."""
    made = calendars(timed(title=words, summary=f"{words}\n{words} ja loput", location=words))
    for path in (OWN, SERIES, ALL):
        (seen,) = judged(made[path].replace(b"<", b"(").replace(b">", b")"))
        assert seen.title == words.replace("<", "(").replace(">", ")")
        event = event_of(made[path])
        assert event["description"] == f"{words}\n{words} ja loput"
        assert event["location"] == f"{words[0].upper()}{words[1:]}, myös verkossa"


def test_name_of_a_series_is_escaped() -> None:
    """The names that programs show are texts too, though icalendar does not know it of itself."""
    words = "Sarja, osa; \\ 😀"
    made = dict(webinar_calendars(site(series(title=words))))[SERIES]
    assert isinstance(made, BytesDocument)
    assert judged(made.data) == ()
    calendar = icalendar.Calendar.from_ical(made.data)
    assert calendar["x-wr-calname"] == calendar["name"]
    assert b"Sarja\\, osa\\; \\\\ " in made.data


def test_description_tells_where_to_register() -> None:
    """The summary and the address, as plain text; who cancelled asks nobody to register."""
    asked = "https://ilmo.example/?a=1,2;b"
    event = event_of(calendars(timed(registration_url=asked))[OWN])
    assert event["description"] == (
        "Kalenterin avulla tilan voi etsiä ja varata yhdestä paikasta.\n\n"
        "Ilmoittaudu: https://ilmo.example/?a=1,2;b"
    )
    cancelled = event_of(calendars(timed(registration_url=asked, status="peruttu"))[OWN])
    assert "Ilmoittaudu" not in str(cancelled["description"])


def test_event_says_what_calendars_need() -> None:
    """Address, place, dates from content and the count of changes; no organiser, no method."""
    event = event_of(calendars(timed(reviewed="2026-11", revision="3"))[ALL])
    assert event["url"] == "https://tori.example/webinaarit/tekoaly-ja-etiikka/"
    assert event["location"] == "Verkossa"
    assert event["sequence"] == 3
    assert event.DTSTAMP == event.LAST_MODIFIED == datetime(2026, 11, 30, tzinfo=UTC)
    assert event["dtstart"].params["TZID"] == "Europe/Helsinki"
    assert event["status"] == "CONFIRMED"
    assert not {"ORGANIZER", "METHOD", "ATTENDEE"} & set(event)


def test_only_the_own_file_has_an_alarm() -> None:
    """Whoever opens one webinar's file means to be there; a subscriber is not disturbed."""
    made = calendars(timed())
    (alarm,) = event_of(made[OWN]).alarms.times
    assert alarm.trigger == datetime(2026, 12, 1, 10, 15, tzinfo=UTC)
    assert alarm.alarm["action"] == "DISPLAY"
    assert b"VALARM" not in made[ALL] + made[SERIES]


def test_subscription_tells_its_name_and_when_to_ask_again() -> None:
    """Programs show the name, and look for changes twice a day; an own file asks for nothing."""
    made = calendars(timed())
    assert b"X-WR-CALNAME:Webinaarit \xe2\x80\x93 Tekojen tori\r\n" in made[ALL]
    for line in (
        b"REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        b"X-PUBLISHED-TTL:PT12H",
        b"X-WR-TIMEZONE:Europe/Helsinki",
    ):
        assert line + b"\r\n" in made[ALL]
        assert line not in made[OWN]


def test_cancelled_webinar_stays_as_cancelled() -> None:
    """It is in every file with its uid and time, says so twice, and takes nobody's time."""
    made = calendars(timed(status="peruttu"))
    uid = event_of(calendars(timed())[ALL])["uid"]
    for path in (OWN, SERIES, ALL):
        (seen,) = judged(made[path])
        assert (seen.uid, seen.title) == (uid, "Peruttu: Varauskalenteri kokosi tiedon")
        assert event_of(made[path])["status"] == "CANCELLED"
        assert event_of(made[path])["transp"] == "TRANSPARENT"
    assert b"VALARM" not in made[OWN]


@pytest.mark.parametrize(
    ("field", "value"), [("withdrawn", "Vanhentunut."), ("expires", "2026-11-01")]
)
def test_retired_webinar_leaves(field: str, value: str) -> None:
    """A page that is a stub says no time, and neither does a calendar."""
    made = calendars(timed(**{field: value}))
    assert set(made) == {SERIES, ALL}
    assert judged(made[ALL]) == ()


def test_uid_is_permanent() -> None:
    """Another host, title, time or file name changes no uid; another webinar has another."""
    moved = PUBLISHER.model_copy(update={"site_url": "https://uusi.example/alla/"})
    uid = event_uid(PUBLISHER, timed())
    assert event_uid(moved, timed(title="Toinen nimi", starts="2027-01-01T12:30+02:00")) == uid
    assert event_uid(PUBLISHER, timed("toinen")) != uid
    renamed = timed("toinen", old_urls=[permalink(timed())])
    assert event_uid(PUBLISHER, renamed) == uid


def test_address_moves_with_the_site() -> None:
    """Below a folder of another host the event's address is there too."""
    moved = PUBLISHER.model_copy(update={"site_url": "https://uusi.example/alla/"})
    whole = site(series(), timed())
    other = build_site(whole.records.values(), whole.vocabulary, {}, DAY, moved)
    document = dict(webinar_calendars(other))[OWN]
    assert isinstance(document, BytesDocument)
    address = event_of(document.data)["url"]
    assert address == "https://uusi.example/alla/webinaarit/tekoaly-ja-etiikka/"


def test_bytes_are_of_the_content_alone() -> None:
    """Neither the day nor the order of files changes a byte: no event is new each morning."""
    records = (timed(part=1), timed("b", part=2), timed("a", part=3))
    made = calendars(*records)
    assert calendars(*reversed(records), today=date(2031, 1, 1)) == made
    uids = re.findall(rb"UID:(\S+)", made[ALL])
    assert uids == [event_uid(PUBLISHER, timed(i)).encode() for i in ("a", "b", OWN[11:29])]


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        (b"\r\n", b"\n", "line end"),
        (b"END:VCALENDAR\r\n", b"END:VCALENDAR", "last line not ended"),
        (b"\r\n ", b"", "line not folded"),
        (b"\xc3\r\n", b"\xc3\xa4\r\n", ""),
        (b"SUMMARY:Pilkku\\, ", b"SUMMARY:Pilkku, ", "SUMMARY not escaped"),
        (b"SUMMARY:Pilkku\\, ", b"SUMMARY:Pilkku\\\\, ", "SUMMARY not escaped"),
        (b"SUMMARY:Pilkku\\, ", b"SUMMARY:Pilkku; ", "SUMMARY not escaped"),
        (b"SUMMARY:Pilkku\\, ", b"SUMMARY:C:\\temp ", "SUMMARY not escaped"),
        (b"DESCRIPTION:", b"DESCRIPTION:<p>", "HTML in DESCRIPTION"),
        (b"URL:https:", b"URL:", "URL without scheme"),
        (b" ja ", b" j\xc3\r\n \xa4 ", "character cut by a fold"),
    ],
)
def test_form_is_looked_at(before: bytes, after: bytes, fault: str) -> None:
    """What no judge minds is found by our own check, one fault at a time."""
    whole = calendars(timed(title="Pilkku, ja loput", summary="Pitkä tiivistelmä ja " * 9))[OWN]
    assert faults_of_form(whole) == ()
    damaged = whole.replace(before, after)
    assert (fault in faults_of_form(damaged)) == bool(fault)
