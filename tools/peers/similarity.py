"""Similarity of two PNG files by scikit-image and NumPy: prints SSIM, MS-SSIM, PSNR, RMSE, mean error, pixels beyond 2.3 by CIEDE2000.

Usage: similarity.py EXPECTED ACTUAL
"""

import sys

import numpy as np
from PIL import Image
from skimage.color import deltaE_ciede2000, rgb2lab
from skimage.metrics import mean_squared_error, peak_signal_noise_ratio, structural_similarity


def ssim(a, b, **more):
    return structural_similarity(
        a, b, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, data_range=255, **more)


def contrast_structure(a, b):
    """The mean of the second factor alone, with the same window."""
    from scipy.ndimage import gaussian_filter

    def filtered(x):
        return gaussian_filter(x, 1.5, truncate=3.5)[5:-5, 5:-5]

    ma, mb = filtered(a), filtered(b)
    va, vb = filtered(a * a) - ma * ma, filtered(b * b) - mb * mb
    c2 = (0.03 * 255) ** 2
    return ((2 * (filtered(a * b) - ma * mb) + c2) / (va + vb + c2)).mean()


def halved(x):
    x = np.pad(x, ((0, x.shape[0] % 2), (0, x.shape[1] % 2)), mode="edge")
    return (x[0::2, 0::2] + x[0::2, 1::2] + x[1::2, 0::2] + x[1::2, 1::2]) / 4


def ms_ssim(a, b):
    product = 1.0
    for scale, weight in enumerate([0.0448, 0.2856, 0.3001, 0.2363, 0.1333]):
        factor = ssim(a, b) if scale == 4 else contrast_structure(a, b)
        product *= max(factor, 0) ** weight
        a, b = halved(a), halved(b)
    return product


def main():
    a, b = (np.asarray(Image.open(path).convert("RGB")) for path in sys.argv[1:3])
    channels = [(a[..., c].astype(float), b[..., c].astype(float)) for c in range(3)]
    print("ssim", ssim(a, b, channel_axis=2))
    if min(a.shape[:2]) > 160:
        print("ms-ssim", np.mean([ms_ssim(x, y) for x, y in channels]))
    print("psnr", peak_signal_noise_ratio(a, b, data_range=255))
    print("rmse", mean_squared_error(a, b) ** 0.5)
    print("mean-error", np.abs(a.astype(int) - b).mean())
    print("ciede2000", (deltaE_ciede2000(rgb2lab(a), rgb2lab(b)) > 2.3).sum())


main()
