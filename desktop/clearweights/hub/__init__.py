"""The only way to the network: asks the Hugging Face Hub, when the user allowed it."""

from clearweights.hub.client import Answer, HubClient, Trouble
from clearweights.hub.settings import HubSettings, settings_from_environment

__all__ = ["Answer", "HubClient", "HubSettings", "Trouble", "settings_from_environment"]
