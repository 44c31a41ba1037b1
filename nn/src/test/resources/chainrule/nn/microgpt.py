"""Figures of MicroGptTest, written to microgpt.txt: 50 training steps of the reference transformer, in NumPy.

Forward pass and gradients are matrix formulas derived by hand, in doubles; a sample of the gradients is held against central
differences before anything is written. Configuration: Karpathy, "microgpt", 2026. Weights are drawn as java.util.Random draws them.
"""
import math

import numpy as np

VOCABULARY, CONTEXT, WIDTH, HEADS, HIDDEN, STEPS = 27, 16, 16, 4, 64, 50
SIZE = WIDTH // HEADS
NAMES = "peru oman chad japan kenya nepal qatar malta ghana gabon cuba fiji iraq mali togo bhutan angola canada uruguay zimbabwe".split()


class Random:
    """The generator of java.util.Random, with the polar method for normal numbers."""

    def __init__(self, seed):
        self.state = (seed ^ 0x5DEECE66D) & ((1 << 48) - 1)
        self.spare = None

    def bits(self, count):
        self.state = (self.state * 0x5DEECE66D + 0xB) & ((1 << 48) - 1)
        return self.state >> (48 - count)

    def uniform(self):
        return ((self.bits(26) << 27) + self.bits(27)) * 2.0**-53

    def gaussian(self):
        if self.spare is not None:
            spare, self.spare = self.spare, None
            return spare
        while True:
            a, b = 2 * self.uniform() - 1, 2 * self.uniform() - 1
            s = a * a + b * b
            if 0 < s < 1:
                factor = math.sqrt(-2 * math.log(s) / s)
                self.spare = b * factor
                return a * factor


def norm(x):
    return x / np.sqrt((x * x).mean(1, keepdims=True) + 1e-5)


def norm_back(x, dy):
    r = np.sqrt((x * x).mean(1, keepdims=True) + 1e-5)
    return (dy - x * (dy * x).mean(1, keepdims=True) / r**2) / r


def softmax(z):
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def split(x):
    return x.reshape(len(x), HEADS, SIZE).transpose(1, 0, 2)


def join(x):
    return x.transpose(1, 0, 2).reshape(x.shape[1], WIDTH)


def loss_and_gradients(w, name):
    tokens = [0] + [ord(c) - 96 for c in name] + [0]
    inputs, targets = np.array(tokens[:-1][:CONTEXT]), np.array(tokens[1:][:CONTEXT])
    n = len(inputs)
    token, place, wq, wk, wv, wo, w1, w2, last = w
    e = token[inputs] + place[:n]
    x0 = norm(e)
    a = norm(x0)
    q, k, v = split(a @ wq.T), split(a @ wk.T), split(a @ wv.T)
    scores = q @ k.transpose(0, 2, 1) / math.sqrt(SIZE) + np.triu(np.full((n, n), -np.inf), 1)
    p = softmax(scores)
    mixed = join(p @ v)
    x1 = x0 + mixed @ wo.T
    b = norm(x1)
    h = b @ w1.T
    x2 = x1 + np.maximum(h, 0) @ w2.T
    shares = softmax(x2 @ last.T)
    loss = -np.log(shares[np.arange(n), targets]).mean()

    dz = shares.copy()
    dz[np.arange(n), targets] -= 1
    dz /= n
    d2 = dz @ last
    dh = (d2 @ w2) * (h > 0)
    d1 = d2 + norm_back(x1, dh @ w1)
    dmixed = split(d1 @ wo)
    dp = dmixed @ v.transpose(0, 2, 1)
    ds = p * (dp - (dp * p).sum(2, keepdims=True)) / math.sqrt(SIZE)
    dq, dk, dv = join(ds @ k), join(ds.transpose(0, 2, 1) @ q), join(p.transpose(0, 2, 1) @ dmixed)
    d0 = d1 + norm_back(x0, dq @ wq + dk @ wk + dv @ wv)
    de = norm_back(e, d0)
    dtoken, dplace = np.zeros_like(token), np.zeros_like(place)
    np.add.at(dtoken, inputs, de)
    dplace[:n] = de
    return loss, [dtoken, dplace, dq.T @ a, dk.T @ a, dv.T @ a, d1.T @ mixed, dh.T @ b, d2.T @ np.maximum(h, 0), dz.T @ x2]


def difference(w, name, matrix, index):
    sides = []
    for h in (1e-5, -1e-5):
        w[matrix].flat[index] += h
        sides.append(loss_and_gradients(w, name)[0])
        w[matrix].flat[index] -= h
    return (sides[0] - sides[1]) / 2e-5


random = Random(42)
shapes = [(VOCABULARY, WIDTH), (CONTEXT, WIDTH)] + [(WIDTH, WIDTH)] * 4 + [(HIDDEN, WIDTH), (WIDTH, HIDDEN), (VOCABULARY, WIDTH)]
weights = [np.array([[0.08 * random.gaussian() for _ in range(c)] for _ in range(r)]) for r, c in shapes]
starts = np.cumsum([0] + [w.size for w in weights])

lines = ["# written by microgpt.py: parameters, gradients of the first step (parameter, number), losses (name, number)"]
lines.append(f"parameters {starts[-1]}")
_, gradients = loss_and_gradients(weights, NAMES[0])
for m, gradient in enumerate(gradients):
    for index in np.argsort(-abs(gradient), axis=None)[[0, 7, 40]]:
        numeric = difference(weights, NAMES[0], m, index)
        assert abs(numeric - gradient.flat[index]) < 1e-9, (m, index, numeric, gradient.flat[index])
        lines.append(f"gradient {starts[m] + index} {gradient.flat[index]:.17g}")

mean, square = [np.zeros_like(w) for w in weights], [np.zeros_like(w) for w in weights]
for step in range(STEPS):
    name = NAMES[step % len(NAMES)]
    loss, gradients = loss_and_gradients(weights, name)
    lines.append(f"loss {name} {loss:.17g}")
    for w, g, m, s in zip(weights, gradients, mean, square):
        m += (1 - 0.85) * (g - m)
        s += (1 - 0.99) * (g * g - s)
        hat, spread = m / (1 - 0.85 ** (step + 1)), s / (1 - 0.99 ** (step + 1))
        w -= 0.01 * (1 - step / 1000) * hat / (np.sqrt(spread) + 1e-8)

with open("microgpt.txt", "w") as file:
    file.write("\n".join(lines) + "\n")
