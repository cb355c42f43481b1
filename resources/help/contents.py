# SPDX-License-Identifier: GPL-2.0-or-later
"""The hand-written parts of the help pages; ``make_help.py`` adds what the entries say.

Per entry: ``when`` to use it, its ``method`` with formulae, ``fields`` of every output layer
(name, unit, what), an ``example`` (values for its parameters, on the sample), a ``picture`` with
its caption, ``limits``. Texts are HTML.
"""

SAMPLE = "resources/sample/sample.gpkg"

ZONE_EXAMPLE = {
    "INPUT": f"{SAMPLE}|layername=planning_units",
    "UNIT_ID": "unit_id",
    "STUDENT_FIELDS": "g0;g1;g2;g3;g4;g5",
    "SCHOOLS": f"{SAMPLE}|layername=schools",
    "SCHOOL_ID": "school_id",
    "CAPACITY": "capacity",
    "LEVEL_FIELD": "level",
    "LEVEL": "ES",
}

LEVELS_EXAMPLE = {
    key: value for key, value in ZONE_EXAMPLE.items() if key not in ("STUDENT_FIELDS", "LEVEL")
}

UNIT_FIELDS = [
    ("zone_id", "", "id of the unit's school"),
    ("distance_m", "m", "from the unit's centroid to its school, along the ellipsoid"),
    ("travel_cost", "of the costs", "only with travel costs: what travel costs the unit"),
    ("changed", "0 or 1", "only with an existing plan: 1 where the unit changes school"),
]

ADJACENCY_FIELDS = [
    ("unit_a", "", "id of a planning unit"),
    ("unit_b", "", "id of its neighbour"),
    (
        "kind",
        "",
        "neighbours: found (by libpysal), added (within the tolerance), bridge, joined (as a part "
        "of the map had no school), priced (across a barrier with a cost); none: cut (by a barrier "
        "or by hand), near (close only)",
    ),
    ("border_m", "m", "length of the border that they share"),
    ("crossing_cost", "students", "what a zone costs that crosses the barrier with a cost there"),
]

CHANGE_FIELDS = [
    ("changed", "0 or 1", "1 where the unit changes school"),
    ("from", "", "school in the existing plan"),
    ("to", "", "school in the plan measured"),
]

SPIDER_FIELDS = [
    ("hub_id", "", "number of the hub"),
    ("hub_size", "points", "points of the hub"),
    ("distance_m", "m", "length of the line, along the ellipsoid"),
]

HUB_AREA_FIELDS = [
    ("hub_id", "", "number of the hub"),
    ("hub_size", "points", "points of the hub"),
    ("area_km2", "km²", "of the ground nearest to its points"),
    ("n_pieces", "", "parts that the area is in"),
]

SCHOOL_FIELDS = [
    ("zone_id", "", "the school's id"),
    ("school_name", "", "its name, or its id without one"),
    ("capacity", "seats", ""),
    ("students", "students", "of its zone"),
    ("utilisation", "%", "students over capacity"),
    ("seats_free", "seats", "seats less students; below 0 where the school is over capacity"),
]
OLD_ZONE_FIELDS = [
    ("zone_id", "", "the school's id"),
    ("school_name", "", "its name, or its id without one"),
    ("students", "students", "of its zone in the plan before"),
    ("capacity", "seats", ""),
    ("utilisation", "%", "students over capacity"),
]
ZONE_FIELDS = [
    ("zone_id", "", "the school's id"),
    ("school_name", "", "the school's name, or its id where the layer has none"),
    ("students", "students", "who live in the zone"),
    ("capacity", "seats", "of the school"),
    ("utilisation", "%", "students over capacity"),
    ("balance", "of 100", "100 less the distance of the utilisation from 100"),
    (
        "compactness",
        "%",
        "circumference of the circle of equal area over the zone's perimeter; a circle has 100",
    ),
    ("polsby_popper", "0 to 1", "4π area / perimeter²; the square of compactness"),
    ("proximity_m", "m", "mean distance of the zone's students to their school"),
    ("max_distance_m", "m", "the longest distance of a unit with students"),
    ("n_units", "units", "planning units of the zone"),
]

SCORES = """
<p>With <i>k</i> zones <i>z</i>, their students <i>s<sub>z</sub></i>, seats
<i>c<sub>z</sub></i>, area <i>A<sub>z</sub></i>, perimeter <i>P<sub>z</sub></i> and the mean
distance <i>d<sub>z</sub></i> of their students to school:</p>
<p class="formula">balance = <i>100/k</i> · Σ<sub>z</sub> (1 − |1 − <i>s<sub>z</sub></i> /
<i>c<sub>z</sub></i>|)</p>
<p class="formula">compactness = <i>100/k</i> · Σ<sub>z</sub> √(4π <i>A<sub>z</sub></i>) /
<i>P<sub>z</sub></i></p>
<p class="formula">proximity = <i>1/k</i> · Σ<sub>z</sub> <i>d<sub>z</sub></i> (in miles)</p>
<p>These are equations 8, 9 and 10 of the GeoKMeans paper. Where a district has more seats than
students, no plan has a balance of 100: <i>Evaluate a zone plan</i> tells the highest possible.
</p>"""

NEIGHBOURS = (
    "Units are neighbours if they share a border of any length; a corner is not enough. Where "
    "vertices do not match, gaps of up to 10 cm count as a border, and the log names them. Parts "
    "of the map without a school are joined to the nearest unit by a bridge each, or refused, or "
    "left without a zone (<code>ISLANDS</code>). You have the last word: edit the layer of "
    "neighbours and give it back as <code>ADJACENCY_LINES</code>. A line with ids in "
    "<code>unit_a</code> and <code>unit_b</code> speaks of these two units, one drawn by hand, "
    "without ids, joins the units in which it starts and ends; a pair without a line, or of the "
    "kinds <code>cut</code> and <code>near</code>, is no pair of neighbours."
)

RUNS_LIMITS = """
<ul><li>Neither shape nor distance counts: expect ragged zones and long journeys. The method is
here to compare with.</li>
<li>The result depends on the random plan that it starts from. Take many runs (the paper: 51) and
read mean and spread, not one plan.</li></ul>"""

