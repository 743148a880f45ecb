"""Values of scipy and numpy that statistics/reference.test.ts holds our own against.

Prints JSON; its copy is values.json. Run it with the Python of an evalscope environment:

    python statistics/reference/make_values.py > statistics/reference/values.json
"""

import json

import numpy as np
from scipy import stats

rng = np.random.default_rng(7)


def interval(low, high):
    return {"low": float(low), "high": float(high)}


def t_values():
    degrees = [1, 2, 3, 5, 10, 19.5, 30, 100, 1999, 100_000, 1_000_000]
    return [
        {"df": df, "t975": stats.t.ppf(0.975, df), "p": [[t, 2 * stats.t.sf(t, df)] for t in (0.1, 1, 1.96, 3, 8, 40)]}
        for df in degrees
    ]


def normal_values():
    return {
        "p": [[z, 2 * stats.norm.sf(z)] for z in (0, 0.5, 1, 2.9999, 3, 5, 10, 30)],
        "z": [[p, stats.norm.isf(p / 2)] for p in (1, 0.9, 0.05, 0.01, 1e-6, 1e-12)],
    }


def mcnemar_values():
    pairs = [(5, 0), (1, 0), (3, 10), (12, 13), (490, 510), (499_000, 501_000), (0, 100), (7, 7)]
    return [{"won": w, "lost": l, "p": stats.binomtest(w, w + l, 0.5).pvalue} for w, l in pairs]


def wilson_values():
    found = []
    for right, n in [(0, 1), (1, 1), (0, 20), (13, 20), (20, 20), (1319, 2638), (980_000, 1_000_000)]:
        ci = stats.binomtest(right, n).proportion_ci(0.95, method="wilson")
        found.append({"right": right, "n": n, **interval(ci.low, ci.high)})
    return found


def paired_values():
    """ttest_rel, and the clustered error written out by its definition."""
    found = []
    for n, groups in [(5, 2), (40, 7), (300, 60)]:
        baseline = np.round(rng.normal(50, 20, n), 3)
        candidate = np.round(baseline + rng.normal(3, 10, n), 3)
        clusters = rng.integers(0, groups, n)
        test = stats.ttest_rel(candidate, baseline)
        ci = test.confidence_interval(0.95)
        d = candidate - baseline
        names = np.unique(clusters)
        sums = np.array([(d[clusters == one] - d.mean()).sum() for one in names])
        c = len(names)
        error = np.sqrt((sums**2).sum() * c / (c - 1)) / n
        half = stats.t.ppf(0.975, c - 1) * error
        found.append(
            {
                "baseline": baseline.tolist(),
                "candidate": candidate.tolist(),
                "clusters": clusters.tolist(),
                "plain": {"p": test.pvalue, "stderr": stats.sem(d), **interval(ci.low, ci.high)},
                "clustered": {
                    "count": c,
                    "p": 2 * stats.t.sf(abs(d.mean() / error), c - 1),
                    "stderr": error,
                    **interval(d.mean() - half, d.mean() + half),
                },
            }
        )
    return found


def newcombe_values():
    """Method 10 written out from Newcombe 1998, with scipy's Wilson intervals and numpy's correlation."""
    found = []
    for both, won, lost, neither in [(1, 7, 1, 12), (14, 5, 0, 22), (40, 3, 2, 55), (0, 9, 0, 11), (300, 4, 5, 191), (5, 3, 3, 1)]:
        n = both + won + lost + neither
        after, before = both + won, both + lost
        one, other = (stats.binomtest(x, n).proportion_ci(0.95, method="wilson") for x in (after, before))
        table = np.array([1] * both + [2] * won + [3] * lost + [4] * neither)
        a, b = np.isin(table, (1, 2)), np.isin(table, (1, 3))
        phi = np.corrcoef(a, b)[0, 1] if a.std() * b.std() > 0 else 0.0
        if phi > 0:
            # The continuity correction takes n/2 off ad - bc, and n/2 over the four margins off phi.
            phi = max(0.0, phi - n / 2 / np.sqrt(after * (n - after) * before * (n - before)))
        p, q = after / n, before / n
        below = np.sqrt((p - one.low) ** 2 - 2 * phi * (p - one.low) * (other.high - q) + (other.high - q) ** 2)
        above = np.sqrt((one.high - p) ** 2 - 2 * phi * (one.high - p) * (q - other.low) + (q - other.low) ** 2)
        found.append({"bothRight": both, "won": won, "lost": lost, "bothWrong": neither, **interval(p - q - below, p - q + above)})
    return found


def adjusted_values():
    ps = np.round(rng.uniform(0, 1, 60) ** 3, 6)
    return {"p": ps.tolist(), "q": stats.false_discovery_control(ps, method="bh").tolist()}


def power_values():
    """The n at which the power of a two-sided z test reaches 0.8, found by trying."""
    sd, d = 0.6, 0.05
    n = next(n for n in range(2, 10_000) if stats.norm.cdf(d / (sd / np.sqrt(n)) - stats.norm.ppf(0.975)) >= 0.8)
    return {"sd": sd, "difference": d, "n": n}


print(
    json.dumps(
        {
            "t": t_values(),
            "normal": normal_values(),
            "mcnemar": mcnemar_values(),
            "wilson": wilson_values(),
            "paired": paired_values(),
            "newcombe": newcombe_values(),
            "adjusted": adjusted_values(),
            "power": power_values(),
        },
        indent=1,
    )
)
