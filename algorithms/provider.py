# SPDX-License-Identifier: GPL-2.0-or-later
"""The Processing provider: the list of toolbox entries."""

from qgis.core import QgsApplication, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .entries.azpredistricting import AZPRedistricting
from .entries.balancedregions import BalancedRegions
from .entries.checkplanningunits import CheckPlanningUnits
from .entries.compareplans import ComparePlans
from .entries.drawlevels import DrawLevels
from .entries.equalsizehubs import EqualSizeHubs
from .entries.evaluateplan import EvaluatePlan
from .entries.geokmeansredistricting import GeoKMeansRedistricting
from .entries.hubswithinsizerange import HubsWithinSizeRange
from .entries.improveplan import ImprovePlan
from .entries.installlibraries import InstallLibraries
from .entries.joinreports import JoinReports
from .entries.kmeansgroups import KMeansGroups
from .entries.repairplanningunits import RepairPlanningUnits
from .entries.saraannealing import SARAAnnealing
from .entry import RESOURCES
from .models import model_entries

ENTRIES = (
    EqualSizeHubs,
    HubsWithinSizeRange,
    KMeansGroups,
    BalancedRegions,
    CheckPlanningUnits,
    RepairPlanningUnits,
    GeoKMeansRedistricting,
    AZPRedistricting,
    SARAAnnealing,
    ImprovePlan,
    DrawLevels,
    EvaluatePlan,
    ComparePlans,
    JoinReports,
    InstallLibraries,
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
