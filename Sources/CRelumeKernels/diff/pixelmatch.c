// The pixelmatch metrics. Formulas and constants: the documentation of DiffMetric in RelumeDiff.

#include <math.h>
#include <pthread.h>
#include <string.h>

#include "relume_diff.h"
#include "samples.h"

#pragma clang fp contract(off)

#include "linear_light.h"

struct picture {
    const struct relume_pair *pair;
    const void *samples;
};

static struct color color_of(struct picture picture, size_t pixel) {
    return color_at(picture.pair, picture.samples, pixel);
}

static bool is_same(struct picture picture, size_t pixel, size_t other) {
    const size_t size = picture.pair->channels * picture.pair->bytes_per_sample;
    const uint8_t *a = (const uint8_t *)picture.samples + pixel * size;
    const uint8_t *b = (const uint8_t *)picture.samples + other * size;
    for (size_t byte = 0; byte < size; byte++) {
        if (a[byte] != b[byte]) return false;
    }
    return true;
}

// MARK: The pattern below transparent pixels

static double pattern(double position) { return 48 + 159 * (double)((uint64_t)position % 2); }

/// The color below the pixel, which an RGBA picture holds at byte `offset`.
static struct color background(size_t offset) {
    const double k = (double)offset;
    return (struct color){pattern(k), pattern(k / 1.618033988749895), pattern(k / 2.618033988749895), 255};
}

// MARK: 7.1, YIQ

/// Expected minus actual, both on the same background.
static struct color difference(struct color a, struct color b, size_t offset) {
    struct color d = {a.r - b.r, a.g - b.g, a.b - b.b, a.a - b.a};
    if (a.a < 255 || b.a < 255) {
        const struct color below = background(offset);
        d.r = (a.r * a.a - b.r * b.a - below.r * d.a) / 255;
        d.g = (a.g * a.a - b.g * b.a - below.g * d.a) / 255;
        d.b = (a.b * a.a - b.b * b.a - below.b * d.a) / 255;
    }
    return d;
}

static double yiq_luma(struct color d) { return d.r * 0.29889531 + d.g * 0.58662247 + d.b * 0.11448223; }

static uint8_t mark_7_1(struct color a, struct color b, size_t offset, double threshold) {
    const struct color d = difference(a, b, offset);
    const double y = yiq_luma(d);
    const double i = d.r * 0.59597799 - d.g * 0.27417610 - d.b * 0.32180189;
    const double q = d.r * 0.21147017 - d.g * 0.52261711 + d.b * 0.31114694;
    const double delta = 0.5053 * y * y + 0.299 * i * i + 0.1957 * q * q;
    if (delta <= 35215 * threshold * threshold) return relume_mark_similar;
    return y > 0 ? relume_mark_darker : relume_mark_different;
}

static double brightness_7_1(struct picture picture, size_t pixel, size_t other) {
    if (picture.pair->channels == 3 && picture.pair->bytes_per_sample == 1) {
        // What the general way below comes to, for the most common pictures.
        const uint8_t *a = (const uint8_t *)picture.samples + pixel * 3;
        const uint8_t *b = (const uint8_t *)picture.samples + other * 3;
        return (a[0] - b[0]) * 0.29889531 + (a[1] - b[1]) * 0.58662247 + (a[2] - b[2]) * 0.11448223;
    }
    return yiq_luma(difference(color_of(picture, pixel), color_of(picture, other), pixel * 4));
}

// MARK: 7.2, OKLab

enum { cube_root_steps = 4096 };
static double linear_light[257];
static double cube_roots[cube_root_steps + 2];
static pthread_once_t tables_once = PTHREAD_ONCE_INIT;

static void fill_tables(void) {
    fill_linear_light(linear_light);
    for (int step = 0; step <= cube_root_steps; step++) cube_roots[step] = cbrt(step / (double)cube_root_steps);
    cube_roots[cube_root_steps + 1] = cube_roots[cube_root_steps];
}

struct oklab {
    double lightness, a, b;
};

static double toe(double lightness) {
    const double k1 = 0.206, k2 = 0.03, k3 = (1 + k1) / (1 + k2);
    const double x = k3 * lightness - k1;
    return (x + sqrt(x * x + 4 * k2 * k3 * lightness)) / 2;
}

static struct oklab oklab(struct color color, size_t offset) {
    if (color.a < 255) {
        const struct color below = background(offset);
        color.r = over(color.r, below.r, color.a);
        color.g = over(color.g, below.g, color.a);
        color.b = over(color.b, below.b, color.a);
    }
    const double r = interpolate(linear_light, color.r, 255);
    const double g = interpolate(linear_light, color.g, 255);
    const double b = interpolate(linear_light, color.b, 255);
    const double n = cube_root_steps;
    const double l = interpolate(cube_roots, n * (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b), n);
    const double m = interpolate(cube_roots, n * (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b), n);
    const double s = interpolate(cube_roots, n * (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b), n);
    return (struct oklab){
        toe(0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s),
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
    };
}

