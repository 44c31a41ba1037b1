"""Figures of NormalizationTest: outputs and gradients of three normalizations, by the formulas of the papers, in NumPy.

The gradients are the closed forms (Ioffe and Szegedy 2015, section 3), not those of an automatic differentiation.
"""
import numpy as np

np.set_printoptions(precision=17, floatmode="unique")
x = np.array([[0.5, -1.2, 3.0], [1.5, 0.3, -2.0], [-0.7, 2.2, 0.1], [2.5, -0.4, 1.0]])
second = x[:, ::-1] * 2 + 1
upstream = np.array([[1.0, -0.5, 0.25], [0.3, 0.8, -1.1], [-0.6, 0.2, 0.9], [0.1, 1.3, -0.4]])
gain = np.array([1.5, -0.7, 0.2])
shift = np.array([0.1, 0.4, -0.3])
eps = 1e-5


def centered(x, axis):
    mean, var = x.mean(axis, keepdims=True), x.var(axis, keepdims=True)
    hat = (x - mean) / np.sqrt(var + eps)
    d = upstream * gain
    dx = (d - d.mean(axis, keepdims=True) - hat * (d * hat).mean(axis, keepdims=True)) / np.sqrt(var + eps)
    return gain * hat + shift, dx, hat


for name, axis in (("BatchNorm", 0), ("LayerNorm", 1)):
    y, dx, hat = centered(x, axis)
    print(name, "outputs", y.tolist())
    print(name, "inputs' gradients", dx.tolist())
    print(name, "gains' gradients", (upstream * hat).sum(0).tolist(), "shifts'", upstream.sum(0).tolist())

rms = np.sqrt((x * x).mean(1, keepdims=True) + eps)
hat = x / rms
d = upstream * gain
print("RmsNorm outputs", (gain * hat).tolist())
print("RmsNorm inputs' gradients", ((d - hat * (d * hat).mean(1, keepdims=True)) / rms).tolist())

mean, var = np.zeros(3), np.ones(3)
for batch in (x, second):
    mean += 0.1 * (batch.mean(0) - mean)
    var += 0.1 * (batch.var(0, ddof=1) - var)
print("running mean", mean.tolist(), "running variance", var.tolist())
row = np.array([0.2, -0.3, 0.9])
print("in use", (gain * (row - mean) / np.sqrt(var + eps) + shift).tolist())
