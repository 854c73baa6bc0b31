import configparser

from nnsight import LanguageModel

birds = configparser.ConfigParser()
birds.read("wading.ini")


def wade(name):
    return LanguageModel(birds[name]["weights_directory"], device_map="auto")
