<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en">
<context>
    <name>BalancedZones</name>
    <message>
        <source>  {name}: mean {mean}, standard deviation {std}, from {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> in the part of the map with the schools {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare with another ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Duplicate ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rename ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save all as fields of new layers ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>'Improve a zone plan' looks for a plan in which every school is filled within a tolerance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>'Improve the plan afterwards' set to Standard (IMPROVE=1) looks for a plan in which every school is filled within the tolerance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>'Repair planning units' gives it to one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>'{name}': {n} points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(an address)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(areas are not divided; the largest, {unit}, is {part} % of an equal share)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(existing plan: {value})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(field '{name}')</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(the largest area, {unit}, alone has {part} % of an equal share: no region that holds it can keep the limit)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 far apart, 0 run together, below 0 mixed up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hub holds at most {held}, {next} hubs need at least {needed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 looks at enrolment only, 0 at shape only. The paper uses 0.9.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 mile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 of its students lives in a unit that may not leave it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 pair of schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 planning unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 point changes hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 seat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 zone feeds more than one zone of {upper}, in place of none: no plan within all limits at once was found. A higher weight of the feeders may lead to one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 in a district that fills 90 % of its seats lets every school be filled from 81 to 99 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 for circles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1: sizes differ by at most one. Lower: sizes may differ, hubs get more compact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % within {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95 % within, {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95-100: as many students as seats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>95-105 %: about full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; with {wider}, {groups} can</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Preview&lt;/b&gt;: from {school} to {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;{step}&lt;/b&gt;: {students} students.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A PNG, JPEG or SVG file of at most 1 MB. Left empty: as in the settings of Balanced Zones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A branch with a smaller share of its zone's students is counted: its children go on with few of their classmates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A ceiling for every school, whatever the tolerance. Left empty: none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field such as a name or a number: the report lists who is in every group. Nothing by default: features may be people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field such as the borough or the phase: the points of each value are grouped apart, in one run, and each value's number of hubs follows from its own points. A number of hubs, if given, is that of the whole layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field such as the borough or the phase: the points of each value are grouped apart, in one run. The number of hubs is then that of the whole layer; each group gets its share by its number of points (largest remainders, at least one hub), and sizes are equal within a group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field such as the borough: every hub is called after the value that most of its points have, with a number where several hubs share one. Given centres and hubs of last time keep their own names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field such as the school's name: the report lists which points are in every hub. Nothing by default: points may be people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A layer of points (lines and polygons count by their centroid) or a table without geometry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line between every two planning units that count as neighbours, or nearly do: whether libpysal found their border or the tolerance did, a bridge joins them, a barrier parts them, or they only run close to each other; and how many metres of border they share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line between every two units that count as neighbours, or nearly do, whatever else is found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line from every point to the centre of its hub, with its length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A made-up county with planning units and schools comes with the plugin. Nothing here touches your own data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number field of the barriers: what it costs that two neighbouring units across one are of one zone, in students who change school. Where it is empty the barrier is absolute. Left empty: all barriers are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number field that is above 0 for units that changed school the last time, e.g. 1: they are spared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number such as the pupils: hubs then have equal sums of it, within the tolerance, in place of equal numbers of points, and groups get their hubs by their sum. Points stay whole; equity is not used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number such as the pupils: the range is then one of sums of it, not of numbers of points, and the number of hubs follows from its total. Points stay whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page with the hubs on a map, for any browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pair of unit and school that the table lacks, or whose cost is empty, stops the run or is a way that nobody can travel. A plan then avoids it; where it cannot, the log names the unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A parameter is missing or wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A point for every finding that has a place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A range of {low} to {high} would allow these hubs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A session of {when} on {layer} ended without being saved. Steps kept: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table with a row per unit and school, as QNEAT3 and ORS Tools write matrices. Travel then means this cost, in its own unit. Needs the planning unit id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table with a row per way between two points, as QNEAT3 and ORS Tools write matrices. Hubs are then kept short by this cost, in its own unit, from every point to the centre of its hub, which is the point with the least sum of costs from the others. Ways that are not in the table cannot be travelled. Needs the point id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tolerance of {n} % would allow these hubs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A unit belongs to one zone: let TWO_SCHOOLS merge the schools into one zone (1) or divide the unit between them (2), or leave all but one of them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A worker process cannot be used ({reason}). Its part is done within this process: the result is the same, but it takes longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A zone needs a school with seats: give its capacity, or leave the school out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A zone needs a unit of its own. Merged, the zone has the seats of all, and the id and the place of the school with most. Divided, every place goes to the nearest school, and students are shared by area; this needs the planning unit id, as parts get new ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A zone whose children go on to several schools is a split feeder; all its branches but the largest are minority branches. The search counts a student in one of them at the weight of the feeders ({weight:g}), and every branch as {part:g} students more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AZP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Balanced Zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above: these zones feed them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a line to ADJACENCY_LINES from a unit of that part to its neighbour, or leave the part without a region (ISLANDS=2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a line to ADJACENCY_LINES from a unit of that part to its neighbour, or leave the part without a zone (ISLANDS=2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the ways that are missing, ask for another number of hubs, or widen the sizes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the ways that are missing, leave the points out, or widen the sizes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the ways that are missing, lock points to fewer hubs, or ask for more or smaller hubs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the ways that are missing, or correct the locks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the ways that are missing, or part them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the ways that are missing, widen the sizes, or ask for another number of hubs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of a Dask scheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds a field per further start (zone_2, zone_3 ...), so that 'Compare zone plans' can lay them side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against last time's hubs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against last time's hubs {changed} ({share} % of those that were in one). New points: {new}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against the existing plan change school: units {units}, students {students} ({share} %).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against the existing plan, as far as such plans are found: 0 for not at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All features are at one place: groups are formed by scores alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All hubs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All its points are nearest to its own centre: they lie that far apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All libraries are there and can be loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All libraries are there; something is wrong with {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All measures of the plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All students together would fill {filled} % of all seats ({students}, {seats}). Do '{fields}' count the students of these schools' level, and does '{capacity}' hold the schools' seats?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All sums within their limits (1) or not (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow a larger tolerance or range, or another number of hubs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow hubs of {load}, or part them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow hubs of {most}, or lock fewer points to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow larger hubs, name a field of capacities, add centres, or leave points out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed: as each centre says (see the table of hubs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed: as the limits per hub say (see the table of hubs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed: {sizes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed: {sizes}, by the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also add up per zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also the commonest value per zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another level ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any plan: at most {best}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area (km²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area (m²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area, {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas by region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas count by their centroid, so those of a hub need not touch: {n}. For groups of areas that touch one another, use Form balanced regions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas locked to a region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas locked to other regions, or a barrier, lie between: unlock some of them, or draw a line in BRIDGES that ties them together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas of {field} split between zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas split between zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas that change region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas that change school with fewer students than this are counted apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas that tile the map without overlap or gaps: every place belongs to the hub of the nearest point (Thiessen polygons, united by hub).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas to keep together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As far as such a plan is found, no more students leave the school of the existing plan. Up to that number they weigh as ever.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As far as such a plan is found, no more zones of the lower of both levels feed more than one zone of the other. Up to that number they weigh as ever.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As far as such plans are found, no more leave the school of the existing plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As far as such plans are found, no more zones of this level are split between zones of the next one. Up to that number they weigh as ever.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the project has it, else as the language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for 1 hub.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for 1 or more, or leave it empty for the default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for 1 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for 2 or more, or leave it empty to have the number chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for 2 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for a number of regions from 1 to {n}: every one needs an area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for a number of regions from {least} to {most}: every district needs one, and every region an area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for at least {n} hubs, or draw lines in BRIDGES that tie parts together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for at least {n} hubs, or leave groups out by a filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for at most {n} groups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for at most {n} hubs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for mixed groups, or choose no categories.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for more than 0, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for {hubs}, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for {low} or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever runs the database for it (GRANT CREATE ON SCHEMA), or name another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign one in the layer's properties; without it distances have no meaning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign the right one in the layer's properties, or as crs= in the address of a text file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign the right one in the layer's properties, perhaps EPSG:4326.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign the right one in the layer's properties.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign the right one in the layer's properties; without it distances have no meaning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign the unassigned units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At a glance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least 2, and fewer than there are features. Left empty: the number with the best silhouette is chosen; the log tells the silhouette of every number tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least 2, and fewer than there are points. With given centres it is their number, whatever stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least {n} hubs are needed for it, by the distances between points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most {n} groups are tried: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Atlas of schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attendance islands (detached pieces)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attendance islands (detached pieces, level {level})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attendance islands may stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attendance islands: {pieces} in {zones}, with {students}. They may stay with their school. Joining them to the zones around, without any other change, would move {joined}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attendance zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attendance zones of level {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attendance zones, each with its school and how full that is. Neighbours differ in colour; colours mean nothing else. Where there is no room for a name, see the table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attendance zones: {students}, {schools}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Author on the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance (of 100)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance (of 100, level {level})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance is the mean over the zones of 100 × (1 − |1 − students / seats|). Compactness compares each outline with a circle's. Travel runs from the middle of each planning unit to its school.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance several sums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance the sum of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance the two selected zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance {balance} of 100, compactness {compactness} of 100, proximity {proximity} {unit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance, of 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced Zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced Zones needs Python libraries that this QGIS does not have: {names}. The menu Plugins &gt; Balanced Zones &gt; Libraries installs them beside those of QGIS, which stay as they are; on a server: qgis_process run balancedzones:installlibraries -- ACTION=1. On Debian or Ubuntu rather: sudo apt install {packages}; then restart QGIS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced Zones needs the Python library {name}, which is there ({file}) but cannot be loaded: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced Zones: first steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced Zones: libraries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balanced: the weights as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Barrier with a cost between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Barriers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Barriers and bridges are not looked at: {layer} says who is a neighbour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Barriers cut 1 border between planning units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Barriers cut these parts off: those with the units {units}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Barriers cut {n} borders between planning units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Barriers with a cost lie along 1 border between planning units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Barriers with a cost lie along {n} borders between planning units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base map: © OpenStreetMap contributors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Becomes the hub's name, and names centres in messages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Becomes the id of the school's zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before balancing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before balancing: {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with one of these, or choose the field too: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below: they feed these zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between no two schools students change both ways.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between {a} and {b} differ: units {units}, students {students}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Border found within the tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borders whose vertices do not match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Borough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Boundary of the hub areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bridges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bridges join {pairs} of planning units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brought by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By how much a student's way may grow against the existing plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By how much students' mean travel may grow against the existing plan, as far as such a plan is found: 0 for not at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By number, the level with more zones is taken to feed the other; the log says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By the number of zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By {author}. Licence: {license}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CKM: adjacent when added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled: nothing was installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled: nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be travelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capacity, in the centres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Categories of mixed groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Centre of an area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Centre, x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Centre, y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Centres that ask for no least sum of '{field}': {n}. Each has at least one point that has some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change from {before} to {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change its plan by hand. The dialog is filled in: press Start; a tour leads you on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes from {plan}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes hub (1 = yes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes school (stripes: old zone)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes zone (1 = yes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes: {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check both layers' coordinate systems. If they are right, move it into a unit, or leave it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check both layers' coordinate systems: one of them is likely to be wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check planning units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the id field and which fields hold where ways start and end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the layers ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose 0 to group by scores alone, 1 by place alone, or what lies between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose 1 for equal sizes, less for more compact hubs of less equal sizes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose 1 for few changes, 0 where changes do not matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a PNG, JPEG or SVG file, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a column of the planning units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a field of numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a field that holds what is to be balanced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file and folders without a colon in their names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file for each, or a table for each in one GeoPackage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a layer of polygons, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a layer with a point per hub, or clear its filter or selection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a layer with more points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a layer with more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a layer with points, or clear its filter or selection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a number field, or make one of it with the field calculator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another field, or none: the number of units is balanced then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another layer or selection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another layer, or clear its filter or selection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another table, or clear its filter or selection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another table, or drop what depends on this one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose both zones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose every zone field once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose files that were written as REPORT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose it among the zone fields too, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose it there too, or leave it out here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose number fields to group by and switch the use of location off, or choose a layer with geometries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose number fields, or use the location.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose other fields or features.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the existing plan's field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field (UNIT_ID) in which the parts get ids of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field of all people first among the fields to balance (BALANCE_FIELDS).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field of the existing plan, or leave this empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field of the existing plan, or set its weight to 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field of the feeder zones, or leave the limit empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field that holds the existing plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field that holds the seats, or correct it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field that holds the seats.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field that names the hub of each point, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field that names the school of each unit today, and check the level; or leave out the limits and weights on changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field that names the school of each unit, and check the level and the field with the schools' ids.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field that names the school of each unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field that names what stays together, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field whose values name what is to be apart, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field whose values the table of travel costs names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field with the costs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the field, or prefer something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the fields by which the table and the layer name the same {kind}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the fields that count the students of this level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the layer ({layer}), or leave {name} empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the level's existing plan, or leave its weight empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the polygons around the points, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the zones to work on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose two different plans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose two or more zone fields.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose, for instance, 5: the weight of every hub is then within 5 % of the mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click on a column's head to sort by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click such a unit: it goes to the school. A drag takes all on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the gap between the two units (run 'Repair planning units'), draw a line over it in BRIDGES or ADJACENCY_LINES, let ISLANDS join the units (1), or leave the part without a region (2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the gap between the two units (run 'Repair planning units'), draw a line over it in BRIDGES or ADJACENCY_LINES, let ISLANDS join the units (1), or leave the part without a zone (2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close, yet no neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns count hubs. Every fine line is one hub; the triangle is the median.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns count schools. Every fine line is one school; the triangle is the median, the dotted line the district as a whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compactness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compactness %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compactness (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compactness (of 100)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compactness (of 100, level {level})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compactness, of 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare plans ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare variants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare zone plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compares two or more plans: fields of one layer of planning units, each naming the school of every unit, e.g. the plan in force and automated ones.

It tells every measure of 'Evaluate a zone plan' for every plan, of the whole and zone by zone, how many units and students change zone between every two plans, and which plans agree on every unit. Against the plan that one leaves it counts for every other who changes school, grade by grade, in which patches, and whose way grows. For one pair of plans, from and to, the output layer shows the units that change and their zones before and after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it, leave it empty, or check the level and the school id field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it, or choose a number field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it, or put the field that the group is a part of first in BALANCE_FIELDS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it, or write 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it; for a way that does not exist, give a cost too high to be chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it; where nobody lives, write 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct one of the ids, or delete the line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct one of the two fields.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct one of the two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the id, or delete the line. The ids are those of the field UNIT_ID with which the lines were written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the number, or choose the fields of the students that it is part of.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct them, or leave them empty for no limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct them: a weight is 0 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost in the travel costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost of a zone across the barrier (students)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost of crossing a barrier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts only where no field to balance is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts where plans are improved and there are plans in force: 1 weighs them lightly, 20 moves hardly anyone who need not. Left empty: 1 for every level with a plan in force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts where plans are improved: 10 in a district that fills 90 % of its seats lets every school be filled from 81 to 99 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Criteria chosen at the start count too, but in balancing and smoothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crosses are the given centres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut by a barrier or by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut off from its school (zone, students)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut the unit along the meridian into two units, merge its schools into one zone (TWO_SCHOOLS=1), or leave all but one of them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete another ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detached pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference between the plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Different zones over all plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dispersion (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dispersion, as the method defines it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dispersion, as the method defines it (standard deviation of the distances between a hub's points, added up over the hubs): {after}. Before balancing, with hubs of other sizes, it was {before}: the two are no measure of what balancing costs, as small hubs have little and large ones much.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dispersion, {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dissimilarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dissimilarity ({field})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance of the zones to their school, {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance that 95 % do not exceed (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance to centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance to school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance to the centre that 95 % do not exceed (km)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance to the group's centre (standard deviations)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance to the hub's centre: mean {mean}, 95 % within {p95}, longest {longest}. Mean distance to the hub's middle point (medoid) {medoid}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance to the hub’s centre, {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distances of points, and of hubs on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distances run along the ellipsoid from each point to its hub's centre; the middle point is the one from which the others are nearest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>District</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>District on the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>District {name} ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Districts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divide a unit along a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divide the unit between the schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divide this unit, or raise the tolerance or the ceiling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not touch the zone of {zone}: {units}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download this table (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a feeder chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a line in BRIDGES from it to a neighbour, let ISLANDS join it to the nearest unit (1), or leave it without a region (2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a line in BRIDGES from it to a neighbour, let ISLANDS join it to the nearest unit (1), or leave it without a zone (2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a line in BRIDGES from one part to the other, or give each part a name of its own in this field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a line in BRIDGES that ties them to others, leave them out by a filter, or widen the sizes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a line over it in BRIDGES where there is a way, shorten or delete the barrier, or leave the part without a region (ISLANDS=2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a line over it in BRIDGES where there is a way, shorten or delete the barrier, or leave the part without a zone (ISLANDS=2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw attendance zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw it farther from the unit's border.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw it from inside one unit to inside the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw it from outside the unit through to its other side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw or delete these features.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw or read them on the same one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the line across a unit: its middle lies on none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw three levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw zones (AZP)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw zones (SARA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw zones ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw zones for its elementary schools. The dialog is filled in: press Run; after about a minute the report opens in your browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw zones of all levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing plans from random starts: {runs} ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing zones around {schools} ({method}) ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn by lot: {n} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn twice, left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws attendance zones by simulated annealing on the difference between the zones' numbers of students (SARA, Macmillan 2001), a classical method to compare with.

It starts from random zones in one piece, grown from the schools, and hands units over borders at random. Moves that make the objective worse are accepted less and less often; no zone ever falls apart. It looks at enrolment only: neither at shape nor at distance, so expect ragged zones and long journeys.

Several runs start from different random plans. The best by the objective is kept; the log and the outputs tell mean and spread of all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws attendance zones by the Automatic Zoning Procedure (Openshaw and Rao 1995), a classical method to compare with.

It starts from random zones in one piece, grown from the schools, and hands units over borders as long as the objective does not get worse and no zone falls apart. It looks at enrolment only: neither at shape nor at distance, so expect ragged zones and long journeys.

Several runs start from different random plans. The best by the objective is kept; the log and the outputs tell mean and spread of all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws one attendance zone around every school from planning units, so that zones are in one piece, enrolment is close to capacity, shapes are compact and students live near their school.

The method is GeoKMeans (Biswas et al., AAAI 2020). Zones grow from the schools: every unit joins the nearest zone that it borders, if the zone it leaves stays in one piece and if balance and compactness together do not get worse. Units that no zone takes are placed at the end where they do least harm. The plan is then improved, until schools are filled within a tolerance as far as such a plan is found; the paper's own plan is one choice away.

The variants leave checks out, for comparison: SCKM does not look at balance, CKM lets zones fall apart, SKM takes the nearest school alone.

Balance is the mean over the zones of 100 x (1 - |1 - students / capacity|). Compactness compares each outline with a circle's. Proximity is the mean over the zones of their students' distance to school, along the ellipsoid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws the attendance zones of elementary, middle and high schools in one run, each by 'Draw attendance zones', and puts them together: one layer of planning units with a field per level (plan_es, plan_ms, plan_hs), a layer of zones per level, one table with the figures of every level, and one report.

Fields of these names that the planning units hold from an earlier run are replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws the elementary zones first, then the middle zones with the elementary zones as their planning units. So every elementary school feeds one middle school: no class is split when it changes school. Plans in force are kept as far as their weight asks; of an elementary zone the middle school in force is that of most of its middle students.

The price is that the middle zones can be balanced less closely: whole elementary zones are coarse. No two middle schools may stand in one elementary zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each in one piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit a plan ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit another level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit as a plan of zones ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the zones of another level on the same planning units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Effort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elementary level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elementary plan in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elementary students (fields are added up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elementary zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emptier than before and below the limit: {schools}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends the search after so many minutes and writes the best found until then. Reading, checking and writing are not counted. What is found then depends on the speed of the computer: the same random seed need not give it again. Left empty: the search comes to its own end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error that names them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors: no plan can be drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate a plan ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluate a zone plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every area with its region and its distance to the region's centre.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every elementary zone (zone_id) with the middle school that it feeds (plan_ms).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every feature has the same value in '{name}': it tells none apart and does not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every feature with its group, the group's size and its distance to the group's centre: on the ground in metres where place counts, in standard deviations where scores do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every group of points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every hub holds together on the map: no point is cut off inside the ground of another hub. Switched off, hubs may be a little more compact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every hub needs a point: correct the capacity, or leave the centres out by a filter or selection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every hub needs a point: leave centres out by a filter or selection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every hub needs a point: name fewer hubs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every hub needs such a point: leave centres out by a filter or selection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every hub's mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every island that stays counts as so many times 25 students who change school: the more, the more of them are joined. 0 leaves them as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every minority branch counts as so many students more: the higher, the more it matters how many zones are split, and the less how many children that concerns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every other zone is in one piece.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every planning unit with its elementary zone (plan_es) and its middle zone (plan_ms).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every planning unit with its zone and its distance to school at every level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every planning unit with its zone and its distance to school, per level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every planning unit with its zone and its distance to school.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every planning unit with its zone before (the existing plan) and after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every planning unit with its zone in the two plans chosen, whether it changes, and which of all the plans agree on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every point is a group by itself: choose another field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every point with its hub, the hub's size and the distance to the hub's centre.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every school is within {n} points of the district's {target} %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every school needs a unit of its own: move a school off the border into another unit, or let TWO_SCHOOLS merge schools into one zone (1) or divide a unit between them (2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every school with its seats, the students of its zone and how full they make it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every zone is in one piece.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every zone needs a unit of its own: use smaller units, or fewer schools.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every zone: {plan}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exchange the two fields: '{end}' and '{start}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Existing plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Existing plan of level {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farther left is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farther than {longest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faults of ids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faults of reference systems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features by group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features in the colour of their group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features in the group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features to group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Features without a geometry of the right kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feeder branches of level {level} with a small share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feeder branches under {share} % ({field})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feeder branches with a small share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feeder zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feeders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feeders between the levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feeders from {lower} to {upper}: {split} of {zones} zones feed more than one; students in minority branches: {students:,.0f}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feeders: the {n} zones of '{field}' feed the {own} here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feeders: the {own} zones here feed the {n} of '{field}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Few changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewest and most groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewest groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewest students who change school together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field that names each area's district: no region crosses a district's border, and equal shares are each district's own. The number of regions is shared out by the first field to balance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field that names the hub of points that have to be in it; empty for all others. Each name is one hub: one of last time's, a given centre, or a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field that names the region of areas that must be together; empty for all others. Each name is one region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field whose values name points that are in one hub, such as the two sites of a school; empty for all others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field whose values name points that ought to be in different hubs, such as two schools that share a head; empty for all others. Where there are more of them than hubs, they are spread over these as evenly as can be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field with each area's present region. Regions keep their names, and as few areas as the weight below asks for change region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field with the hub that each point was in, empty for new points: hub_id, or hub_name, of that run. Hubs keep their numbers or names, and few points change hub: how few is a matter of the weight of last time's hubs, among the advanced parameters. With given centres it holds their names. If the layer already has a field hub_id, that stays as it was, and the new hubs are in hub_id_2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields of the planning units of which every attendance zone is to hold the value that most of its students have, under the same names: the plan in force of the next level, say, whose planning units these zones are to be. Where fields are added up per zone, the students counted are theirs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields shown on the web map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields such as school, language or sex: each group gets its share of every value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields that name each area's town, county or the like. A place is split between regions only where all else gains more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields that name each unit's neighbourhood, municipality or the like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields to balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields with the zones of the level below or above, e.g. the middle schools' where elementary zones are looked at: a zone whose children go on to several schools is a split feeder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures of the boroughs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures of the levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures of {after}, held against {before}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in both unit_a and unit_b, or neither: then its ends say which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the field of the districts, or choose none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill it in, leave the features or the field out, or let the median of the field stand in for missing values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill it in, or choose another field or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill it in, or write 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill it in; where nobody lives, write 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill it in; where there is nothing, write 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the field, or leave them out by a filter or selection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled like the district it would have {students}, {n} fewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled like the district it would have {students}, {n} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings about parts of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First steps ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First take or drop what the solver has found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder with files to install from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a computer without a network: the files that the log says to fetch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For spectral clustering: how many nearest places each place is joined to. Left empty: 10 % of the points, at most 30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For spectral clustering: how many nearest places each place is joined to. Left empty: the middle of the range, at most 30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form at least {n} hubs, or lock points to fewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form balanced regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form fewer regions, or unlock some areas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form hubs of equal size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form hubs per borough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form hubs within a range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form more regions, or lock areas to fewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forming groups; features: {n} ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forming hubs; points: {n} ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forming regions ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free seats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some of them, or raise the tolerance or the ceiling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From zone to zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {before} to {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From, in the travel costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fuller than before and above the limit: {schools}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fullest and emptiest school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gap, given to one unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaps between units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaps filled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaps given to one unit, the first of each: {n}, {area} m² ({units}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaps that part the map, named first: {parting}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GeoKMeans alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GeoKMeans is the method; the others leave checks out, for comparison. Their own plans are those that are not improved afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GeoKMeans: in one piece, balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give 0 or more, in %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give POINT_ID, the field of the points that the costs refer to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a % above 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a layer with both, or with neither, whose lines start in one unit and end in the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a number above 0, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a tolerance for it in %, name another field first, or form hubs within a range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a whole number, or a weight field whose sums these are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give both the level field and the level, or neither.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give each its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give either their number (REGIONS), or a least sum (MIN_SUM), a largest one (MAX_SUM) or both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give either their number (regions), or a least sum (min_sum), a largest one (max_sum) or both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give every feature an id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give every feature its own id (merge features that belong together).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give every level its own, from the lowest to the highest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give every plan a name of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give every planning unit a cost to every school used; or let pairs that are missing count as ways that cannot be travelled (MISSING_COSTS=1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give how many zones may be split, or no limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give lines; turn areas into their outlines first (Polygons to lines).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give minutes, such as 5 or 0.5, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one number from 0 to 100 for all fields, or one for each with semicolons between, such as 1;5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one of the two, or both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one per report, with semicolons between, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one per zone field, with semicolons between, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one zone for every unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give one, such as 10.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the highest utilisation, or no margin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the plan's field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the variant a name of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give them a geometry, or leave them out by a filter or selection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give them a number, 0 if they do not count, or leave them out by a filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give them a region of its own in each district, or unlock those of all but one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give them one, or leave them out by a filter or selection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give this, or a least or largest sum of a region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give two levels or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give two or more plans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give what its schools are called in the level field, and its students; or leave out all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give {least} or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give {most} or less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give {name}: one of the table's fields, which are {fields}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given centres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the parts of both: only what was divided last can be made whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next stray or unassigned unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grades that stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greatest deviation from the mean (%), sum by sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greatest deviation of a hub's sum from the mean (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greatest deviation of such a sum from its mean (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greatest sum of the balanced field in a hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group apart by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group by group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group by place and scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group {group} ({size})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group {group} ({size}): {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group {group}: {features}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grouped apart by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups areas into regions that are each in one piece and have sums as equal as asked for, without given centres: wards of equal population, territories of equal turnover, groups of precincts.

Give the number of regions and a tolerance; or a least sum, and as many regions as possible are formed that each reach it; or a largest sum, and as few as possible that each keep it. Several fields can be balanced at once. Within the tolerance, regions are made compact and people close to the centre of their region.

Areas are never divided. Where whole areas cannot meet the tolerance, the regions come as near as was found, and the log says by how much and names the largest area.

It searches at random from several starts: the same random seed gives the same regions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups features that are alike, e.g. young people of a cohort: by where they are, by their scores (number fields such as interests, strengths or answers to a questionnaire), or by both. Tables without geometry can be grouped by scores.

Scores are standardised, so that each field counts the same whatever its unit. Where place counts beside them, the weight of place is the share of the total variance that it has: at 0.5 it counts as much as all fields together.

The number of groups is given or chosen: the one with the best silhouette, which says how much closer features are to their own group than to the next (1 far apart, 0 run together, below 0 mixed up). Groups may be made equal in size.

The profile tells, for every group, its size, the mean and standard deviation of each field, how far the mean lies from that of all, and in words the fields that set the group apart: 'higher' or 'lower' from half a standard deviation, 'much' from one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups not listed: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups of equal size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups points, such as schools, into a given number of hubs of equal size whose members are close together on the ground.

The method is equal-size spectral clustering. Points are joined to their nearest neighbours, the graph is cut into clusters by its spectrum, and from there hubs of the right sizes are searched whose points are as close to their hub's centre as can be.

Equity 1 gives sizes that differ by at most one. Equity e lets sizes range from e times the average rounded down to 2 - e times the average rounded up, which keeps hubs closer to the clusters on the ground.

Distances run along the ellipsoid from each point to the mean place of its hub's points. The dispersion is the method's own measure: per hub the standard deviation of the distances between its points, added up over the hubs. It says how unequal those distances are, not how long; beside it stand the distances themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups points, such as schools, into hubs of, for instance, 30 to 40, whose members are close together on the ground. Every hub lies within the range; if that cannot be, the message says why and which range could.

The number of hubs is the method's: the points divided by the middle of the range, rounded down, and brought to the nearest number that the range allows. With a largest size alone (smallest size 0) it is the fewest hubs that are found to hold all, with a smallest alone (largest size 0) the most in which all have enough. Or you fix it. The log says which number was taken and which are possible.

The method is equal-size spectral clustering. Points are joined to their nearest neighbours, the graph is cut into clusters by its spectrum, and from there hubs of the right sizes are searched whose points are as close to their hub's centre as can be.

Distances run along the ellipsoid from each point to the mean place of its hub's points. The dispersion is the method's own measure: per hub the standard deviation of the distances between its points, added up over the hubs. It says how unequal those distances are, not how long; beside it stand the distances themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups points, such as schools, into hubs whose sizes all lie within a range, apart for every borough (or any other value of a field), by 'Group points into hubs within a range of sizes', and tells the figures of every borough in a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups to spread over the regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups to spread over the schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTML files, in the order in which they are to stand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harmless overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harmless overlaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harmless width of overlaps (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High plan in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High students (fields are added up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest balance of any plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest balance of any plan (of 100)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest share of a group in a region (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest share of a school (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest share of a school ({field})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest share of {field} in a region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest utilisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest utilisation (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest utilisation in the first year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest utilisation in the first year (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest {metric} of the runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Homepage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How alike the groups are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far a school may be fuller or emptier than the district</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far each group's mean lies from that of all, in standard deviations of all: to the right it is higher, to the left lower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the sum of a region may be from an equal share, where the number of regions is given. One number for all fields, or one for each, with semicolons between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How full the schools are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How grave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long to search: more starts, and more steps from each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many live there; left empty, every feature counts once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many schools are how full, by plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many times to improve, from different starts, side by side on the processor's cores: the plan given, the existing one where it has a weight, the least travel possible, GeoKMeans. The best plan is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much a student counts who could walk and is sent elsewhere, held against one who changes school.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much a student counts who is apart from most of the area, held against one who changes school; every further part counts as 25 students more. 0 only measures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much a student counts who is beyond the seats (or the highest utilisation) of a school as long as the grades that stay are there, held against one who changes school. 0 only measures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much a student counts whom a school has too many or too few of a group, held against one who changes school. 0 only measures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much a student in a minority branch counts, held against one who changes school at a weight of the existing plan of 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much a student in a minority branch counts, held against one who changes school at a weight of the existing plan of 1. 0 only measures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much a student in the margin counts, held against one who changes school.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much it counts that areas stay in their region. 0 only compares with them and keeps their names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much it counts that places are not split. 0 only measures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much it counts that points stay in their hub: with 1 a point rather goes farther by the mean distance (with travel costs, the mean cost) than to another hub, with 0.5 by half of it. 0 only compares with last time's hubs and keeps their names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much it counts that regions have equal shares of a group. 0 only measures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much it counts that students keep their school. Needs the existing plan. 0 does not look at it, 1 weighs it lightly, 20 moves hardly anyone who need not. Left empty: 1 with an existing plan, 0 without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much it counts, within the tolerance, that students equal seats.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much more a student counts who changes school a second time, held against one who changes for the first time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much round outlines count. 1 favours compact zones, 0.3 short journeys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much students' mean distance to school counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the plan editor works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the planning units by zone call the plan, e.g. plan_es: a field of this name that they hold already is replaced, and the distance is called after it (plan_es_distance_m). Left empty: zone_id, and distance_m, with a number behind where the name is taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How this was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>However the hubs are formed, some points will be farther: for {n} ({points}) no place has as many points within that distance as the smallest hub needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hub areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hub before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hub by hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hub {hub}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hub {hub} ({size})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubs ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubs closed: {n} ({hubs}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubs in more than one piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubs in more than one piece: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubs in one piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubs of different sizes, without centres: how many hubs of which size, with semicolons between, such as 1 of &lt;= 6; 2 of 2-4. Which hub has which size is searched for. With a field to balance, sums of it. Replaces smallest size, largest size and number of hubs; not with groups, given centres or travel costs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubs of last time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubs of last time that are no more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubs of other sizes, before balancing: {n}. No measure of its cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubs opened: {n} ({hubs}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubs outside: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubs that no point was in before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubs with the longest mean distance to their centre; over all points it is {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubs without an area of their own inside the boundary: {hubs}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubs' sums of further fields outside their ranges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ISLANDS of the zone tools says what becomes of it; a line in BRIDGES joins it to the unit of your choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is the outline of the district or comes from another layer, delete it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If left empty, looked for as: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If they should be neighbours, 'Repair planning units' closes the gap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If they should be neighbours, 'Repair planning units' closes the gaps, or draw lines over them in BRIDGES or ADJACENCY_LINES.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Improve a plan ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Improve a zone plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Improve everywhere but the locks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Improve the plan afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Improve the plans afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Improve within the selected zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Improving the plan ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Improving the plans ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In how many pieces the zone lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In metres, or in the unit of the travel costs: nobody travels farther as far as such a plan is found. Units that have no school so near are named, and the nearest is their limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In place of the number: as few regions as can be found that each keep to this sum of the first field. With a least sum too: the most regions within both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In place of the number: as many regions as can be found that each reach this sum of the first field (the max-p problem).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In place of the tolerance of all levels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In place of the tolerance, for some or all of these fields: a tolerance of the mean, or a range, with semicolons between, such as pupils 5 %; rooms 10-20; staff &gt;= 12. The number of points is called points: points &lt;= 40.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In place of the weight of the existing plans of all levels: the higher, the fewer students of this level change school.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the existing plans: {split} and {students:,.0f}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Increase of students' mean travel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Increase of students' mean travel (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Increase of students' mean travel (%, level {level})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Independent starts from random plans; the best by the objective is kept, and mean and spread of all are told. The paper uses 51.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it (on Debian and Ubuntu the package python3-distributed), or leave the address of the Dask scheduler empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install missing libraries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the plugin's Python libraries on them, in the versions of this computer, or leave the address of the Dask scheduler empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install what is missing ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install {names} into {folder}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed by Balanced Zones: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Installed. The tools can be run at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invalid geometries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invalid outline, made valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invalid outlines made valid: {n} ({units}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invalid units made valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Islands, and whole parts of the map that no border ties to a school of this level. Bridges are as short as can be and never lead over a barrier; log, report and the layer of neighbours show them. Units left without a zone are in no figure, and counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Islands, and whole parts of the map that no border ties to the part with most of the first field. Bridges are as short as can be and never lead over a barrier; log, report and the layer of neighbours show them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It borders no other zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can give none away: it has the smallest size allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does no harm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does no harm. 'Repair planning units' removes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It failed in {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is full: it has the largest size allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is outside the limits asked for: from {low} to {high} students.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is taken to be in one of them that holds no other school; move it into the unit that it belongs to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the zone of its own school; a line in BRIDGES joins it to others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is within the limits as widened: from {low} to {high} students.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is within the limits of the run: from {low} to {high} students.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lies in {n} pieces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It meets {n} hub of {points}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It meets {n} hubs of {points}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Iterations without improvement before stopping (T_max)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its neighbours are all as empty or emptier: {zones}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its neighbours are all as full or fuller: {zones}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its one neighbour fills {low} % of its seats and has no room below the district's level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its one neighbour fills {low} % of its seats and is not above the district's level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its one neighbour fills {low} % of its seats; above the district's level it holds {room}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its one neighbour fills {low} % of its seats; below the district's level it has room for {room}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its outline covers {n} {unit}, the median of all hubs is {m} {unit}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its part of the map as a whole fills {n} % of its seats.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its school's own planning unit, {unit}, may not leave it and alone has {students}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its schools cannot hold its students: join it to another part by BRIDGES.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its {n} neighbours fill from {low} to {high} % of their seats; above the district's level they hold {room} together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its {n} neighbours fill from {low} to {high} % of their seats; below the district's level they have room for {room} together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its {n} neighbours fill from {low} to {high} % of their seats; none has room below the district's level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its {n} neighbours fill from {low} to {high} % of their seats; none is above the district's level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join each to the nearest area by a bridge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join each to the nearest unit by a bridge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join groups of fewer than {n} points to others, or leave them out by a filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join it to another district in this field, or leave its areas out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join them to others, or leave them out by a filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined, as a part had no school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joint objective of the plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joint objective of the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep students at their schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps its school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept feeders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kilometres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest deviation from an equal share (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest difference of a category's share in a group from all (points of %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest increase of a journey (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest increase of mean travel (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest increase of mean travel (%, level {level})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest sum of a region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least size, in the centres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least sum of a region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least sum of the balanced field in a hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least that the hub may hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave alone the units that have been changed since the session began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it empty for no such limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out here: smallest and largest size say what it may be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave one of them empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave one point for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave one row for every pair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the limit on its split zones empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave their areas without a region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave their units without a zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave them out by a filter or selection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave these out by a filter or selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave these out by a filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left as it is: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left empty, it follows from the range: the points divided by the middle of the range; of a single limit, the fewest that hold all or the most that have enough. Any number from the points divided by the largest size to the points divided by the smallest is possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left empty: as in the settings of Balanced Zones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out, as they are drawn twice: {n} ({units}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out, as they have no geometry: {n} ({units}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let ISLANDS join these parts to the nearest unit (1), or draw a line to them in BRIDGES.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the field's median stand in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the first be at most the second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the mean, {mean}, be within the range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the solver work: open 'Solver' at the bottom, choose 'Improve everywhere but the locks' and press 'Start'. 'Stop' shows the best plan found until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level 1: the lowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level 2: which level 1 feeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level 3: which level 2 feeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level of the feeder zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level {level}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level {level}: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Libraries ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Libraries installed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Libraries still missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Libraries:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits of these sums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits on changes, weights and barriers with a cost are only measured here: they count where a plan is improved, as by 'Improve a zone plan'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits per hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits: {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines that make two points neighbours, e.g. across water: the one nearest to where the line starts and the one nearest to where it ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines that make two units neighbours, e.g. across water: the one in which the line starts and the one in which it ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines to the centres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines, e.g. rivers or motorways, across which units do not count as neighbours: where a line crosses the way from inside one unit over the middle of the common border into the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines, e.g. rivers or motorways, that no hub in one piece crosses: two points are no neighbours where a line crosses the straight way between them. What lines part wholly gets hubs of its own, by its share of the points. Not with given centres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List members in the report by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists the Python libraries that Balanced Zones stands on, with their versions, files and what is wrong with them, and installs those that this QGIS lacks.

At first it only shows what it would install, and the command. It installs into a folder of its own in your profile, without dependencies, held to the versions that QGIS has. QGIS's own libraries are found before it and are not touched: numpy, scipy, pandas, shapely, pyproj and GDAL are never installed. Removing is one choice here, or one click on the page Libraries of the plugin's menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Little sets these groups apart: they run into one another (silhouette {silhouette}, where {least} is the least that speaks of groups). Features near a border could as well be in the next group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load a text file with 'Add Delimited Text Layer' and name its coordinate fields, or give it as delimitedtext://file:///folder/file.csv?type=csv&amp;xField=longitude&amp;yField=latitude&amp;crs=EPSG:4326.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load the sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load the sample: planning units and schools.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the map …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock a zone: select its row and press L, or click in the first column. It then neither loses nor gains units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock all zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock all zones but the selected ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock fewer points, or allow smaller hubs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock or unlock the selected zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock or unlock units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked to a school by the layer: {units}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked to school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked to school (level {level})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked zones neither lose nor gain units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locks keep all pieces where they are: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locks keep where they are: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logo on the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longer is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest distance (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest distance to the centre (km)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest distance to the centre (standard deviations)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest distance to the middle (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest journey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest travel of a unit with students ({unit})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest walk to be kept (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest way to the centre (metres, or travel cost)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest, sd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest, {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest: {value}; {plan}: {before}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the next nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look first; then run it again to install.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for the reason in QGIS's message log (a full disk, a right to write, another program that uses the file), or choose another output.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for everything that is wrong or odd ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for faults and mending them ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the base map …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks for better zones of elementary, middle and high schools (two levels or three) at once, so that the zones of each level feed those of the next as wholes: few split feeders, and few children who go on with few of their classmates. It starts from the plans in force, or from none, and may change any level.

Every level has its own limits, journeys and shapes, and counts students who change school, as 'Improve a zone plan' does; the feeders between two levels count once. All levels are drawn as one: a move at any level sees the others, single units move as well as whole branches of a zone. Together the plans are never worse than those that they start from, by the objective that the weights state.

The report holds all levels, with every zone that feeds several schools.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower the least sum (MIN_SUM) or raise the largest one (MAX_SUM).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower the least sum (MIN_SUM) to {total} at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower the limits or name fewer hubs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower the smallest size, or leave these out by a filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower what they need, leave centres out, or add points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest mean travel cost possible within the limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest mean travel possible within the limits (miles)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest possible mean distance to the middle point (km)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest share of a group in a region (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest share of a school (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest share of a school ({field})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest share of {field} in a region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest utilisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest utilisation (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest {metric} of the runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with Balanced Zones {version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a number field of it with the field calculator, to_real(replace("{field}", ',', '.')), and choose that one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a unit of each part if they are to go to different schools.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it first, or choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it first, or name another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of the attendance zones of {plan}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of the features by group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of the planning units that change school. {plans}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of the points by hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of the regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of utilisation: {plan}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin below the highest utilisation (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean Polsby-Popper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean Reock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean distance (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean distance from the points to the middle point of their hub, which is one of them: the shortest journeys. Squared distance to the mean place: long journeys weigh more, and hubs are rounder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean distance to school in every zone, by plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean distance to the centre (km)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean distance to the centre (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean distance to the centre (standard deviations)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean distance to the hub's centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean distance to the hub's middle point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean distance to the hub's middle point (km)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean distance to the middle point (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean distance, sd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean distance, {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean silhouette, -1 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean to middle point, {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean travel ({unit})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean travel above the lowest possible (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean travel above the lowest possible (%, level {level})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean travel cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean travel cost to the centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean travel cost to the centre (in the table's unit)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean travel cost to the hub's centre: {cost}, in the table's unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean width (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean width, as the messages tell it: the area of all that two units have in common, over half its perimeter and the length along which they only touch. Wider overlaps are left, and named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean width: twice the area over the perimeter. Gaps that two units leave between them, open to the outside too, are filled as far as they are no wider; lakes and inlets of one unit are no gaps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean {metric} of the runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure (short name)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures any plan: a layer of planning units with a field that names the school of each unit.

Of every zone and of the whole plan it tells balance, compactness and proximity (as 'Draw attendance zones' does), utilisation, students over capacity, zones over 100, 105 and 110 %, students' mean and longest travel and how many can walk, Polsby-Popper and Reock, cut edges, zones in more than one piece and the students in their detached pieces, schools outside their zone and units without a zone.

A piece is detached if it does not hold the school of its zone; where the school stands outside its zone, all pieces but the one with most students are. With a field that holds the existing plan, it also counts the units and students reassigned, and the patches of units that change school together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures by plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures by zone and plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measures of the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring the plan ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring {n} plans ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medians stand in for them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend all strays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge the schools into one zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge the schools into one zone, or divide the units first: 'Draw attendance zones (GeoKMeans)' writes them as DIVIDED.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge them into one zone (TWO_SCHOOLS=1), move one of them, or leave all but one of them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle plan in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle students (fields are added up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Miles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minority branches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing scores for which a median stands in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing scores for which the field's median stands in: {n} ({fields}), of {all} features.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most pieces of a region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most students who change school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most students who change school (level {level})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most that the hub may hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most zones of level {level} that feed more than one zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most zones split between feeder zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the mouse over a unit just outside its zone, without a click. Below the table you read what a click would do to both schools: gains in blue, losses in red. A unit that may not go has a red outline, and the reason is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies weights: few changes that of the existing plan by 10; short journeys those of journeys and walks by 3 and that of shapes by 0.4; full schools that of full schools by 3; mixed schools and kept feeders theirs by 10. The last two need their fields, few changes the existing plan. The log tells the weights used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a file in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name a level but the highest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name centres as they are called: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name hubs after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the zone field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, in the centres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names of the plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names the areas in messages. Without it, the feature id does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names the units in messages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names the units in messages. Without it, the feature id does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearest to a school first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbouring units of one zone across barriers with a cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours differ in colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours per point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New hub {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New points: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newly outside them: {schools}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No better plan was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No fewer than {bound} can hold all with sums of '{field}' of at most {size}. Chosen: {n}, {how}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No hub has fewer points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No hub has fewer points; with a field to balance, no smaller sum of it. 0 or empty: no such limit, and as few hubs as can hold all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No hub has more points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No hub has more points; with a field to balance, no greater sum of it. 0 or empty: no such limit, and as many hubs as have enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No hub holds less than its centre asks for here: points, or the sum of their weight. Empty or 0: no limit but one point (with a field to balance, one that has a weight).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No hub holds more than its centre can: points, or the sum of their weight. Empty: no limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No hubs of these sizes are below {least}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No hubs of these sizes are below {least} (these: +{gap} %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No hubs of these sizes have a shorter mean distance to their middle point than {bound}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No hubs of whole points were found that all keep their range of '{field}'; these are the nearest: {hubs}. {allow} Fewer hubs, more effort or other tolerances may help too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more than {bound} can have sums of '{field}' of {size} or more. Chosen: {n}, {how}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network: without base map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No piece is cut off from its school.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No piece is cut off, and no unit is unassigned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No plan was found with these sizes in which every hub is whole; there may be none. Points cut off: {cut_off}, hubs in pieces: {pieces}. More room in the sizes or more effort may help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No plan within the limits could bring the average below {least}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No planning unit changes its school.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No point is farther than {longest} from the centre of its hub.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No point is to be farther from the centre of its hub: in metres on the ground, or, with travel costs, in their unit. Kept where hubs that keep it are found; else the message names the points and how many hubs are needed at least. Where the number of hubs follows from a range, there are as many as it takes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No school is over capacity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No school is over capacity; before: {before}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No student can reach a school by the travel costs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No student changes school.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No unit is unassigned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No zone lies outside the limits of the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No: the paper's own plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all of these limits can be met; outside the limits widened until the students fit: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all sums were brought within their limits: {told}. A wider tolerance, fewer regions or smaller areas make it easier; a thorough effort may find more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found where it was: {layers}. Choose where it is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not installed, as only QGIS may bring it: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not over changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing had to be mended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing sets these groups apart: they run into one another (silhouette {silhouette}, where {least} is the least that speaks of groups), and no mean of a group lies as much as {sd} standard deviations from that of all. They divide the features, but they are no kinds of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was found: the zone tools can take these layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was installed yet: choose 'Install it' to do so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number fields of the planning units whose sums the attendance zones are to hold too, under the same names: the grades of the next level, say, so that these zones can be its planning units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number fields to group by. With none chosen, features are grouped by place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number fields whose sums all hubs shall have alike beside the range, each within the tolerance. Where whole points do not allow all, hubs come as near as is found, and the message says which are off, and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number fields whose sums all hubs shall have alike, each within the tolerance: the first takes the place of the number of points, the others are kept as well. Where whole points do not allow all, hubs come as near as is found, and the message says which are off, and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number fields whose sums all regions shall have alike, each field by itself: people, customers, turnover. Distances are weighted with the first. With none chosen, the number of areas counts, or their area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number fields with the people of a group in each area, a part of the first field to balance. Each region's share ought to be about the whole map's.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number fields with the students of a group in each unit (of low income, by language ...). Their share ought to be the district's at every school: told are dissimilarity, variance ratio, lowest and highest share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of hubs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of hubs formed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Odd numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of 1 place shared by several points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of a value in a group, from that of all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of distances in the log, on pages, in styles and in the plan editor. Parameters and fields in metres stay in metres.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of stopped runs the last {n} are kept; removed: {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the existing plan no area with fewer students than this changes school by itself: units with fewer go with their neighbours. 0 lets every unit go alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the one planning unit beyond its border that it could take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the one planning unit on its border that it could give away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the {n} planning units beyond its border that it could take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the {n} planning units on its border that it could give away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of these under {share:g} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of these, outside even the limits widened until the students fit: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of those hubs, these have the largest size allowed: {hubs}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of {n} places shared by several points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On Debian or Ubuntu, run: sudo apt install python3-plotly. On Windows or macOS, run with the Python of QGIS: python3 -m pip install plotly. Or run this without the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a computer with a network, run: {command}. Bring the folder 'wheels' here and name it in the parameter 'Folder with files to install from'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On paper the {n} largest of {all} moves; the page in a browser has them all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One hub around each of {n} given centres, in their order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the zone fields, for the changes in the output; else {which}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One page for all levels to read, print and hand on: the feeders between them, then every level's maps, figures and zones. Beside it lies a JSON file with which qgis_process runs the same again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One page to read, print and hand on, with the maps, figures and tables of every level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One page to read, print and hand on: a map, figures, every region, settings and versions. Beside it lies a JSON file with which qgis_process runs the same again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One page to read, print and hand on: maps, figures against the plan in force and against the bound, every zone, what holds the worst ones, settings and versions. Beside it lies a JSON file with which qgis_process runs the same again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One page to read, print and hand on: the map, sizes, distances against the bound, every hub, what holds the widest ones, settings and versions. Beside it lies a JSON file with which qgis_process runs the same again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One page to read, print and hand on: what sets each group apart as a chart, the map, sizes, settings and versions. Beside it lies a JSON file with which qgis_process runs the same again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One page with a map to explore in a browser: one hub or all, points with the fields chosen for it, search by name. With the network it shows OpenStreetMap. Needs the Python library plotly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One page with a map to explore in a browser: regions and areas, search by name. With the network it shows OpenStreetMap. Needs the Python library plotly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One page with a map to explore in a browser: zones coloured by utilisation or one from another, schools with search by name, the plan in force and what changes, a legend, and a print of what is shown. With the network it shows OpenStreetMap. Needs the Python library plotly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One per report, with semicolons between. Left empty: their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One polygon around every hub, with its size and distances.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One polygon per elementary zone, with its own students and, field by field, those of the middle grades who live in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One polygon per middle zone with its measures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One polygon per piece of a zone that is cut off from its school.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One polygon per region with its sums, deviations and measures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One polygon per zone with its students, capacity and measures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row per borough: hubs, points, sizes of the smallest and the largest hub, mean of the hubs' mean distances and the longest distance (metres).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row per finding, the gravest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row per group, and a last one of all features: size, mean and standard deviation of each field, how far the mean lies from that of all, and the fields that set the group apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row per level: zones, students, seats, lowest and highest utilisation (%), balance and compactness (of 100), proximity (miles).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row per measure of the whole plan, one column per plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row per measure of the whole plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row per pair of plans: units and students whose zone differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One row per zone and measure, one column per plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only schools whose level field reads this are used, e.g. ES.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only unassigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it again ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it again? 'No' deletes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the tutorial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens a plan to be changed by hand: paint planning units from one zone to another on the map, and see at once what that does to both schools. Nothing is changed in your layers before you save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or choose one level: the field '{field}' (LEVEL_FIELD) tells these schools apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order in which units are taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other faults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other planning unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outlines of {plan}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside the limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over a random sample of {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlap, given to one unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlaps and gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlaps given to one unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlaps given to one unit, the first of each: {n}, {area} m² ({units}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlaps left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overwrite the field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overwrite the plan in the field {field}? It cannot be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG, JPEG or SVG file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint in a lasso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint in a rectangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint only units without a zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Painting {zone}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs of planning units less than {near} m apart along a border, not counted as neighbours: {n} ({named}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs of units close together, no neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs without a travel cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the map apart from the largest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the map without a school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patches of fewer than {n} students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patches of units that change school together: {n}; with fewer than {least} students: {small}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patches that change school together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patches that change school together (level {level})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patches that change school together: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patches with too few students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patches with too few students (level {level})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick the zone under the mouse (or Alt and a click)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces mended: {n}; schools outside the limits: {after}, {before} before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces of a zone that lie away from its school in the existing plan (without one, in the plan to start from) may stay with their school; no new ones are made. Otherwise every zone is in one piece, and all who live in such pieces change school.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place counts beside the scores. Without scores it counts in any case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places of findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places of {field} split between regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places parted between hubs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places split between regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places such as partner offices: one hub grows around each, which stays where it is. The number of hubs is then theirs. Capacities, if given, replace the range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places such as partner offices: one hub grows around each, which stays where it is. The number of hubs is then theirs. Without capacities hubs are of equal size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places to keep together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places whose points are in different hubs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places with points in several hubs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places with points of several hubs: {n}. In the layer of hub areas each belongs to the hub with most points there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan being edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan editor: least travel that any plan could have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan editor: painting {zone}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan of the plan editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan to improve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning unit id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning unit in the travel costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning units by zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning units drawn in several parts, each counted as one piece: {units}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning units may overlap where the overlap is narrower than this, on average along their border, no more than ten times as wide at any place, and below 1 % of the smaller unit: the common border then counts as if it were drawn once. Wider overlaps are refused. Gaps are not closed by this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning units of a school that they cannot reach by the travel costs: {n}, with {students}: {units}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning units that share a border whose vertices do not match: {pairs}, counted as neighbours: {named}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning units with several schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning units without a zone: {n}, with {students}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning units, divided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans with changes that are not saved: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points by hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points cut off, their five nearest all in other hubs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points cut off, their five nearest all in other hubs: {cut_off}. Hubs in more than one piece: {pieces}. Places shared by several points: {sites}, of which parted between hubs: {parted}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points farther from the centre than the longest way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points farther than {longest} from the centre of their hub: {n} ({points}). {bound} Ask for more or smaller hubs, allow a longer way, or leave these points out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points in a hub with one that they ought to be apart from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points in a hub with one that they ought to be apart from: {n}; with this number of hubs there are at least {least}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points in the colour of their hub, and its number. Neighbours differ in colour; colours mean nothing else. Outlines are drawn around the points and may overlap a little.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points in the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points locked to a hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points of addresses, or points or areas with their population; otherwise by area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points outside the boundary of the hub areas: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points per hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points stay whole. Allow more per hub, ask for fewer hubs, or leave these out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points stay whole: give whole numbers of points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points that change hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points that stay together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points that were in no hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points to keep apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points too far from their centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points, or polygons, of which a point inside is taken. One zone per school.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polsby-Popper (0 to 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygons that are to tile the district.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygons that hub areas fill, e.g. the county. Without it, areas end a little way outside the outermost points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygons that tile a map: blocks, precincts, parishes, planning units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygons that tile the district, with the students of every grade.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygons that tile the district: the smallest areas that one school serves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prefer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print a map ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print an atlas ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed without the base map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile of group {group}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile of the groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proximity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proximity (miles)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proximity, {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put reports into one page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts reports that other tools wrote (their parameter 'Report'), such as those of elementary, middle and high schools, into one page, one after the other, to read, print and hand on.

The page is one self-contained file and needs no network. The JSON files beside the single reports, with which they can be run again, stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QGIS itself must bring {names}: a copy from elsewhere can crash it. Install them with the installer of QGIS (on Windows OSGeo4W Setup, on Debian or Ubuntu: sudo apt install {packages}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QGIS takes what stands before the colon for the name of a data provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QGIS's own libraries stay as they are. 'Show details' has the commands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise the capacities, add centres, or leave points out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise the largest sum (MAX_SUM), or divide the area.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise the limits or name more hubs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise the tolerance or the ceiling, or add seats there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise the tolerance, or close seats there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rather compact outlines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rather short distances to the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read all levels from one layer, without dividing units between schools.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the layer with geopandas.read_file, or make a geopandas.GeoDataFrame with geometry and crs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the tutorial: what the figures mean, how to improve and compare plans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the features ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the layer ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the layers ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the points ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse, and name them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse: say which are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region by region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regions by number, {least} to {most} {name} each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regions of last time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relieved: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the copies that were added to those of QGIS, by pip or by another plugin, or install this library anew; on Debian or Ubuntu: sudo apt install --reinstall {package}. Then restart QGIS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove what was installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the field that is to be added up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the field whose commonest value is asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reock (0 to 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair planning units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repaired planning units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report a fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research methods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest the pointer on a unit to see where it comes from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest the pointer on a zone to see its figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run 'Repair planning units' first, and take the layer that it writes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run QGIS's tool 'Fix geometries' first, and take the layer that it writes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs in {versions}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs the starts on an existing cluster, e.g. tcp://10.0.0.5:8786. Needs the Python library distributed. The plans are the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SARA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SCKM: in one piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SKM: nearest school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample: planning units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample: schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as new layers ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the edited plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save them before the session ends?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to a field ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to a field of the layer ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save {plan}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved to the field {field}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved with its field: {plans}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say how many groups there are to be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>School</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>School id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>School in the travel costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>School outside its zone (1 = yes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schools of the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schools on borders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schools or other places. Lines and polygons count by their centroid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schools or other places. Lines and polygons count by their centroid; areas that touch one another are grouped by Form balanced regions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schools ought to stay so far below the highest utilisation: students beyond count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schools outside all units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schools outside the limits on utilisation asked for: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schools outside their own zone: {n} ({schools}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schools outside their zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schools over capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schools over capacity: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schools over capacity: {n}; before: {before}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schools under 70 % of the district's utilisation: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schools, with their figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll for more columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search cut short (1) or at its own end (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for a school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seats of each school.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select two or more neighbouring zones in the table (Ctrl and a click).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select two zones in the table (Ctrl and a click).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it in the layer's properties, so that distances can be measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings file of the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settled after 1 iteration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settled after {n} iterations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shape against distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of all features (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of points that change hub (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of students reassigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of students reassigned (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the variance that lies between the groups (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share students by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share that changes region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share that changes region (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared border</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared border (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short journeys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorter is better. The mean over all students.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorter is better. The mean over all students; no plan that keeps every school within the limits can do with less than the line shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorter is better. The mean over the zones of their students' distance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what would be installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silhouette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silhouette by number of groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silhouette by number of groups: {tried}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the largest group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the largest hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the smallest group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the smallest hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sizes and distances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sizes are kept at any effort. More effort finds shorter journeys, and takes longer. Thorough also works out how short they could be at best, where that takes seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sizes differ by at most one within each group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sizes differ by at most one, at the least loss of likeness.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sizes of the hubs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sizes of {low} to {high} allow {allowed} in all groups. Chosen: {n}, {how}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sizes of {low} to {high} allow {allowed}. Chosen: {n}, {how}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest feeder branch (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smooth the borders between the selected zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So there is something left to try here: by hand, or with more effort.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Software</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong that Balanced Zones did not foresee ({kind}: {error}). Nothing was lost. Please report it with the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sort by this column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sorting and the CSV download take all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spectral clustering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split zones at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squared distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stability is asked for without an existing plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation of {metric} over the runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard: minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard: seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard: seconds to a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands above all. Left empty: 'Reports'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands above the title. Left empty: as in the settings of Balanced Zones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it, or correct the address (such as tcp://127.0.0.1:8786), or leave it empty. What was found: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts that the stop left no time for: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts: {n}, by the objective (less is better): {worths}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays, or is new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped after 1 iteration, before the plan settled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped after {n} iterations, before the plan settled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before a better plan was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before the end: this is the best plan until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before the plan was improved: this is GeoKMeans' own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped in run {n} of {runs}: this is the best plan so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped: these are the best hubs found until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students (% of all)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students (fields are added up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students apart from most of their area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students apart from most of their area ({field})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students beyond the limits, too many or too few: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students beyond the seats in the first year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students beyond {above} % of the seats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students beyond {above} % of the seats in the first year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students by old and new school, the largest moves first. {plans}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students in % of the school's seats. White is about full, blue has seats to spare, red is over capacity. The classes are the same in every report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students in detached pieces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students in minority feeder branches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students in minority feeder branches ({field})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students in the margin below the highest utilisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students in them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students in zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students moved who were moved before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students of a zone should equal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students of level {level} (fields are added up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students of level {level} in minority feeder branches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students of the units left out, who are not in the repaired units: {n}. Add those who are not counted elsewhere to the unit where they live.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students of units left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students of {field} reassigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students of {field} who change school at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students over capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students over capacity: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students reassigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students reassigned (level {level})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students swapped between two schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students swapped: between {pairs} students change both ways; {students} of them change places one for one, which leaves the schools' numbers as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students that a feeder branch counts for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students travel {mean} {unit} on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students who cannot reach their school by the travel costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students who change school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students who change school at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students who change school beyond the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students who change school beyond the limit (level {level})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students who change school: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students who change zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students who change zone: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students who gain a walk to school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students who had another school in the plan in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students who had this school in the plan in force and have another now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students who live in each unit: the grades of one level, or their total.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students who live in each unit: the grades of the level, or their total.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students who live in each unit: the grades of this level, or their total.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students who live no farther than this from a school ought to go to one that is so near. Left empty: walks do not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students who live no farther than this from their school count as walkers: 1,609 m is one mile. Always in metres, whatever the layers' unit, and as the crow flies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students who lose their walk to school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students who move between plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students who travel farther than the longest journey allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students whose way grows by more than allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students whose way grows by more than {most} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students whose way to school grows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students within the walking distance (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students within {distance} of their school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students without a zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students' longest travel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students' longest travel (miles)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students' longest travel (unit of the travel costs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students' mean distance to school (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students' mean travel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students' mean travel (miles)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students' mean travel (miles, level {level})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students' mean travel (unit of the travel costs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students' mean travel ({unit})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students' mean travel grows by {grown} %, in place of at most {most} %: no plan within all limits at once was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students' mean travel, {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students' travel costs {mean} on average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students' way to school: {mean} {unit} on average (before: {mean_before}), {longest} at most (before: {longest_before}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students' way to school: {mean} {unit} on average, {longest} at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as the plan's name. Left empty: what the tool is called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum against the mean (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum of '{field}' per hub: {low} to {high}, at most {most} % from the mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum of squared distances to the centres (squared standard deviations; by place alone km²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum over the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sums of '{field}' of {low} to {high} allow {allowed}. Chosen: {n}, {how}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back with Ctrl+Z.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take those steps back there, or go on with the parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take units from this zone only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes any plan (the one in force, one drawn by a method or by hand) and looks for a better one: schools filled within a tolerance around the district's utilisation as far as such a plan is found, short journeys, compact zones and, if asked, few students who change school. Schools that stay outside the tolerance are named. Without a plan it starts from the least travel that the limits allow.

Every zone is in one piece and holds its school, but for attendance islands that the existing plan has, which may stay; no area with fewer than ten students changes school by itself, if an existing plan is given. The result is never worse than the plan that it starts from, by the objective that the weights state (a plan in pieces is made contiguous, and scraps are put back, first).

Beside the plan stands a proof: the lowest mean travel that any plan within the same limits can have, so that you know how much there is left to gain.

The method anneals (many small moves, worse ones too at first), redraws groups of neighbouring zones by small exact programmes, and on maps of many small units does so on merged units first. A thorough run makes several plans and keeps what they agree on while it redraws the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test the connection in QGIS's browser. A password that the address leaves out must be in QGIS's authentication (authcfg) or in PostgreSQL's password file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That bound is for plans within the limits; zones of this one outside them: {n}. It may travel less for that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That hub can take no more: it has the largest size allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Dask cluster at {address} has no workers yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Dask cluster at {address} lost a part of the work ({reason}); it is done on this computer instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Dask cluster has other libraries than this computer ({named}): the plans may differ from those that would be drawn here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Python library {name} ({folder}) brings its own copy of {brought} ({file}) beside the one of QGIS. Two copies in one program can crash QGIS: remove {name} there and use that of your distribution ({package}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Python of this QGIS has no pip ({said}). On Debian or Ubuntu install the libraries instead: sudo apt install {packages}. Elsewhere run: {python} -m ensurepip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Python program of this QGIS was not found, so pip cannot be run. Install the libraries with the installer of QGIS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bound is for whole units and zones in one piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bound is for whole units and zones in one piece.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bound is for whole units, and for zones in one piece but for the pieces of this plan that are cut off from their school.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The comparison of {one} and {other} is in {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The distances between points alone do not forbid it with {n}, and no such hubs were found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The district as a whole: {mean} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The district fills {target} % of its seats. These schools are farthest from that, the farthest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The features of {layer} are no longer those that were read, or were divided between schools. Save the plan as new layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The features spread over more than 2,000 km. Groups are formed on a flat map, which bends distances there; those written are measured along the ellipsoid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field 'fid' cannot number the rows of the output: it would have to hold whole numbers, each once. It is written as '{name}'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field is empty everywhere: choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field that names the borough of each point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field that tells the level of each school.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field {field} cannot be made in {layer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field {field} of {layer} does not take the zone {zone}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file format shortened field names: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first step with layers that you do not know: it finds everything that is wrong or odd in planning units and schools, at once, and changes nothing.

Errors are what the zone tools would refuse: if there is none, they take the layers. Warnings are worth a look, notes good to know. A table has a row for each, with its size and what to do; layers show where it is; and lines show who counts as a neighbour.

It looks at reference systems, ids, numbers of students and seats, geometries (also once they are projected into metres), overlaps with area and width, gaps, units close together that are no neighbours, units without a neighbour, parts of the map and whether they have schools and seats enough, units in several parts or drawn twice, and schools outside all units, on borders, or several in one unit. Schools and students may be left out to check the units alone. 'Repair planning units' mends much of what is found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {n} of {all} rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ground of overlaps, gaps and units that should not be there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ground that changed hands and the units that were mended or left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The highest utilisation of a school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id by which the travel costs name the points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer already had fields of these names, which stay as they were: {old}. The new ones are {new}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer must hold points or polygons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer must hold polygons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer of neighbours of an earlier run, edited: its lines say who is a neighbour, whatever borders, barriers and bridges say. Pairs of units without a line, or of the kinds cut and near, are none; lines drawn by hand, without ids, join the units in which they start and end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer of planning units is no longer open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer seems to hold two versions of the units, or two layers merged: keep one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer's fields are: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The levels in the layer are: {levels}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The libraries come from several folders, and so may not fit each other ({folders}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The limit on students who change school leaves out those of closed schools, who change in any case: {students}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The limits meant are those widened until the students fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The limits meant here are those widened until the students fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mean distance of each zone's students. Farther left is better.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The menu 'Save' writes the plan to a field or to new layers, or ends the session; nothing has been changed in the sample so far. That is all: the page 'Change a plan by hand' (F1) has the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The opposite: groups of equal size that are each like the whole in the scores, in the categories below and, where it counts, in place. For classes, teams and parallel cohorts. The number of groups is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outlines of the plan that one goes from, dashed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The outputs of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page that holds all reports.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper does not say. It changes the balance by a point or two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper does not say. Looking further gives better balance, staying shorter journeys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper uses 5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The parts of {unit} are in different zones: the layer has one feature for them. Save the plan as new layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan editor has ended with its layers. Its steps are kept: 'Edit a plan' offers them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan has changed there in the meantime. Start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan has changes that are not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan in figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The planning unit in which the school stands, and which cannot leave its zone, alone holds more students than the school's upper limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The planning units of the other level are not the same: choose the same layer and the same treatment of parts without a school.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The planning units with all their fields.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The planning units with parts in place of those that were divided between schools: the layer to go on with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plans against each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The points spread over more than 2,000 km. Hubs are formed on a flat map, which bends distances there; so are their middle points and dispersion. Distances to the centres are measured along the ellipsoid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The published method's own plan, or one bettered from there as 'Improve a zone plan' does: schools filled within the tolerance as far as such a plan is found, with short journeys and round zones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest lies within them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run gave no warnings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same input, settings and versions give the same result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same random seed gives the same groups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same random seed gives the same hubs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same random seed gives the same plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same random seed gives the same plans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same random seed gives the same regions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school id of each unit's zone in force, from which the level's plan starts. Left empty, it starts from the least travel that the limits allow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school id of each unit's zone in force, to count who is reassigned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school id of each unit's zone in force: students keep their school as far as the weight of the existing plans asks, where plans are improved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school id of each unit's zone. Empty where a unit has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school id of each unit's zone. Left empty, the plan starts from the least travel that the limits allow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The school id of each unit's zone. Left empty: the existing plan; without one, every school begins with its own unit alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schools of all levels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schools' lower limits add up to more students than there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schools' upper limits add up to fewer students than there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seats of its school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session that was kept is of other units or schools.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The silhouette is that of a random sample of {n} features.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The silhouette of every number of groups that was tried. The longest bar was chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start: {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The style '{name}' could not be stored: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The style could not be set: {place} is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The style of {place} could not be set ({kind}: {error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table has a row for every school, and the bar says how full it is. Click {school} in the table: it is now the school that takes units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time limit ({minutes} min) ended the search: this is the best found until then, and the same random seed need not give it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time limit was too short to find any hubs: these are those of the least effort, which were formed after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The units that may not leave the school's zone hold more students than its upper limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ways of several schools to their locked units get into each other's way: unlock some of these, lock the units of a way to them too, or join some with a bridge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The widest hubs, and what holds them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The zone of {zone} is locked: it keeps its units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The zone of {zone} is locked: it takes no units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The zone tools can take these layers; no error was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The zone tools join it to the nearest unit, refuse it or leave it out, as ISLANDS says. A line in BRIDGES joins it where you draw it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The zone tools make it valid. Elsewhere it may do harm: take out the vertices that all but touch another stretch of the outline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The zones that are worst off, and what holds them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their five nearest points are all in other hubs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their outlines, dashed, with each school's students and seats: what was where, over any map of the new plan. Written where the existing plan is given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their outlines, dashed. Written where the existing plan is another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no layer of attendance zones yet: draw, improve or evaluate a plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no other plan yet: duplicate this one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no way from here to PyPI, where the libraries lie.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are counted within each group: points of other groups are not looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These share no hub: correct the field, draw a line in BRIDGES, or do not group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These share no hub: correct the locks, draw a line in BRIDGES, or do not group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are not spread as evenly as can be: {n} would have to change hub. More effort, wider sizes or fewer locks may help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are too many to be listed here; the layer has them all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They differ in leading zeros, which were lost where text was read as a number: read the ids of the {kind} as text in both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They go on to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They may be estimates; if they are not, choose another field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thick lines are barriers, dashed ones the bridges over them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This QGIS lacks none of the libraries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This QGIS lacks {names}, which Balanced Zones needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This browser is too old for the map. Open the file in a current Firefox, Chrome, Edge or Safari.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This map needs JavaScript. Open the file in a web browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session cannot be kept on disk: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thorough finds somewhat shorter journeys and rounder zones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thorough: minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thorough: up to an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those hubs can take no more: they have the largest size allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those of every other zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those of the fields of students whose children finish at their old school: told is who changes school at once, and how full schools are in the first year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time limit (minutes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title of the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titles of the reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be installed: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To run it again, with QGIS 3.24 or later, from the folder that holds this page:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To tell how many students live in units that are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the centre of the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the centre of the own region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To, in the travel costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together {n} % full: not all of them can be within the limits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tolerance (% of an equal share)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tolerance around the district's utilisation (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tolerance of balanced sums (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tolerance of level {level} (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total dispersion before balancing (km)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total dispersion over the hubs, as the method defines it (km)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Travel cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Travel costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying {n} regions ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two or more fields with the school id of each unit's zone; one plan each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo ends at the last division of a unit: all plans share the parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit drawn twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit of distances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit over others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit that has the ground now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit {units} holds a school, and stays in its zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit {unit} divided into {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit {unit} is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit {unit} is no longer locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit {unit} to {zone}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units drawn twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units in several parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units locked to other schools, or a barrier, lie between: unlock some of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units of one zone across barriers with a cost (level {level})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units on which all plans agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units reassigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units that change zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units that fitted no zone without making it worse, placed where they do least harm: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units that got vertices where a neighbour's new border meets theirs: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units that lie over others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units that stay: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units where this field names a school stay in that school's zone. Empty where a unit is free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units with no school within the longest journey: {n} ({units}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units with several schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units without a neighbour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units without a zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it, or join its part (ISLANDS=1, or a line in BRIDGES).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it, or lock it to its own school.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock them, or lock them to the same hub.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use your own layers: check them first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utilisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utilisation %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utilisation (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utilisation from {low} % to {high} %; the district's is {mean} %, so no plan can bring every school to 100 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utilisation from {low} % to {high} %; the district's is {mean} %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utilisation of the district</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utilisation of the district (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utilisation of the schools, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variance between the groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variance ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variance ratio ({field})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variants: duplicate, rename, delete, compare, save all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walking distance (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings: look at them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of areas kept together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of attendance islands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of balance against compactness (w)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of barriers with a cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of compact shapes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of full schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of last time's hubs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of last time's regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of mixed schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of places kept together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of seats in the first year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of short journeys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the existing plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the existing plan of level {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the existing plan: {weight}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the existing plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the feeders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of those moved before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of walks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What counts most within the limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What crossings of barriers cost (students)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What crossings of barriers cost (students, level {level})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What crossings of barriers cost is multiplied by this. 0 only measures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What gives the first grouping, before every hub is brought to its size. Spectral clustering is the published method's; k-means takes less time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in use is removed when QGIS starts the next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it found is hatched on the map, its figures beside the present ones. 'Take' it as one step, or 'Drop' it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What lies at {path} is of an earlier run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What matters most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What regions shall be like within the tolerance: with short outlines for their area, or with people close to the centre of their region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What sets each group apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What sets the group apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the level field reads for its schools, e.g. ES. A third level may be left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the level field reads for the schools of this level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the method lowers: the difference between the zones' numbers of students, or the deviation from capacity, which is what balance measures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the plans are called in tables, report and map: one per zone field, in the same order, with semicolons between. Left empty: the fields' names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What these crossings cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do where a score is missing. Medians that stand in are counted in the log; the profile is of the values that are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was installed is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When a unit's own zone is the nearest left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where no students of the lower level live, nothing is split: a park may belong to another school of the upper level than the homes around it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where nobody lives, as on a lake, it does no harm. Is a unit missing?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where one layer holds the schools of several levels: the field that tells them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where place counts beside scores: the share of the total variance that place has. 0: scores alone; 0.5: place as much as all scores together; 1: place alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the number of groups is chosen: the highest to try.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the number of groups is chosen: the lowest to try.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of the plans of this session is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which plans agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which points they are shows in the layer of the points: in its style 'Changes', and in the fields 'changed' and 'hub_before' (with a number behind where the layer already had fields of these names).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who changes school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who gets the map can read these fields of every point, and search by its name if that is among them. None by default: points may be people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who gets the map can read these fields of every school, beside its name and the figures of its zone. None by default: a field may name a person. The map never holds fields of the planning units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is in which group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is in which hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wide ground of no unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wide ground of no unit within the district</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widen the sizes, or part them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widen the sizes, or unlock points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widen them: points stay whole, and every hub has at least one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widest gap to fill (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Widest overlap to mend (metres)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a field to balance, smallest and largest size are sums of it, not numbers of points. Ask, for instance, for {low} to {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a field to balance, smallest and largest size are sums of it, not numbers of points. Widen the range, or leave groups out by a filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With fewer than {least} students: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With fields to balance: how far the sum of a hub may be from the mean. Points stay whole; where no hubs within it are found, the message says how near they came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With {students} and {seats} no plan can bring every school to 100 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With {wanted} hubs more points of {group} would be too far from their centre than with {n}, so there are so many; no number was found with which none is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With {wanted} hubs some points of {group} would be too far from their centre, so there are {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With {wider}, they can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Within the limits no plan is below {least} (this one: {gap} %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Within the limits no plan is below {least}; zones of this one outside them: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without base map: this browser or this version of plotly cannot show one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without fields, balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without {students} who cannot reach their school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without {students} who have no zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working out how short journeys could be at best ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would change zone: {units}, {students}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would cut off from the school: {counted} ({units}). Hold Shift to take them too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write one of {kinds}, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write students, 0 or more; or leave it empty for a barrier that no zone crosses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the plans of all starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write them like this: {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes a copy of the planning units on which zones can be drawn, with all fields, and a layer of everything that was changed.

Invalid outlines are made valid. Of units that are drawn twice the first is kept. Overlaps up to a width are given to one of their units, gaps up to a width to a unit beside them: to the one with the longer border. Where borders are drawn anew both units get the same vertices. Everything else stays exactly as it was drawn.

Units without a geometry are left out. What is left out is named, with its students: they are not in the copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the plan as new layers, styled as all results are. The layer of planning units that you started from is not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the comparison of {one} and {other} ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the layers ...</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written to a temporary layer, which is gone when QGIS ends: {plans}. The plan is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have locked: {units}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stopped this run. QGIS Desktop loads none of its outputs then; what was found until then is in these files:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone (school id)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone by zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone in {plan}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones in more than one piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones in more than one piece: {n} ({zones}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones in more than one piece: {n}; attendance islands: {islands}, with {students}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones of level {level} that feed more than one zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones of {field} that feed more than one zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones outside the limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones outside the limits as widened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones outside the limits asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones outside the limits asked for (level {level})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones outside the limits asked for: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones over 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones over 105 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones over 105 % in the first year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones over 110 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones over {n} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones split between feeder zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones that feed more than one zone of {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones that feed several schools, now or in force: {pair}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones that fill less than half of their school: {n} ({zones}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones with more than twice their school's seats, which count below 0 in the balance: {n} ({zones}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones without any unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones without any unit: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zones: {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a Dask cluster can only be used with the Python library dask.distributed, which is not installed ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a barrier cuts a part of the map off from every school of this level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a barrier cuts a part of the map off from the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a barrier lies between a part of the map and every school of this level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a barrier lies between a part of the map and the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a border whose vertices do not match, counted all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a bridge starts and ends in the same planning unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a bridge starts or ends on the border of several planning units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a bridge starts or ends outside all planning units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a district has nothing of what is to be balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a district is in several parts, and no border ties them together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a field of levels is chosen, but no level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a field to group apart by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a gap between planning units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a gap cuts a part of the map off from every school of this level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a gap cuts a part of the map off from the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a grade that stays is not among the fields of students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a group has more students than there are in the unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a group is to be spread over the regions, but no field says of how many people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a level is chosen, but no field of levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a limit on split zones is given, but no field that holds the feeder zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a limit on split zones is of no level that feeds another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a locked unit cannot be joined to its school in one piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a margin is asked for, but not below which utilisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number is given by level, but not for this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a pair of unit and school has no travel cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a pair of {pair} has two different costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a part of the map is cut off from every school of this level, so no zone in one piece can hold it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a part of the map is cut off from the rest, so no region in one piece can hold both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a part of the map that hangs together with no other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a part of {n} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a part or a coordinate of it is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a plan is chosen twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a quarter of a mile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a range of the sum that hubs are equal by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a school with several points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a single area has more than a region may have at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a single unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a smallest size of at most {low}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a smallest size of at most {low}, or a largest of at least {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a sum of {sum} makes {hubs} of {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a travel cost is missing, negative or not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a travel cost is written with a decimal comma, so it is read as a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a unit is locked to a school, but left without a zone with its part of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a unit is locked to another school than the one that stands in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all areas together do not reach the least sum of a region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all schools stand outside all planning units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all students live in parts of the map without a school, which are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all that is to be balanced lies in parts of the map that are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all weights are 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {n} more: type on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another number of hubs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another plugin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another unit was divided since, in another variant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anticlustering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>areas are locked to more regions than are formed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>areas left: {n}; regions without locked areas: {k}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>areas of several districts are locked to one region, and no region crosses a district's border</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as many as last time, or as near to that as the range allows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as many as points are locked to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least 1 neighbour is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least 2 groups are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least 2 hubs are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least one run is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least one start is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least {low}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attendance boundary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>attendance zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic zoning procedure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>balance (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>balanced clustering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>barriers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>barriers that part the points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best reached {load}, allowed {low} to {high}, {off} % of the mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>boundary change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brings a second copy of {brought} into QGIS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>brought by {whose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>build balanced zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by place and scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by the longest way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be loaded: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>capacities that are negative or not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>catchment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>categories count in mixed groups only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>centres that hold less than one point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>centres that hold less than the lightest point weighs ({lightest} of '{field}')</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>centres that may hold nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>centres whose '{low}' is above their '{high}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>centres with no whole number from '{low}' to '{high}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes are asked for, but not against which plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cohort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compact zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compactness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compactness (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compactness {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contiguity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contiguous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coordinates that do not exist in the layer's reference system ({crs})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut off from {zone}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>districting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>en</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equal population</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>equal size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every group needs at least one hub, and there are {n} groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every part needs at least one hub, and barriers part the points into {n} parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feature {n} (without an id)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>features that are no lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feeder pattern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fix geometries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from GeoKMeans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from and to are the same plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from any zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the existing plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the least travel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the plan given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {zone}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>geokmeans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>geometry of the feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>geopandas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>given centres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>given centres do not go together with {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ground within the district that is of no planning unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>groups that cannot be parted into hubs of {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>groups with fewer points that have a weight than hubs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half a mile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hub {hub} has {sum}, {off} % from the mean (allowed {low} to {high}; its largest point, {point}, is {share} % of the mean)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hubs asked for: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hubs formed: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hubs of at most {high} around {k} centres hold {most} in all, and there are {total} {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hubs that more is locked to than they may hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hubs that points are locked to which no travel costs join</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hubs that points of different groups, or on two sides of barriers, are locked to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hubs within these limits hold {most} in all, and there are {total} {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hubs within these limits need {least} in all, and there are {total} {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in each group the points divided by {middle}, the middle, rounded down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in sums of '{field}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>install</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invalid geometry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it did not answer within {n} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it did not stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it ended by itself ({code})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has other libraries: {versions}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is below 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is below the smallest size ({low})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not clear how many regions are wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be 0 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be above 0 and below 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be from 0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was built for another numpy than that of QGIS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its points have no weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its sum cannot be parted into hubs of {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its sum is below the smallest size ({low})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>k-means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kilometres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>km²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libpysal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libraries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lightly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limits for more hubs than there are points ({n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limits of sums that are not balanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limits per hub do not go together with {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limits that cannot be read, or that leave nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>limits that no hub of whole points can keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked areas, and those on the ways between them, leave too few for the other regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked to {hubs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked to {locked}, holds {held}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked to: {hubs}, possible: {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked: {load}, allowed: {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked: {points}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locks fill some hubs so that too few points are left for the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>max-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean travel {n} {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>median {median}, from {low} to {high} {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>miles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mixed groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more schools of this level stand in these planning units and on their borders than there are units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names: {names}, plans: {plans}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>negative weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neither a smallest nor a largest size is given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>networkx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no Dask scheduler can be reached at '{address}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no Python of this version with numpy and scipy was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no field is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no geometry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no hubs of whole points were found that all keep their range of {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no hubs were found in which these points are together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no number of regions keeps both the least and the largest sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no pair of unit and school has a travel cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no planning unit has a zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no planning unit has a zone of a school used in the existing plan, so that what is asked of changes from it would hold nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no planning unit has a zone of any school used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no planning unit has any student</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no point lies inside the boundary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no regions were found that keep the sums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no row names two points by their '{field}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no value of the field is the name of a given centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no way was found to join all areas that are locked to the same region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no way was found to join all locked units to their schools, each zone in one piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no zone is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of these schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing may be written to the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing tells the features apart: all features are at one place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing tells the features apart: every field chosen has one value only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing tells the features apart: every field chosen has one value only and all features are at one place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers of points are whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of '{field}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the fields unit_a and unit_b, which name the neighbours, only one is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one field is chosen both as the schools' id and as their capacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one hub needs at least {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one level cannot be drawn together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one plan cannot be compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only 1 point has a weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only {n} features differ in what counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only {n} points have a weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optimise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optimize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other values in {fields}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over 130 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over all others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over {n} of the {all} others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over {n} {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part {n} of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parts: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>percentage points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pieces cut off: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pip brought {names}, which only QGIS may bring; nothing was installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pip could not install the libraries: {said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pip found nothing of {names} that fits the libraries of this QGIS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pip takes {names} to be installed, and Python does not find it: a part of it was removed. Install it anew with what installed it (on Debian or Ubuntu: sudo apt install --reinstall {packages}; else {python} -m pip uninstall {names}, and then this again).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>planning units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>planning units divided between the schools in them: {n} ({units}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>planning units less than {near} m apart along a border, no neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>planning units overlap by a hair, which counts as a common border</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points are locked to more hubs than are formed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points for which no hub with room was found to whose centre there is a travel cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points for which no way was found to be in the hub that they are locked to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points that are locked to a hub that is none of the given centres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points that are to stay together are in different groups, or parted by barriers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points that are to stay together are locked to different hubs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points that are to stay together are more than a hub may hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points that are to stay together are not joined by travel costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points that are to stay together are to be apart too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points that barriers part from all others, and that make no hubs of {sizes} by themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points that no travel cost joins to the others, and that cannot be parted into hubs of {low} to {high} by themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points that share an id, which travel costs are found by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points that travel costs join are locked to more hubs than they can make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points that weigh more than a hub may hold ({most})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points without a group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points without a weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points without an id, which travel costs are found by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>polsby-popper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>precincts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proximity (miles)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>questionnaire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reassigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>redistricting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>regionalization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sales territory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>school {id}: {units}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schools share a planning unit that lies on both sides of the 180th meridian, which parts it; such a unit is not divided between them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schools stand at one place, so their planning unit cannot be divided between them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schools that share a planning unit are one zone with the seats of all, under the id and at the place of the one with most seats: {schools}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schools {ids}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schools: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scikit-learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seats are not counted in whole numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seats: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>segmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>selected features only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>short journeys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silhouette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>simulated annealing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sliver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smallest size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>so many regions cannot be formed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spectral clustering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>split feeder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sq mi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stratified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>strongly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>students are not counted in whole numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>students who change school: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>students: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>such as the name of your district</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sum: {sum}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sums with two limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>targeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>territory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the area belongs to no district</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the area in square kilometres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the attendance zones hold a field of this name already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the boundary has no area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the capacity is missing, zero or negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the capacity is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the capacity is written with a decimal comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the centres hold at most {most} in all, and there are {total} {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the centres need at least {least} in all, and there are only {total} {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the column for {kind} holds {others}, and the other way round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the coordinates look like longitudes and latitudes, but the layer's reference system counts otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the database cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the database has no such schema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the existing plan has a weight, but no field is chosen that holds it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the existing plan has {n} units, the map {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the existing plan of a level has a weight, but no field is chosen that holds it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the fewest groups are more than the most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the fewest that hold all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the field '{name}' is not one of the plans compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the field has {theirs}, the schools {ours}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the field holds no numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the field holds no value at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the field is empty for all points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the field is empty for every planning unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the field names a school that is not among the schools used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the field to balance is 0 everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is not a report of Balanced Zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the highest level feeds no other, so none of its zones can be split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the highest utilisation is not positive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the hub with the points {ids}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the id is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the id is not unique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the kind of the neighbours is none that is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the larger ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the layer has no coordinate reference system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the layer has no coordinate reference system that ties it to a place on Earth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the layer has no coordinate reference system that ties it to the ground</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the layer has no feature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the layer has no features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the layer has no geometry, so there is no place to group by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the layer's coordinate reference system has no place on Earth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the level is given in part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the levels are not of the same planning units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the limit on split zones is no number of 0 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line does not divide the unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line names a planning unit that is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line names one planning unit only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line names the same planning unit twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line would leave a sliver of the unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the lines given as neighbours leave a part of the map apart from the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the lines given as neighbours leave a part of the map without a school of this level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the longest way must be above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the most in which all have enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the new plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of a group is no number from 0 to the number of people of the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of mixed groups cannot be chosen: any number can be alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of students is missing or not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of students is negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of students is written with a decimal comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number to balance is missing or not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number to balance is negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number to balance is written with a decimal comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the outline is valid as it is, but crosses itself by a hair once it is projected into metres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the output does not hold what was written to it, so this run has failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the plan has {n} units, the district {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the plan in force</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the plan whose islands may stay has {n} units, the map {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the planning unit has no neighbour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the planning unit holds more than one school of this level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the planning unit is drawn in several parts, which count as one piece</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the planning units cover their ground twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the plans are of different districts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the points divided by {middle}, the middle of the range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the school of zone {zone} stands in zone {other}, which is not chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the school stands on the border of several planning units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the school stands outside all planning units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the score is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the score is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the size that is given by smallest and largest size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sum of a region is not a number above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sum over the middle of the range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sum over {n} points is {total}, and one hub needs at least {low}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sum over {n} points is {total}, which takes at least {fewest} hubs: more than there are points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sum over {n} points is {total}; hubs that hold at most {high} must be {fewest} or more, hubs that need at least {low} must be {most} or fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sums of '{field}' make {hubs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table belongs to another user of the database, so it cannot be replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table has {theirs}, the layer {ours}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table of travel costs has no row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table of travel costs names none of the {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the time limit is not a number of minutes above 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tolerance is negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tolerance is not a percentage for each field to balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the unit stays divided, as another variant or level gives its parts to different zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the value is missing, negative or not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the value to be added up per zone is missing or not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the web map needs the Python library plotly, which this QGIS lacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the work has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the work was stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the workers of the Dask cluster at '{address}' lack a library ({error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the wrong kind of geometry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are fewer planning units ({units}) than schools ({schools})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are more centres than points ({n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are more centres than points that have a weight ({n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are not as many names as plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are not as many titles as reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no column '{name}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no plan to start from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no school of level '{level}'</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such option</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is nothing to group by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there must be fewer groups than features ({n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there must be fewer hubs than points ({n})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a table without geometry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a text field, and not all that it holds are numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is about changes, but no field is chosen that holds the existing plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no picture of at most 1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not a GeoDataFrame with geometries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this number is not whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this unit lies over other planning units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>three quarters of a mile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>together: {load}, allowed: {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>topology</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>travel cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>travel costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>travel costs are given, but no field with the planning units' ids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>travel costs join the points into {n} parts, which make {fewest} to {most} hubs of these sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>travel costs join the points of {group} into {n} parts, which make {fewest} to {most} hubs of these sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>travel costs name points by an id, and no id field is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two levels have the same schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two lines contradict each other on a pair of planning units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two plans have the same name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unassigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unassigned: {units}, {students}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit and school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units are to be divided between their schools, but there is no field with the planning units' ids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units cannot be divided for several levels at once, as every level would divide others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to 50: far from its seats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>up to 70 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>views or other tables of the database depend on the table, so it cannot be replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what has this name in the database is no table, so it cannot be replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what it costs to cross the barrier is negative or not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what matters most has no field that it could be seen by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with given centres the number of hubs is theirs, {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you have no right to make tables in this schema of the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zones outside the limits: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{area} m²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{area} m², {width} m wide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{area} m², {width} m wide on average, {widest} m at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{a} and {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{a} and {b}, also line {line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{barriers} {named} between it and unit {other}; {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before} → {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{below} zones that feed more than one of {above}: {n} (students who go apart from the others: {students})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{distance} from unit {other}; {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{features}, which write it {ways}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fewest} and {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fewest} to {most} hubs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field} per hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: changes zone (1 = yes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: difference from an equal share (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: distance (m)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: largest difference of a share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: mean (difference, sd)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: mean less that of all (standard deviations)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: no value's share in a group is farther from that of all than {gap} percentage points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: standard deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: travel cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{gone}, equal to {kept}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{group}, part {n} of its map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{group}: {points}, hubs: {k}, of {sizes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{held} of {handed} features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hubs} (points before balancing: {first}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hubs} hubs hold at most {held}, {next} hubs need at least {needed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hubs} of {low} to {high} cannot make up its sum of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hubs} still to be filled, short of {points}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hub}: {mean} on average, {points}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hub}: {points}, mean distance {mean}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{labels}: the JSON leaves out the password or key in the address. Keep it in QGIS's authentication and name that (authcfg), or in PostgreSQL's password file, or fill it in before you run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} was a temporary layer: save it, and name its file in the JSON before you run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: only some of the features were used, by a filter or a limit. The JSON names the whole layer; save those features as a layer to run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label}: only the selected features were used. The JSON names the whole layer; save the selection as a layer to run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} ({name})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} cannot be written. Save the plan as new layers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} says who is a neighbour: {pairs} of planning units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: '{field}' is chosen as the capacity, but is called like a number that software gives to features. Does it hold the seats?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: '{field}' is chosen both as the schools' id and as their capacity. Is there no other field with the seats?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: '{field}' is chosen both as the units' id and as a number of students.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: '{field}' names schools that are not among the schools used. Their units count as without a zone: {n}, with {students}: {schools}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: gaps cut parts of the map off from every school; the units on both sides count as neighbours all the same. Pairs: {n} ({named}). If a gap is a mistake, close it ('Repair planning units' does); if it is not, draw the way in BRIDGES or ADJACENCY_LINES, or refuse (ISLANDS=0) or leave out (2) what lies beyond.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: gaps part the map; the units on both sides count as neighbours all the same. Pairs: {n} ({named}). If a gap is a mistake, close it ('Repair planning units' does); if it is not, draw the way in BRIDGES or ADJACENCY_LINES, or refuse (ISLANDS=0) or leave out (2) what lies beyond.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: hairline overlaps between planning units, counted as a common border: {pairs}, on average up to {width} m wide, at one place {widest} m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: in parts of the map apart from the largest, left without a region and out of every figure: {counted}: {units}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: in parts of the map without a school, left without a zone and out of every figure: {counted}: {units}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: no planning unit has a zone in '{field}', so nothing is held against the existing plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: no planning unit in '{field}' has these schools: {schools}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: on the border of several planning units, each taken to be in one of them that holds no other school, if there is one: {schools}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: pairs of unit and school without a cost, which cannot be travelled: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: parts of the map apart from the largest, each joined to the nearest unit: {n} ({named}). The neighbours (ADJACENCY) show them. To join them otherwise draw BRIDGES; to refuse them or leave them out set ISLANDS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: parts of the map without a school, each joined to the nearest planning unit: {n} ({named}). The neighbours (ADJACENCY) show them. To join them otherwise draw BRIDGES; to refuse them or leave them out set ISLANDS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: planning units from which no school can be reached: {n}, with {students} ({units}). Such units are placed by their borders, and their travel counts nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: planning units without a zone in '{field}', which count as unassigned: {n} ({units}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: planning units without a zone in '{field}': {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: schools of the existing plan that are not among the schools used, whose students change school wherever a plan does not name the same one: {schools}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: text fields whose digits are taken as numbers of students: {fields}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: the 180th meridian parts the layer; overlaps and gaps along it are not mended. To mend them too, reproject the layer first to a system that does not part there, e.g. EPSG:3832.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: the coordinates look like longitudes and latitudes, but the layer's reference system ({crs}) counts otherwise, so that everything lies within a few metres. Assign the right one, perhaps EPSG:4326.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: units left without a zone that have one in '{field}', which is not looked at: {n}, with {students}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{least}, and these hubs are there: there is nothing left to gain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{least}, so {gap} % is the most there is left to gain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{level} is open already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{locked} regions in the field, {n} formed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lower} to {upper}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} above {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{metres} m apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (hub {hub})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is given, but no layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} replaces the whole file {file}; what else it holds is lost: {tables}. To keep that, write to a table in it ('Save to GeoPackage' in the menu of the output).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} would overwrite a file that {other} reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} would overwrite the layer that {other} reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} would overwrite {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {n} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {theirs} there and {ours} here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: apart from the largest part lie {units}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: deviation %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: these columns stay text: {columns}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {n} of {k} regions, the worst {worst} % from an equal share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {students}, {seats}, {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} % above the lowest possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} areas in {k} regions; formed on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} features</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} features in {k} groups of {sizes}, {what}: silhouette {silhouette}, {explained} % of the variance lies between the groups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} features in {k} groups; formed on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} features in {k} mixed groups of {sizes}: {explained} % of the variance lies between the groups; in groups drawn by lot {by_lot} % would.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} features: {features}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} has no students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} have no students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} hold their zone together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} holds its zone together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} hubs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} km</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} may not move (locked, or with a school in it)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} may not move (locked, or with a school in them)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} miles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of its points are nearer to the centre of another hub: {hubs}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of its points is nearer to the centre of another hub: {hubs}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of its students live in units that may not leave it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {all} units lie on others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} pairs of schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} planning units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} points cannot be parted into hubs of {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} points change hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} regions. Largest deviation from an equal share: {worst}. Compactness {compactness} of 100, mean distance to the centre {distance}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} reports on one page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} runs; the best, whose plan this is, was run {best}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} schools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} seats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} units</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} units to {zone}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} would even the two out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} would leave one of the two zones worse off than either is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{output}: could not be kept ({error}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pair} ({distance})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pair}: no zone feeds several schools.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parameter}: a value is missing, or is none that fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plans}: planning units that change school, in the colour of their new zone; the rest is pale. Names are those of the schools that gain units.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plan}: planning units of a school that they cannot reach by the travel costs: {n}, with {students}: {units}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plan}: students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plan}: utilisation %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plan}: {high} / {low} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{plan}: {value} ({change})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} for {hubs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} in {hubs} of {sizes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} in {n} groups make {hubs} of {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} make {hubs} of {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points}, with {sums} {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points}; formed on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{preference}: {weights}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{region}: {one} ({here}) and {other} ({there})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{region}: {one} and {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rule}, as near as the range allows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{school} (1 unit)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{school} ({n} units)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{school} in unit {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{school} with {others} (unit {unit}, {seats} seats)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} % of all, in {units}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} % of those that were in one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{split} zones feed more than one zone of {upper}, in place of at most {most}: no plan within all limits at once was found. A higher weight of the feeders may lead to one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{step}: {students} students.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{students} change school, in place of at most {most}: no plan within all limits at once was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{students} change school, {share} % of all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{students} in {units} ({named}), the limit is {limit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{students}, the lower limits add up to {limit}: {n} too few</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{students}, the upper limits add up to {limit}: {n} too many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sum} in {points}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{titles} titles, {reports} reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: {n} of {all} points drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{total} in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{travels}, not counting those who cannot reach their school. Within these limits some cannot, so there is no bound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{travels}, not counting those who cannot reach their school; no plan within these limits in which all reach theirs can do better than {bound}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{travels}, not counting those without a zone; no plan within these limits that places all of them can do better than {bound}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{travels}, which only a plan outside the limits can; within them none can do better than {bound}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{travels}, {gap} % above the bound: no plan within these limits can do better than {bound}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{travels}; no plan within these limits can do better than {bound}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{unit} to {other} ({distance})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{unit} to {school}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{unit}: {students}, from {before} to {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} (not used)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} of at most {most}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {path} could not be written ({reason}). Only this page is missing; the layers are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {split}, in place of at most {most}. No plan within all limits at once was found; a higher weight of the feeders may lead to one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{zones} for {students} and {seats}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{zones}, {students}, {seats}; drawn on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{zone}: {percent} %, as many students as seats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{zone}: {percent} %, free seats: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{zone}: {percent} %, students over capacity: {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… and {n} more fields: click on the point</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
