# Makes activation-tails.csv: values and derivatives of every activation far out and around hard places, from 120-digit arithmetic.
# Run: pip install mpmath && python3 activation-tails.py > activation-tails.csv
#
# Columns: activation,x,value,derivative. x is an exact double; value and derivative are rounded once, to the nearest double.
import math
import random
from fractions import Fraction

from mpmath import cosh, erfc, exp, expm1, findroot, log1p, mp, mpf, pi, sqrt

mp.dps = 120
LARGEST = float.fromhex("0x1.fffffffffffffp+1023")
LEAKY = mpf(0.01)  # the doubles, as they stand in the code and in activations.csv
CUBIC = mpf(0.044715)
SELU_SCALE = mpf("1.0507009873554804934193349852946")  # Klambauer et al. 2017, from all digits given there, not from doubles
SELU_ALPHA = mpf("1.6732632423543772848170429916717")


def sigmoid(x):
    return 1 / (1 + exp(-x))


def sigmoid_slope(x):
    return 1 / (2 + 2 * cosh(x))


def tanh(x):
    return expm1(2 * x) / (2 + expm1(2 * x)) if x < 0 else -tanh(-x) if x > 0 else mpf(0)


def phi(x):
    return exp(-x * x / 2) / sqrt(2 * pi)


def cumulative(x):
    if abs(x) > 100:  # nearer to 0 or 1 than any double; mpmath's erfc overflows
        return mpf(1 if x > 0 else 0)
    return erfc(-x / sqrt(mpf(2))) / 2


def twice_u(x):
    return 2 * sqrt(2 / pi) * (x + CUBIC * x**3)


def twice_u_slope(x):
    return 2 * sqrt(2 / pi) * (1 + 3 * CUBIC * x**2)


def mish_factor(x):
    """tanh(log(1 + e^x))"""
    w = exp(x)
    return w * (w + 2) / (w * (w + 2) + 2)


def mish_factor_slope(x):
    w = exp(x)
    return 4 * w * (w + 1) / (w * (w + 2) + 2) ** 2


ACTIVATIONS = {
    "identity": (lambda x: x, lambda x: mpf(1)),
    "relu": (lambda x: x if x > 0 else mpf(0), lambda x: mpf(1 if x > 0 else 0)),
    "leaky_relu": (lambda x: x if x > 0 else LEAKY * x, lambda x: mpf(1) if x > 0 else LEAKY),
    "elu": (lambda x: x if x > 0 else expm1(x), lambda x: mpf(1) if x > 0 else exp(x)),
    "sigmoid": (sigmoid, sigmoid_slope),
    "tanh": (tanh, lambda x: 1 / cosh(x) ** 2),
    "silu": (lambda x: x * sigmoid(x), lambda x: sigmoid(x) + x * sigmoid_slope(x)),
    "gelu": (lambda x: x * cumulative(x), lambda x: cumulative(x) + x * phi(x)),
    "gelu_tanh": (
        lambda x: x * sigmoid(twice_u(x)),
        lambda x: sigmoid(twice_u(x)) + x * sigmoid_slope(twice_u(x)) * twice_u_slope(x),
    ),
    "softplus": (lambda x: max(x, mpf(0)) + log1p(exp(-abs(x))), sigmoid),
    "selu": (
        lambda x: SELU_SCALE * (x if x > 0 else SELU_ALPHA * expm1(x)),
        lambda x: SELU_SCALE * (1 if x > 0 else SELU_ALPHA * exp(x)),
    ),
    "mish": (lambda x: x * mish_factor(x), lambda x: mish_factor(x) + x * mish_factor_slope(x)),
    "softsign": (lambda x: x / (1 + abs(x)), lambda x: 1 / (1 + abs(x)) ** 2),
}
STRAIGHT = ("identity", "relu", "leaky_relu")
ZEROS_OF_SLOPE = {
    name: float(findroot(ACTIVATIONS[name][1], start))
    for name, start in (("silu", -1.2785), ("gelu", -0.7518), ("gelu_tanh", -0.7525), ("mish", -1.1924))
}


def nearest_double(exact):
    """Rounds once. float(mpf) rounds twice where the result is subnormal."""
    if exact == 0 or abs(exact) < mpf(2) ** -1100:
        return 0.0
    sign, mantissa, exponent, _ = exact._mpf_
    fraction = Fraction(int(mantissa)) * Fraction(2) ** exponent
    rounded = float(fraction) if fraction <= Fraction(LARGEST) else math.inf
    return -rounded if sign else rounded


# where a plausible formula was off by more than 4 ulp, or ours is at its worst
TRIED = [-25.327775870960121, -24.661878320986368, -24.523386784406924, -23.947480064745790, -11.799649171301798]
TRIED += [-11.696820762526787, -6.7277280306552623, -4.7928811620109428, -3.6502518025722619, -1.2815715073161191]
TRIED += [-1.2720103183848317, -0.78873939740256171, -0.76366335804149588, -0.60516206443428611, -0.55498566852827158]
TRIED += [-0.34372459462134458, -0.34125248462638202, 3.1172943202845467]


def hard_points(name):
    sizes = [5e-324, 1e-300, 1e-18, 1e-16, 1e-8, 1e-3, 0.1, 0.5, 1, 1.0000000000000002, 2, 3, 5, 7.8, 8, 12.5]
    sizes += [18.8, 20, 25, 30, 36, 36.7368005696771, 37.5, 37.7, 38, 38.4, 38.5, 38.6, 40, 60, 100, 350, 372.6, 700, 708]
    sizes += [708.3964185322641, 709.5, 709.782712893384, 740, 744.4400719213812, 745, 745.1332191019412, 746, 750, 1000]
    sizes += [1e5, 1e10, 1e103, 1e150, 1e155, 1.4e154, 1e200, 1.7e308, LARGEST]
    points = [0.0] + TRIED + sizes + [-size for size in sizes]
    if name in ZEROS_OF_SLOPE:
        zero = ZEROS_OF_SLOPE[name]
        points += [zero + sign * step for step in (0, 2**-53, 2**-52, 1e-12, 1e-8, 1e-4, 0.01) for sign in (-1, 1)]
    return points


def fading_points(name, generator, count):
    """Where value or slope is subnormal, or nearly so: there a factor e^x that is subnormal itself has lost its digits."""
    ends = {"gelu": ((37.3, 38.8),), "gelu_tanh": ((20.7, 21.7),), "tanh": ((353, 374),), "softsign": ((1e153, 1e162),)}
    for low, high in ends.get(name, ((707, 753),)):
        for _ in range(count):
            yield generator.choice((-1, 1)) * generator.uniform(low, high)


def random_points(generator, count):
    for _ in range(count):
        yield generator.uniform(-8, 8)
        yield generator.uniform(-40, 40)
        yield generator.uniform(-750, 750)
        yield generator.choice((-1, 1)) * 10 ** generator.uniform(-20, 4)


def row(name, x):
    return x, *(nearest_double(function(mpf(x))) for function in ACTIVATIONS[name])


if __name__ == "__main__":
    print("activation,x,value,derivative")
    generator, another = random.Random(1986), random.Random(2017)
    for name in ACTIVATIONS:
        points = hard_points(name) + list(random_points(generator, 5 if name in STRAIGHT else 120))
        points += [] if name in STRAIGHT else fading_points(name, another, 60)
        for x in sorted(set(points)):
            print(",".join(map(str, (name, *row(name, x)))).replace("inf", "Infinity"))  # as Java reads it
