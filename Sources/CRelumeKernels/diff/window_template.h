// The largest count of different pixels in a window, for one type of count.
//
// COUNT          the type
// NAME(name)     the name that a function has for it
//
// counts[i] belongs to the window whose last column is i, so a pixel in column x is in the windows x to x + side - 1.
// Some of these hang over an edge of the picture; they hold no more than the one that just fits, so they do no harm,
// and every pixel has the same number of windows.

/// Lets every window that holds a different pixel of the row gain `change`. Returns the largest count.
static COUNT NAME(slide)(const uint8_t *row, size_t width, size_t side, COUNT change, COUNT *counts) {
    COUNT largest = 0;
    for (size_t first = 0; first < width; first += 8) {
        if (are_eight_same(row, first, width)) continue;
        for (size_t x = first; x < first + 8 && x < width; x++) {
            if (row[x] < relume_mark_different) continue;
            COUNT *windows = counts + x;
            for (size_t window = 0; window < side; window++) {
                const COUNT count = (COUNT)(windows[window] + change);
                windows[window] = count;
                largest = count > largest ? count : largest;
            }
        }
    }
    return largest;
}

static int32_t NAME(largest_window)(const uint8_t *marks, size_t width, size_t side, size_t first_row, size_t rows,
                                    COUNT *counts) {
    memset(counts, 0, (width + side - 1) * sizeof *counts);
    COUNT largest = 0;
    const size_t warm_up = first_row + 1 > side ? first_row + 1 - side : 0;
    for (size_t row = warm_up; row < first_row + rows; row++) {
        if (row >= warm_up + side) NAME(slide)(marks + (row - side) * width, width, side, -1, counts);
        const COUNT here = NAME(slide)(marks + row * width, width, side, 1, counts);
        if (here > largest) largest = here;
    }
    return largest;
}
