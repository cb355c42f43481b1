"""The Processing provider: the list of toolbox entries."""

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .azpredistricting import AZPRedistricting
from .base import RESOURCES
from .compareplans import ComparePlans
from .equalsizehubs import EqualSizeHubs
from .evaluateplan import EvaluatePlan
from .geokmeansredistricting import GeoKMeansRedistricting
from .hubswithinsizerange import HubsWithinSizeRange
from .improveplan import ImprovePlan
from .kmeansgroups import KMeansGroups
from .saraannealing import SARAAnnealing

ENTRIES = (
    EqualSizeHubs,
    HubsWithinSizeRange,
    KMeansGroups,
    GeoKMeansRedistricting,
    AZPRedistricting,
    SARAAnnealing,
    ImprovePlan,
    EvaluatePlan,
    ComparePlans,
)


class BalancedZonesProvider(QgsProcessingProvider):
    def id(self):
        return "balancedzones"

    def name(self):
        return "Balanced Zones"

    def longName(self):
        return self.name()

    def icon(self):
        return QIcon(str(RESOURCES / "icons" / "balanced_zones.svg"))

    def loadAlgorithms(self):
        for entry in ENTRIES:
            self.addAlgorithm(entry())
