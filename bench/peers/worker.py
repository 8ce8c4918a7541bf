"""One peer in a process of its own, asked over its standard input: `worker.py PEER FOLDER ROWS THREADS`.

    check    ->  a line that is `same`, or says what differs from the answers in the folder
    decide   ->  nanoseconds on the clock, and of the processor
"""
import importlib
import os
import sys
import time

# The rooms of a spreadsheet's threads are counted before the libraries are read in.
peer_name, folder, rows, threads = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
if threads:
    os.environ["POLARS_MAX_THREADS"] = os.environ["OMP_NUM_THREADS"] = os.environ["NUMEXPR_MAX_THREADS"] = str(threads)

from cases import Cases, difference  # noqa: E402


def main():
    peer = importlib.import_module(f"{peer_name}_peer").Peer(Cases(folder, rows), threads)
    print("ready", flush=True)
    for line in sys.stdin:
        if line.strip() == "check":
            print(difference(folder, rows, peer.answers(peer.decide())) or "same", flush=True)
        elif line.strip() == "decide":
            clock, processor = time.perf_counter_ns(), time.process_time_ns()
            decided = peer.decide()
            print(time.perf_counter_ns() - clock, time.process_time_ns() - processor, flush=True)
            del decided


main()
