"""
Reads cases from a JSON file, measures them with fairlearn and scipy, and prints what they say as JSON.
"""

import json
import sys
import warnings

import numpy as np
from fairlearn.metrics import (
    demographic_parity_difference,
    demographic_parity_ratio,
    equal_opportunity_difference,
    equalized_odds_difference,
)
from scipy.spatial import distance
from scipy.stats import chi2_contingency, ks_2samp, norm, wasserstein_distance

warnings.simplefilter("error")

CELLS = [(0, None), (1, None), (0, 0), (1, 0), (0, 1), (1, 1)]


def rows(groups, with_outcomes):
    selected, actual, group = [], [], []
    for i, cells in enumerate(groups):
        for (answer, outcome), count in zip(CELLS, cells):
            if with_outcomes and outcome is None:
                continue
            selected += [answer] * count
            actual += [outcome or 0] * count
            group += [i] * count
    return {"y_true": actual, "y_pred": selected, "sensitive_features": group}


def disparities(groups):
    everything, known = rows(groups, False), rows(groups, True)
    return {
        "demographicParityDifference": demographic_parity_difference(**everything),
        "demographicParityRatio": demographic_parity_ratio(**everything),
        "equalOpportunityDifference": equal_opportunity_difference(**known),
        "equalizedOddsDifference": equalized_odds_difference(**known),
    }


def wilson(part, of):
    z = norm.ppf(0.975)
    share = part / of
    middle = (share + z**2 / (2 * of)) / (1 + z**2 / of)
    half = z / (1 + z**2 / of) * np.sqrt(share * (1 - share) / of + z**2 / (4 * of**2))
    return [middle - half, middle + half]


def numbers(reference, current):
    ks = ks_2samp(reference, current)
    norm_by = max(np.std(reference), 0.001)
    return {
        "ks": [ks.statistic, ks.pvalue],
        "wasserstein": wasserstein_distance(reference, current) / norm_by,
    }


def categories(counts):
    table = np.array(counts).T
    test = chi2_contingency(table, correction=False)
    return {
        "chi": [test.statistic, test.pvalue],
        "jensenShannon": distance.jensenshannon(table[0] / table[0].sum(), table[1] / table[1].sum()),
    }


with open(sys.argv[1], encoding="utf8") as file:
    cases = json.load(file)
print(
    json.dumps(
        {
            "disparities": [disparities(groups) for groups in cases["groups"]],
            "wilson": [wilson(*share) for share in cases["shares"]],
            "numbers": [numbers(*sides) for sides in cases["numbers"]],
            "categories": [categories(counts) for counts in cases["categories"]],
        }
    )
)
