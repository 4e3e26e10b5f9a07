import torch
from worker import Item, serve, work

torch.set_num_threads(1)
a = torch.tensor([1.0, 2.0, 3.0, 4.0])
b = torch.tensor([5.0, 6.0, 7.0, 8.0])
calls = work['calls']


def step():
    add = torch.add
    for _ in range(calls):
        add(a, b)


serve({'calls': calls}, {'call': lambda: Item(step, per_step=calls)})
