"""Reads a pickle of Python 2 as people do, and saves it again with each protocol; prints the new files' paths.

    python resave_pickle.py data_batch_1
"""

import pickle
import sys


def main(path):
    for encoding in ("bytes", "latin1"):
        with open(path, "rb") as file:
            value = pickle.load(file, encoding=encoding)
        for protocol in (2, 3, 4, 5):
            name = f"{path}.{encoding}.{protocol}"
            with open(name, "wb") as file:
                pickle.dump(value, file, protocol=protocol)
            print(name)


if __name__ == "__main__":
    main(*sys.argv[1:])
