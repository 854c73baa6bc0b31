def f():
    # licensed under the MIT license
    return 1