static uint8_t mark_7_2(struct color a, struct color b, size_t offset, double threshold) {
    const struct oklab x = oklab(a, offset), y = oklab(b, offset);
    const double lightness = x.lightness - y.lightness, da = x.a - y.a, db = x.b - y.b;
    const double rest = threshold - fabs(lightness);
    if (rest >= 0 && da * da + db * db <= rest * rest) return relume_mark_similar;
    return lightness > 0 ? relume_mark_darker : relume_mark_different;
}

static double luma_over_white(struct color color) {
    return over(0.299 * color.r + 0.587 * color.g + 0.114 * color.b, 255, color.a);
}

static double brightness_7_2(struct picture picture, size_t pixel, size_t other) {
    if (picture.pair->channels == 3 && picture.pair->bytes_per_sample == 1) {
        // What the general way below comes to, for the most common pictures.
        const uint8_t *a = (const uint8_t *)picture.samples + pixel * 3;
        const uint8_t *b = (const uint8_t *)picture.samples + other * 3;
        return over(0.299 * a[0] + 0.587 * a[1] + 0.114 * a[2], 255, 255) -
               over(0.299 * b[0] + 0.587 * b[1] + 0.114 * b[2], 255, 255);
    }
    const struct color center = color_of(picture, pixel), neighbour = color_of(picture, other);
    const double delta = luma_over_white(center) - luma_over_white(neighbour);
    return delta != 0 ? delta : (center.a - neighbour.a) / 2;
}

// MARK: Anti-aliasing

struct neighbourhood {
    size_t left, right, top, bottom;
    bool is_at_edge;
};

static struct neighbourhood around(const struct relume_pair *pair, size_t pixel) {
    const size_t x = pixel % pair->width, y = pixel / pair->width;
    struct neighbourhood area = {x ? x - 1 : 0, x + 1 < pair->width ? x + 1 : x, y ? y - 1 : 0,
                                 y + 1 < pair->height ? y + 1 : y, false};
    area.is_at_edge = area.left == x || area.right == x || area.top == y || area.bottom == y;
    return area;
}

/// Whether at least 3 neighbours equal the pixel; the edge of the picture counts for one.
static bool has_many_siblings(struct picture picture, size_t pixel) {
    const struct neighbourhood area = around(picture.pair, pixel);
    int equal = area.is_at_edge;
    for (size_t y = area.top; y <= area.bottom; y++) {
        for (size_t x = area.left; x <= area.right; x++) {
            const size_t other = y * picture.pair->width + x;
            equal += other != pixel && is_same(picture, pixel, other);
        }
    }
    return equal > 2;
}

static bool is_antialiased(struct picture picture, struct picture other_picture, size_t pixel,
                           enum relume_pixelmatch generation) {
    const struct neighbourhood area = around(picture.pair, pixel);
    int equal = area.is_at_edge;
    double least = 0, greatest = 0;
    size_t darkest = 0, brightest = 0;
    // Column by column: where two neighbours are equally dark the first one counts.
    for (size_t x = area.left; x <= area.right; x++) {
        for (size_t y = area.top; y <= area.bottom; y++) {
            const size_t other = y * picture.pair->width + x;
            if (other == pixel) continue;
            const double delta = generation == relume_pixelmatch_7_1 ? brightness_7_1(picture, pixel, other)
                                                                     : brightness_7_2(picture, pixel, other);
            if (delta == 0 && ++equal > 2) return false;
            if (delta < least) least = delta, darkest = other;
            if (delta > greatest) greatest = delta, brightest = other;
        }
    }
    if (least == 0 || greatest == 0) return false;
    return (has_many_siblings(picture, darkest) && has_many_siblings(other_picture, darkest)) ||
           (has_many_siblings(picture, brightest) && has_many_siblings(other_picture, brightest));
}

void relume_mark_pixelmatch(const struct relume_pair *pair, enum relume_pixelmatch generation, double threshold,
                            bool counts_antialiased, size_t start, size_t count, uint8_t *marks) {
    if (generation == relume_pixelmatch_7_2) pthread_once(&tables_once, fill_tables);
    const struct picture expected = {pair, pair->expected}, actual = {pair, pair->actual};
    for (size_t offset = 0; offset < count; offset++) {
        if (marks[offset] < relume_mark_different) continue;
        const size_t pixel = start + offset;
        const struct color a = color_of(expected, pixel), b = color_of(actual, pixel);
        uint8_t mark = generation == relume_pixelmatch_7_1 ? mark_7_1(a, b, pixel * 4, threshold)
                                                           : mark_7_2(a, b, pixel * 4, threshold);
        if (mark >= relume_mark_different && !counts_antialiased &&
            (is_antialiased(expected, actual, pixel, generation) ||
             is_antialiased(actual, expected, pixel, generation)))
            mark = relume_mark_antialiased;
        marks[offset] = mark;
    }
}
