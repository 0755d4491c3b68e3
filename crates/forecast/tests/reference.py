"""Computes the values that tests/reference.rs compares with, by libraries that share no line with this crate.

Run once with Python 3.11, numpy, pandas and statsmodels 0.15.0 from PyPI:  python reference.py > reference.tsv
Columns: series, what, values (separated by blanks). The series are invented.
"""

import warnings

import numpy as np
import pandas as pd
from statsmodels.tsa.arima.model import ARIMA
from statsmodels.tsa.exponential_smoothing.ets import ETSModel
from statsmodels.tsa.seasonal import seasonal_decompose

warnings.filterwarnings("ignore")

SERIES = {
    "seasonal": [31, 28, 35, 40, 44, 52, 49, 41, 36, 30, 27, 33, 34, 30, 38, 45, 47, 57, 55, 44, 40, 31, 30, 36,
                 37, 34, 41, 47, 53, 60, 58, 50, 42, 36, 33, 40],
    "rising": [3, 5, 4, 6, 9, 8, 11, 10, 13, 15, 14, 17, 16, 19, 21, 20, 24, 23, 26, 25],
    "sparse": [0, 1, 0, 0, 2, 0, 1, 0, 0, 0, 3, 1, 0, 0, 1, 0, 0, 2, 0, 0, 1, 0, 0, 0, 1, 0],
    "jumping": [12, 18, 9, 25, 31, 14, 22, 40, 8, 19, 27, 33, 11, 16, 29, 45, 38, 21, 13, 26, 30, 17],
}
HORIZON = 6
FIXED = {"smoothing_level": 0.4, "smoothing_trend": 0.4 * 0.3, "damping_trend": 0.9}


def row(series, what, values):
    print(series, what, " ".join(f"{float(value):.10f}" for value in np.atleast_1d(values)), sep="\t")


def line(y):
    """Level before the first month and slope, by numpy's polynomial fit."""
    slope, level = np.polyfit(np.arange(1, 11), y[:10], 1)
    return level, slope


def ets(y):
    level, trend = line(y)
    months = pd.Series(y, index=pd.period_range("2020-10", periods=len(y), freq="M").to_timestamp())
    return ETSModel(months, error="add", trend="add", damped_trend=True, initialization_method="known",
                    initial_level=level, initial_trend=trend,
                    bounds={"smoothing_level": (0.0001, 0.9999), "damping_trend": (0.8, 0.98)})


for name, counts in SERIES.items():
    y = np.array(counts, dtype=float)
    row(name, "counts", y)

    walk = ARIMA(y, order=(0, 1, 0)).fit().get_forecast(HORIZON)
    row(name, "naive-expected", walk.predicted_mean)
    row(name, "naive-variance", walk.se_mean**2)

    # Drift by regression of the changes on a constant: the prediction variance of a sum of h changes.
    changes = np.diff(y)
    slope, variance = changes.mean(), changes.var(ddof=1)
    ahead = np.arange(1, HORIZON + 1)
    row(name, "drift-expected", y[-1] + slope * ahead)
    row(name, "drift-variance", variance * ahead + ahead**2 * variance / len(changes))

    season = ARIMA(y, seasonal_order=(0, 1, 0, 12)).fit().get_forecast(HORIZON)
    row(name, "seasonal-naive-expected", season.predicted_mean)
    row(name, "seasonal-naive-variance", season.se_mean**2)

    model = ets(y)
    fixed = model.smooth([FIXED[key] for key in ("smoothing_level", "smoothing_trend", "damping_trend")])
    row(name, "holt-start", line(y))
    row(name, "holt-squared-error", np.sum(np.asarray(fixed.resid) ** 2))
    row(name, "holt-expected", fixed.forecast(HORIZON))
    ahead = fixed.get_prediction(start=len(y), end=len(y) + HORIZON - 1).forecast_variance
    row(name, "holt-variance-over-first", np.asarray(ahead) / np.asarray(ahead)[0])
    row(name, "holt-least-squared-error", np.sum(np.asarray(ets(y).fit(disp=False, maxiter=5000).resid) ** 2))

    if len(y) >= 24:
        row(name, "pattern", seasonal_decompose(y, model="additive", period=12).seasonal[:12])