HUB_FIELDS = [
    ("hub_id", "", "number of the hub, from the north-west, or last time's"),
    ("hub_size", "points", "points of the hub"),
    ("distance_m", "m", "to the mean place of the hub's points, along the ellipsoid"),
    ("hub_weight", "of the field", "only with a field to balance: its sum in the hub"),
    ("sum_...", "of the field", "only with several sums: each further sum in the hub"),
    (
        "too_far",
        "",
        "only with a longest way: 1 where the point is farther from the centre",
    ),
    ("travel_cost", "of the costs", "only with travel costs: to the hub's centre"),
    ("hub_name", "", "only with names: of the hub's given centre, or of last time's hub"),
    ("hub_before", "", "only with last time's hubs: the one that the point was in"),
    ("changed", "", "only with last time's hubs: 1 where the point was in another one"),
]

HUB_OUTLINE_FIELDS = [
    ("hub_id", "", "number of the hub, from the north-west, or last time's"),
    ("hub_size", "points", "points of the hub"),
    ("mean_distance_m", "m", "mean distance of the points to their mean place"),
    ("max_distance_m", "m", "the longest of these distances"),
    (
        "dispersion_m",
        "m",
        "the method's own measure: standard deviation of the distances between the hub's points",
    ),
    ("p95_distance_m", "m", "distance to the mean place that 95 % do not exceed"),
    ("mean_to_medoid_m", "m", "mean distance to the hub's middle point, one of its points"),
    ("points_cut_off", "points", "whose five nearest points are all in other hubs"),
    ("pieces", "", "pieces of the hub on the map; 1 is whole"),
    ("sites_parted", "places", "places shared by points of this hub and of others"),
    ("hub_group", "", "only with a field to group apart by: its value"),
    ("hub_weight", "of the field", "only with a field to balance: its sum in the hub"),
    ("weight_deviation_pct", "%", "only with a field to balance: sum against the mean"),
    ("sum_...", "of the field", "only with several sums: each further sum in the hub"),
    ("sum_..._deviation_pct", "%", "only with several sums: each against the mean"),
    (
        "least_allowed",
        "points or sum",
        "only with capacities of the centres or limits per hub: what the hub needs",
    ),
    (
        "most_allowed",
        "points or sum",
        "only with capacities of the centres or limits per hub: what the hub can hold",
    ),
    ("mean_cost", "of the costs", "only with travel costs: mean cost to the centre"),
    ("hub_name", "", "only with names: of the hub's given centre, or of last time's hub"),
]

HUB_METHOD = """
<p>Points are joined to their nearest neighbours. The graph's normalised Laplacian
<i>L</i> = <i>I</i> − <i>D</i><sup>−1/2</sup> <i>W</i> <i>D</i><sup>−1/2</sup> (with <i>W</i> the
links and <i>D</i> their sums) has eigenvectors that place every point where natural groups stand
apart; k-means groups them there. Then sizes and centres alternate: an exact assignment brings
every hub to a size within its range at the least</p>
<p class="formula">Σ<sub>i</sub> <i>d</i>(<i>x<sub>i</sub></i>,
<i>m</i><sub>h(i)</sub>)</p>
<p>where <i>m<sub>h</sub></i> is the middle point of hub <i>h</i>, and neighbouring hubs are
redrawn together as long as that shortens the sum. Points cut off are brought home at the end.</p>
<p>The dispersion of a hub of <i>n</i> points is the standard deviation of the distances between
its points; over the hubs it is added up. It says how unequal distances are, not how long: read
the distances beside it.</p>"""

FINDING_FIELDS = [
    ("severity", "", "error (no plan can be drawn), warning (look at it) or note"),
    ("problem", "", "what it is about, in a word that stays the same in every language"),
    ("layer", "", "in which layer"),
    ("feature", "", "id of the feature, or of the two"),
    ("field", "", "in which field"),
    ("what", "", "what is wrong"),
    ("found", "", "what was found there"),
    ("area_m2", "m²", "of an overlap, a gap or a part of the map"),
    (
        "width_m",
        "m",
        "mean width: of an overlap its area over half its perimeter and the length along which the "
        "two only touch, of a gap twice its area over its perimeter",
    ),
    ("distance_m", "m", "between two units that run close to each other"),
    ("remedy", "", "what to do"),
]

