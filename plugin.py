"""The plugin as QGIS sees it: a Processing provider."""

from qgis.core import QgsApplication

from .algorithms.provider import BalancedZonesProvider


class BalancedZonesPlugin:
    def __init__(self, iface):
        self.iface = iface
        self.provider = None

    def initProcessing(self):
        """Register the provider; qgis_process calls this and nothing else."""
        self.provider = BalancedZonesProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):
        self.initProcessing()

    def unload(self):
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
