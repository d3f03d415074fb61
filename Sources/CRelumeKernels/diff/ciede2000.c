// CIEDE2000. Formula and constants: the documentation of DiffMetric.ciede2000 in RelumeDiff.

#include <math.h>
#include <pthread.h>

#include "relume_diff.h"
#include "samples.h"

#pragma clang fp contract(off)

#include "linear_light.h"

static const double pi = 3.141592653589793;
static const double degree = 3.141592653589793 / 180;

/// x^7 / (x^7 + 25^7), rooted.
static double chroma_weight(double chroma) {
    const double seventh = chroma * chroma * chroma * chroma * chroma * chroma * chroma;
    return sqrt(seventh / (seventh + 6103515625.0));
}

/// The angle of (a, b) in 0 to 2 pi; 0 for gray.
static double hue(double a, double b) {
    if (a == 0 && b == 0) return 0;
    const double angle = atan2(b, a);
    return angle < 0 ? angle + 2 * pi : angle;
}

/// The signed turn from hue 1 to hue 2, in -pi to pi.
static double hue_difference(double h1, double h2) {
    const double d = h2 - h1;
    return d > pi ? d - 2 * pi : d < -pi ? d + 2 * pi : d;
}

static double mean_hue(double h1, double h2) {
    const double sum = h1 + h2;
    if (fabs(h1 - h2) <= pi) return sum / 2;
    return sum < 2 * pi ? (sum + 2 * pi) / 2 : (sum - 2 * pi) / 2;
}

double relume_ciede2000(const double *lab1, const double *lab2) {
    const double c1 = sqrt(lab1[1] * lab1[1] + lab1[2] * lab1[2]), c2 = sqrt(lab2[1] * lab2[1] + lab2[2] * lab2[2]);
    const double stretch = 1 + (1 - chroma_weight((c1 + c2) / 2)) / 2;
    const double a1 = lab1[1] * stretch, a2 = lab2[1] * stretch;
    const double chroma1 = sqrt(a1 * a1 + lab1[2] * lab1[2]), chroma2 = sqrt(a2 * a2 + lab2[2] * lab2[2]);
    const double hue1 = hue(a1, lab1[2]), hue2 = hue(a2, lab2[2]);
    const double chroma_product = chroma1 * chroma2;

    const double dl = lab2[0] - lab1[0], dc = chroma2 - chroma1;
    const double turn = chroma_product == 0 ? 0 : hue_difference(hue1, hue2);
    const double dh = 2 * sqrt(chroma_product) * sin(turn / 2);

    const double lightness = (lab1[0] + lab2[0]) / 2, chroma = (chroma1 + chroma2) / 2;
    const double angle = chroma_product == 0 ? hue1 + hue2 : mean_hue(hue1, hue2);
    const double t = 1 - 0.17 * cos(angle - 30 * degree) + 0.24 * cos(2 * angle) + 0.32 * cos(3 * angle + 6 * degree) -
                     0.20 * cos(4 * angle - 63 * degree);
    const double from_middle = (lightness - 50) * (lightness - 50);
    const double sl = 1 + 0.015 * from_middle / sqrt(20 + from_middle);
    const double sc = 1 + 0.045 * chroma, sh = 1 + 0.015 * chroma * t;
    const double bend = (angle / degree - 275) / 25;
    const double rotation = -2 * chroma_weight(chroma) * sin(60 * degree * exp(-bend * bend));
    const double l = dl / sl, c = dc / sc, h = dh / sh;
    return sqrt(l * l + c * c + h * h + rotation * c * h);
}

// MARK: sRGB to CIELAB

static double linear_light[257];
static pthread_once_t table_once = PTHREAD_ONCE_INIT;

static void fill_table(void) { fill_linear_light(linear_light); }

static double lab_curve(double t) { return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116; }

/// L*, a*, b* of a pixel over white.
static void lab_at(const struct relume_pair *pair, const void *samples, size_t pixel, double lab[3]) {
    const struct color color = color_at(pair, samples, pixel);
    const double r = interpolate(linear_light, over(color.r, 255, color.a), 255);
    const double g = interpolate(linear_light, over(color.g, 255, color.a), 255);
    const double b = interpolate(linear_light, over(color.b, 255, color.a), 255);
    const double x = lab_curve((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
    const double y = lab_curve(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    const double z = lab_curve((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
    lab[0] = 116 * y - 16;
    lab[1] = 500 * (x - y);
    lab[2] = 200 * (y - z);
}

void relume_mark_ciede2000(const struct relume_pair *pair, double threshold, size_t start, size_t count,
                           uint8_t *marks) {
    pthread_once(&table_once, fill_table);
    for (size_t offset = 0; offset < count; offset++) {
        if (marks[offset] < relume_mark_different) continue;
        double expected[3], actual[3];
        lab_at(pair, pair->expected, start + offset, expected);
        lab_at(pair, pair->actual, start + offset, actual);
        const bool is_similar = relume_ciede2000(expected, actual) <= threshold;
        marks[offset] = is_similar                ? relume_mark_similar
                        : actual[0] < expected[0] ? relume_mark_darker
                                                  : relume_mark_different;
    }
}
