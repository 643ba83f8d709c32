"""Whole-program runs: words a second, threads, start, memory, and how time grows with the text."""
import concurrent.futures
import os
import queue
import statistics
import subprocess
import sys
import time

import corpora

RUNS, STARTS, SIZES, SENTENCE = 3, 11, (1_000, 10_000, 100_000, 1_000_000), 100_000


def timed(command, cpu=None):
    """Wall seconds, CPU seconds and peak MiB of one run; on one core where `cpu` names it."""
    pin = (lambda: os.sched_setaffinity(0, {cpu})) if cpu is not None else None
    started = time.perf_counter()
    child = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=pin)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"bench: {' '.join(map(str, command))} ended with {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def code(program, path, threads):
    return [program, "code", "--format", "jsonl", "--threads", threads, path]


def throughput(program, path, counts):
    """One corpus on one thread and on two, in turn. `counts`: what bench_parts says of the file."""
    texts = corpora.texts_of(path)
    words = sum(map(corpora.words, texts))
    runs = [(timed(code(program, path, 1)), timed(code(program, path, 2))) for _ in range(RUNS)]
    one, two = (statistics.median(run[i][0] for run in runs) for i in (0, 1))
    return dict(documents=len(texts), words=words, marks=words - sum(len(corpora.LETTERS.findall(t)) for t in texts),
                words_per_second_1=round(words / one), words_per_second_2=round(words / two),
                sentences_per_second_1=round(counts["sentences"] / one, 1), pieces_new_per_second_1=round(counts["pieces_new"] / one),
                scaling=round(one / two, 2), peak_mib=round(max(run[1][2] for run in runs)))


def start(program, folder):
    """From the command to the claims of one sentence; files are in the page cache after the first run."""
    short = folder / "short.txt"
    short.write_text("France accused Germany of spying on its ministers.\n")
    runs = [timed([program, "code", short]) for _ in range(STARTS + 1)][1:]
    return dict(milliseconds=round(1000 * statistics.median(r[0] for r in runs)), cpu_seconds=statistics.median(r[1] for r in runs),
                peak_mib=round(max(r[2] for r in runs)))


def growth_texts(shared):
    """(kind, words, documents), the longest first."""
    for size in sorted(SIZES, reverse=True):
        yield "one document", size, ["\n".join(corpora.running_text(shared, size))]
        yield "many documents", size, list(corpora.articles(shared, size))
        if size == SENTENCE:
            yield "one sentence", size, [corpora.one_sentence(shared, size)]


def growth(program, shared, folder, start_seconds):
    """Microseconds of CPU a word beyond the start, by size, one thread; each core measures one text at a time."""
    cpus = queue.SimpleQueue()
    for cpu in os.sched_getaffinity(0):
        cpus.put(cpu)

    def measure(kind, size, texts):
        path = corpora.write(folder / f"{kind} {size}.jsonl", texts)
        cpu = cpus.get()
        _, seconds, peak = timed(code(program, path, 1), cpu)
        cpus.put(cpu)
        words = sum(map(corpora.words, texts))
        return dict(kind=kind, size=size, words=words, documents=len(texts), text_mib=round(path.stat().st_size / 2**20, 2),
                    seconds=round(seconds, 2), microseconds_per_word=round(1e6 * (seconds - start_seconds) / words, 1),
                    peak_mib=round(peak))

    with concurrent.futures.ThreadPoolExecutor(cpus.qsize()) as pool:
        rows = list(pool.map(lambda text: measure(*text), growth_texts(shared)))
    return sorted(rows, key=lambda r: (r["kind"], r["size"]))
