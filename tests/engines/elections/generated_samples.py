"""Generated designs and answers, for properties and for the second program."""

import numpy as np
from hypothesis import strategies as st

from orkhon.engines.elections.estimation import Lonely, sample_design


class Generated:
    """Strata, clusters and weights with figures; `build` makes the design."""

    def __init__(self, seed, *, lonely, has_frame, clustered=True):
        random = np.random.default_rng(seed)
        self.strata, self.clusters, self.weights = [], [], []
        self.population = {}
        for stratum in range(int(random.integers(1, 6))):
            name, drawn = f"stratum {stratum}", int(random.integers(3, 8))
            self.population[name] = drawn + int(random.integers(1, 20))
            weight = random.uniform(2, 9)
            for cluster in range(drawn):
                for _ in range(random.integers(1, 5) if clustered else 1):
                    self.strata.append(name)
                    self.clusters.append(f"cluster {cluster}")
                    self.weights.append(float(weight * random.uniform(0.8, 1.2)))
        if lonely:
            self.strata += ["one alone"] * 2
            self.clusters += ["only"] * 2
            self.weights += [2.0, 2.5]
            self.population["one alone"] = 9
        self.units = len(self.strata)
        self.lonely = Lonely.CENTRE if lonely else Lonely.REFUSE
        self.has_frame = has_frame
        self.yes = random.integers(0, 2, self.units).astype(float)
        self.valid = np.round(random.uniform(50, 900, self.units))
        self.votes = np.round(self.valid * random.uniform(0, 1, self.units))
        self.unanswered = random.random(self.units) < 0.15
        self.group = [str(one) for one in random.choice(["u", "v", "wö"], self.units)]

    def build(self, order=None, scale=1.0):
        order = range(self.units) if order is None else order
        return sample_design(
            self.units,
            probability_sample=True,
            strata=[self.strata[one] for one in order],
            clusters=[self.clusters[one] for one in order],
            weights=[scale * self.weights[one] for one in order],
            population=self.population if self.has_frame else None,
            lonely=self.lonely,
        )

    def some(self, values):
        """The figures, without those of the units that did not answer."""
        return np.where(self.unanswered, np.nan, values)


def generated(**fixed):
    """A hypothesis strategy of generated samples."""
    return st.builds(
        Generated,
        st.integers(0, 10**6),
        lonely=fixed.get("lonely", st.booleans()),
        has_frame=fixed.get("has_frame", st.booleans()),
    )
