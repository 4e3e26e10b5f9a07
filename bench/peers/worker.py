"""Answers the bench; the other side of this is bench/contender.mjs."""
import json
import sys
import time

work = json.loads(sys.argv[1])


def serve(ready, step, per_step=1):
    """`ready`: what must be equal for all contenders; `step`: does the work once; `per_step`: parts of equal work in it."""
    reply({'ready': ready})
    for line in sys.stdin:
        question = json.loads(line)
        if 'run' in question:
            reply({'seconds': [timed(step) / per_step for _ in range(question['run'])]})
        else:
            reply({'peakBytes': peak_bytes()})


def timed(step):
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def peak_bytes():
    """The most memory this process ever had resident, as the kernel counts it."""
    with open('/proc/self/status') as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith('VmHWM:'))


def reply(value):
    print(json.dumps(value), flush=True)
