"""Answers the bench; the other side of this is bench/contender.mjs."""
import json
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import Callable, Optional

work = json.loads(sys.argv[1])


@dataclass
class Item:
    """`step` does the work once; `check` returns numbers in which all contenders must agree; `per_step`: parts of equal
    work in a step."""
    step: Callable[[], object]
    check: Optional[Callable[[], list]] = None
    per_step: int = 1


def serve(ready, items):
    """`ready`: what must be equal for all contenders; `items`: by name, what prepares an Item. One is prepared at a time."""
    current_name, current = None, None
    reply({'ready': ready, 'items': list(items)})
    for line in sys.stdin:
        question = json.loads(line)
        if 'report' in question:
            reply({'peakBytes': peak_bytes()})
            continue
        if question['item'] != current_name:
            current = None
            current_name, current = question['item'], items[question['item']]()
        reply(answer(current, question))


def answer(item, question):
    if 'check' in question:
        return {'check': item.check()}
    if 'memory' in question:
        return {'bytes': allocated_bytes(item.step)}
    times = []
    while len(times) < question['steps'] or sum(times) < question['seconds']:
        times.append(timed(item.step))
    return {'seconds': [seconds / item.per_step for seconds in times]}


def timed(step):
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def allocated_bytes(step):
    """The most that tensors hold at once during a step beyond what they held before, as PyTorch's allocator counts it."""
    # It would report that there is no GPU.
    os.environ['KINETO_LOG_LEVEL'] = '99'
    from torch.profiler import ProfilerActivity, profile

    with profile(activities=[ProfilerActivity.CPU], profile_memory=True, acc_events=True) as profiler:
        step()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'trace.json')
        profiler.export_chrome_trace(path)
        with open(path) as trace:
            events = [event for event in json.load(trace)['traceEvents'] if event.get('name') == '[memory]']
    held, most = 0, 0
    for event in sorted(events, key=lambda event: event['ts']):
        held += event['args']['Bytes']
        most = max(most, held)
    return most


def peak_bytes():
    """The most memory this process ever had resident, as the kernel counts it."""
    with open('/proc/self/status') as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith('VmHWM:'))


def reply(value):
    print(json.dumps(value), flush=True)
