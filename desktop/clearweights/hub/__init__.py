"""The only way to the network: asks the Hugging Face Hub, when the user allowed it.

`hub.client` loads the network libraries; import it only when going online.
"""

from clearweights.hub.answers import Answer, Trouble
from clearweights.hub.settings import HubSettings, settings_from_environment

__all__ = ["Answer", "HubSettings", "Trouble", "settings_from_environment"]