ENTRIES = {
    "checkplanningunits": {
        "when": """
<p>As the first step with layers that you do not know, and whenever a zone tool refuses a layer:
the zone tools stop at the first kind of fault, this tool goes on and finds all of them. In a model,
let it stand before the zone tools and stop where <code>ERRORS</code> is not 0.</p>""",
        "method": """
<p>The layers first pass the very checks that every zone tool makes; what refuses them there is an
error. Then the faults found are put right for the moment (invalid outlines made valid, overlaps
given to the smaller unit, missing numbers taken as 0, repeated ids told apart), and the checks are
made again, so that no fault hides another. Warnings and notes are found on the same ground. The
tool changes nothing.</p>
<p>An overlap is harmless if it is narrower than <code>SNAP_TOLERANCE</code> on average along the
border, nowhere ten times as wide, and takes up less than 1 % of the smaller unit. A gap is ground
of no unit that several units enclose; up to a mean width of 5 m it is a warning, wider (a lake, a
missing unit) a note. Units are close together if their outlines run along each other for 20 m or
more with less than 5 m between.</p>""",
        "fields": {
            "TABLE": FINDING_FIELDS,
            "PROBLEM_AREAS": FINDING_FIELDS,
            "PROBLEM_POINTS": FINDING_FIELDS,
            "ADJACENCY": ADJACENCY_FIELDS,
        },
        "example": ZONE_EXAMPLE,
        "limits": """
<ul><li>The log names at most twenty features per kind and counts the rest; the table has all.</li>
<li>What is found on ground that was put right for the moment may look different once you have
mended it by hand: run the check again.</li>
<li>Where the neighbours are counted while faults are left, schools are not looked at, so no part of
the map is joined to another.</li></ul>""",
    },
    "repairplanningunits": {
        "when": """
<p>When a layer of planning units has faults that a zone tool refuses or warns of: invalid
outlines, units drawn twice, hairline overlaps, gaps between units that should be neighbours. Run
it before the zone tools, look at what it changed, and work on with its result.</p>""",
        "method": """
<p>Invalid outlines are made valid by GEOS; of what comes out the polygons are kept. Two units
that have 99 % of the larger one in common are one unit drawn twice: the first stays. Then the map
is cut into faces along the outlines around all overlaps and gaps. A face that several units have
goes to the one of them along which it has the longest border; a face that none has goes to the
unit with the longest border along it; units are put together again from their faces. A gap of area
<i>A</i> and perimeter <i>P</i>, or an overlap of two units that besides touch along <i>T</i>
metres, counts as narrow if its mean width</p>
<p class="formula"><i>A</i> / (<i>P</i> / 2 + <i>T</i>)</p>
<p>is at most the width asked for (<i>T</i> is 0 for a gap). A unit of which little would be left
keeps its ground. All this happens in the layer's own coordinates, so that nothing moves that is not
mended; repairing twice changes no more than repairing once.</p>""",
        "fields": {
            "OUTPUT": [],
            "CHANGES": [
                (
                    "change",
                    "",
                    "mended (an invalid outline), overlap, gap, dropped (drawn twice) or no "
                    "geometry (left out)",
                ),
                ("units", "", "ids of the units concerned"),
                ("given_to", "", "the unit that has the ground now"),
                ("area_m2", "m²", "of the ground; of a mended unit, by how much its area changed"),
                (
                    "width_m",
                    "m",
                    "mean width of the ground that changed hands: twice its area over its "
                    "perimeter",
                ),
                ("students", "students", "of a unit that was left out"),
            ],
        },
        "example": {
            "INPUT": f"{SAMPLE}|layername=planning_units",
            "UNIT_ID": "unit_id",
            "STUDENT_FIELDS": "g0;g1;g2;g3;g4;g5",
        },
        "limits": """
<ul><li>Wide overlaps are left and named: only a person knows whose ground it is. The outline of
the district among its units, or a second coverage, is to be deleted by hand.</li>
<li>Units left out (drawn twice, or without a geometry) are not in the result, nor are their
students; log and layer of changes name them. Look whether the unit that was kept has the right
numbers.</li>
<li>Heights of borders that were drawn anew are 0, as nobody knows them; curves become lines
there.</li></ul>""",
    },
    "geokmeansredistricting": {
        "when": """
<p>When you need new zones for the schools of one level, and nobody has drawn any yet, or you want
a plan that owes nothing to the one in force. To better a plan that exists, take <i>Improve a zone
plan</i>; to see how good a plan is, <i>Evaluate a zone plan</i>.</p>""",
        "method": f"""
<p>Every school starts a zone with the unit that it stands in. Units take turns, nearest to a
school first. A unit joins the nearest zone that it borders if</p>
<ol><li>the zone that it leaves stays in one piece and keeps its school's unit, and</li>
<li>the two zones get no worse by <i>w</i> · imbalance + (1 − <i>w</i>) · raggedness, with
imbalance = |1 − <i>s/c</i>| and raggedness = 1 − 4π<i>A/P</i>².</li></ol>
<p>After each pass the zones' centres move to the mean of their units. The method ends when
<i>T</i><sub>max</sub> passes in a row bring nothing better. Units that no zone took are placed
where they do least harm. {NEIGHBOURS}</p>{SCORES}
<p>Source: Biswas, S. et al. (2020), Geospatial clustering for balanced and proximal schools,
AAAI 34.</p>""",
        "fields": {
            "OUTPUT": UNIT_FIELDS,
            "ZONES": ZONE_FIELDS,
            "SCHOOLS_OUTPUT": SCHOOL_FIELDS,
            "OLD_ZONES": OLD_ZONE_FIELDS,
            "ADJACENCY": ADJACENCY_FIELDS,
            "DIVIDED": [],
        },
        "example": ZONE_EXAMPLE,
        "picture": ("zones.png", "Thirty elementary zones of the sample county"),
        "limits": """
<ul><li>The published method balances the sum over zones and may leave a small school nearly
empty, which the log names. That is why the plan is improved by default (<code>IMPROVE=1</code>):
until all schools are within a tolerance, as far as such a plan is found; those outside are named.
The paper's own plan is <code>IMPROVE=0</code>.</li>
<li>With very many small units per zone the paper's own plan places most units in the final pass;
the log counts them. The improvement is the remedy here, too.</li>
<li>No planning unit may hold two schools of the level: split the unit.</li>
<li>Planning units may not overlap, hairlines excepted (<code>SNAP_TOLERANCE</code>).</li></ul>""",
    },
    "azpredistricting": {
        "when": "<p>To compare a plan with what a classical method finds.</p>",
        "method": f"""
<p>Each run grows random zones in one piece from the schools. Zones are taken in random order;
units across their borders are tried in random order, and the first one joins that leaves its own
zone in one piece and does not raise the objective. The run ends when a pass over all zones brings
nothing. The objective is</p>
<p class="formula"><i>100/k</i> · Σ<sub>z</sub> |1 − <i>s<sub>z</sub></i> /
<i>t<sub>z</sub></i>|</p>
<p>with <i>t<sub>z</sub></i> the zone's seats, or the mean number of students of all zones.</p>
{SCORES}
<p>Source: Openshaw, S. and Rao, L. (1995), Algorithms for reengineering 1991 census geography,
Environment and Planning A 27.</p>""",
        "fields": {
            "OUTPUT": UNIT_FIELDS,
            "ZONES": ZONE_FIELDS,
            "SCHOOLS_OUTPUT": SCHOOL_FIELDS,
            "OLD_ZONES": OLD_ZONE_FIELDS,
            "ADJACENCY": ADJACENCY_FIELDS,
            "DIVIDED": [],
        },
        "example": {**ZONE_EXAMPLE, "RUNS": 3},
        "limits": RUNS_LIMITS,
    },
    "saraannealing": {
        "when": "<p>To compare a plan with what a classical method finds.</p>",
        "method": f"""
<p>Each run grows random zones in one piece from the schools and then hands single units over
borders, at random. A move that lowers the objective is made; one that raises it by Δ is made with
probability</p>
<p class="formula">exp(−Δ / <i>T</i>)</p>
<p>where the temperature <i>T</i> starts so that half of the average worsening moves are made, and
falls by 15 % from stage to stage. No move may take a zone apart. The objective is that of
<i>Draw zones (AZP)</i>.</p>{SCORES}
<p>Source: Macmillan, W. (2001), Redistricting in a GIS environment: an optimisation algorithm
using switching-points, Journal of Geographical Systems 3.</p>""",
        "fields": {
            "OUTPUT": UNIT_FIELDS,
            "ZONES": ZONE_FIELDS,
            "SCHOOLS_OUTPUT": SCHOOL_FIELDS,
            "OLD_ZONES": OLD_ZONE_FIELDS,
            "ADJACENCY": ADJACENCY_FIELDS,
            "DIVIDED": [],
        },
        "example": {**ZONE_EXAMPLE, "RUNS": 3},
        "limits": RUNS_LIMITS,
    },
    "improveplan": {
        "when": """
<p>When there is a plan (the one in force, a method's, a hand-made one) and you want a better one
towards limits that you state: schools filled evenly, journeys short, shapes compact, few
students who change school. Also to draw the best plan from nothing, and to learn how much there
is to gain at most.</p>""",
        "method": f"""
<p>The plan is bettered by simulated annealing (many small moves of units between zones, worse ones
too at first) and by redrawing groups of neighbouring zones with exact integer programmes. A
thorough start is annealed six times, a standard one up to eight times (once for every 130 units, on
maps of up to 1,500 units with more than 20 per zone, where no existing plan, feeders or areas weigh
anything): what these plans agree on is merged, and the rest is redrawn, many zones at once. Where a
zone has up to 14 units, a thorough start is chosen from whole zones four times in place of this,
a standard one once; what comes out is crossed alike. In the
end the plans of several thorough starts are crossed in the same way.
What is lowered is the sum over the zones of</p>
<p class="formula"><i>w</i><sub>travel</sub> · mean travel / least mean travel
+ <i>g</i> <i>w</i><sub>compactness</sub> · (1 − √(4π<i>A</i>)/<i>P</i>)
+ <i>g</i>³ <i>w</i><sub>evenness</sub> · |1 − <i>s/c</i>|
+ <i>w</i><sub>stability</sub> · share of students moved</p>
<p>and, outside the limits, of 300 · (excess + 0.02), which nothing else makes up for (more where
the weights of stability and of what else is asked for exceed 10 in all). Travel and
share are the district's; <i>g</i> is 1 for maps with 50 units per zone or more and falls to
0.49 at 24. The limits of a school with seats <i>c</i>, in a district with utilisation <i>U</i> and
tolerance <i>t</i>, are <i>c U</i> (1 ± <i>t</i>/100).</p>
<p>What else is asked for is added in shares of students, each share by its weight, so that a weight
of 1 is what a student who changes school costs at a stability of 1: students in minority branches
of <b>feeders</b> and <code>FEEDER_BRANCH</code> more per branch; students apart from most of their
<b>area</b>, and 25 more per part; of every <b>group</b> the students that each school has too many
or too few, Σ|<i>g − p s</i>|, which is its dissimilarity times 2<i>G</i>(1 − <i>G/S</i>); 50 for
every student beyond a limit on <b>journeys</b>; students who could <b>walk</b> to a school and go
elsewhere; those <b>moved before</b>; those in the <b>margin</b>; those beyond the seats in the
<b>first year</b>, while the grades that stay are there; what <b>barriers</b> with a cost ask for
every pair of neighbouring units of one zone across them; and as many students as the
smallest patch has for every <b>patch</b> of units that changes school.</p>
<p>With <code>KEEP_ISLANDS</code> every <b>island</b> of the plan in force is tied to its school by
a bridge, which counts as long as the island is the school's. With <code>SMALLEST_PATCH</code> units
with fewer students are merged with neighbours of the same zone in force before any work.</p>
<p>The <b>lower bound</b> is that of a linear programme that hands out students, not units, and asks
for no zone in one piece: no plan within the limits can have less mean travel. A thorough effort
betters it, unless the map is very large: units that no zone in one piece could hold without long
journeys elsewhere are left out, and every zone takes whole units at prices that make the zones
agree (a Lagrangian dual, which is a bound at any prices). The log says which bound it is;
<code>GAP</code> is how far the plan lies above it.</p>{SCORES}""",
        "fields": {
            "OUTPUT": UNIT_FIELDS,
            "ZONES": ZONE_FIELDS,
            "SCHOOLS_OUTPUT": SCHOOL_FIELDS,
            "OLD_ZONES": OLD_ZONE_FIELDS,
            "ADJACENCY": ADJACENCY_FIELDS,
            "DIVIDED": [],
        },
        "example": {
            **ZONE_EXAMPLE,
            "ZONE_FIELD": "zone_es",
            "EXISTING_FIELD": "zone_es",
            "STABILITY": 1,
        },
        "picture": ("desktop_layers.png", "The layers of a run on real data, by utilisation"),
        "limits": """
<ul><li>The plan found is good, not proven to be the best: the gap to the lower bound says how
much there can be left. Part of that gap is the price of whole units and of zones in one piece,
above all with the standard effort, whose bound knows of neither.
</li>
<li>When the limits cannot be met, the log says which, by how many students and where (the planning
unit, where a school's own or a locked one is too large); the plan is then sought within limits
widened as little as needed. <code>ZONES_OUTSIDE_LIMITS</code> counts against the limits asked for,
<code>ZONES_OUTSIDE_WIDENED_LIMITS</code> against the widened ones, on which the lower bound stands
too.</li>
<li><code>PROXIMITY_MI</code> is a mean over zones, the bound one over students: do not hold them
against each other.</li></ul>""",
    },
    "drawlevels": {
        "when": """
<p>When a review concerns several levels of schools: elementary, middle and high, or two of them.
Levels drawn one after the other split each other's zones, and the last one cannot mend that; here
any of them may give way, so that the zones of each level feed those of the next as wholes.</p>""",
        "method": """
<p>All levels are one problem, in which every planning unit stands once per level and borders on
those of its own level only. It is bettered as by <b>Improve a zone plan</b>, by simulated annealing
and by integer programmes that bring schools within their limits. Where a zone feeds two others, the
smaller branch must change hands as a whole, at this level or at that, before anything is gained: so
annealing takes turns on the map and on a map of the places that have the same zone at every level,
where a branch is one unit or a few; in between every branch is tried by itself, at its lower level,
at its upper one, and at the upper one with the level above. It begins so warm that branches join
and part, and so loosely bound by the limits that two branches may change places between full
schools.
Several such coolings run side by side; what their plans differ in is annealed once more, as wholes,
so that the plan that is kept has from each what it does better.</p>
<p>Where all schools are full, only a chain of exchanges at several levels makes a zone whole. These
are found by an integer programme of all levels, in which a zone either goes on as a whole to the
zone that most of its students go on to now, or is split; students who change school, journeys and
limits are exact in it, and zones in one piece. It begins with the two highest levels, whose zones
are few; then the level below is added, while what became whole stays whole. What it finds is
crossed with the best of the coolings.</p>
<p>What is lowered is the sum of what every level's plan is worth by itself (see <b>Improve a zone
plan</b>), each times its students per zone over those of all levels, so that a student who changes
school counts alike at every level, unless a level has a <code>STABILITY_1</code> of its own; plus,
in shares of students and times
<code>FEEDER_WEIGHT</code>, the students of the lower level in minority branches and
<code>FEEDER_BRANCH</code> students more for every such branch. Of every zone all branches but the
largest are minority branches.</p>
<p>What <code>FEEDER_BRANCH</code> is good for: at 25 students a branch, large branches weigh most,
and many children change school to join them; at some hundreds it is the number of split zones that
counts, and the small branches, which are the cheapest to mend, go first.</p>
<p><code>MAX_SPLIT_1</code> and <code>MAX_SPLIT_2</code> say how many zones of a level may feed more
than one zone of the next. Every zone beyond costs as much as a hundred students beyond any other
limit on the plan, so hardly anything makes up for it; up to the limit split zones weigh as ever. On
Fairfax County, where 29 elementary and 6 middle zones are split, weights alone came to 12 and 8;
with limits of 14 and 4 both are kept.</p>
<p>A zone is split where students of its level go on to several schools; units without such students
do not count, whatever the map shows. Limits that cannot all be kept (on split zones, on students
who change school, on mean travel) give way to each other, and the log names every one that is
exceeded: raise one of these. A run with the limit on split zones alone shows how many students it
moves. Weights still lead the search: on the sample, with <code>TOLERANCE=30</code> and no split
zone allowed at either level, one at each stayed split by default, and none with
<code>FEEDER_WEIGHT=20</code> and <code>FEEDER_BRANCH=1000</code>.</p>""",
        "fields": {
            "OUTPUT": [
                ("plan_es", "", "id of the unit's school of a level, called after it"),
                ("plan_es_distance_m", "m", "from the unit's centroid to that school"),
                (
                    "plan_es_changed",
                    "0 or 1",
                    "only with an existing plan: 1 where the unit changes school",
                ),
                ("plan_ms", "", "the same of the next level"),
                ("plan_ms_distance_m", "m", "the same of the next level"),
                ("plan_ms_changed", "0 or 1", "only with an existing plan: the same"),
            ],
            "ZONES_1": ZONE_FIELDS,
            "ZONES_2": ZONE_FIELDS,
            "ZONES_3": ZONE_FIELDS,
        },
        "example": {
            **LEVELS_EXAMPLE,
            "LEVEL_1": "ES",
            "STUDENT_FIELDS_1": "g0;g1;g2;g3;g4;g5",
            "EXISTING_FIELD_1": "zone_es",
            "LEVEL_2": "MS",
            "STUDENT_FIELDS_2": "g6;g7;g8",
            "EXISTING_FIELD_2": "zone_ms",
            "FEEDER_WEIGHT": 5,
        },
        "limits": """
<ul><li>Levels are read from one layer of schools, told apart by the level field.</li>
<li>The plans found are good, not proven to be the best; the lower bound that every level's report
shows knows nothing of the other levels.</li>
<li>Units with several schools cannot be divided here: every level would divide others. Merge the
schools, or divide the units first.</li>
<li>What else <b>Improve a zone plan</b> weighs (groups, areas, walks) is not looked at here yet;
<b>Evaluate a zone plan</b> measures it level by level.</li></ul>""",
    },
    "evaluateplan": {
        "when": """
<p>To put figures on a plan, whoever drew it: before a board meeting, for the plan in force, for a
plan somebody sends you.</p>""",
        "method": f"""{SCORES}
<p>Further measures, per zone and for the plan:</p>
<dl><dt>Highest balance of any plan</dt><dd>what the best spread of these students over these seats
would score, wherever they live.</dd>
<dt>Polsby-Popper</dt><dd>4π<i>A/P</i>².</dd>
<dt>Reock</dt><dd><i>A</i> over the area of the smallest circle around the zone.</dd>
<dt>Cut edges</dt><dd>pairs of neighbouring units in different zones.</dd>
<dt>Detached piece</dt><dd>a piece of a zone that does not hold its school; where the school stands
outside its zone, all pieces but the one with most students.</dd>
<dt>Attendance island</dt><dd>a detached piece.</dd>
<dt>Patch</dt><dd>neighbouring units that change from one school to another together.</dd>
<dt>Split feeder</dt><dd>a zone whose students go on to several schools; its branches are all parts
but the largest.</dd>
<dt>Dissimilarity</dt><dd>½ Σ |<i>g/G</i> − (<i>s − g</i>)/(<i>S − G</i>)| over the schools (Duncan
and Duncan 1955): the share of a group that would have to change school for all schools to be
alike.</dd>
<dt>Variance ratio</dt><dd>(<i>I − P</i>)/(1 − <i>P</i>), with <i>I</i> = Σ (<i>g/G</i>)(<i>g/s</i>)
and <i>P = G/S</i> (James and Taeuber 1985).</dd>
<dt>Lowest mean travel</dt><dd>what no plan within <code>TOLERANCE</code> can go below (a linear
programme without contiguity).</dd></dl>
<p>{NEIGHBOURS}</p>""",
        "fields": {
            "SCHOOLS_OUTPUT": SCHOOL_FIELDS,
            "OLD_ZONES": OLD_ZONE_FIELDS,
            "ZONES": [
                *ZONE_FIELDS,
                ("seats_over", "students", "students over capacity"),
                ("reock", "0 to 1", "area over that of the smallest circle around the zone"),
                ("walk_share", "%", "students within the walking distance"),
                ("n_pieces", "", "pieces of the zone; 1 is whole"),
                ("students_detached", "students", "in pieces cut off from the school"),
                ("school_outside", "0 or 1", "1 where the school stands outside its own zone"),
            ],
            "DETACHED": [
                ("zone_id", "", "the school's id"),
                ("students", "students", "of the piece"),
                ("n_units", "units", "of the piece"),
            ],
            "ADJACENCY": ADJACENCY_FIELDS,
            "DIVIDED": [],
            "CHANGES": CHANGE_FIELDS,
            "TABLE": [
                ("metric", "", "the measure's name as an output"),
                ("name", "", "its name in words"),
                ("value", "see unit", "its value"),
                ("unit", "", "its unit"),
            ],
        },
        "example": {
            **ZONE_EXAMPLE,
            "INPUT": "/tmp/units.gpkg",
            "ZONE_FIELD": "zone_id",
            "EXISTING_FIELD": "zone_es",
        },
        "before": "On the units that <i>Draw attendance zones</i> wrote:",
        "picture": ("style_detached.png", "Pieces cut off from their school, on real data"),
        "limits": """
<ul><li>Walking distance is as the crow flies. Give <code>TRAVEL_COSTS</code> for travel along
roads.</li>
<li>A plan outside the limits may travel less than the lower bound, which holds for plans within
them; the log says so. The bound is for whole units and for zones in one piece, but that pieces
which this plan has cut off from their school are allowed for; on very large maps it is the weaker
one for students in any numbers. It may be above the bound that <i>Improve a zone plan</i> tells
with the standard effort.</li></ul>""",
    },
    "compareplans": {
        "when": """
<p>To lay scenarios side by side: the plan in force against new ones, a method against another, the
starts of <i>Improve a zone plan</i> (<code>ALL_STARTS</code>).</p>""",
        "method": """
<p>Every measure of <i>Evaluate a zone plan</i> is taken of every plan. A unit moves between two
plans if its school differs; its students move with it. Units agree if all plans name the same
school; two different schools that are not among those used differ.</p>""",
        "fields": {
            "DIVIDED": [],
            "OLD_ZONES": OLD_ZONE_FIELDS,
            "OUTPUT": [
                ("changed", "0 or 1", "1 where the plans FROM and TO differ"),
                ("from", "", "school in the plan FROM"),
                ("to", "", "school in the plan TO"),
                ("n_zones", "", "how many different schools the plans name"),
                ("agreement", "", "which plans name which school"),
            ],
            "TABLE": [
                ("metric", "", "the measure's name as an output"),
                ("name", "", "its name in words"),
                ("unit", "", "its unit"),
                ("zone_es", "see unit", "one column per plan, under the plan's name"),
                ("zone_id", "see unit", "the second plan of the example"),
                ("difference", "see unit", "plan TO less plan FROM"),
            ],
            "ZONE_TABLE": [
                ("zone_id", "", "the school's id"),
                ("metric", "", "the measure"),
                ("unit", "", "its unit"),
                ("zone_es", "see unit", "one column per plan, under the plan's name"),
                ("zone_id_2", "see unit", "the second plan of the example, whose name is taken"),
                ("difference", "see unit", "plan TO less plan FROM"),
            ],
            "MOVES_TABLE": [
                ("from_plan", "", "name of a plan"),
                ("to_plan", "", "name of another"),
                ("units", "units", "that differ"),
                ("students", "students", "who live in them"),
                ("students_percent", "%", "of all students"),
            ],
        },
        "example": {
            **ZONE_EXAMPLE,
            "INPUT": "/tmp/units.gpkg",
            "ZONE_FIELDS": "zone_es;zone_id",
        },
        "before": "On the units that <i>Draw attendance zones</i> wrote:",
        "picture": ("style_changes.png", "Units that change school, on real data"),
        "limits": """
<ul><li>All plans must be fields of one layer. Join other plans to it first (<i>Join attributes by
field value</i>).</li>
<li>The lower bound is not told here: it belongs to one set of limits, see
<i>Evaluate a zone plan</i>.</li></ul>""",
    },
    "equalsizehubs": {
        "when": """
<p>When points (schools, clinics, members) are to be parted into a given number of groups of the
same size whose members are close together: hubs, inspection rounds, sales territories.</p>""",
        "method": f"""{HUB_METHOD}
<p>With <i>n</i> points, <i>k</i> hubs and equity <i>e</i>, sizes range from
⌊<i>e</i> · ⌊<i>n/k</i>⌋⌋ to ⌈(2 − <i>e</i>) · ⌈<i>n/k</i>⌉⌉; equity 1 gives sizes that differ by at
most one.</p>""",
        "fields": {
            "OUTPUT": HUB_FIELDS,
            "HUBS_OUTPUT": HUB_OUTLINE_FIELDS,
            "SPIDER_LINES": SPIDER_FIELDS,
            "HUB_AREAS": HUB_AREA_FIELDS,
        },
        "example": {"INPUT": f"{SAMPLE}|layername=hub_schools", "HUBS": 12},
        "picture": ("hubs.png", "Twelve hubs of fifty schools"),
        "limits": """
<ul><li>Distances are as the crow flies, on a flat map around the layer; beyond 2,000 km that bends
them, and the log says so.</li>
<li>Hulls of neighbouring hubs may overlap a little: the hull is drawn around the points, it is no
zone.</li></ul>""",
    },
    "hubswithinsizerange": {
        "when": """
<p>When a hub must be neither too small nor too large (say, 30 to 40 schools per officer) and the
number of hubs may follow. With <code>GROUP_FIELD</code>, hubs keep to their borough or phase.</p>
""",
        "method": f"""{HUB_METHOD}
<p>With <i>n</i> points and sizes from <i>a</i> to <i>b</i>, <i>k</i> hubs are possible if
<i>k a</i> ≤ <i>n</i> ≤ <i>k b</i>. Left to the method, <i>k</i> = ⌊2<i>n</i> / (<i>a</i> +
<i>b</i>)⌋, brought to the nearest number that is possible.</p>""",
        "fields": {
            "OUTPUT": HUB_FIELDS,
            "HUBS_OUTPUT": HUB_OUTLINE_FIELDS,
            "SPIDER_LINES": SPIDER_FIELDS,
            "HUB_AREAS": HUB_AREA_FIELDS,
        },
        "example": {
            "INPUT": f"{SAMPLE}|layername=hub_schools",
            "MIN_SIZE": 30,
            "MAX_SIZE": 40,
        },
        "picture": ("style_spider_lines.png", "Hubs of 30 to 40 London schools, with lines"),
        "limits": """
<ul><li>Some ranges are impossible: 87 points make no hubs of 30 to 40. The message says why and
which range would do.</li>
<li>Distances are as the crow flies, on a flat map around the layer.</li></ul>""",
    },
    "balancedregions": {
        "when": """
<p>When areas are to be grouped into regions with equal sums and there are no centres to grow them
from: wards of equal population, sales territories, groups of precincts. Where every region has a
school, draw attendance zones instead.</p>""",
        "method": """
<p>Every region is in one piece at every step. With <i>e</i> the part of an equal share by which a
sum lies outside its limits, and <i>u</i> the mean part of a region that an area makes up, the
search lowers, over all regions, at a price that rises,</p>
<p class="formula">price · Σ (<i>e</i> + <i>e</i>²/<i>u</i>) + <i>d</i> · inertia / reference −
<i>c</i> · √(4π · area) / outline</p>
<p>where the inertia is the sum of weight times squared distance to the region's centre of mass, the
reference that of a hexagon, and <i>d</i> and <i>c</i> follow from <code>COMPACTNESS</code>. It
starts from centres by k-means++ and a balanced power diagram, anneals by moves and swaps across
borders, merges neighbouring regions and cuts them anew along one of twelve lines or where borders
are shortest, and ends with exchanges of up to two areas against two.</p>
<p>Wishes are added to this as criteria of attendance zones are (areas that change region, places
split, people of a group too many or too few), counted as if every region held 1,000 students: a
weight of 1 holds a region's worth of them against a line made a circle. Last time's regions are the
first start; others are named after the region that most of them was.</p>""",
        "fields": {
            "OUTPUT": [
                ("region_id", "", "from 1, numbered from north to south, or in order of the names"),
                ("distance_m", "m", "from the area's centroid to its region's centre of mass"),
                ("region_name", "", "only with last time's regions or locks: the region's name"),
                ("changed", "", "only with last time's regions: 1 if the area's is another now"),
            ],
            "REGION_AREAS": [
                ("region_id", "", "from 1, numbered from north to south, or in order of the names"),
                ("region_name", "", "only with last time's regions or locks: the region's name"),
                ("n_units", "areas", "of the region"),
                ("area_km2", "km²", "of the region"),
                ("sum_g0", "as the field", "one per field: the region's sum"),
                ("dev_g0", "%", "one per field: how far the sum is from an equal share"),
                ("compactness", "of 100", "100 · √(4π · area) / outline: 100 for a circle"),
                ("distance_m", "m", "mean distance to the centre, weighted with the first field"),
                ("longest_m", "m", "longest distance to the centre"),
            ],
            "ADJACENCY": ADJACENCY_FIELDS,
        },
        "example": {
            "INPUT": f"{SAMPLE}|layername=planning_units",
            "UNIT_ID": "unit_id",
            "BALANCE_FIELDS": "g0",
            "REGIONS": 6,
            "TOLERANCE": "2",
        },
        "limits": """
<ul><li>Areas are never divided: where one of them is a large part of a region, a narrow tolerance
may be out of reach. The log says how near the regions came, and names the largest area.</li>
<li>The search finds good regions, not provably the best; nor is the number of regions found for a
least or a largest sum proved to be the best one.</li>
<li>Islands are joined to the nearest area by a bridge unless they are refused or left out: a region
with a bridge is in one piece by the neighbours, not on the ground.</li></ul>""",
    },
    "kmeansgroups": {
        "when": """
<p>For cohort targeting: to find groups of young people who are alike in their scores, in where
they are, or in both, and to say in words what sets each group apart. Or, with <code>MIXED</code>,
the opposite: classes, teams or parallel cohorts that are each like the whole.</p>""",
        "method": """
<p>Scores are standardised: <i>z</i> = (<i>x</i> − mean) / standard deviation. Where place counts
with weight <i>p</i> beside <i>f</i> fields, coordinates are scaled so that place has the share
<i>p</i> of the total variance. k-means looks for groups that lower</p>
<p class="formula">Σ<sub>i</sub> ‖<i>z<sub>i</sub></i> − <i>c</i><sub>g(i)</sub>‖²</p>
<p>over at least 10 starts; groups of equal size alternate their centres with an exact assignment.
The silhouette of a feature with mean distance <i>a</i> to its own group and <i>b</i> to the next
is</p>
<p class="formula">(<i>b</i> − <i>a</i>) / max(<i>a</i>, <i>b</i>)</p>
<p>and the number of groups with the highest mean is chosen where none is given.</p>
<p>Mixed groups lower the variance between their means instead (Späth 1986): of the scores, of
their squares, so that groups have the same spread too (Papenberg 2024), of place, and of one column
per value of a category. Neighbours are dealt out to different groups, and pairs are exchanged while
that helps, from up to eight starts. In groups drawn by lot the share between the groups is
(<i>k</i> − 1) / (<i>n</i> − 1).</p>""",
        "fields": {
            "OUTPUT": [
                ("group_id", "", "by place alone numbered from the north-west, else by size"),
                ("group_size", "features", "of the group"),
                ("distance_sd", "sd", "to the group's centre; where scores count"),
            ],
            "PROFILE": [
                ("group_id", "", "empty in the last row, which is of all features"),
                ("group_size", "features", "of the group"),
                ("share_percent", "%", "of all features"),
                ("set_apart", "", "in words: fields half a standard deviation or more away"),
                ("mean_distance_sd", "sd", "mean distance to the centre"),
                ("max_distance_sd", "sd", "longest distance to the centre"),
                ("confidence_mean", "as the field", "one per field: mean of the group"),
                ("confidence_sd", "as the field", "one per field: standard deviation"),
                (
                    "confidence_difference_sd",
                    "sd",
                    "one per field: mean less that of all, in standard deviations of all",
                ),
            ],
        },
        "example": {
            "INPUT": f"{SAMPLE}|layername=cohort",
            "FIELDS": "confidence;curiosity;teamwork;maths;reading",
        },
        "limits": """
<ul><li>k-means finds round groups of similar spread and a good partition, not provably the best:
look at the silhouette before you read much into groups. Below 0.25 there is little to see.</li>
<li>Where place counts, the output also holds <code>distance_m</code>, metres to the group's mean
place, and the profile the mean and longest of it and <code>centre_x</code>, <code>centre_y</code>.
</li>
<li>Of more than 5,000 features the silhouette is that of a random sample.</li></ul>""",
    },
    "joinreports": {
        "when": """
<p>When several runs belong together before a board: the three levels of a district, scenarios, or
zones and hubs.</p>""",
        "method": """
<p>The parts of the pages are put one after the other; their anchors are renamed so that links stay
within their report. Nothing is measured anew.</p>""",
        "fields": {},
        "example": {
            "REPORTS": "/tmp/elementary.html;/tmp/middle.html",
            "TITLES": "Elementary schools;Middle schools",
            "OUTPUT": "/tmp/board.html",
        },
        "before": "With two reports that other tools wrote:",
        "limits": """
<ul><li>Only reports of Balanced Zones can be joined; web maps cannot.</li></ul>""",
    },
    "installlibraries": {
        "when": """
<p>When another tool says that a Python library is missing, on a computer without a screen or in a
script. In QGIS Desktop the page <i>Plugins &gt; Balanced Zones &gt; Libraries</i> does the
same.</p>""",
        "method": """
<p>pip's resolver is asked which versions fit the libraries that this QGIS has. What QGIS lacks of
geopandas, libpysal, networkx, scikit-learn, joblib and threadpoolctl, and the pure-Python libraries
that these need, goes into <code>python/balanced_zones_libraries</code> in your profile, without
dependencies. That folder stands at the end of Python's path, so that QGIS's own libraries are
always found before it, in Desktop and in <code>qgis_process</code>.</p>""",
        "fields": {},
        "example": {"ACTION": 0},
        "before": "First without installing anything:",
        "limits": """
<ul><li>numpy, scipy, pandas, shapely, pyproj, pyogrio and GDAL are never installed: only QGIS
itself may bring them.</li>
<li>It needs the network, or a folder of files from a computer that has one: the log says what to
fetch.</li>
<li>On Debian and Ubuntu rather install the distribution's packages.</li></ul>""",
    },
    "threelevels": {
        "when": """
<p>To draw the zones of a whole district in one go: elementary, middle and high.</p>""",
        "method": """
<p>A model: it runs <i>Draw attendance zones</i> once per level, each on the planning
units that the last one wrote, and puts the figures together. Open it in the Model Designer (right
click, <i>Edit model</i>, and save under another name) to change it.</p>""",
        "fields": {
            "UNITS": [
                ("plan_es", "", "school of the elementary zone"),
                ("plan_es_distance_m", "m", "distance to it"),
                ("plan_ms", "", "school of the middle zone"),
                ("plan_ms_distance_m", "m", "distance to it"),
                ("plan_hs", "", "school of the high zone"),
                ("plan_hs_distance_m", "m", "distance to it"),
            ],
            "ZONES_ES": ZONE_FIELDS,
            "ZONES_MS": ZONE_FIELDS,
            "ZONES_HS": ZONE_FIELDS,
            "TABLE": [
                ("level", "", "as the level field reads"),
                ("zones", "", "number of zones"),
                ("students", "students", "of the level"),
                ("seats", "seats", "of its schools"),
                ("min_utilisation", "%", "of the emptiest school"),
                ("max_utilisation", "%", "of the fullest school"),
                ("balance", "of 100", "as in <i>Draw attendance zones</i>"),
                ("compactness", "of 100", "as in <i>Draw attendance zones</i>"),
                ("proximity_mi", "miles", "as in <i>Draw attendance zones</i>"),
            ],
        },
        "example": {
            **LEVELS_EXAMPLE,
            "ES_STUDENTS": "g0;g1;g2;g3;g4;g5",
            "MS_STUDENTS": "g6;g7;g8",
            "HS_STUDENTS": "g9;g10;g11;g12",
        },
        "limits": """
<ul><li>The levels do not look at each other: an elementary zone may be split between two middle
schools. <i>Draw a feeder chain</i> prevents that.</li></ul>""",
    },
    "feederchain": {
        "when": """
<p>When classes are to stay together: no elementary school is to be split between middle schools.
</p>""",
        "method": """
<p>A model: it draws the elementary zones, adds up the students of the middle grades in each of
them (<code>SUM_FIELDS</code>), and draws the middle zones with the elementary zones as planning
units. Split feeders are elementary zones with units in more than one middle zone; here there are
none, whatever the settings.</p>
<p>Plans in force are kept as far as their weight asks. For the middle schools an elementary zone
counts as of the school in force of most of its middle students (<code>MAIN_FIELDS</code>); the last
part of the report counts who changes middle school unit by unit.</p>""",
        "fields": {
            "UNITS": [
                ("plan_es", "", "school of the elementary zone"),
                ("plan_es_distance_m", "m", "distance to it"),
                ("plan_ms", "", "school of the middle zone"),
            ],
            "ZONES_ES": [*ZONE_FIELDS, ("g6", "students", "one per field of the middle grades")],
            "ZONES_MS": ZONE_FIELDS,
            "FEEDERS": [
                *ZONE_FIELDS,
                ("g6", "students", "one per field of the middle grades"),
                ("plan_ms", "", "the middle school that this elementary zone feeds"),
                ("plan_ms_distance_m", "m", "from the zone's centroid to it"),
            ],
        },
        "example": {
            **LEVELS_EXAMPLE,
            "ES_STUDENTS": "g0;g1;g2;g3;g4;g5",
            "MS_STUDENTS": "g6;g7;g8",
        },
        "limits": """
<ul><li>Whole elementary zones are coarse: middle zones are balanced less closely than those drawn
from single units.</li>
<li>No two middle schools may stand in one elementary zone; the message names them.</li>
<li>The fields of the middle grades may not be called like a field of the zones (<code>students
</code>): rename them first.</li></ul>""",
    },
    "hubsperborough": {
        "when": """
<p>When hubs must not cross borough borders, or phases are to be grouped apart.</p>""",
        "method": """
<p>A model: it runs <i>Form hubs within a range</i> with the borough as the
field to group apart by, and adds the figures of every borough up.</p>""",
        "fields": {
            "POINTS": HUB_FIELDS,
            "HUBS": HUB_OUTLINE_FIELDS,
            "TABLE": [
                ("borough", "", "value of the field"),
                ("hubs", "", "number of hubs"),
                ("points", "points", "in the borough"),
                ("min_size", "points", "of the smallest hub"),
                ("max_size", "points", "of the largest hub"),
                ("mean_distance_m", "m", "mean of the hubs' mean distances"),
                ("max_distance_m", "m", "the longest distance"),
            ],
        },
        "example": {
            "INPUT": f"{SAMPLE}|layername=hub_schools",
            "BOROUGH": "borough",
            "MIN_SIZE": 25,
            "MAX_SIZE": 40,
        },
        "limits": """
<ul><li>Each borough needs enough points for the range: 87 points make no hubs of 30 to 40. The
message names the boroughs and the range that would do.</li></ul>""",
    },
}
