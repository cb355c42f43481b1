"""The Processing provider: the list of toolbox entries."""

from qgis.core import QgsApplication, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .azpredistricting import AZPRedistricting
from .base import RESOURCES
from .checkplanningunits import CheckPlanningUnits
from .compareplans import ComparePlans
from .equalsizehubs import EqualSizeHubs
from .evaluateplan import EvaluatePlan
from .geokmeansredistricting import GeoKMeansRedistricting
from .hubswithinsizerange import HubsWithinSizeRange
from .improveplan import ImprovePlan
from .joinreports import JoinReports
from .kmeansgroups import KMeansGroups
from .models import model_entries
from .repairplanningunits import RepairPlanningUnits
from .saraannealing import SARAAnnealing

ENTRIES = (
    EqualSizeHubs,
    HubsWithinSizeRange,
    KMeansGroups,
    CheckPlanningUnits,
    RepairPlanningUnits,
    GeoKMeansRedistricting,
    AZPRedistricting,
    SARAAnnealing,
    ImprovePlan,
    EvaluatePlan,
    ComparePlans,
    JoinReports,
)


class BalancedZonesProvider(QgsProcessingProvider):
    def __init__(self):
        super().__init__()
        # Models find their steps, our own entries, only once the registry knows us.
        QgsApplication.processingRegistry().providerAdded.connect(self._load_models)

    def _load_models(self, provider_id):
        if provider_id == self.id():
            self.refreshAlgorithms()

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
        if QgsApplication.processingRegistry().providerById(self.id()) is not None:
            for model in model_entries():
                self.addAlgorithm(model)
