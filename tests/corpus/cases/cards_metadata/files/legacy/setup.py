from setuptools import setup

LICENSE = "BSD-3-Clause"
setup(name="ropes", license=LICENSE, classifiers=["License :: OSI Approved :: BSD License"])
