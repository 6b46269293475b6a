"""The maximum spanning tree with exactly one child of the root (Chu-Liu/Edmonds).

McDonald et al. 2005, "Non-projective dependency parsing using spanning tree algorithms"; the single root child as
in Zmigrod et al. 2020: the root's arcs get a constant so low that one of them is the fewest possible.
"""
import numpy


def _cycle(heads):
    """The nodes of one cycle of the graph dependent -> head (node 0 is the root), or none."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if state[at] == 1:
            return path[path.index(at):]
        for node in path:
            state[node] = 2
    return []


def _contract(scores, heads, cycle):
    """Scores of the graph with `cycle` as its last node, and which cycle node each outer arc meets."""
    rest = [n for n in range(len(heads)) if n not in set(cycle)]
    inside = numpy.array(cycle)
    gain = scores[inside] - scores[inside, heads[inside]][:, None]
    size = len(rest) + 1
    small = numpy.full((size, size), -numpy.inf)
    small[:-1, :-1] = scores[numpy.ix_(rest, rest)]
    enter = gain[:, rest].argmax(axis=0)
    leave = scores[numpy.ix_(rest, inside)].argmax(axis=1)
    small[-1, :-1] = gain[enter, rest]
    small[:-1, -1] = scores[rest, inside[leave]]
    small[-1, -1] = -numpy.inf
    return rest, small, inside[enter], inside[leave]


def _tree(scores):
    heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    rest, small, enter, leave = _contract(scores, heads, cycle)
    inner = _tree(small)
    out = heads.copy()
    for k, node in enumerate(rest):
        if node:
            out[node] = leave[k] if inner[k] == len(rest) else rest[inner[k]]
    met = enter[inner[-1]]
    out[met] = rest[inner[-1]]
    return out


def spanning_tree(arc_scores):
    """Heads (0 = root) of the words. arc_scores: [words, words + 1], column 0 = the root."""
    words = len(arc_scores)
    scores = numpy.full((words + 1, words + 1), -numpy.inf)
    scores[1:] = arc_scores
    numpy.fill_diagonal(scores, -numpy.inf)
    finite = scores[1:][numpy.isfinite(scores[1:])]
    scores[1:, 0] -= (finite.max() - finite.min() + 1) * (words + 1)
    scores[0, 0] = 0
    return [int(h) for h in _tree(scores)[1:]]
