# Reads Package.swift and prints a line for each .systemLibrary row: the names for pkg-config, apt and brew, tab between.

{ sub(/^ *\/\/.*/, ""); text = text " " $0 }

END {
    while ((start = index(text, ".systemLibrary(")) > 0) {
        text = substr(text, start + 1)
        end = index(text, ".systemLibrary(")
        row = end > 0 ? substr(text, 1, end - 1) : text
        print names(row, "pkgConfig: *\"[^\"]*\"") "\t" names(row, "[.]apt\\(\\[[^]]*\\]") "\t" names(row, "[.]brew\\(\\[[^]]*\\]")
    }
}

# The quoted strings in the first match of the pattern, separated by spaces.
function names(row, pattern,    found) {
    if (!match(row, pattern)) return ""
    found = substr(row, RSTART, RLENGTH)
    sub(/^[^"]*"/, "", found)
    sub(/"[^"]*$/, "", found)
    gsub(/"[^"]*"/, " ", found)
    return found
}
