"""The machine's readings of the podcast: what is committed is what the front matter says."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import ROOT

SCRIPT = ROOT / "scripts/voice_episodes.py"
PODCASTS = ROOT / "content/podcasts"
SOUNDS = sorted((PODCASTS / "media").glob("*.mp3"))
EPISODE = "kaavoitus-ja-maankayton-suunnittelu-case-jarvi-saimaan.md"


def check(*files: Path) -> subprocess.CompletedProcess[str]:
    """Run the script's check, which needs neither espeak-ng nor ffmpeg."""
    return subprocess.run(
        [sys.executable, SCRIPT, "--check", *files],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def copied_episode(folder: Path) -> Path:
    """Copy one episode with its sound and transcript, and return its file."""
    file = Path(shutil.copy(PODCASTS / EPISODE, folder))
    found = re.search(r"(?m)^number: (\d+)$", file.read_text("utf-8"))
    assert found
    (folder / "media").mkdir()
    for ending in ("mp3", "vtt"):
        shutil.copy(PODCASTS / f"media/jakso-{int(found[1]):02}.{ending}", folder / "media")
    return file


def test_every_reading_is_current() -> None:
    """Each transcript says its episode's title and summary word for word."""
    done = check()
    assert (done.returncode, done.stdout) == (0, "")


def test_changed_summary_makes_a_reading_old(tmp_path: Path) -> None:
    """The check can fail: an episode whose summary was edited is named."""
    file = copied_episode(tmp_path)
    assert check(file).returncode == 0
    file.write_text(
        file.read_text("utf-8").replace("summary: >-\n  ", "summary: >-\n  Uusi alku. "), "utf-8"
    )
    done = check(file)
    assert done.returncode == 1
    assert ".vtt ei vastaa jaksoa" in done.stdout


@pytest.mark.parametrize("ending", ["mp3", "vtt"])
def test_missing_file_makes_a_reading_old(tmp_path: Path, ending: str) -> None:
    """An episode without its sound or its transcript is named too."""
    file = copied_episode(tmp_path)
    for missing in (tmp_path / "media").glob(f"*.{ending}"):
        missing.unlink()
    assert check(file).returncode == 1


def test_every_episode_has_a_sound() -> None:
    """There are as many sounds as episodes."""
    assert len(SOUNDS) == len(list(PODCASTS.glob("*.md")))


@pytest.mark.parametrize("sound", SOUNDS, ids=lambda sound: sound.name)
def test_sound_is_small(sound: Path) -> None:
    """A reading weighs under 300 kB: it is committed, and listened to on a phone."""
    assert 0 < sound.stat().st_size < 300_000


@pytest.mark.server
def test_sounds_are_mono_mp3() -> None:
    """One channel is enough for one voice; ffprobe says what each file is."""
    asked = ("-v", "error", "-show_entries", "stream=codec_name,channels", "-of", "csv=p=0")
    told = {
        subprocess.run(
            ["ffprobe", *asked, sound], capture_output=True, encoding="utf-8", check=True
        ).stdout.strip()
        for sound in SOUNDS
    }
    assert told == {"mp3,1"}
