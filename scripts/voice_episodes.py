#!/usr/bin/env python3
"""Read the summary of each podcast episode aloud with a machine voice.

For every episode of ``content/podcasts`` this writes ``media/jakso-NN.mp3`` and its exact
transcript ``media/jakso-NN.vtt``. Needs Debian's espeak-ng and ffmpeg; ``--check`` needs neither.
The transcript is the memory: an episode is spoken anew only when its front matter says otherwise.
"""

import argparse
import html
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import frontmatter

PODCASTS = Path(__file__).resolve().parent.parent / "content" / "podcasts"
NOTICE = "Tämä on koneäänen lukema tiivistelmä."
VOICE_TAG = "<v Koneääni>"
RATE = 22_050  # samples a second; the Finnish voice speaks at this rate, 16 bits, mono
PAUSE = RATE * 3 // 10  # 300 ms of silence after each sentence
SIZE_LIMIT = 300_000  # bytes of one MP3
ESPEAK = ["espeak-ng", "-v", "fi", "-s", "150", "-z", "--stdin", "-w"]
FFMPEG = ["ffmpeg", "-v", "error", "-y", "-i"]
MP3 = ["-c:a", "libmp3lame", "-b:a", "64k", "-ac", "1", "-id3v2_version", "3"]
TIMELESS = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact"]
TAGS = {"artist": "Tekojen tori (koneääni)", "language": "fin"}
SAID_AS = ((" [–-] ", ", "), (r"\bcase\b", "keis"))  # how the voice is told to say it
SENTENCE_END = re.compile(  # after . ! ? and before a capital; 'Kuntatyö 2.0' stays whole
    r"(?:(?<=[.!?…])|(?<=[.!?…][)”]))(?<!\besim\.)(?<!\bmm\.)(?<!\bn\.) "
    "(?=[”(–-]? ?[A-ZÅÄÖ])"
)


@dataclass(frozen=True)
class Episode:
    """What is spoken of one episode, and the two files that are made of it."""

    title: str
    sentences: list[str]
    mp3: Path
    vtt: Path


def read_episode(path: Path) -> Episode:
    """Read one episode's front matter."""
    post = frontmatter.loads(unicodedata.normalize("NFC", path.read_text(encoding="utf-8")))
    title, summary = (" ".join(str(post[key]).split()) for key in ("title", "summary"))
    heading = title if title.endswith((".", "!", "?")) else f"{title}."
    mp3 = path.parent / "media" / f"jakso-{int(str(post['number'])):02d}.mp3"
    sentences = [NOTICE, heading, *SENTENCE_END.split(summary)]
    return Episode(title, sentences, mp3, mp3.with_suffix(".vtt"))


def is_current(episode: Episode) -> bool:
    """Tell whether both files exist and the transcript says what the front matter says."""
    if not (episode.mp3.is_file() and episode.vtt.is_file()):
        return False
    cues = episode.vtt.read_text(encoding="utf-8").strip().split("\n\n")[1:]
    texts = [cue.partition("\n")[2].removeprefix(VOICE_TAG) for cue in cues]
    return [html.unescape(text) for text in texts] == episode.sentences


def speak(sentence: str, wav: Path) -> bytes:
    """Speak one sentence and return its samples."""
    for pattern, said in SAID_AS:
        sentence = re.sub(pattern, said, sentence)
    command = [*ESPEAK, str(wav)]
    subprocess.run(command, input=sentence.encode(), check=True)
    with wave.open(str(wav), "rb") as sound:
        return sound.readframes(sound.getnframes())


def timestamp(samples: int) -> str:
    """Write a place in the sound as HH:MM:SS.mmm, rounded down."""
    seconds, milliseconds = divmod(samples * 1000 // RATE, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{milliseconds:03d}"


def transcript(sentences: Sequence[str], spoken: Sequence[bytes]) -> str:
    """Write the WebVTT text: one cue for each sentence, timed by its own samples."""
    blocks, start = ["WEBVTT"], 0
    for sentence, samples in zip(sentences, spoken, strict=True):
        end = start + len(samples) // 2
        cue = f"{timestamp(start)} --> {timestamp(end)}\n{VOICE_TAG}"
        blocks.append(cue + html.escape(sentence, quote=False))
        start = end + PAUSE
    return "\n\n".join(blocks) + "\n"


def encode(spoken: Sequence[bytes], title: str, mp3: Path) -> None:
    """Join the sentences, a pause after each, and encode them once."""
    wav = mp3.with_suffix(".wav")
    with wave.open(str(wav), "wb") as sound:
        sound.setparams((1, 2, RATE, 0, "NONE", "not compressed"))
        sound.writeframes(b"".join(samples + bytes(2 * PAUSE) for samples in spoken))
    tags = [f"{key}={value}" for key, value in {"title": title, **TAGS}.items()]
    named = [word for tag in tags for word in ("-metadata", tag)]
    command = [*FFMPEG, str(wav), *MP3, *TIMELESS, *named, str(mp3)]
    subprocess.run(command, stdin=subprocess.DEVNULL, check=True)


def voice(episode: Episode) -> str:
    """Make both files of an episode, the transcript last, and tell what was made."""
    episode.mp3.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        mp3 = Path(folder) / episode.mp3.name
        spoken = [speak(sentence, mp3.with_suffix(".wav")) for sentence in episode.sentences]
        encode(spoken, episode.title, mp3)
        size = mp3.stat().st_size
        if size >= SIZE_LIMIT:
            sys.exit(f"{mp3.name}: {size} tavua, raja on {SIZE_LIMIT}. Lyhennä tiivistelmää.")
        episode.vtt.unlink(missing_ok=True)
        shutil.copyfile(mp3, episode.mp3)
    text = transcript(episode.sentences, spoken)
    episode.vtt.write_text(text, encoding="utf-8", newline="\n")
    return f"{episode.mp3.name}: {size} tavua"


def main() -> int:
    """Voice the episodes that have changed, or with ``--check`` only name them."""
    parser = argparse.ArgumentParser(description="Lukee jaksojen tiivistelmät koneäänellä.")
    parser.add_argument("files", nargs="*", type=Path, help="jaksojen .md-tiedostot; muuten kaikki")
    parser.add_argument("--check", action="store_true", help="vain nimeää vanhentuneet jaksot")
    parser.add_argument("--all", action="store_true", help="tekee muuttumattomatkin uudestaan")
    options = parser.parse_args()
    episodes = [read_episode(path) for path in options.files or sorted(PODCASTS.glob("*.md"))]
    stale = [episode for episode in episodes if options.all or not is_current(episode)]
    tools = (ESPEAK[0], FFMPEG[0])
    if stale and not options.check and not all(shutil.which(tool) for tool in tools):
        sys.stderr.write(f"Tarvitaan lisää ohjelmia: apt-get install {' '.join(tools)}\n")
        return 3
    for episode in stale:
        said = f"{episode.vtt.name} ei vastaa jaksoa ”{episode.title}”"
        sys.stdout.write(f"{said if options.check else voice(episode)}\n")
    return 1 if stale and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
