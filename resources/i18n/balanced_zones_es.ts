<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en" language="es">
<context>
    <name>BalancedZones</name>
    <message>
        <source>  {name}: mean {mean}, standard deviation {std}, from {low} to {high}</source>
        <translation>  {name}: media {mean}, desviación típica {std}, de {low} a {high}</translation>
    </message>
    <message>
        <source> in the part of the map with the schools {names}</source>
        <translation> en la parte del mapa con las escuelas {names}</translation>
    </message>
    <message>
        <source>&amp;Compare with another ...</source>
        <translation>&amp;Comparar con otra ...</translation>
    </message>
    <message>
        <source>&amp;Duplicate ...</source>
        <translation>&amp;Duplicar ...</translation>
    </message>
    <message>
        <source>&amp;Rename ...</source>
        <translation>&amp;Renombrar ...</translation>
    </message>
    <message>
        <source>&amp;Save all as fields of new layers ...</source>
        <translation>&amp;Guardar todas como campos de capas nuevas ...</translation>
    </message>
    <message>
        <source>'Improve a zone plan' looks for a plan in which every school is filled within a tolerance.</source>
        <translation>«Mejorar un plan de zonas» busca un plan en el que cada escuela quede ocupada dentro de una tolerancia.</translation>
    </message>
    <message>
        <source>'Improve the plan afterwards' set to Standard (IMPROVE=1) looks for a plan in which every school is filled within the tolerance.</source>
        <translation>«Mejorar después el plan» en Estándar (IMPROVE=1) busca un plan en el que todos las escuelas se llenen dentro de la tolerancia.</translation>
    </message>
    <message>
        <source>'Repair planning units' gives it to one of them.</source>
        <translation>'Reparar unidades de planificación' lo da a una de ellas.</translation>
    </message>
    <message>
        <source>'{name}': {n} points</source>
        <translation>«{name}»: {n} puntos</translation>
    </message>
    <message>
        <source>(an address)</source>
        <translation>(una dirección)</translation>
    </message>
    <message>
        <source>(areas are not divided; the largest, {unit}, is {part} % of an equal share)</source>
        <translation>(las áreas no se dividen; la mayor, {unit}, es el {part} % de una parte igual)</translation>
    </message>
    <message>
        <source>(existing plan: {value})</source>
        <translation>(plan vigente: {value})</translation>
    </message>
    <message>
        <source>(field '{name}')</source>
        <translation>(campo «{name}»)</translation>
    </message>
    <message>
        <source>(the largest area, {unit}, alone has {part} % of an equal share: no region that holds it can keep the limit)</source>
        <translation>(el área mayor, {unit}, tiene ella sola el {part} % de una parte igual: ninguna región que la contenga puede cumplir el límite)</translation>
    </message>
    <message>
        <source>1 far apart, 0 run together, below 0 mixed up</source>
        <translation>1 muy separados, 0 se confunden, menos de 0 mezclados</translation>
    </message>
    <message>
        <source>1 feature</source>
        <translation>1 elemento</translation>
    </message>
    <message>
        <source>1 hub</source>
        <translation>1 núcleo</translation>
    </message>
    <message>
        <source>1 hub holds at most {held}, {next} hubs need at least {needed}</source>
        <translation>en 1 núcleo caben como mucho {held}, {next} núcleos necesitan al menos {needed}</translation>
    </message>
    <message>
        <source>1 looks at enrolment only, 0 at shape only. The paper uses 0.9.</source>
        <translation>1 solo mira la matrícula, 0 solo la forma. El artículo usa 0,9.</translation>
    </message>
    <message>
        <source>1 mile</source>
        <translation>1 milla</translation>
    </message>
    <message>
        <source>1 of its students lives in a unit that may not leave it.</source>
        <translation>1 de sus alumnos vive en una unidad que no puede salir de ella.</translation>
    </message>
    <message>
        <source>1 pair</source>
        <translation>1 par</translation>
    </message>
    <message>
        <source>1 pair of schools</source>
        <translation>1 par de escuelas</translation>
    </message>
    <message>
        <source>1 planning unit</source>
        <translation>1 unidad de planificación</translation>
    </message>
    <message>
        <source>1 point</source>
        <translation>1 punto</translation>
    </message>
    <message>
        <source>1 point changes hub</source>
        <translation>1 punto cambia de núcleo</translation>
    </message>
    <message>
        <source>1 school</source>
        <translation>1 escuela</translation>
    </message>
    <message>
        <source>1 seat</source>
        <translation>1 plaza</translation>
    </message>
    <message>
        <source>1 student</source>
        <translation>1 alumno</translation>
    </message>
    <message>
        <source>1 unit</source>
        <translation>1 unidad</translation>
    </message>
    <message>
        <source>1 zone</source>
        <translation>1 zona</translation>
    </message>
    <message>
        <source>1 zone feeds more than one zone of {upper}, in place of none: no plan within all limits at once was found. A higher weight of the feeders may lead to one.</source>
        <translation>1 zona alimenta más de una zona de {upper}, en lugar de ninguna: no se encontró ningún plan que cumpla todos los límites a la vez. Un peso mayor de los enlaces entre niveles puede llevar a uno.</translation>
    </message>
    <message>
        <source>10 in a district that fills 90 % of its seats lets every school be filled from 81 to 99 %.</source>
        <translation>10 en un distrito que ocupa el 90 % de sus plazas permite que cada escuela esté ocupada entre el 81 y el 99 %.</translation>
    </message>
    <message>
        <source>100 for circles</source>
        <translation>100 para los círculos</translation>
    </message>
    <message>
        <source>1: sizes differ by at most one. Lower: sizes may differ, hubs get more compact.</source>
        <translation>1: los tamaños difieren como mucho en uno. Menos: los tamaños pueden diferir y los núcleos son más compactos.</translation>
    </message>
    <message>
        <source>95 % within</source>
        <translation>95 % dentro de</translation>
    </message>
    <message>
        <source>95 % within {n}</source>
        <translation>95 % dentro de {n}</translation>
    </message>
    <message>
        <source>95 % within, {unit}</source>
        <translation>95 % dentro de, {unit}</translation>
    </message>
    <message>
        <source>95-100: as many students as seats</source>
        <translation>95-100: tantos alumnos como plazas</translation>
    </message>
    <message>
        <source>95-105 %: about full</source>
        <translation>95-105 %: en torno a su capacidad</translation>
    </message>
    <message>
        <source>; with {wider}, {groups} can</source>
        <translation>; con {wider}, pueden {groups}</translation>
    </message>
    <message>
        <source>&lt;b&gt;Preview&lt;/b&gt;: from {school} to {other}</source>
        <translation>&lt;b&gt;Vista previa&lt;/b&gt;: de {school} a {other}</translation>
    </message>
    <message>
        <source>&lt;b&gt;{step}&lt;/b&gt;: {students} students.</source>
        <translation>&lt;b&gt;{step}&lt;/b&gt;: {students} alumnos.</translation>
    </message>
    <message>
        <source>A PNG, JPEG or SVG file of at most 1 MB. Left empty: as in the settings of Balanced Zones.</source>
        <translation>Un archivo PNG, JPEG o SVG de 1 MB como máximo. Si se deja vacío: como en los ajustes de Balanced Zones.</translation>
    </message>
    <message>
        <source>A branch with a smaller share of its zone's students is counted: its children go on with few of their classmates.</source>
        <translation>Se cuenta cada rama con una parte menor de los alumnos de su zona: sus niños siguen con pocos de sus compañeros.</translation>
    </message>
    <message>
        <source>A ceiling for every school, whatever the tolerance. Left empty: none.</source>
        <translation>Un tope para cada escuela, sea cual sea la tolerancia. Si se deja vacío: ninguno.</translation>
    </message>
    <message>
        <source>A field such as a name or a number: the report lists who is in every group. Nothing by default: features may be people.</source>
        <translation>Un campo como un nombre o un número: el informe enumera quién está en cada grupo. Nada por defecto: los objetos pueden ser personas.</translation>
    </message>
    <message>
        <source>A field such as the borough or the phase: the points of each value are grouped apart, in one run, and each value's number of hubs follows from its own points. A number of hubs, if given, is that of the whole layer.</source>
        <translation>Un campo como el municipio o la etapa: los puntos de cada valor se agrupan aparte, en una sola ejecución, y el número de núcleos de cada valor se deduce de sus propios puntos. Un número de núcleos, si se da, es el de toda la capa.</translation>
    </message>
    <message>
        <source>A field such as the borough or the phase: the points of each value are grouped apart, in one run. The number of hubs is then that of the whole layer; each group gets its share by its number of points (largest remainders, at least one hub), and sizes are equal within a group.</source>
        <translation>Un campo como el municipio o la etapa: los puntos de cada valor se agrupan aparte, en una sola ejecución. El número de núcleos es entonces el de toda la capa; cada grupo recibe su parte según su número de puntos (restos mayores, al menos un núcleo), y los tamaños son iguales dentro de un grupo.</translation>
    </message>
    <message>
        <source>A field such as the borough: every hub is called after the value that most of its points have, with a number where several hubs share one. Given centres and hubs of last time keep their own names.</source>
        <translation>Un campo como el distrito: cada núcleo se llama como el valor que tienen más de sus puntos, con un número donde varios núcleos comparten uno. Los centros dados y los núcleos de la última vez conservan sus nombres.</translation>
    </message>
    <message>
        <source>A field such as the school's name: the report lists which points are in every hub. Nothing by default: points may be people.</source>
        <translation>Un campo como el nombre de la escuela: el informe enumera qué puntos están en cada núcleo. Nada por defecto: los puntos pueden ser personas.</translation>
    </message>
    <message>
        <source>A layer of points (lines and polygons count by their centroid) or a table without geometry.</source>
        <translation>Una capa de puntos (las líneas y los polígonos cuentan por su centroide) o una tabla sin geometría.</translation>
    </message>
    <message>
        <source>A line between every two planning units that count as neighbours, or nearly do: whether libpysal found their border or the tolerance did, a bridge joins them, a barrier parts them, or they only run close to each other; and how many metres of border they share.</source>
        <translation>Una línea entre cada dos unidades de planificación que cuentan como vecinas, o casi: si su límite lo halló libpysal o la tolerancia, si las une un puente, si las separa una barrera o si solo discurren cerca una de otra; y cuántos metros de límite comparten.</translation>
    </message>
    <message>
        <source>A line between every two units that count as neighbours, or nearly do, whatever else is found.</source>
        <translation>Una línea entre cada dos unidades que cuentan como vecinas, o casi, se encuentre lo que se encuentre.</translation>
    </message>
    <message>
        <source>A line from every point to the centre of its hub, with its length.</source>
        <translation>Una línea desde cada punto hasta el centro de su núcleo, con su longitud.</translation>
    </message>
    <message>
        <source>A made-up county with planning units and schools comes with the plugin. Nothing here touches your own data.</source>
        <translation>El complemento trae un condado inventado con unidades de planificación y escuelas. Nada de esto toca sus propios datos.</translation>
    </message>
    <message>
        <source>A new field</source>
        <translation>Un campo nuevo</translation>
    </message>
    <message>
        <source>A number field of the barriers: what it costs that two neighbouring units across one are of one zone, in students who change school. Where it is empty the barrier is absolute. Left empty: all barriers are.</source>
        <translation>Un campo numérico de las barreras: lo que cuesta que dos unidades vecinas a ambos lados de una sean de la misma zona, en alumnos que cambian de escuela. Donde está vacío, la barrera es absoluta. Si se deja vacío, todas lo son.</translation>
    </message>
    <message>
        <source>A number field that is above 0 for units that changed school the last time, e.g. 1: they are spared.</source>
        <translation>Un campo numérico mayor que 0 en las unidades que cambiaron de escuela la última vez, p. ej. 1: se les evita otro cambio.</translation>
    </message>
    <message>
        <source>A number such as the pupils: hubs then have equal sums of it, within the tolerance, in place of equal numbers of points, and groups get their hubs by their sum. Points stay whole; equity is not used.</source>
        <translation>Un número como el alumnado: los núcleos tienen entonces sumas iguales de él, dentro de la tolerancia, en lugar de números iguales de puntos, y los grupos reciben sus núcleos según su suma. Los puntos quedan enteros; la equidad no se usa.</translation>
    </message>
    <message>
        <source>A number such as the pupils: the range is then one of sums of it, not of numbers of points, and the number of hubs follows from its total. Points stay whole.</source>
        <translation>Un número como el alumnado: el intervalo es entonces de sumas de él, no de números de puntos, y el número de núcleos se deduce de su total. Los puntos quedan enteros.</translation>
    </message>
    <message>
        <source>A page with the hubs on a map, for any browser.</source>
        <translation>Una página con los núcleos en un mapa, para cualquier navegador.</translation>
    </message>
    <message>
        <source>A pair of unit and school that the table lacks, or whose cost is empty, stops the run or is a way that nobody can travel. A plan then avoids it; where it cannot, the log names the unit.</source>
        <translation>Un par de unidad y escuela que falta en la tabla, o cuyo coste está vacío, detiene la ejecución o es un camino que nadie puede recorrer. Un plan lo evita entonces; donde no puede, el registro nombra la unidad.</translation>
    </message>
    <message>
        <source>A parameter is missing or wrong.</source>
        <translation>Falta un parámetro o es incorrecto.</translation>
    </message>
    <message>
        <source>A point for every finding that has a place.</source>
        <translation>Un punto por cada hallazgo que tiene lugar.</translation>
    </message>
    <message>
        <source>A range of {low} to {high} would allow these hubs.</source>
        <translation>Un intervalo de {low} a {high} permitiría estos núcleos.</translation>
    </message>
    <message>
        <source>A session of {when} on {layer} ended without being saved. Steps kept: {n}.</source>
        <translation>Una sesión del {when} sobre {layer} terminó sin guardarse. Pasos conservados: {n}.</translation>
    </message>
    <message>
        <source>A table with a row per unit and school, as QNEAT3 and ORS Tools write matrices. Travel then means this cost, in its own unit. Needs the planning unit id.</source>
        <translation>Una tabla con una fila por unidad y escuela, como las matrices que escriben QNEAT3 y ORS Tools. El recorrido significa entonces este coste, en su propia unidad. Necesita el identificador de las unidades de planificación.</translation>
    </message>
    <message>
        <source>A table with a row per way between two points, as QNEAT3 and ORS Tools write matrices. Hubs are then kept short by this cost, in its own unit, from every point to the centre of its hub, which is the point with the least sum of costs from the others. Ways that are not in the table cannot be travelled. Needs the point id.</source>
        <translation>Una tabla con una fila por camino entre dos puntos, como las matrices que escriben QNEAT3 y ORS Tools. Los núcleos se mantienen entonces cortos según este coste, en su propia unidad, desde cada punto hasta el centro de su núcleo, que es el punto con la menor suma de costes desde los demás. Los caminos que no están en la tabla no se pueden recorrer. Necesita el identificador de los puntos.</translation>
    </message>
    <message>
        <source>A tolerance of {n} % would allow these hubs.</source>
        <translation>Una tolerancia del {n} % permitiría estos núcleos.</translation>
    </message>
    <message>
        <source>A unit belongs to one zone: let TWO_SCHOOLS merge the schools into one zone (1) or divide the unit between them (2), or leave all but one of them out.</source>
        <translation>Una unidad pertenece a una sola zona: deje que TWO_SCHOOLS una las escuelas en una zona (1) o divida la unidad entre ellas (2), o excluya todas menos una.</translation>
    </message>
    <message>
        <source>A worker process cannot be used ({reason}). Its part is done within this process: the result is the same, but it takes longer.</source>
        <translation>No se puede usar un proceso de trabajo ({reason}). Su parte se hace dentro de este proceso: el resultado es el mismo, pero tarda más.</translation>
    </message>
    <message>
        <source>A zone needs a school with seats: give its capacity, or leave the school out.</source>
        <translation>Una zona necesita una escuela con plazas: dé su capacidad, o excluya la escuela.</translation>
    </message>
    <message>
        <source>A zone needs a unit of its own. Merged, the zone has the seats of all, and the id and the place of the school with most. Divided, every place goes to the nearest school, and students are shared by area; this needs the planning unit id, as parts get new ones.</source>
        <translation>Una zona necesita una unidad propia. Si se unen, la zona tiene las plazas de todas, y el id y el lugar de la escuela con más plazas. Si se divide, cada lugar va a la escuela más cercana y los alumnos se reparten por superficie; esto necesita el id de la unidad de planificación, porque las partes reciben ids nuevos.</translation>
    </message>
    <message>
        <source>A zone whose children go on to several schools is a split feeder; all its branches but the largest are minority branches. The search counts a student in one of them at the weight of the feeders ({weight:g}), and every branch as {part:g} students more.</source>
        <translation>Una zona cuyos niños continúan en varias escuelas está dividida; todas sus ramas menos la mayor son minoritarias. La búsqueda cuenta un alumno de una de ellas con el peso de la alimentación ({weight:g}), y cada rama como {part:g} alumnos más.</translation>
    </message>
    <message>
        <source>AZP</source>
        <translation>AZP</translation>
    </message>
    <message>
        <source>About ...</source>
        <translation>Acerca de ...</translation>
    </message>
    <message>
        <source>About Balanced Zones</source>
        <translation>Acerca de Balanced Zones</translation>
    </message>
    <message>
        <source>Above: these zones feed them</source>
        <translation>Superior: estas zonas las alimentan</translation>
    </message>
    <message>
        <source>Add a line to ADJACENCY_LINES from a unit of that part to its neighbour, or leave the part without a region (ISLANDS=2).</source>
        <translation>Añada a ADJACENCY_LINES una línea de una unidad de esa parte a su vecina, o deje la parte sin región (ISLANDS=2).</translation>
    </message>
    <message>
        <source>Add a line to ADJACENCY_LINES from a unit of that part to its neighbour, or leave the part without a zone (ISLANDS=2).</source>
        <translation>Añada a ADJACENCY_LINES una línea desde una unidad de esa parte hasta su vecina, o deje la parte sin zona (ISLANDS=2).</translation>
    </message>
    <message>
        <source>Add it.</source>
        <translation>Añádalo.</translation>
    </message>
    <message>
        <source>Add the ways that are missing, ask for another number of hubs, or widen the sizes.</source>
        <translation>Añada los caminos que faltan, pida otro número de núcleos, o amplíe los tamaños.</translation>
    </message>
    <message>
        <source>Add the ways that are missing, leave the points out, or widen the sizes.</source>
        <translation>Añada los caminos que faltan, excluya los puntos, o amplíe los tamaños.</translation>
    </message>
    <message>
        <source>Add the ways that are missing, lock points to fewer hubs, or ask for more or smaller hubs.</source>
        <translation>Añada los trayectos que faltan, fije puntos a menos núcleos, o pida más núcleos o núcleos más pequeños.</translation>
    </message>
    <message>
        <source>Add the ways that are missing, or correct the locks.</source>
        <translation>Añada los trayectos que faltan o corrija las fijaciones.</translation>
    </message>
    <message>
        <source>Add the ways that are missing, or part them.</source>
        <translation>Añada los caminos que faltan, o sepárelos.</translation>
    </message>
    <message>
        <source>Add the ways that are missing, widen the sizes, or ask for another number of hubs.</source>
        <translation>Añada los caminos que faltan, amplíe los tamaños, o pida otro número de núcleos.</translation>
    </message>
    <message>
        <source>Address of a Dask scheduler</source>
        <translation>Dirección de un planificador de Dask</translation>
    </message>
    <message>
        <source>Adds a field per further start (zone_2, zone_3 ...), so that 'Compare zone plans' can lay them side by side.</source>
        <translation>Añade un campo por cada comienzo adicional (zone_2, zone_3 ...), para que «Comparar planes de zonas» pueda ponerlos uno al lado del otro.</translation>
    </message>
    <message>
        <source>Against last time's hubs</source>
        <translation>Frente a los núcleos de la última vez</translation>
    </message>
    <message>
        <source>Against last time's hubs {changed} ({share} % of those that were in one). New points: {new}.</source>
        <translation>Frente a los núcleos de la última vez, {changed} ({share} % de los que estaban en uno). Puntos nuevos: {new}.</translation>
    </message>
    <message>
        <source>Against the existing plan change school: units {units}, students {students} ({share} %).</source>
        <translation>Respecto al plan existente cambian de escuela: unidades {units}, alumnos {students} ({share} %).</translation>
    </message>
    <message>
        <source>Against the existing plan, as far as such plans are found: 0 for not at all.</source>
        <translation>Respecto al plan vigente, en la medida en que se encuentren planes así: 0 para nada.</translation>
    </message>
    <message>
        <source>All features are at one place: groups are formed by scores alone.</source>
        <translation>Todas las entidades están en un mismo lugar: los grupos se forman solo por puntuaciones.</translation>
    </message>
    <message>
        <source>All hubs</source>
        <translation>Todos los núcleos</translation>
    </message>
    <message>
        <source>All its points are nearest to its own centre: they lie that far apart.</source>
        <translation>Todos sus puntos tienen como más próximo su propio centro: así de separados están.</translation>
    </message>
    <message>
        <source>All libraries are there and can be loaded.</source>
        <translation>Están todas las bibliotecas y se pueden cargar.</translation>
    </message>
    <message>
        <source>All libraries are there; something is wrong with {names}.</source>
        <translation>Están todas las bibliotecas; algo falla en {names}.</translation>
    </message>
    <message>
        <source>All measures of the plans</source>
        <translation>Todas las medidas de los planes</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>Todas las regiones</translation>
    </message>
    <message>
        <source>All students together would fill {filled} % of all seats ({students}, {seats}). Do '{fields}' count the students of these schools' level, and does '{capacity}' hold the schools' seats?</source>
        <translation>Todos los alumnos juntos ocuparían el {filled} % de todas las plazas ({students}, {seats}). ¿Cuentan «{fields}» los alumnos del nivel de estas escuelas, y contiene «{capacity}» las plazas de las escuelas?</translation>
    </message>
    <message>
        <source>All sums within their limits (1) or not (0)</source>
        <translation>Todas las sumas dentro de sus límites (1) o no (0)</translation>
    </message>
    <message>
        <source>All zones</source>
        <translation>Todas las zonas</translation>
    </message>
    <message>
        <source>Allow a larger tolerance or range, or another number of hubs.</source>
        <translation>Permita una tolerancia o un intervalo mayor, u otro número de núcleos.</translation>
    </message>
    <message>
        <source>Allow hubs of {load}, or part them.</source>
        <translation>Permita núcleos de {load}, o sepárelos.</translation>
    </message>
    <message>
        <source>Allow hubs of {most}, or lock fewer points to them.</source>
        <translation>Permita núcleos de {most}, o fije menos puntos a ellos.</translation>
    </message>
    <message>
        <source>Allow larger hubs, name a field of capacities, add centres, or leave points out.</source>
        <translation>Permita núcleos mayores, indique un campo de capacidades, añada centros o deje puntos fuera.</translation>
    </message>
    <message>
        <source>Allowed: as each centre says (see the table of hubs)</source>
        <translation>Permitido: lo que dice cada centro (véase la tabla de núcleos)</translation>
    </message>
    <message>
        <source>Allowed: as the limits per hub say (see the table of hubs)</source>
        <translation>Permitido: como dicen los límites por núcleo (véase la tabla de núcleos)</translation>
    </message>
    <message>
        <source>Allowed: {sizes}</source>
        <translation>Permitidos: {sizes}</translation>
    </message>
    <message>
        <source>Allowed: {sizes}, by the group</source>
        <translation>Permitidos: {sizes}, según el grupo</translation>
    </message>
    <message>
        <source>Also add up per zone</source>
        <translation>Sumar además por zona</translation>
    </message>
    <message>
        <source>Also the commonest value per zone</source>
        <translation>También el valor más frecuente por zona</translation>
    </message>
    <message>
        <source>Another level ...</source>
        <translation>Otro nivel ...</translation>
    </message>
    <message>
        <source>Any plan: at most {best}</source>
        <translation>Cualquier plan: como mucho {best}</translation>
    </message>
    <message>
        <source>Area (km²)</source>
        <translation>Superficie (km²)</translation>
    </message>
    <message>
        <source>Area (m²)</source>
        <translation>Área (m²)</translation>
    </message>
    <message>
        <source>Area id</source>
        <translation>Identificador del área</translation>
    </message>
    <message>
        <source>Area, {unit}</source>
        <translation>Superficie, {unit}</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Áreas</translation>
    </message>
    <message>
        <source>Areas by region</source>
        <translation>Áreas por región</translation>
    </message>
    <message>
        <source>Areas count by their centroid, so those of a hub need not touch: {n}. For groups of areas that touch one another, use Form balanced regions.</source>
        <translation>Las áreas cuentan por su centroide, así que las de un mismo núcleo pueden no tocarse: {n}. Para formar grupos de áreas que se tocan, use Formar regiones equilibradas.</translation>
    </message>
    <message>
        <source>Areas locked to a region</source>
        <translation>Áreas fijadas a una región</translation>
    </message>
    <message>
        <source>Areas locked to other regions, or a barrier, lie between: unlock some of them, or draw a line in BRIDGES that ties them together.</source>
        <translation>Entre ellas hay áreas fijadas a otras regiones o una barrera: suelte algunas o dibuje en BRIDGES una línea que las una.</translation>
    </message>
    <message>
        <source>Areas of {field} split between zones</source>
        <translation>Áreas de {field} divididas entre zonas</translation>
    </message>
    <message>
        <source>Areas split between zones</source>
        <translation>Áreas divididas entre zonas</translation>
    </message>
    <message>
        <source>Areas that change region</source>
        <translation>Áreas que cambian de región</translation>
    </message>
    <message>
        <source>Areas that change school with fewer students than this are counted apart.</source>
        <translation>Las áreas que cambian de escuela con menos alumnos que estos se cuentan aparte.</translation>
    </message>
    <message>
        <source>Areas that tile the map without overlap or gaps: every place belongs to the hub of the nearest point (Thiessen polygons, united by hub).</source>
        <translation>Áreas que cubren el mapa sin solapes ni huecos: cada lugar pertenece al núcleo del punto más cercano (polígonos de Thiessen, unidos por núcleo).</translation>
    </message>
    <message>
        <source>Areas to keep together</source>
        <translation>Áreas que mantener juntas</translation>
    </message>
    <message>
        <source>As far as such a plan is found, no more students leave the school of the existing plan. Up to that number they weigh as ever.</source>
        <translation>En la medida en que se encuentre un plan así, no dejan la escuela del plan vigente más alumnos que estos. Hasta ese número pesan como siempre.</translation>
    </message>
    <message>
        <source>As far as such a plan is found, no more zones of the lower of both levels feed more than one zone of the other. Up to that number they weigh as ever.</source>
        <translation>En la medida en que se encuentre un plan así, no más zonas del nivel inferior de los dos alimentan más de una zona del otro. Hasta ese número pesan como siempre.</translation>
    </message>
    <message>
        <source>As far as such plans are found, no more leave the school of the existing plan.</source>
        <translation>En la medida en que se encuentren planes así, no dejan más la escuela del plan vigente.</translation>
    </message>
    <message>
        <source>As far as such plans are found, no more zones of this level are split between zones of the next one. Up to that number they weigh as ever.</source>
        <translation>Mientras se encuentren planes así, no más zonas de este nivel quedan repartidas entre zonas del siguiente. Hasta ese número pesan como siempre.</translation>
    </message>
    <message>
        <source>As in the layer</source>
        <translation>Como en la capa</translation>
    </message>
    <message>
        <source>As the project has it, else as the language</source>
        <translation>Como las tiene el proyecto; si no, como el idioma</translation>
    </message>
    <message>
        <source>Ask for 1 hub.</source>
        <translation>Pida 1 núcleo.</translation>
    </message>
    <message>
        <source>Ask for 1 or more, or leave it empty for the default.</source>
        <translation>Pida 1 o más, o déjelo vacío para el valor predeterminado.</translation>
    </message>
    <message>
        <source>Ask for 1 or more.</source>
        <translation>Pida 1 o más.</translation>
    </message>
    <message>
        <source>Ask for 2 or more, or leave it empty to have the number chosen.</source>
        <translation>Pida 2 o más, o déjelo vacío para que se elija el número.</translation>
    </message>
    <message>
        <source>Ask for 2 or more.</source>
        <translation>Pida 2 o más.</translation>
    </message>
    <message>
        <source>Ask for a number of regions from 1 to {n}: every one needs an area.</source>
        <translation>Pida un número de regiones de 1 a {n}: cada una necesita un área.</translation>
    </message>
    <message>
        <source>Ask for a number of regions from {least} to {most}: every district needs one, and every region an area.</source>
        <translation>Pida un número de regiones de {least} a {most}: cada distrito necesita una, y cada región un área.</translation>
    </message>
    <message>
        <source>Ask for at least {n} hubs, or draw lines in BRIDGES that tie parts together.</source>
        <translation>Pida al menos {n} núcleos, o dibuje en BRIDGES líneas que unan las partes.</translation>
    </message>
    <message>
        <source>Ask for at least {n} hubs, or leave groups out by a filter.</source>
        <translation>Pida al menos {n} núcleos, o excluya grupos con un filtro.</translation>
    </message>
    <message>
        <source>Ask for at most {n} groups.</source>
        <translation>Pida como mucho {n} grupos.</translation>
    </message>
    <message>
        <source>Ask for at most {n} hubs.</source>
        <translation>Pida como mucho {n} núcleos.</translation>
    </message>
    <message>
        <source>Ask for mixed groups, or choose no categories.</source>
        <translation>Pida grupos mezclados o no elija categorías.</translation>
    </message>
    <message>
        <source>Ask for more than 0, or leave it empty.</source>
        <translation>Pida más de 0, o déjelo vacío.</translation>
    </message>
    <message>
        <source>Ask for {hubs}, or leave it empty.</source>
        <translation>Pida {hubs}, o déjelo vacío.</translation>
    </message>
    <message>
        <source>Ask for {low} or more.</source>
        <translation>Pida {low} o más.</translation>
    </message>
    <message>
        <source>Ask whoever runs the database for it (GRANT CREATE ON SCHEMA), or name another.</source>
        <translation>Pídalo a quien administra la base de datos (GRANT CREATE ON SCHEMA) o indique otro.</translation>
    </message>
    <message>
        <source>Assign one in the layer's properties; without it distances have no meaning.</source>
        <translation>Asígnele uno en las propiedades de la capa; sin él las distancias no significan nada.</translation>
    </message>
    <message>
        <source>Assign the right one in the layer's properties, or as crs= in the address of a text file.</source>
        <translation>Asigne el correcto en las propiedades de la capa, o como crs= en la dirección de un archivo de texto.</translation>
    </message>
    <message>
        <source>Assign the right one in the layer's properties, perhaps EPSG:4326.</source>
        <translation>Asigne el correcto en las propiedades de la capa, quizá EPSG:4326.</translation>
    </message>
    <message>
        <source>Assign the right one in the layer's properties.</source>
        <translation>Asigne el correcto en las propiedades de la capa.</translation>
    </message>
    <message>
        <source>Assign the right one in the layer's properties; without it distances have no meaning.</source>
        <translation>Asigne el correcto en las propiedades de la capa; sin él las distancias no significan nada.</translation>
    </message>
    <message>
        <source>Assign the unassigned units</source>
        <translation>Asignar las unidades sin asignar</translation>
    </message>
    <message>
        <source>At a glance</source>
        <translation>De un vistazo</translation>
    </message>
    <message>
        <source>At least 2, and fewer than there are features. Left empty: the number with the best silhouette is chosen; the log tells the silhouette of every number tried.</source>
        <translation>Al menos 2, y menos que las entidades que hay. Si se deja vacío: se elige el número con la mejor silueta; el registro da la silueta de cada número probado.</translation>
    </message>
    <message>
        <source>At least 2, and fewer than there are points. With given centres it is their number, whatever stands here.</source>
        <translation>Al menos 2, y menos que los puntos que hay. Con centros dados es el número de estos, diga lo que diga aquí.</translation>
    </message>
    <message>
        <source>At least {n} hubs are needed for it, by the distances between points.</source>
        <translation>Hacen falta al menos {n} núcleos, por las distancias entre los puntos.</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Como máximo</translation>
    </message>
    <message>
        <source>At most {n} groups are tried: {why}.</source>
        <translation>Se prueban como mucho {n} grupos: {why}.</translation>
    </message>
    <message>
        <source>Atlas of schools</source>
        <translation>Atlas de escuelas</translation>
    </message>
    <message>
        <source>Attendance islands (detached pieces)</source>
        <translation>Islas de asistencia (piezas separadas)</translation>
    </message>
    <message>
        <source>Attendance islands (detached pieces, level {level})</source>
        <translation>Islas escolares (partes separadas, nivel {level})</translation>
    </message>
    <message>
        <source>Attendance islands may stay</source>
        <translation>Las islas de asistencia pueden quedarse</translation>
    </message>
    <message>
        <source>Attendance islands: {pieces} in {zones}, with {students}. They may stay with their school. Joining them to the zones around, without any other change, would move {joined}.</source>
        <translation>Islas de asistencia: {pieces} en {zones}, con {students}. Pueden quedarse con su escuela. Unirlas a las zonas que las rodean, sin ningún otro cambio, cambiaría de escuela a {joined}.</translation>
    </message>
    <message>
        <source>Attendance zones</source>
        <translation>Zonas de asistencia</translation>
    </message>
    <message>
        <source>Attendance zones of level {level}</source>
        <translation>Zonas escolares del nivel {level}</translation>
    </message>
    <message>
        <source>Attendance zones, each with its school and how full that is. Neighbours differ in colour; colours mean nothing else. Where there is no room for a name, see the table.</source>
        <translation>Zonas de asistencia, cada una con su escuela y lo llena que está. Las vecinas difieren en el color; los colores no significan nada más. Donde no cabe un nombre, vea la tabla.</translation>
    </message>
    <message>
        <source>Attendance zones: {students}, {schools}</source>
        <translation>Zonas de asistencia: {students}, {schools}</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Author on the report</source>
        <translation>Autor en el informe</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Equilibrio</translation>
    </message>
    <message>
        <source>Balance (of 100)</source>
        <translation>Equilibrio (de 100)</translation>
    </message>
    <message>
        <source>Balance (of 100, level {level})</source>
        <translation>Equilibrio (de 100, nivel {level})</translation>
    </message>
    <message>
        <source>Balance is the mean over the zones of 100 × (1 − |1 − students / seats|). Compactness compares each outline with a circle's. Travel runs from the middle of each planning unit to its school.</source>
        <translation>El equilibrio es la media sobre las zonas de 100 × (1 − |1 − alumnos / plazas|). La compacidad compara cada contorno con el de un círculo. El recorrido va del medio de cada unidad de planificación a su escuela.</translation>
    </message>
    <message>
        <source>Balance several sums</source>
        <translation>Equilibrar varias sumas</translation>
    </message>
    <message>
        <source>Balance the sum of</source>
        <translation>Equilibrar la suma de</translation>
    </message>
    <message>
        <source>Balance the two selected zones</source>
        <translation>Equilibrar las dos zonas seleccionadas</translation>
    </message>
    <message>
        <source>Balance {balance} of 100, compactness {compactness} of 100, proximity {proximity} {unit}.</source>
        <translation>Equilibrio {balance} de 100, compacidad {compactness} de 100, proximidad {proximity} {unit}.</translation>
    </message>
    <message>
        <source>Balance {n}</source>
        <translation>Equilibrio {n}</translation>
    </message>
    <message>
        <source>Balance, of 100</source>
        <translation>Equilibrio, de 100</translation>
    </message>
    <message>
        <source>Balanced Zones</source>
        <translation>Balanced Zones</translation>
    </message>
    <message>
        <source>Balanced Zones needs Python libraries that this QGIS does not have: {names}. The menu Plugins &gt; Balanced Zones &gt; Libraries installs them beside those of QGIS, which stay as they are; on a server: qgis_process run balancedzones:installlibraries -- ACTION=1. On Debian or Ubuntu rather: sudo apt install {packages}; then restart QGIS.</source>
        <translation>Balanced Zones necesita bibliotecas de Python que este QGIS no tiene: {names}. El menú Complementos &gt; Balanced Zones &gt; Bibliotecas las instala junto a las de QGIS, que quedan como están; en un servidor: qgis_process run balancedzones:installlibraries -- ACTION=1. En Debian o Ubuntu mejor: sudo apt install {packages}; después reinicie QGIS.</translation>
    </message>
    <message>
        <source>Balanced Zones needs the Python library {name}, which is there ({file}) but cannot be loaded: {error}.</source>
        <translation>Balanced Zones necesita la biblioteca de Python {name}, que está ahí ({file}) pero no se puede cargar: {error}.</translation>
    </message>
    <message>
        <source>Balanced Zones: first steps</source>
        <translation>Balanced Zones: primeros pasos</translation>
    </message>
    <message>
        <source>Balanced Zones: libraries</source>
        <translation>Balanced Zones: bibliotecas</translation>
    </message>
    <message>
        <source>Balanced: the weights as they are</source>
        <translation>Equilibrado: los pesos como están</translation>
    </message>
    <message>
        <source>Barrier with a cost between</source>
        <translation>Con una barrera con coste en medio</translation>
    </message>
    <message>
        <source>Barriers</source>
        <translation>Barreras</translation>
    </message>
    <message>
        <source>Barriers and bridges are not looked at: {layer} says who is a neighbour.</source>
        <translation>Las barreras y los puentes no se tienen en cuenta: {layer} dice quién es vecino.</translation>
    </message>
    <message>
        <source>Barriers cut 1 border between planning units.</source>
        <translation>Las barreras cortan 1 límite entre unidades de planificación.</translation>
    </message>
    <message>
        <source>Barriers cut these parts off: those with the units {units}.</source>
        <translation>Las barreras separan estas partes: las de las unidades {units}.</translation>
    </message>
    <message>
        <source>Barriers cut {n} borders between planning units.</source>
        <translation>Las barreras cortan {n} límites entre unidades de planificación.</translation>
    </message>
    <message>
        <source>Barriers with a cost lie along 1 border between planning units.</source>
        <translation>Hay barreras con coste a lo largo de 1 límite entre unidades de planificación.</translation>
    </message>
    <message>
        <source>Barriers with a cost lie along {n} borders between planning units.</source>
        <translation>Hay barreras con coste a lo largo de {n} límites entre unidades de planificación.</translation>
    </message>
    <message>
        <source>Base map</source>
        <translation>Mapa base</translation>
    </message>
    <message>
        <source>Base map: © OpenStreetMap contributors</source>
        <translation>Mapa base: © colaboradores de OpenStreetMap</translation>
    </message>
    <message>
        <source>Becomes the hub's name, and names centres in messages.</source>
        <translation>Pasa a ser el nombre del núcleo, y nombra los centros en los mensajes.</translation>
    </message>
    <message>
        <source>Becomes the id of the school's zone.</source>
        <translation>Pasa a ser el identificador de la zona de la escuela.</translation>
    </message>
    <message>
        <source>Before balancing</source>
        <translation>Antes de equilibrar</translation>
    </message>
    <message>
        <source>Before balancing: {low} to {high}</source>
        <translation>Antes de equilibrar: de {low} a {high}</translation>
    </message>
    <message>
        <source>Begin with one of these, or choose the field too: {names}.</source>
        <translation>Empiece por uno de estos, o elija también el campo: {names}.</translation>
    </message>
    <message>
        <source>Below: they feed these zones</source>
        <translation>Inferior: alimentan estas zonas</translation>
    </message>
    <message>
        <source>Between no two schools students change both ways.</source>
        <translation>Entre ningún par de escuelas hay cambios en ambos sentidos.</translation>
    </message>
    <message>
        <source>Between {a} and {b} differ: units {units}, students {students}.</source>
        <translation>Entre {a} y {b} difieren: unidades {units}, alumnos {students}.</translation>
    </message>
    <message>
        <source>Border found within the tolerance</source>
        <translation>Límite hallado con la tolerancia</translation>
    </message>
    <message>
        <source>Borders whose vertices do not match</source>
        <translation>Bordes cuyos vértices no coinciden</translation>
    </message>
    <message>
        <source>Borough</source>
        <translation>Municipio</translation>
    </message>
    <message>
        <source>Both alike</source>
        <translation>Ambas por igual</translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation>Contorno</translation>
    </message>
    <message>
        <source>Boundary of the hub areas</source>
        <translation>Contorno de las áreas de los núcleos</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Puente</translation>
    </message>
    <message>
        <source>Bridges</source>
        <translation>Puentes</translation>
    </message>
    <message>
        <source>Bridges join {pairs} of planning units.</source>
        <translation>Los puentes unen {pairs} de unidades de planificación.</translation>
    </message>
    <message>
        <source>Brought by</source>
        <translation>La trae</translation>
    </message>
    <message>
        <source>By how much a student's way may grow against the existing plan.</source>
        <translation>Cuánto puede alargarse el camino de un alumno frente al plan vigente.</translation>
    </message>
    <message>
        <source>By how much students' mean travel may grow against the existing plan, as far as such a plan is found: 0 for not at all.</source>
        <translation>Cuánto puede crecer el trayecto medio de los alumnos respecto al plan vigente, en la medida en que se encuentre un plan así: 0 para nada.</translation>
    </message>
    <message>
        <source>By number, the level with more zones is taken to feed the other; the log says so.</source>
        <translation>Según el número, se entiende que el nivel con más zonas alimenta al otro; el registro lo dice.</translation>
    </message>
    <message>
        <source>By the number of zones</source>
        <translation>Según el número de zonas</translation>
    </message>
    <message>
        <source>By {author}. Licence: {license}.</source>
        <translation>De {author}. Licencia: {license}.</translation>
    </message>
    <message>
        <source>CKM: adjacent when added</source>
        <translation>CKM: contigua al añadirse</translation>
    </message>
    <message>
        <source>Cancelled: nothing was installed.</source>
        <translation>Cancelado: no se ha instalado nada.</translation>
    </message>
    <message>
        <source>Cancelled: nothing was written.</source>
        <translation>Cancelado: no se ha escrito nada.</translation>
    </message>
    <message>
        <source>Cannot be travelled</source>
        <translation>No se pueden recorrer</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Capacidad</translation>
    </message>
    <message>
        <source>Capacity, in the centres</source>
        <translation>Capacidad, en los centros</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Categorías</translation>
    </message>
    <message>
        <source>Categories of mixed groups</source>
        <translation>Categorías de los grupos mezclados</translation>
    </message>
    <message>
        <source>Centre of an area</source>
        <translation>Centro de un área</translation>
    </message>
    <message>
        <source>Centre, x</source>
        <translation>Centro, x</translation>
    </message>
    <message>
        <source>Centre, y</source>
        <translation>Centro, y</translation>
    </message>
    <message>
        <source>Centres that ask for no least sum of '{field}': {n}. Each has at least one point that has some.</source>
        <translation>Centros que no piden una suma mínima de «{field}»: {n}. Cada uno tiene al menos un punto que la aporta.</translation>
    </message>
    <message>
        <source>Change from {before} to {after}</source>
        <translation>Cambio entre {before} y {after}</translation>
    </message>
    <message>
        <source>Change its plan by hand. The dialog is filled in: press Start; a tour leads you on.</source>
        <translation>Cambie a mano su plan. El diálogo ya está relleno: pulse Iniciar; un recorrido le guía.</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>Changes from {plan}</source>
        <translation>Cambios desde {plan}</translation>
    </message>
    <message>
        <source>Changes hub</source>
        <translation>Cambia de núcleo</translation>
    </message>
    <message>
        <source>Changes hub (1 = yes)</source>
        <translation>Cambia de núcleo (1 = sí)</translation>
    </message>
    <message>
        <source>Changes school</source>
        <translation>Cambia de escuela</translation>
    </message>
    <message>
        <source>Changes school (stripes: old zone)</source>
        <translation>Cambia de escuela (rayas: zona anterior)</translation>
    </message>
    <message>
        <source>Changes zone (1 = yes)</source>
        <translation>Cambia de zona (1 = sí)</translation>
    </message>
    <message>
        <source>Changes: {level}</source>
        <translation>Cambios: {level}</translation>
    </message>
    <message>
        <source>Check both layers' coordinate systems. If they are right, move it into a unit, or leave it out.</source>
        <translation>Revise los sistemas de coordenadas de ambas capas. Si son correctos, muévala dentro de una unidad, o exclúyala.</translation>
    </message>
    <message>
        <source>Check both layers' coordinate systems: one of them is likely to be wrong.</source>
        <translation>Revise los sistemas de coordenadas de ambas capas: es probable que uno de ellos sea erróneo.</translation>
    </message>
    <message>
        <source>Check layers</source>
        <translation>Revisar capas</translation>
    </message>
    <message>
        <source>Check planning units</source>
        <translation>Comprobar las unidades</translation>
    </message>
    <message>
        <source>Check the id field and which fields hold where ways start and end.</source>
        <translation>Revise el campo de identificador y qué campos contienen dónde empiezan y terminan los caminos.</translation>
    </message>
    <message>
        <source>Checking the layers ...</source>
        <translation>Comprobando las capas ...</translation>
    </message>
    <message>
        <source>Choose ...</source>
        <translation>Elegir ...</translation>
    </message>
    <message>
        <source>Choose 0 to group by scores alone, 1 by place alone, or what lies between.</source>
        <translation>Elija 0 para agrupar solo por puntuaciones, 1 solo por lugar, o un valor intermedio.</translation>
    </message>
    <message>
        <source>Choose 1 for equal sizes, less for more compact hubs of less equal sizes.</source>
        <translation>Elija 1 para tamaños iguales, menos para núcleos más compactos de tamaños menos iguales.</translation>
    </message>
    <message>
        <source>Choose 1 for few changes, 0 where changes do not matter.</source>
        <translation>Elija 1 para pocos cambios, 0 si los cambios no importan.</translation>
    </message>
    <message>
        <source>Choose a PNG, JPEG or SVG file, or leave it empty.</source>
        <translation>Elija un archivo PNG, JPEG o SVG, o déjelo vacío.</translation>
    </message>
    <message>
        <source>Choose a column of the planning units.</source>
        <translation>Elija una columna de las unidades de planificación.</translation>
    </message>
    <message>
        <source>Choose a field of numbers.</source>
        <translation>Elija un campo de números.</translation>
    </message>
    <message>
        <source>Choose a field that holds what is to be balanced.</source>
        <translation>Elija un campo que contenga lo que se ha de equilibrar.</translation>
    </message>
    <message>
        <source>Choose a file and folders without a colon in their names.</source>
        <translation>Elija un archivo y carpetas sin dos puntos en el nombre.</translation>
    </message>
    <message>
        <source>Choose a file for each, or a table for each in one GeoPackage.</source>
        <translation>Elija un archivo para cada una, o una tabla para cada una en un mismo GeoPackage.</translation>
    </message>
    <message>
        <source>Choose a layer of polygons, or none.</source>
        <translation>Elija una capa de polígonos, o ninguna.</translation>
    </message>
    <message>
        <source>Choose a layer with a point per hub, or clear its filter or selection.</source>
        <translation>Elija una capa con un punto por núcleo, o quite su filtro o su selección.</translation>
    </message>
    <message>
        <source>Choose a layer with more points.</source>
        <translation>Elija una capa con más puntos.</translation>
    </message>
    <message>
        <source>Choose a layer with more.</source>
        <translation>Elija una capa con más.</translation>
    </message>
    <message>
        <source>Choose a layer with points, or clear its filter or selection.</source>
        <translation>Elija una capa con puntos, o quite su filtro o su selección.</translation>
    </message>
    <message>
        <source>Choose a number field, or make one of it with the field calculator.</source>
        <translation>Elija un campo numérico, o cree uno a partir de él con la calculadora de campos.</translation>
    </message>
    <message>
        <source>Choose another field, or none: the number of units is balanced then.</source>
        <translation>Elija otro campo, o ninguno: entonces se equilibra el número de unidades.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Elija otro archivo.</translation>
    </message>
    <message>
        <source>Choose another layer or selection.</source>
        <translation>Elija otra capa u otra selección.</translation>
    </message>
    <message>
        <source>Choose another layer, or clear its filter or selection.</source>
        <translation>Elija otra capa, o quite su filtro o su selección.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Elija otro nombre.</translation>
    </message>
    <message>
        <source>Choose another table, or clear its filter or selection.</source>
        <translation>Elija otra tabla, o quite su filtro o selección.</translation>
    </message>
    <message>
        <source>Choose another table, or drop what depends on this one first.</source>
        <translation>Elija otra tabla o elimine antes lo que depende de esta.</translation>
    </message>
    <message>
        <source>Choose another table.</source>
        <translation>Elija otra tabla.</translation>
    </message>
    <message>
        <source>Choose another.</source>
        <translation>Elija otra.</translation>
    </message>
    <message>
        <source>Choose both zones.</source>
        <translation>Elija ambas zonas.</translation>
    </message>
    <message>
        <source>Choose every zone field once.</source>
        <translation>Elija cada campo de zona una sola vez.</translation>
    </message>
    <message>
        <source>Choose files that were written as REPORT.</source>
        <translation>Elija archivos que se hayan escrito como REPORT.</translation>
    </message>
    <message>
        <source>Choose it among the zone fields too, or choose another.</source>
        <translation>Elíjalo también entre los campos de zona, o elija otro.</translation>
    </message>
    <message>
        <source>Choose it there too, or leave it out here.</source>
        <translation>Elíjalo también allí, o quítelo aquí.</translation>
    </message>
    <message>
        <source>Choose number fields to group by and switch the use of location off, or choose a layer with geometries.</source>
        <translation>Elija campos numéricos por los que agrupar y desactive el uso de la ubicación, o elija una capa con geometrías.</translation>
    </message>
    <message>
        <source>Choose number fields, or use the location.</source>
        <translation>Elija campos numéricos o use la ubicación.</translation>
    </message>
    <message>
        <source>Choose one of: {names}.</source>
        <translation>Elija una de: {names}.</translation>
    </message>
    <message>
        <source>Choose other fields or features.</source>
        <translation>Elija otros campos u otras entidades.</translation>
    </message>
    <message>
        <source>Choose the existing plan's field.</source>
        <translation>Elija el campo del plan existente.</translation>
    </message>
    <message>
        <source>Choose the field (UNIT_ID) in which the parts get ids of their own.</source>
        <translation>Elija el campo (UNIT_ID) en el que las partes reciben ids propios.</translation>
    </message>
    <message>
        <source>Choose the field of all people first among the fields to balance (BALANCE_FIELDS).</source>
        <translation>Elija el campo de todas las personas como primero de los campos que se equilibran (BALANCE_FIELDS).</translation>
    </message>
    <message>
        <source>Choose the field of the existing plan, or leave this empty.</source>
        <translation>Elija el campo del plan vigente, o deje esto vacío.</translation>
    </message>
    <message>
        <source>Choose the field of the existing plan, or set its weight to 0.</source>
        <translation>Elija el campo del plan existente, o ponga su peso a 0.</translation>
    </message>
    <message>
        <source>Choose the field of the feeder zones, or leave the limit empty.</source>
        <translation>Elija el campo de las zonas de enlace, o deje vacío el límite.</translation>
    </message>
    <message>
        <source>Choose the field that holds the existing plan.</source>
        <translation>Elija el campo que contiene el plan existente.</translation>
    </message>
    <message>
        <source>Choose the field that holds the seats, or correct it.</source>
        <translation>Elija el campo que contiene las plazas, o corríjalo.</translation>
    </message>
    <message>
        <source>Choose the field that holds the seats.</source>
        <translation>Elija el campo que tiene las plazas.</translation>
    </message>
    <message>
        <source>Choose the field that names the hub of each point, or none.</source>
        <translation>Elija el campo que nombra el núcleo de cada punto, o ninguno.</translation>
    </message>
    <message>
        <source>Choose the field that names the school of each unit today, and check the level; or leave out the limits and weights on changes.</source>
        <translation>Elija el campo que nombra la escuela actual de cada unidad y revise el nivel; o deje sin indicar los límites y pesos de los cambios.</translation>
    </message>
    <message>
        <source>Choose the field that names the school of each unit, and check the level and the field with the schools' ids.</source>
        <translation>Elija el campo que nombra la escuela de cada unidad, y compruebe el nivel y el campo con los identificadores de las escuelas.</translation>
    </message>
    <message>
        <source>Choose the field that names the school of each unit.</source>
        <translation>Elija el campo que nombra la escuela de cada unidad.</translation>
    </message>
    <message>
        <source>Choose the field that names what stays together, or none.</source>
        <translation>Elija el campo que nombra lo que sigue junto, o ninguno.</translation>
    </message>
    <message>
        <source>Choose the field whose values name what is to be apart, or none.</source>
        <translation>Elija el campo cuyos valores nombran lo que debe estar separado, o ninguno.</translation>
    </message>
    <message>
        <source>Choose the field whose values the table of travel costs names.</source>
        <translation>Elija el campo cuyos valores nombra la tabla de costes de viaje.</translation>
    </message>
    <message>
        <source>Choose the field with the costs.</source>
        <translation>Elija el campo con los costes.</translation>
    </message>
    <message>
        <source>Choose the field, or prefer something else.</source>
        <translation>Elija el campo, o prefiera otra cosa.</translation>
    </message>
    <message>
        <source>Choose the fields by which the table and the layer name the same {kind}.</source>
        <translation>Elija los campos con los que la tabla y la capa nombran lo mismo ({kind}).</translation>
    </message>
    <message>
        <source>Choose the fields that count the students of this level.</source>
        <translation>Elija los campos que cuentan los alumnos de este nivel.</translation>
    </message>
    <message>
        <source>Choose the layer ({layer}), or leave {name} empty.</source>
        <translation>Elija la capa ({layer}) o deje {name} vacío.</translation>
    </message>
    <message>
        <source>Choose the level's existing plan, or leave its weight empty.</source>
        <translation>Elija el plan existente del nivel o deje vacío su peso.</translation>
    </message>
    <message>
        <source>Choose the polygons around the points, or none.</source>
        <translation>Elija los polígonos que rodean los puntos, o ninguno.</translation>
    </message>
    <message>
        <source>Choose the zones to work on.</source>
        <translation>Elija las zonas en las que trabajar.</translation>
    </message>
    <message>
        <source>Choose two different plans.</source>
        <translation>Elija dos planes distintos.</translation>
    </message>
    <message>
        <source>Choose two or more zone fields.</source>
        <translation>Elija dos o más campos de zona.</translation>
    </message>
    <message>
        <source>Choose, for instance, 5: the weight of every hub is then within 5 % of the mean.</source>
        <translation>Elija, por ejemplo, 5: el peso de cada núcleo queda entonces a menos del 5 % de la media.</translation>
    </message>
    <message>
        <source>Click on a column's head to sort by it.</source>
        <translation>Pulse en la cabecera de una columna para ordenar por ella.</translation>
    </message>
    <message>
        <source>Click such a unit: it goes to the school. A drag takes all on the way.</source>
        <translation>Pulse una de esas unidades: pasa a la escuela. Arrastrando pasan todas las del camino.</translation>
    </message>
    <message>
        <source>Close the gap between the two units (run 'Repair planning units'), draw a line over it in BRIDGES or ADJACENCY_LINES, let ISLANDS join the units (1), or leave the part without a region (2).</source>
        <translation>Cierre el hueco entre las dos unidades (ejecute «Reparar las unidades de planificación»), trace una línea por encima en BRIDGES o ADJACENCY_LINES, deje que ISLANDS una las unidades (1) o deje la parte sin región (2).</translation>
    </message>
    <message>
        <source>Close the gap between the two units (run 'Repair planning units'), draw a line over it in BRIDGES or ADJACENCY_LINES, let ISLANDS join the units (1), or leave the part without a zone (2).</source>
        <translation>Cierre el hueco entre las dos unidades (ejecute 'Reparar unidades de planificación'), dibuje una línea sobre él en BRIDGES o ADJACENCY_LINES, deje que ISLANDS una las unidades (1) o deje la parte sin zona (2).</translation>
    </message>
    <message>
        <source>Close, yet no neighbours</source>
        <translation>Cercanas, pero no vecinas</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Columns count hubs. Every fine line is one hub; the triangle is the median.</source>
        <translation>Las columnas cuentan núcleos. Cada línea fina es un núcleo; el triángulo es la mediana.</translation>
    </message>
    <message>
        <source>Columns count schools. Every fine line is one school; the triangle is the median, the dotted line the district as a whole.</source>
        <translation>Las columnas cuentan escuelas. Cada línea fina es una escuela; el triángulo es la mediana, la línea de puntos el distrito en conjunto.</translation>
    </message>
    <message>
        <source>Compactness</source>
        <translation>Compacidad</translation>
    </message>
    <message>
        <source>Compactness %</source>
        <translation>Compacidad %</translation>
    </message>
    <message>
        <source>Compactness (%)</source>
        <translation>Compacidad (%)</translation>
    </message>
    <message>
        <source>Compactness (of 100)</source>
        <translation>Compacidad (de 100)</translation>
    </message>
    <message>
        <source>Compactness (of 100, level {level})</source>
        <translation>Compacidad (de 100, nivel {level})</translation>
    </message>
    <message>
        <source>Compactness, of 100</source>
        <translation>Compacidad, de 100</translation>
    </message>
    <message>
        <source>Compare plans ...</source>
        <translation>Comparar planes ...</translation>
    </message>
    <message>
        <source>Compare variants</source>
        <translation>Comparar variantes</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Comparar con</translation>
    </message>
    <message>
        <source>Compare zone plans</source>
        <translation>Comparar planes de zonas</translation>
    </message>
    <message>
        <source>Compares two or more plans: fields of one layer of planning units, each naming the school of every unit, e.g. the plan in force and automated ones.

It tells every measure of 'Evaluate a zone plan' for every plan, of the whole and zone by zone, how many units and students change zone between every two plans, and which plans agree on every unit. Against the plan that one leaves it counts for every other who changes school, grade by grade, in which patches, and whose way grows. For one pair of plans, from and to, the output layer shows the units that change and their zones before and after.</source>
        <translation>Compara dos o más planes: campos de una capa de unidades de planificación, cada uno con la escuela de cada unidad, p. ej. el plan vigente y otros automáticos.

Indica todas las medidas de «Evaluar un plan de zonas» para cada plan, del conjunto y zona por zona, cuántas unidades y alumnos cambian de zona entre cada dos planes, y qué planes coinciden en cada unidad. Frente al plan que se deja, cuenta para cada uno de los demás quién cambia de escuela, curso por curso, en qué manchas, y a quién se le alarga el camino. Para un par de planes, desde y hasta, la capa de salida muestra las unidades que cambian y sus zonas antes y después.</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copiar como texto</translation>
    </message>
    <message>
        <source>Correct it, leave it empty, or check the level and the school id field.</source>
        <translation>Corríjalo, déjelo vacío, o revise el nivel y el campo de identificador de escuela.</translation>
    </message>
    <message>
        <source>Correct it, or choose a number field.</source>
        <translation>Corríjala, o elija un campo numérico.</translation>
    </message>
    <message>
        <source>Correct it, or put the field that the group is a part of first in BALANCE_FIELDS.</source>
        <translation>Corríjalo, o ponga primero en BALANCE_FIELDS el campo del que el grupo es parte.</translation>
    </message>
    <message>
        <source>Correct it, or write 0.</source>
        <translation>Corríjalo o escriba 0.</translation>
    </message>
    <message>
        <source>Correct it; for a way that does not exist, give a cost too high to be chosen.</source>
        <translation>Corríjalo; para un camino que no existe, dé un coste demasiado alto para ser elegido.</translation>
    </message>
    <message>
        <source>Correct it; where nobody lives, write 0.</source>
        <translation>Corríjalo; donde no viva nadie, escriba 0.</translation>
    </message>
    <message>
        <source>Correct one of the ids, or delete the line.</source>
        <translation>Corrija uno de los ids o borre la línea.</translation>
    </message>
    <message>
        <source>Correct one of the two fields.</source>
        <translation>Corrija uno de los dos campos.</translation>
    </message>
    <message>
        <source>Correct one of the two.</source>
        <translation>Corrija uno de los dos.</translation>
    </message>
    <message>
        <source>Correct the id, or delete the line. The ids are those of the field UNIT_ID with which the lines were written.</source>
        <translation>Corrija el id o borre la línea. Los ids son los del campo UNIT_ID con el que se escribieron las líneas.</translation>
    </message>
    <message>
        <source>Correct the number, or choose the fields of the students that it is part of.</source>
        <translation>Corrija el número, o elija los campos de los alumnos de los que forma parte.</translation>
    </message>
    <message>
        <source>Correct them, or leave them empty for no limit.</source>
        <translation>Corríjalas, o déjelas vacías para que no haya límite.</translation>
    </message>
    <message>
        <source>Correct them: a weight is 0 or more.</source>
        <translation>Corríjalos: un peso es 0 o más.</translation>
    </message>
    <message>
        <source>Cost in the travel costs</source>
        <translation>Coste en los costes de viaje</translation>
    </message>
    <message>
        <source>Cost of a zone across the barrier (students)</source>
        <translation>Coste de una zona a ambos lados de la barrera (alumnos)</translation>
    </message>
    <message>
        <source>Cost of crossing a barrier</source>
        <translation>Coste de cruzar una barrera</translation>
    </message>
    <message>
        <source>Counts only where no field to balance is chosen.</source>
        <translation>Solo cuenta si no se elige ningún campo que equilibrar.</translation>
    </message>
    <message>
        <source>Counts where plans are improved and there are plans in force: 1 weighs them lightly, 20 moves hardly anyone who need not. Left empty: 1 for every level with a plan in force.</source>
        <translation>Cuenta donde se mejoran los planes y hay planes vigentes: 1 les da poco peso, 20 no mueve a casi nadie que no deba moverse. Si se deja vacío: 1 para cada nivel con plan vigente.</translation>
    </message>
    <message>
        <source>Counts where plans are improved: 10 in a district that fills 90 % of its seats lets every school be filled from 81 to 99 %.</source>
        <translation>Cuenta donde se mejoran los planes: 10 en un distrito que ocupa el 90 % de sus plazas permite que cada escuela esté ocupada entre el 81 y el 99 %.</translation>
    </message>
    <message>
        <source>Criteria chosen at the start count too, but in balancing and smoothing.</source>
        <translation>Los criterios elegidos al inicio también cuentan, salvo al equilibrar y alisar.</translation>
    </message>
    <message>
        <source>Crosses are the given centres.</source>
        <translation>Las cruces son los centros dados.</translation>
    </message>
    <message>
        <source>Cut by a barrier or by hand</source>
        <translation>Separados por una barrera o a mano</translation>
    </message>
    <message>
        <source>Cut edges</source>
        <translation>Bordes cortados</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Aislados</translation>
    </message>
    <message>
        <source>Cut off from its school (zone, students)</source>
        <translation>Separada de su escuela (zona, alumnos)</translation>
    </message>
    <message>
        <source>Cut the unit along the meridian into two units, merge its schools into one zone (TWO_SCHOOLS=1), or leave all but one of them out.</source>
        <translation>Corte la unidad por el meridiano en dos unidades, una sus escuelas en una zona (TWO_SCHOOLS=1) o deje fuera todas menos una.</translation>
    </message>
    <message>
        <source>De&amp;lete another ...</source>
        <translation>E&amp;liminar otra ...</translation>
    </message>
    <message>
        <source>Delete a plan</source>
        <translation>Borrar un plan</translation>
    </message>
    <message>
        <source>Delete one of them.</source>
        <translation>Borre una de ellas.</translation>
    </message>
    <message>
        <source>Detached pieces</source>
        <translation>Piezas separadas</translation>
    </message>
    <message>
        <source>Difference between the plans</source>
        <translation>Diferencia entre los planes</translation>
    </message>
    <message>
        <source>Different zones over all plans</source>
        <translation>Zonas distintas entre todos los planes</translation>
    </message>
    <message>
        <source>Dispersion (m)</source>
        <translation>Dispersión (m)</translation>
    </message>
    <message>
        <source>Dispersion, as the method defines it</source>
        <translation>Dispersión, como la define el método</translation>
    </message>
    <message>
        <source>Dispersion, as the method defines it (standard deviation of the distances between a hub's points, added up over the hubs): {after}. Before balancing, with hubs of other sizes, it was {before}: the two are no measure of what balancing costs, as small hubs have little and large ones much.</source>
        <translation>Dispersión, como la define el método (desviación típica de las distancias entre los puntos de un núcleo, sumada sobre los núcleos): {after}. Antes de equilibrar, con núcleos de otros tamaños, era {before}: las dos no miden lo que cuesta equilibrar, pues los núcleos pequeños tienen poca y los grandes mucha.</translation>
    </message>
    <message>
        <source>Dispersion, {unit}</source>
        <translation>Dispersión, {unit}</translation>
    </message>
    <message>
        <source>Dissimilarity</source>
        <translation>Disimilitud</translation>
    </message>
    <message>
        <source>Dissimilarity ({field})</source>
        <translation>Disimilitud ({field})</translation>
    </message>
    <message>
        <source>Distance (m)</source>
        <translation>Distancia (m)</translation>
    </message>
    <message>
        <source>Distance of the zones to their school, {unit}</source>
        <translation>Distancia de las zonas a su escuela, {unit}</translation>
    </message>
    <message>
        <source>Distance that 95 % do not exceed (m)</source>
        <translation>Distancia que el 95 % no supera (m)</translation>
    </message>
    <message>
        <source>Distance to centre</source>
        <translation>Distancia al centro</translation>
    </message>
    <message>
        <source>Distance to school</source>
        <translation>Distancia a la escuela</translation>
    </message>
    <message>
        <source>Distance to the centre that 95 % do not exceed (km)</source>
        <translation>Distancia al centro que el 95 % no supera (km)</translation>
    </message>
    <message>
        <source>Distance to the group's centre (standard deviations)</source>
        <translation>Distancia al centro del grupo (desviaciones típicas)</translation>
    </message>
    <message>
        <source>Distance to the hub's centre: mean {mean}, 95 % within {p95}, longest {longest}. Mean distance to the hub's middle point (medoid) {medoid}.</source>
        <translation>Distancia al centro del núcleo: media {mean}, 95 % dentro de {p95}, la más larga {longest}. Distancia media al punto central del núcleo (medoide) {medoid}.</translation>
    </message>
    <message>
        <source>Distance to the hub’s centre, {unit}</source>
        <translation>Distancia al centro del núcleo, {unit}</translation>
    </message>
    <message>
        <source>Distances of points, and of hubs on average</source>
        <translation>Distancias de los puntos, y de los núcleos en promedio</translation>
    </message>
    <message>
        <source>Distances run along the ellipsoid from each point to its hub's centre; the middle point is the one from which the others are nearest.</source>
        <translation>Las distancias van sobre el elipsoide desde cada punto hasta el centro de su núcleo; el punto central es aquel desde el que los demás están más cerca.</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Distrito</translation>
    </message>
    <message>
        <source>District on the report</source>
        <translation>Distrito en el informe</translation>
    </message>
    <message>
        <source>District {name} ...</source>
        <translation>Distrito {name} ...</translation>
    </message>
    <message>
        <source>Districts</source>
        <translation>Distritos</translation>
    </message>
    <message>
        <source>Divide a unit along a line</source>
        <translation>Dividir una unidad por una línea</translation>
    </message>
    <message>
        <source>Divide the unit between the schools</source>
        <translation>Dividir la unidad entre las escuelas</translation>
    </message>
    <message>
        <source>Divide this unit, or raise the tolerance or the ceiling.</source>
        <translation>Divida esta unidad, o aumente la tolerancia o el máximo.</translation>
    </message>
    <message>
        <source>Does not touch the zone of {zone}: {units}.</source>
        <translation>No toca la zona de {zone}: {units}.</translation>
    </message>
    <message>
        <source>Download this table (CSV)</source>
        <translation>Descargar esta tabla (CSV)</translation>
    </message>
    <message>
        <source>Draw a feeder chain</source>
        <translation>Trazar una cadena</translation>
    </message>
    <message>
        <source>Draw a line in BRIDGES from it to a neighbour, let ISLANDS join it to the nearest unit (1), or leave it without a region (2).</source>
        <translation>Trace una línea en BRIDGES de ella a una vecina, deje que ISLANDS la una a la unidad más cercana (1) o déjela sin región (2).</translation>
    </message>
    <message>
        <source>Draw a line in BRIDGES from it to a neighbour, let ISLANDS join it to the nearest unit (1), or leave it without a zone (2).</source>
        <translation>Dibuje en BRIDGES una línea desde ella hasta un vecino, deje que ISLANDS la una a la unidad más cercana (1) o déjela sin zona (2).</translation>
    </message>
    <message>
        <source>Draw a line in BRIDGES from one part to the other, or give each part a name of its own in this field.</source>
        <translation>Dibuje en BRIDGES una línea de una parte a la otra, o dé a cada parte un nombre propio en este campo.</translation>
    </message>
    <message>
        <source>Draw a line in BRIDGES that ties them to others, leave them out by a filter, or widen the sizes.</source>
        <translation>Dibuje en BRIDGES una línea que los una a otros, exclúyalos con un filtro, o amplíe los tamaños.</translation>
    </message>
    <message>
        <source>Draw a line over it in BRIDGES where there is a way, shorten or delete the barrier, or leave the part without a region (ISLANDS=2).</source>
        <translation>Trace una línea por encima en BRIDGES donde haya paso, acorte o borre la barrera, o deje la parte sin región (ISLANDS=2).</translation>
    </message>
    <message>
        <source>Draw a line over it in BRIDGES where there is a way, shorten or delete the barrier, or leave the part without a zone (ISLANDS=2).</source>
        <translation>Dibuje en BRIDGES una línea por encima de ella donde haya paso, acorte o borre la barrera, o deje la parte sin zona (ISLANDS=2).</translation>
    </message>
    <message>
        <source>Draw attendance zones</source>
        <translation>Trazar zonas</translation>
    </message>
    <message>
        <source>Draw it farther from the unit's border.</source>
        <translation>Dibújela más lejos del límite de la unidad.</translation>
    </message>
    <message>
        <source>Draw it from inside one unit to inside the other.</source>
        <translation>Trácelo desde el interior de una unidad hasta el interior de la otra.</translation>
    </message>
    <message>
        <source>Draw it from outside the unit through to its other side.</source>
        <translation>Dibújela desde fuera de la unidad hasta el otro lado.</translation>
    </message>
    <message>
        <source>Draw or delete these features.</source>
        <translation>Dibuje o borre estas entidades.</translation>
    </message>
    <message>
        <source>Draw or read them on the same one.</source>
        <translation>Dibújelos o léalos sobre el mismo.</translation>
    </message>
    <message>
        <source>Draw the line across a unit: its middle lies on none.</source>
        <translation>Dibuje la línea a través de una unidad: su punto medio no cae en ninguna.</translation>
    </message>
    <message>
        <source>Draw three levels</source>
        <translation>Trazar tres niveles</translation>
    </message>
    <message>
        <source>Draw zones</source>
        <translation>Trazar zonas</translation>
    </message>
    <message>
        <source>Draw zones (AZP)</source>
        <translation>Trazar zonas (AZP)</translation>
    </message>
    <message>
        <source>Draw zones (SARA)</source>
        <translation>Trazar zonas (SARA)</translation>
    </message>
    <message>
        <source>Draw zones ...</source>
        <translation>Trazar zonas ...</translation>
    </message>
    <message>
        <source>Draw zones for its elementary schools. The dialog is filled in: press Run; after about a minute the report opens in your browser.</source>
        <translation>Trace zonas para sus escuelas primarias. El diálogo está rellenado: pulse Ejecutar; al cabo de un minuto, más o menos, el informe se abre en su navegador.</translation>
    </message>
    <message>
        <source>Draw zones of all levels</source>
        <translation>Trazar todos los niveles</translation>
    </message>
    <message>
        <source>Drawing plans from random starts: {runs} ...</source>
        <translation>Trazando planes desde comienzos aleatorios: {runs} ...</translation>
    </message>
    <message>
        <source>Drawing zones around {schools} ({method}) ...</source>
        <translation>Trazando zonas alrededor de {schools} ({method}) ...</translation>
    </message>
    <message>
        <source>Drawn by lot: {n} %</source>
        <translation>Al azar: {n} %</translation>
    </message>
    <message>
        <source>Drawn twice, left out</source>
        <translation>Dibujada dos veces, omitida</translation>
    </message>
    <message>
        <source>Draws attendance zones by simulated annealing on the difference between the zones' numbers of students (SARA, Macmillan 2001), a classical method to compare with.

It starts from random zones in one piece, grown from the schools, and hands units over borders at random. Moves that make the objective worse are accepted less and less often; no zone ever falls apart. It looks at enrolment only: neither at shape nor at distance, so expect ragged zones and long journeys.

Several runs start from different random plans. The best by the objective is kept; the log and the outputs tell mean and spread of all.</source>
        <translation>Traza zonas de asistencia por recocido simulado sobre la diferencia entre los números de alumnos de las zonas (SARA, Macmillan 2001), un método clásico con el que comparar.

Parte de zonas aleatorias de una sola pieza, crecidas desde las escuelas, y pasa unidades al azar de un lado a otro de los límites. Los movimientos que empeoran el objetivo se aceptan cada vez menos; ninguna zona se rompe nunca. Solo mira la matrícula: ni la forma ni la distancia, así que cabe esperar zonas irregulares y recorridos largos.

Varias ejecuciones parten de planes aleatorios distintos. Se conserva el mejor según el objetivo; el registro y las salidas dan la media y la dispersión de todos.</translation>
    </message>
    <message>
        <source>Draws attendance zones by the Automatic Zoning Procedure (Openshaw and Rao 1995), a classical method to compare with.

It starts from random zones in one piece, grown from the schools, and hands units over borders as long as the objective does not get worse and no zone falls apart. It looks at enrolment only: neither at shape nor at distance, so expect ragged zones and long journeys.

Several runs start from different random plans. The best by the objective is kept; the log and the outputs tell mean and spread of all.</source>
        <translation>Traza zonas de asistencia con el procedimiento automático de zonificación (Openshaw y Rao 1995), un método clásico con el que comparar.

Parte de zonas aleatorias de una sola pieza, crecidas desde las escuelas, y pasa unidades de un lado a otro de los límites mientras el objetivo no empeore y ninguna zona se rompa. Solo mira la matrícula: ni la forma ni la distancia, así que cabe esperar zonas irregulares y recorridos largos.

Varias ejecuciones parten de planes aleatorios distintos. Se conserva el mejor según el objetivo; el registro y las salidas dan la media y la dispersión de todos.</translation>
    </message>
    <message>
        <source>Draws one attendance zone around every school from planning units, so that zones are in one piece, enrolment is close to capacity, shapes are compact and students live near their school.

The method is GeoKMeans (Biswas et al., AAAI 2020). Zones grow from the schools: every unit joins the nearest zone that it borders, if the zone it leaves stays in one piece and if balance and compactness together do not get worse. Units that no zone takes are placed at the end where they do least harm. The plan is then improved, until schools are filled within a tolerance as far as such a plan is found; the paper's own plan is one choice away.

The variants leave checks out, for comparison: SCKM does not look at balance, CKM lets zones fall apart, SKM takes the nearest school alone.

Balance is the mean over the zones of 100 x (1 - |1 - students / capacity|). Compactness compares each outline with a circle's. Proximity is the mean over the zones of their students' distance to school, along the ellipsoid.</source>
        <translation>Traza una zona de asistencia alrededor de cada escuela a partir de unidades de planificación, de modo que las zonas sean de una sola pieza, la matrícula se acerque a la capacidad, las formas sean compactas y los alumnos vivan cerca de su escuela.

El método es GeoKMeans (Biswas et al., AAAI 2020). Las zonas crecen desde las escuelas: cada unidad se une a la zona más próxima con la que linda, si la zona que deja sigue siendo de una pieza y si el equilibrio y la compacidad en conjunto no empeoran. Las unidades que ninguna zona toma se colocan al final donde hacen menos daño. Después se mejora el plan, hasta que las escuelas se llenen dentro de una tolerancia, en la medida en que se halle un plan así; el plan propio del artículo está a una opción de distancia.

Las variantes omiten comprobaciones, para comparar: SCKM no mira el equilibrio, CKM deja que las zonas se rompan, SKM solo toma la escuela más próxima.

El equilibrio es la media sobre las zonas de 100 x (1 - |1 - alumnos / capacidad|). La compacidad compara cada contorno con el de un círculo. La proximidad es la media sobre las zonas de la distancia de sus alumnos a la escuela, sobre el elipsoide.</translation>
    </message>
    <message>
        <source>Draws the attendance zones of elementary, middle and high schools in one run, each by 'Draw attendance zones', and puts them together: one layer of planning units with a field per level (plan_es, plan_ms, plan_hs), a layer of zones per level, one table with the figures of every level, and one report.

Fields of these names that the planning units hold from an earlier run are replaced.</source>
        <translation>Traza en una sola ejecución las zonas de asistencia de las escuelas primarias, intermedias y secundarias, cada nivel mediante «Trazar zonas», y las reúne: una capa de unidades de planificación con un campo por nivel (plan_es, plan_ms, plan_hs), una capa de zonas por nivel, una tabla con las cifras de cada nivel y un solo informe.

Los campos de esos nombres que las unidades tengan de una ejecución anterior se reemplazan.</translation>
    </message>
    <message>
        <source>Draws the elementary zones first, then the middle zones with the elementary zones as their planning units. So every elementary school feeds one middle school: no class is split when it changes school. Plans in force are kept as far as their weight asks; of an elementary zone the middle school in force is that of most of its middle students.

The price is that the middle zones can be balanced less closely: whole elementary zones are coarse. No two middle schools may stand in one elementary zone.</source>
        <translation>Dibuja primero las zonas elementales y luego las del nivel intermedio, con las zonas elementales como unidades de planificación. Así cada escuela de primaria alimenta una sola del nivel intermedio: ninguna clase se divide al cambiar de escuela. Los planes vigentes se conservan en la medida en que lo pide su peso; de una zona de primaria, la escuela intermedia vigente es la de la mayoría de sus alumnos del nivel intermedio.

El precio es que las zonas del nivel intermedio no se pueden equilibrar tanto: las zonas elementales enteras son gruesas. No puede haber dos escuelas del nivel intermedio en una misma zona de primaria.</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Duplicate the plan</source>
        <translation>Duplicar el plan</translation>
    </message>
    <message>
        <source>Each in one piece</source>
        <translation>Cada una de una pieza</translation>
    </message>
    <message>
        <source>Edit a plan</source>
        <translation>Editar un plan</translation>
    </message>
    <message>
        <source>Edit a plan ...</source>
        <translation>Editar un plan ...</translation>
    </message>
    <message>
        <source>Edit another level</source>
        <translation>Editar otro nivel</translation>
    </message>
    <message>
        <source>Edit as a plan of zones ...</source>
        <translation>Editar como plan de zonas ...</translation>
    </message>
    <message>
        <source>Edit the zones of another level on the same planning units</source>
        <translation>Editar las zonas de otro nivel sobre las mismas unidades de planificación</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>Esfuerzo</translation>
    </message>
    <message>
        <source>Elementary level</source>
        <translation>Nivel de primaria</translation>
    </message>
    <message>
        <source>Elementary plan in force</source>
        <translation>Plan vigente de primaria</translation>
    </message>
    <message>
        <source>Elementary students (fields are added up)</source>
        <translation>Alumnos de primaria (los campos se suman)</translation>
    </message>
    <message>
        <source>Elementary zones</source>
        <translation>Zonas de primaria</translation>
    </message>
    <message>
        <source>Emptier than before and below the limit: {schools}.</source>
        <translation>Más vacías que antes y bajo el límite: {schools}.</translation>
    </message>
    <message>
        <source>End the session</source>
        <translation>Terminar la sesión</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>Terminar el recorrido</translation>
    </message>
    <message>
        <source>Ends the search after so many minutes and writes the best found until then. Reading, checking and writing are not counted. What is found then depends on the speed of the computer: the same random seed need not give it again. Left empty: the search comes to its own end.</source>
        <translation>Termina la búsqueda al cabo de esos minutos y escribe lo mejor encontrado hasta entonces. No cuentan la lectura, la comprobación ni la escritura. Lo que se encuentra así depende de la velocidad del equipo: la misma semilla aleatoria no tiene por qué darlo otra vez. Si se deja vacío, la búsqueda llega a su propio fin.</translation>
    </message>
    <message>
        <source>Equity</source>
        <translation>Equidad</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Error that names them</source>
        <translation>Error que los nombra</translation>
    </message>
    <message>
        <source>Error: {problem}</source>
        <translation>Error: {problem}</translation>
    </message>
    <message>
        <source>Errors: no plan can be drawn</source>
        <translation>Errores: no se puede trazar ningún plan</translation>
    </message>
    <message>
        <source>Evaluate a plan ...</source>
        <translation>Evaluar un plan ...</translation>
    </message>
    <message>
        <source>Evaluate a zone plan</source>
        <translation>Evaluar un plan de zonas</translation>
    </message>
    <message>
        <source>Every area with its region and its distance to the region's centre.</source>
        <translation>Cada área con su región y su distancia al centro de la región.</translation>
    </message>
    <message>
        <source>Every elementary zone (zone_id) with the middle school that it feeds (plan_ms).</source>
        <translation>Cada zona de primaria (zone_id) con la escuela intermedia a la que alimenta (plan_ms).</translation>
    </message>
    <message>
        <source>Every feature has the same value in '{name}': it tells none apart and does not count.</source>
        <translation>Todas las entidades tienen el mismo valor en «{name}»: no distingue a ninguna y no cuenta.</translation>
    </message>
    <message>
        <source>Every feature with its group, the group's size and its distance to the group's centre: on the ground in metres where place counts, in standard deviations where scores do.</source>
        <translation>Cada entidad con su grupo, el tamaño del grupo y su distancia al centro del grupo: sobre el terreno, en metros, donde cuenta el lugar; en desviaciones típicas, donde cuentan las puntuaciones.</translation>
    </message>
    <message>
        <source>Every figure</source>
        <translation>Todas las cifras</translation>
    </message>
    <message>
        <source>Every group</source>
        <translation>Todos los grupos</translation>
    </message>
    <message>
        <source>Every group of points</source>
        <translation>Cada grupo de puntos</translation>
    </message>
    <message>
        <source>Every hub</source>
        <translation>Todos los núcleos</translation>
    </message>
    <message>
        <source>Every hub holds together on the map: no point is cut off inside the ground of another hub. Switched off, hubs may be a little more compact.</source>
        <translation>Cada núcleo se mantiene unido en el mapa: ningún punto queda aislado dentro del terreno de otro núcleo. Desactivado, los núcleos pueden ser algo más compactos.</translation>
    </message>
    <message>
        <source>Every hub needs a point: correct the capacity, or leave the centres out by a filter or selection.</source>
        <translation>Cada núcleo necesita un punto: corrija la capacidad, o excluya los centros con un filtro o una selección.</translation>
    </message>
    <message>
        <source>Every hub needs a point: leave centres out by a filter or selection.</source>
        <translation>Cada núcleo necesita un punto: excluya centros con un filtro o una selección.</translation>
    </message>
    <message>
        <source>Every hub needs a point: name fewer hubs.</source>
        <translation>Cada núcleo necesita un punto: indique menos núcleos.</translation>
    </message>
    <message>
        <source>Every hub needs such a point: leave centres out by a filter or selection.</source>
        <translation>Cada núcleo necesita uno de esos puntos: excluya centros con un filtro o una selección.</translation>
    </message>
    <message>
        <source>Every hub's mean</source>
        <translation>La media de cada núcleo</translation>
    </message>
    <message>
        <source>Every island that stays counts as so many times 25 students who change school: the more, the more of them are joined. 0 leaves them as they are.</source>
        <translation>Cada isla que se queda cuenta como tantas veces 25 alumnos que cambian de escuela: cuanto más, más de ellas se unen. 0 las deja como están.</translation>
    </message>
    <message>
        <source>Every minority branch counts as so many students more: the higher, the more it matters how many zones are split, and the less how many children that concerns.</source>
        <translation>Cada rama minoritaria cuenta como otros tantos alumnos más: cuanto mayor, más importa cuántas zonas se dividen y menos a cuántos niños afecta.</translation>
    </message>
    <message>
        <source>Every other zone is in one piece.</source>
        <translation>Todas las demás zonas son de una pieza.</translation>
    </message>
    <message>
        <source>Every planning unit with its elementary zone (plan_es) and its middle zone (plan_ms).</source>
        <translation>Cada unidad de planificación con su zona de primaria (plan_es) y su zona intermedia (plan_ms).</translation>
    </message>
    <message>
        <source>Every planning unit with its zone and its distance to school at every level.</source>
        <translation>Cada unidad de planificación con su zona y su distancia a la escuela en cada nivel.</translation>
    </message>
    <message>
        <source>Every planning unit with its zone and its distance to school, per level.</source>
        <translation>Cada unidad de planificación con su zona y su distancia a la escuela, por nivel.</translation>
    </message>
    <message>
        <source>Every planning unit with its zone and its distance to school.</source>
        <translation>Cada unidad de planificación con su zona y su distancia a la escuela.</translation>
    </message>
    <message>
        <source>Every planning unit with its zone before (the existing plan) and after.</source>
        <translation>Cada unidad de planificación con su zona antes (el plan existente) y después.</translation>
    </message>
    <message>
        <source>Every planning unit with its zone in the two plans chosen, whether it changes, and which of all the plans agree on it.</source>
        <translation>Cada unidad de planificación con su zona en los dos planes elegidos, si cambia y qué planes coinciden en ella.</translation>
    </message>
    <message>
        <source>Every point</source>
        <translation>Cada punto</translation>
    </message>
    <message>
        <source>Every point is a group by itself: choose another field.</source>
        <translation>Cada punto es un grupo por sí mismo: elija otro campo.</translation>
    </message>
    <message>
        <source>Every point with its hub, the hub's size and the distance to the hub's centre.</source>
        <translation>Cada punto con su núcleo, el tamaño del núcleo y la distancia al centro del núcleo.</translation>
    </message>
    <message>
        <source>Every region</source>
        <translation>Todas las regiones, una a una</translation>
    </message>
    <message>
        <source>Every school is within {n} points of the district's {target} %.</source>
        <translation>Cada escuela está a menos de {n} puntos del {target} % del distrito.</translation>
    </message>
    <message>
        <source>Every school needs a unit of its own: move a school off the border into another unit, or let TWO_SCHOOLS merge schools into one zone (1) or divide a unit between them (2).</source>
        <translation>Cada escuela necesita una unidad propia: mueva una escuela de la linde a otra unidad, o deje que TWO_SCHOOLS una escuelas en una zona (1) o divida una unidad entre ellas (2).</translation>
    </message>
    <message>
        <source>Every school with its seats, the students of its zone and how full they make it.</source>
        <translation>Cada escuela con sus plazas, los alumnos de su zona y lo llena que la dejan.</translation>
    </message>
    <message>
        <source>Every zone is in one piece.</source>
        <translation>Cada zona es de una sola pieza.</translation>
    </message>
    <message>
        <source>Every zone needs a unit of its own: use smaller units, or fewer schools.</source>
        <translation>Cada zona necesita una unidad propia: use unidades más pequeñas, o menos escuelas.</translation>
    </message>
    <message>
        <source>Every zone: {plan}</source>
        <translation>Todas las zonas: {plan}</translation>
    </message>
    <message>
        <source>Exchange the two fields: '{end}' and '{start}'.</source>
        <translation>Intercambie los dos campos: «{end}» y «{start}».</translation>
    </message>
    <message>
        <source>Existing plan</source>
        <translation>Plan existente</translation>
    </message>
    <message>
        <source>Existing plan of level {level}</source>
        <translation>Plan vigente del nivel {level}</translation>
    </message>
    <message>
        <source>Farther left is better.</source>
        <translation>Más a la izquierda es mejor.</translation>
    </message>
    <message>
        <source>Farther than {longest}</source>
        <translation>Más lejos que {longest}</translation>
    </message>
    <message>
        <source>Faults of ids</source>
        <translation>Defectos de identificadores</translation>
    </message>
    <message>
        <source>Faults of reference systems</source>
        <translation>Defectos de sistemas de referencia</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>Objeto</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Entidades</translation>
    </message>
    <message>
        <source>Features by group</source>
        <translation>Entidades por grupo</translation>
    </message>
    <message>
        <source>Features in the colour of their group.</source>
        <translation>Las entidades en el color de su grupo.</translation>
    </message>
    <message>
        <source>Features in the group</source>
        <translation>Entidades del grupo</translation>
    </message>
    <message>
        <source>Features to group</source>
        <translation>Entidades que agrupar</translation>
    </message>
    <message>
        <source>Features without a geometry of the right kind</source>
        <translation>Objetos sin geometría del tipo adecuado</translation>
    </message>
    <message>
        <source>Feeder branches of level {level} with a small share</source>
        <translation>Ramas del nivel {level} con una proporción pequeña</translation>
    </message>
    <message>
        <source>Feeder branches under {share} % ({field})</source>
        <translation>Ramas de enlace por debajo del {share} % ({field})</translation>
    </message>
    <message>
        <source>Feeder branches with a small share</source>
        <translation>Ramas de enlace con una parte pequeña</translation>
    </message>
    <message>
        <source>Feeder zones</source>
        <translation>Zonas de enlace</translation>
    </message>
    <message>
        <source>Feeders</source>
        <translation>Zonas alimentadoras</translation>
    </message>
    <message>
        <source>Feeders between the levels</source>
        <translation>Alimentación entre los niveles</translation>
    </message>
    <message>
        <source>Feeders from {lower} to {upper}: {split} of {zones} zones feed more than one; students in minority branches: {students:,.0f}.</source>
        <translation>De {lower} a {upper}: {split} de {zones} zonas alimentan más de una; alumnos en ramas minoritarias: {students:,.0f}.</translation>
    </message>
    <message>
        <source>Feeders: the {n} zones of '{field}' feed the {own} here.</source>
        <translation>Enlaces: las {n} zonas de '{field}' alimentan las {own} de aquí.</translation>
    </message>
    <message>
        <source>Feeders: the {own} zones here feed the {n} of '{field}'.</source>
        <translation>Enlaces: las {own} zonas de aquí alimentan las {n} de '{field}'.</translation>
    </message>
    <message>
        <source>Few changes</source>
        <translation>Pocos cambios</translation>
    </message>
    <message>
        <source>Fewest and most groups</source>
        <translation>Mínimo y máximo de grupos</translation>
    </message>
    <message>
        <source>Fewest groups</source>
        <translation>Mínimo de grupos</translation>
    </message>
    <message>
        <source>Fewest students who change school together</source>
        <translation>Mínimo de alumnos que cambian juntos de escuela</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Campo</translation>
    </message>
    <message>
        <source>Field that names each area's district: no region crosses a district's border, and equal shares are each district's own. The number of regions is shared out by the first field to balance.</source>
        <translation>Campo que nombra el distrito de cada área: ninguna región cruza el límite de un distrito, y las partes iguales son las de cada distrito. El número de regiones se reparte según el primer campo que se equilibra.</translation>
    </message>
    <message>
        <source>Field that names the hub of points that have to be in it; empty for all others. Each name is one hub: one of last time's, a given centre, or a new one.</source>
        <translation>Campo que nombra el núcleo de los puntos que deben estar en él; vacío en todos los demás. Cada nombre es un núcleo: uno de la última vez, un centro dado o uno nuevo.</translation>
    </message>
    <message>
        <source>Field that names the region of areas that must be together; empty for all others. Each name is one region.</source>
        <translation>Campo que nombra la región de las áreas que deben ir juntas; vacío para las demás. Cada nombre es una región.</translation>
    </message>
    <message>
        <source>Field whose values name points that are in one hub, such as the two sites of a school; empty for all others.</source>
        <translation>Campo cuyos valores nombran puntos que están en un mismo núcleo, como las dos sedes de una escuela; vacío en todos los demás.</translation>
    </message>
    <message>
        <source>Field whose values name points that ought to be in different hubs, such as two schools that share a head; empty for all others. Where there are more of them than hubs, they are spread over these as evenly as can be.</source>
        <translation>Campo cuyos valores nombran puntos que deberían estar en núcleos distintos, como dos escuelas con la misma dirección; vacío en todos los demás. Si son más que los núcleos, se reparten entre ellos con la mayor igualdad posible.</translation>
    </message>
    <message>
        <source>Field with each area's present region. Regions keep their names, and as few areas as the weight below asks for change region.</source>
        <translation>Campo con la región actual de cada área. Las regiones conservan sus nombres y cambian de región tan pocas áreas como pide el peso de abajo.</translation>
    </message>
    <message>
        <source>Field with the hub that each point was in, empty for new points: hub_id, or hub_name, of that run. Hubs keep their numbers or names, and few points change hub: how few is a matter of the weight of last time's hubs, among the advanced parameters. With given centres it holds their names. If the layer already has a field hub_id, that stays as it was, and the new hubs are in hub_id_2.</source>
        <translation>Campo con el núcleo en que estaba cada punto, vacío para los puntos nuevos: hub_id, o hub_name, de aquella ejecución. Los núcleos conservan sus números o nombres, y pocos puntos cambian de núcleo: cuántos depende del peso de los núcleos de la última vez, entre los parámetros avanzados. Con centros dados contiene sus nombres. Si la capa ya tiene un campo hub_id, queda como estaba, y los núcleos nuevos están en hub_id_2.</translation>
    </message>
    <message>
        <source>Fields of the planning units of which every attendance zone is to hold the value that most of its students have, under the same names: the plan in force of the next level, say, whose planning units these zones are to be. Where fields are added up per zone, the students counted are theirs.</source>
        <translation>Campos de las unidades de planificación de los que cada zona de asistencia debe tener el valor que corresponde a la mayoría de sus alumnos, con los mismos nombres: por ejemplo, el plan vigente del nivel siguiente, cuyas unidades de planificación serán estas zonas. Donde se suman campos por zona, se cuentan los alumnos de estos.</translation>
    </message>
    <message>
        <source>Fields shown on the web map</source>
        <translation>Campos que se muestran en el mapa web</translation>
    </message>
    <message>
        <source>Fields such as school, language or sex: each group gets its share of every value.</source>
        <translation>Campos como escuela, lengua o sexo: cada grupo recibe su parte de cada valor.</translation>
    </message>
    <message>
        <source>Fields that name each area's town, county or the like. A place is split between regions only where all else gains more.</source>
        <translation>Campos que nombran el pueblo, la comarca o similar de cada área. Un lugar se divide entre regiones solo donde todo lo demás gana más.</translation>
    </message>
    <message>
        <source>Fields that name each unit's neighbourhood, municipality or the like.</source>
        <translation>Campos que nombran el barrio, municipio o similar de cada unidad.</translation>
    </message>
    <message>
        <source>Fields to balance</source>
        <translation>Campos que equilibrar</translation>
    </message>
    <message>
        <source>Fields with the zones of the level below or above, e.g. the middle schools' where elementary zones are looked at: a zone whose children go on to several schools is a split feeder.</source>
        <translation>Campos con las zonas del nivel inferior o superior, p. ej. las de las escuelas intermedias cuando se miran las zonas elementales: una zona cuyos niños siguen en varias escuelas es un enlace dividido.</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Cifra</translation>
    </message>
    <message>
        <source>Figures of the boroughs</source>
        <translation>Cifras de los municipios</translation>
    </message>
    <message>
        <source>Figures of the levels</source>
        <translation>Cifras de los niveles</translation>
    </message>
    <message>
        <source>Figures of {after}, held against {before}.</source>
        <translation>Cifras según {after}, comparadas con {before}.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Fill in both unit_a and unit_b, or neither: then its ends say which.</source>
        <translation>Rellene unit_a y unit_b, o ninguno de los dos: entonces lo dicen sus extremos.</translation>
    </message>
    <message>
        <source>Fill in the field of the districts, or choose none.</source>
        <translation>Rellene el campo de los distritos o no elija ninguno.</translation>
    </message>
    <message>
        <source>Fill it in, leave the features or the field out, or let the median of the field stand in for missing values.</source>
        <translation>Complétela, excluya las entidades o el campo, o deje que la mediana del campo sustituya a los valores que faltan.</translation>
    </message>
    <message>
        <source>Fill it in, or choose another field or none.</source>
        <translation>Rellénelo, o elija otro campo o ninguno.</translation>
    </message>
    <message>
        <source>Fill it in, or write 0.</source>
        <translation>Complételo, o escriba 0.</translation>
    </message>
    <message>
        <source>Fill it in; where nobody lives, write 0.</source>
        <translation>Complételo; donde no viva nadie, escriba 0.</translation>
    </message>
    <message>
        <source>Fill it in; where there is nothing, write 0.</source>
        <translation>Rellénelo; donde no haya nada, escriba 0.</translation>
    </message>
    <message>
        <source>Fill the field, or leave them out by a filter or selection.</source>
        <translation>Complete el campo, o exclúyalos con un filtro o una selección.</translation>
    </message>
    <message>
        <source>Filled like the district it would have {students}, {n} fewer.</source>
        <translation>Llena como el distrito tendría {students}, {n} menos.</translation>
    </message>
    <message>
        <source>Filled like the district it would have {students}, {n} more.</source>
        <translation>Llena como el distrito tendría {students}, {n} más.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Findings about parts of the map</source>
        <translation>Hallazgos sobre partes del mapa</translation>
    </message>
    <message>
        <source>First steps ...</source>
        <translation>Primeros pasos ...</translation>
    </message>
    <message>
        <source>First take or drop what the solver has found.</source>
        <translation>Primero acepte o descarte lo que ha encontrado el optimizador.</translation>
    </message>
    <message>
        <source>Folder with files to install from</source>
        <translation>Carpeta con los archivos que instalar</translation>
    </message>
    <message>
        <source>For a computer without a network: the files that the log says to fetch.</source>
        <translation>Para un equipo sin red: los archivos que el registro indica descargar.</translation>
    </message>
    <message>
        <source>For spectral clustering: how many nearest places each place is joined to. Left empty: 10 % of the points, at most 30.</source>
        <translation>Para el agrupamiento espectral: a cuántos lugares más próximos se une cada lugar. Si se deja vacío: el 10 % de los puntos, como mucho 30.</translation>
    </message>
    <message>
        <source>For spectral clustering: how many nearest places each place is joined to. Left empty: the middle of the range, at most 30.</source>
        <translation>Para el agrupamiento espectral: a cuántos lugares más próximos se une cada lugar. Si se deja vacío: la mitad del intervalo, como mucho 30.</translation>
    </message>
    <message>
        <source>Form at least {n} hubs, or lock points to fewer.</source>
        <translation>Forme al menos {n} núcleos, o fije puntos a menos.</translation>
    </message>
    <message>
        <source>Form balanced regions</source>
        <translation>Formar regiones equilibradas</translation>
    </message>
    <message>
        <source>Form fewer regions, or unlock some areas.</source>
        <translation>Forme menos regiones o suelte algunas áreas.</translation>
    </message>
    <message>
        <source>Form hubs of equal size</source>
        <translation>Formar núcleos iguales</translation>
    </message>
    <message>
        <source>Form hubs per borough</source>
        <translation>Núcleos por distrito</translation>
    </message>
    <message>
        <source>Form hubs within a range</source>
        <translation>Núcleos en un intervalo</translation>
    </message>
    <message>
        <source>Form more regions, or lock areas to fewer.</source>
        <translation>Forme más regiones o fije áreas a menos.</translation>
    </message>
    <message>
        <source>Forming groups; features: {n} ...</source>
        <translation>Formando grupos; elementos: {n}...</translation>
    </message>
    <message>
        <source>Forming hubs; points: {n} ...</source>
        <translation>Formando núcleos; puntos: {n}...</translation>
    </message>
    <message>
        <source>Forming regions ...</source>
        <translation>Formando las regiones ...</translation>
    </message>
    <message>
        <source>Free seats</source>
        <translation>Plazas libres</translation>
    </message>
    <message>
        <source>Free some of them, or raise the tolerance or the ceiling.</source>
        <translation>Libere algunas de ellas, o aumente la tolerancia o el tope.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>From plan</source>
        <translation>Del plan</translation>
    </message>
    <message>
        <source>From school</source>
        <translation>De la escuela</translation>
    </message>
    <message>
        <source>From zone to zone</source>
        <translation>De zona a zona</translation>
    </message>
    <message>
        <source>From {before} to {after}</source>
        <translation>Desde {before} hasta {after}</translation>
    </message>
    <message>
        <source>From, in the travel costs</source>
        <translation>Desde, en los costes de viaje</translation>
    </message>
    <message>
        <source>Full schools</source>
        <translation>Escuelas llenas</translation>
    </message>
    <message>
        <source>Fuller than before and above the limit: {schools}.</source>
        <translation>Más llenas que antes y por encima del límite: {schools}.</translation>
    </message>
    <message>
        <source>Fullest and emptiest school</source>
        <translation>Escuela más llena y más vacía</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Hueco</translation>
    </message>
    <message>
        <source>Gap, given to one unit</source>
        <translation>Hueco, dado a una unidad</translation>
    </message>
    <message>
        <source>Gaps between units</source>
        <translation>Huecos entre unidades</translation>
    </message>
    <message>
        <source>Gaps filled</source>
        <translation>Huecos rellenados</translation>
    </message>
    <message>
        <source>Gaps given to one unit, the first of each: {n}, {area} m² ({units}).</source>
        <translation>Huecos dados a una unidad, la primera de cada uno: {n}, {area} m² ({units}).</translation>
    </message>
    <message>
        <source>Gaps that part the map, named first: {parting}.</source>
        <translation>Huecos que parten el mapa, nombrados primero: {parting}.</translation>
    </message>
    <message>
        <source>GeoKMeans alone</source>
        <translation>GeoKMeans solo</translation>
    </message>
    <message>
        <source>GeoKMeans is the method; the others leave checks out, for comparison. Their own plans are those that are not improved afterwards.</source>
        <translation>GeoKMeans es el método; las demás omiten comprobaciones, para comparar. Sus propios planes son los que no se mejoran después.</translation>
    </message>
    <message>
        <source>GeoKMeans: in one piece, balanced</source>
        <translation>GeoKMeans: de una pieza, equilibrado</translation>
    </message>
    <message>
        <source>Give 0 or more, in %.</source>
        <translation>Dé 0 o más, en %.</translation>
    </message>
    <message>
        <source>Give POINT_ID, the field of the points that the costs refer to.</source>
        <translation>Dé POINT_ID, el campo de los puntos al que se refieren los costes.</translation>
    </message>
    <message>
        <source>Give a % above 0.</source>
        <translation>Dé un % mayor que 0.</translation>
    </message>
    <message>
        <source>Give a layer with both, or with neither, whose lines start in one unit and end in the other.</source>
        <translation>Dé una capa con los dos, o con ninguno y cuyas líneas empiecen en una unidad y terminen en la otra.</translation>
    </message>
    <message>
        <source>Give a number above 0, or leave it empty.</source>
        <translation>Dé un número mayor que 0 o déjelo vacío.</translation>
    </message>
    <message>
        <source>Give a tolerance for it in %, name another field first, or form hubs within a range.</source>
        <translation>Dé para ella una tolerancia en %, nombre primero otro campo o forme núcleos dentro de un intervalo.</translation>
    </message>
    <message>
        <source>Give a whole number, or a weight field whose sums these are.</source>
        <translation>Dé un número entero, o un campo de peso del que estas sean sumas.</translation>
    </message>
    <message>
        <source>Give a whole number.</source>
        <translation>Indique un número entero.</translation>
    </message>
    <message>
        <source>Give both the level field and the level, or neither.</source>
        <translation>Dé tanto el campo de nivel como el nivel, o ninguno.</translation>
    </message>
    <message>
        <source>Give each its own.</source>
        <translation>Dé a cada uno el suyo.</translation>
    </message>
    <message>
        <source>Give either their number (REGIONS), or a least sum (MIN_SUM), a largest one (MAX_SUM) or both.</source>
        <translation>Dé su número (REGIONS), o una suma mínima (MIN_SUM), una máxima (MAX_SUM) o ambas.</translation>
    </message>
    <message>
        <source>Give either their number (regions), or a least sum (min_sum), a largest one (max_sum) or both.</source>
        <translation>Dé su número (regions), o una suma mínima (min_sum), una máxima (max_sum) o ambas.</translation>
    </message>
    <message>
        <source>Give every feature an id.</source>
        <translation>Dé un identificador a cada entidad.</translation>
    </message>
    <message>
        <source>Give every feature its own id (merge features that belong together).</source>
        <translation>Dé a cada entidad su propio identificador (combine las entidades que van juntas).</translation>
    </message>
    <message>
        <source>Give every level its own, from the lowest to the highest.</source>
        <translation>Dé a cada nivel las suyas, del más bajo al más alto.</translation>
    </message>
    <message>
        <source>Give every plan a name of its own.</source>
        <translation>Dé a cada plan un nombre propio.</translation>
    </message>
    <message>
        <source>Give every planning unit a cost to every school used; or let pairs that are missing count as ways that cannot be travelled (MISSING_COSTS=1).</source>
        <translation>Dé a cada unidad de planificación un coste a cada escuela usada; o deje que los pares que faltan cuenten como caminos que no se pueden recorrer (MISSING_COSTS=1).</translation>
    </message>
    <message>
        <source>Give how many zones may be split, or no limit.</source>
        <translation>Indique cuántas zonas pueden estar divididas, o ningún límite.</translation>
    </message>
    <message>
        <source>Give lines; turn areas into their outlines first (Polygons to lines).</source>
        <translation>Use líneas; convierta antes las áreas en sus contornos (Polígonos a líneas).</translation>
    </message>
    <message>
        <source>Give minutes, such as 5 or 0.5, or leave it empty.</source>
        <translation>Indique minutos, como 5 o 0.5, o déjelo vacío.</translation>
    </message>
    <message>
        <source>Give one number from 0 to 100 for all fields, or one for each with semicolons between, such as 1;5.</source>
        <translation>Dé un número de 0 a 100 para todos los campos, o uno para cada uno separados por punto y coma, como 1;5.</translation>
    </message>
    <message>
        <source>Give one of the two, or both.</source>
        <translation>Indique uno de los dos, o ambos.</translation>
    </message>
    <message>
        <source>Give one per report, with semicolons between, or none.</source>
        <translation>Dé uno por informe, separados por punto y coma, o ninguno.</translation>
    </message>
    <message>
        <source>Give one per zone field, with semicolons between, or none.</source>
        <translation>Dé uno por campo de zona, separados por punto y coma, o ninguno.</translation>
    </message>
    <message>
        <source>Give one zone for every unit.</source>
        <translation>Dé una zona para cada unidad.</translation>
    </message>
    <message>
        <source>Give one, such as 10.</source>
        <translation>Indique uno, por ejemplo 10.</translation>
    </message>
    <message>
        <source>Give the highest utilisation, or no margin.</source>
        <translation>Indique la ocupación máxima, o ningún margen.</translation>
    </message>
    <message>
        <source>Give the plan's field.</source>
        <translation>Dé el campo del plan.</translation>
    </message>
    <message>
        <source>Give the variant a name of its own.</source>
        <translation>Dé a la variante un nombre propio.</translation>
    </message>
    <message>
        <source>Give them a geometry, or leave them out by a filter or selection.</source>
        <translation>Deles una geometría, o exclúyalas con un filtro o una selección.</translation>
    </message>
    <message>
        <source>Give them a number, 0 if they do not count, or leave them out by a filter.</source>
        <translation>Deles un número, 0 si no cuentan, o exclúyalos con un filtro.</translation>
    </message>
    <message>
        <source>Give them a region of its own in each district, or unlock those of all but one.</source>
        <translation>Déles en cada distrito una región propia, o libere las de todos los distritos menos uno.</translation>
    </message>
    <message>
        <source>Give them one, or leave them out by a filter or selection.</source>
        <translation>Deles uno, o exclúyalos con un filtro o una selección.</translation>
    </message>
    <message>
        <source>Give this, or a least or largest sum of a region.</source>
        <translation>Dé esto, o una suma mínima o máxima de una región.</translation>
    </message>
    <message>
        <source>Give two levels or more.</source>
        <translation>Dé dos niveles o más.</translation>
    </message>
    <message>
        <source>Give two or more plans.</source>
        <translation>Indique dos o más planes.</translation>
    </message>
    <message>
        <source>Give what its schools are called in the level field, and its students; or leave out all of it.</source>
        <translation>Indique cómo se llaman sus escuelas en el campo de nivel, y sus alumnos; o déjelo todo vacío.</translation>
    </message>
    <message>
        <source>Give {least} or more.</source>
        <translation>Indique {least} o más.</translation>
    </message>
    <message>
        <source>Give {most} or less.</source>
        <translation>Indique {most} o menos.</translation>
    </message>
    <message>
        <source>Give {name}: one of the table's fields, which are {fields}.</source>
        <translation>Indique {name}: uno de los campos de la tabla, que son {fields}.</translation>
    </message>
    <message>
        <source>Given centre</source>
        <translation>Centro dado</translation>
    </message>
    <message>
        <source>Given centres</source>
        <translation>Centros dados</translation>
    </message>
    <message>
        <source>Go on with the parts of both: only what was divided last can be made whole.</source>
        <translation>Siga con las partes de ambas: solo puede volver a unirse lo que se dividió en último lugar.</translation>
    </message>
    <message>
        <source>Go to the next stray or unassigned unit</source>
        <translation>Ir a la siguiente parte suelta o unidad sin asignar</translation>
    </message>
    <message>
        <source>Grades that stay</source>
        <translation>Grados que se quedan</translation>
    </message>
    <message>
        <source>Greatest deviation from the mean (%), sum by sum</source>
        <translation>Mayor desviación de la media (%), suma por suma</translation>
    </message>
    <message>
        <source>Greatest deviation of a hub's sum from the mean (%)</source>
        <translation>Mayor desviación de la suma de un núcleo respecto de la media (%)</translation>
    </message>
    <message>
        <source>Greatest deviation of such a sum from its mean (%)</source>
        <translation>Mayor desviación de tal suma respecto a su media (%)</translation>
    </message>
    <message>
        <source>Greatest sum of the balanced field in a hub</source>
        <translation>Suma máxima del campo equilibrado en un núcleo</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupo</translation>
    </message>
    <message>
        <source>Group apart by</source>
        <translation>Agrupar aparte según</translation>
    </message>
    <message>
        <source>Group by group</source>
        <translation>Grupo por grupo</translation>
    </message>
    <message>
        <source>Group by place and scores</source>
        <translation>Agrupar por lugar y notas</translation>
    </message>
    <message>
        <source>Group {group} ({size})</source>
        <translation>Grupo {group} ({size})</translation>
    </message>
    <message>
        <source>Group {group} ({size}): {words}.</source>
        <translation>Grupo {group} ({size}): {words}.</translation>
    </message>
    <message>
        <source>Group {group}: {features}</source>
        <translation>Grupo {group}: {features}</translation>
    </message>
    <message>
        <source>Grouped apart by</source>
        <translation>Agrupado aparte según</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupos</translation>
    </message>
    <message>
        <source>Groups areas into regions that are each in one piece and have sums as equal as asked for, without given centres: wards of equal population, territories of equal turnover, groups of precincts.

Give the number of regions and a tolerance; or a least sum, and as many regions as possible are formed that each reach it; or a largest sum, and as few as possible that each keep it. Several fields can be balanced at once. Within the tolerance, regions are made compact and people close to the centre of their region.

Areas are never divided. Where whole areas cannot meet the tolerance, the regions come as near as was found, and the log says by how much and names the largest area.

It searches at random from several starts: the same random seed gives the same regions.</source>
        <translation>Agrupa áreas en regiones que son cada una de una pieza y tienen sumas tan iguales como se pida, sin centros dados: distritos de igual población, territorios de igual facturación, grupos de secciones electorales.

Dé el número de regiones y una tolerancia; o una suma mínima, y se forman tantas regiones como sea posible que la alcancen; o una suma máxima, y se forman tan pocas como sea posible que no la superen. Se pueden equilibrar varios campos a la vez. Dentro de la tolerancia, las regiones se hacen compactas y las personas quedan cerca del centro de su región.

Las áreas no se dividen nunca. Donde áreas enteras no pueden cumplir la tolerancia, las regiones se acercan tanto como se encontró, y el registro dice cuánto falta y nombra el área mayor.

Busca al azar desde varios comienzos: la misma semilla aleatoria da las mismas regiones.</translation>
    </message>
    <message>
        <source>Groups features that are alike, e.g. young people of a cohort: by where they are, by their scores (number fields such as interests, strengths or answers to a questionnaire), or by both. Tables without geometry can be grouped by scores.

Scores are standardised, so that each field counts the same whatever its unit. Where place counts beside them, the weight of place is the share of the total variance that it has: at 0.5 it counts as much as all fields together.

The number of groups is given or chosen: the one with the best silhouette, which says how much closer features are to their own group than to the next (1 far apart, 0 run together, below 0 mixed up). Groups may be made equal in size.

The profile tells, for every group, its size, the mean and standard deviation of each field, how far the mean lies from that of all, and in words the fields that set the group apart: 'higher' or 'lower' from half a standard deviation, 'much' from one.</source>
        <translation>Agrupa entidades parecidas, p. ej. jóvenes de una cohorte: por dónde están, por sus puntuaciones (campos numéricos como intereses, fortalezas o respuestas a un cuestionario), o por ambas cosas. Las tablas sin geometría se pueden agrupar por puntuaciones.

Las puntuaciones se tipifican, de modo que cada campo cuente lo mismo sea cual sea su unidad. Donde el lugar cuenta junto a ellas, el peso del lugar es la parte de la varianza total que tiene: con 0,5 cuenta tanto como todos los campos juntos.

El número de grupos se da o se elige: el que tiene la mejor silueta, que dice cuánto más cerca están las entidades de su propio grupo que del siguiente (1 muy separados, 0 se confunden, menos de 0 mezclados). Los grupos pueden hacerse de igual tamaño.

El perfil da, para cada grupo, su tamaño, la media y la desviación típica de cada campo, a qué distancia está la media de la de todos y, en palabras, los campos que distinguen al grupo: «más alto» o «más bajo» desde media desviación típica, «mucho» desde una.</translation>
    </message>
    <message>
        <source>Groups not listed: {n}.</source>
        <translation>Grupos no mostrados: {n}.</translation>
    </message>
    <message>
        <source>Groups of equal size</source>
        <translation>Grupos de igual tamaño</translation>
    </message>
    <message>
        <source>Groups points, such as schools, into a given number of hubs of equal size whose members are close together on the ground.

The method is equal-size spectral clustering. Points are joined to their nearest neighbours, the graph is cut into clusters by its spectrum, and from there hubs of the right sizes are searched whose points are as close to their hub's centre as can be.

Equity 1 gives sizes that differ by at most one. Equity e lets sizes range from e times the average rounded down to 2 - e times the average rounded up, which keeps hubs closer to the clusters on the ground.

Distances run along the ellipsoid from each point to the mean place of its hub's points. The dispersion is the method's own measure: per hub the standard deviation of the distances between its points, added up over the hubs. It says how unequal those distances are, not how long; beside it stand the distances themselves.</source>
        <translation>Agrupa puntos, como escuelas, en un número dado de núcleos de igual tamaño cuyos miembros están cerca unos de otros sobre el terreno.

El método es el agrupamiento espectral de igual tamaño. Los puntos se unen a sus vecinos más próximos, el grafo se divide en conglomerados según su espectro y, desde ahí, se buscan núcleos de los tamaños debidos cuyos puntos estén tan cerca del centro de su núcleo como sea posible.

La equidad 1 da tamaños que difieren como mucho en uno. Una equidad e permite tamaños desde e veces la media redondeada hacia abajo hasta 2 - e veces la media redondeada hacia arriba, lo que mantiene los núcleos más cerca de los conglomerados del terreno.

Las distancias van sobre el elipsoide desde cada punto hasta el lugar medio de los puntos de su núcleo. La dispersión es la medida propia del método: por núcleo, la desviación típica de las distancias entre sus puntos, sumada sobre los núcleos. Dice lo desiguales que son esas distancias, no lo largas que son; junto a ella figuran las distancias mismas.</translation>
    </message>
    <message>
        <source>Groups points, such as schools, into hubs of, for instance, 30 to 40, whose members are close together on the ground. Every hub lies within the range; if that cannot be, the message says why and which range could.

The number of hubs is the method's: the points divided by the middle of the range, rounded down, and brought to the nearest number that the range allows. With a largest size alone (smallest size 0) it is the fewest hubs that are found to hold all, with a smallest alone (largest size 0) the most in which all have enough. Or you fix it. The log says which number was taken and which are possible.

The method is equal-size spectral clustering. Points are joined to their nearest neighbours, the graph is cut into clusters by its spectrum, and from there hubs of the right sizes are searched whose points are as close to their hub's centre as can be.

Distances run along the ellipsoid from each point to the mean place of its hub's points. The dispersion is the method's own measure: per hub the standard deviation of the distances between its points, added up over the hubs. It says how unequal those distances are, not how long; beside it stand the distances themselves.</source>
        <translation>Agrupa puntos, como escuelas, en núcleos de, por ejemplo, 30 a 40, cuyos miembros están cerca unos de otros sobre el terreno. Cada núcleo queda dentro del intervalo; si eso no es posible, el mensaje dice por qué y qué intervalo lo sería.

El número de núcleos lo pone el método: los puntos divididos por la mitad del intervalo, redondeado hacia abajo y llevado al número más próximo que el intervalo permite. Con solo un tamaño máximo (mínimo 0) es el menor número de núcleos hallado en que caben todos; con solo un mínimo (máximo 0), el mayor en que todos alcanzan. O lo fija usted. El registro dice qué número se tomó y cuáles son posibles.

El método es el agrupamiento espectral de igual tamaño. Los puntos se unen a sus vecinos más próximos, el grafo se divide en conglomerados según su espectro y, desde ahí, se buscan núcleos de los tamaños debidos cuyos puntos estén tan cerca del centro de su núcleo como sea posible.

Las distancias van sobre el elipsoide desde cada punto hasta el lugar medio de los puntos de su núcleo. La dispersión es la medida propia del método: por núcleo, la desviación típica de las distancias entre sus puntos, sumada sobre los núcleos. Dice lo desiguales que son esas distancias, no lo largas que son; junto a ella figuran las distancias mismas.</translation>
    </message>
    <message>
        <source>Groups points, such as schools, into hubs whose sizes all lie within a range, apart for every borough (or any other value of a field), by 'Group points into hubs within a range of sizes', and tells the figures of every borough in a table.</source>
        <translation>Agrupa puntos, como escuelas, en núcleos cuyos tamaños están todos dentro de un intervalo, aparte para cada municipio (o cualquier otro valor de un campo), con «Agrupar puntos en núcleos dentro de un intervalo de tamaños», y da las cifras de cada municipio en una tabla.</translation>
    </message>
    <message>
        <source>Groups to spread over the regions</source>
        <translation>Grupos que se reparten entre las regiones</translation>
    </message>
    <message>
        <source>Groups to spread over the schools</source>
        <translation>Grupos que repartir entre las escuelas</translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation>Archivos HTML (*.html)</translation>
    </message>
    <message>
        <source>HTML files, in the order in which they are to stand.</source>
        <translation>Archivos HTML, en el orden en que deben aparecer.</translation>
    </message>
    <message>
        <source>Harmless overlap</source>
        <translation>Solape inofensivo</translation>
    </message>
    <message>
        <source>Harmless overlaps</source>
        <translation>Solapes inofensivos</translation>
    </message>
    <message>
        <source>Harmless width of overlaps (metres)</source>
        <translation>Anchura inofensiva de los solapes (metros)</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Encabezado</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>High level</source>
        <translation>Nivel de secundaria</translation>
    </message>
    <message>
        <source>High plan in force</source>
        <translation>Plan vigente de secundaria</translation>
    </message>
    <message>
        <source>High students (fields are added up)</source>
        <translation>Alumnos de secundaria (los campos se suman)</translation>
    </message>
    <message>
        <source>High zones</source>
        <translation>Zonas de secundaria</translation>
    </message>
    <message>
        <source>Highest balance of any plan</source>
        <translation>Máximo equilibrio de cualquier plan</translation>
    </message>
    <message>
        <source>Highest balance of any plan (of 100)</source>
        <translation>Máximo equilibrio de cualquier plan (de 100)</translation>
    </message>
    <message>
        <source>Highest share of a group in a region (%)</source>
        <translation>Mayor proporción de un grupo en una región (%)</translation>
    </message>
    <message>
        <source>Highest share of a school (%)</source>
        <translation>Proporción más alta de una escuela (%)</translation>
    </message>
    <message>
        <source>Highest share of a school ({field})</source>
        <translation>Proporción más alta de una escuela ({field})</translation>
    </message>
    <message>
        <source>Highest share of {field} in a region</source>
        <translation>Mayor proporción de {field} en una región</translation>
    </message>
    <message>
        <source>Highest utilisation</source>
        <translation>Ocupación máxima</translation>
    </message>
    <message>
        <source>Highest utilisation (%)</source>
        <translation>Ocupación máxima (%)</translation>
    </message>
    <message>
        <source>Highest utilisation in the first year</source>
        <translation>Ocupación más alta en el primer año</translation>
    </message>
    <message>
        <source>Highest utilisation in the first year (%)</source>
        <translation>Ocupación más alta en el primer año (%)</translation>
    </message>
    <message>
        <source>Highest {metric} of the runs</source>
        <translation>Máximo de las ejecuciones: {metric}</translation>
    </message>
    <message>
        <source>Homepage</source>
        <translation>Página web</translation>
    </message>
    <message>
        <source>How alike the groups are</source>
        <translation>Cuánto se parecen los grupos</translation>
    </message>
    <message>
        <source>How far a school may be fuller or emptier than the district</source>
        <translation>Cuánto más llena o más vacía que el distrito puede estar una escuela</translation>
    </message>
    <message>
        <source>How far each group's mean lies from that of all, in standard deviations of all: to the right it is higher, to the left lower.</source>
        <translation>A qué distancia está la media de cada grupo de la de todos, en desviaciones típicas de todos: a la derecha es mayor, a la izquierda menor.</translation>
    </message>
    <message>
        <source>How far the sum of a region may be from an equal share, where the number of regions is given. One number for all fields, or one for each, with semicolons between.</source>
        <translation>Cuánto puede apartarse la suma de una región de una parte igual, si se da el número de regiones. Un número para todos los campos, o uno para cada uno, separados por punto y coma.</translation>
    </message>
    <message>
        <source>How full the schools are</source>
        <translation>Lo llenas que están las escuelas</translation>
    </message>
    <message>
        <source>How grave</source>
        <translation>Gravedad</translation>
    </message>
    <message>
        <source>How long to search: more starts, and more steps from each.</source>
        <translation>Cuánto buscar: más comienzos, y más pasos desde cada uno.</translation>
    </message>
    <message>
        <source>How many groups</source>
        <translation>Cuántos grupos</translation>
    </message>
    <message>
        <source>How many live there; left empty, every feature counts once</source>
        <translation>Cuántos viven allí; si se deja vacío, cada objeto cuenta una vez</translation>
    </message>
    <message>
        <source>How many schools are how full, by plan</source>
        <translation>Cuántas escuelas están cómo de llenas, por plan</translation>
    </message>
    <message>
        <source>How many times to improve, from different starts, side by side on the processor's cores: the plan given, the existing one where it has a weight, the least travel possible, GeoKMeans. The best plan is kept.</source>
        <translation>Cuántas veces mejorar, desde distintos inicios, en paralelo en los núcleos del procesador: el plan dado, el existente si tiene peso, el menor recorrido posible, GeoKMeans. Se conserva el mejor plan.</translation>
    </message>
    <message>
        <source>How much a student counts who could walk and is sent elsewhere, held against one who changes school.</source>
        <translation>Cuánto cuenta un alumno que podría ir a pie y se envía a otra parte, frente a uno que cambia de escuela.</translation>
    </message>
    <message>
        <source>How much a student counts who is apart from most of the area, held against one who changes school; every further part counts as 25 students more. 0 only measures.</source>
        <translation>Cuánto cuenta un alumno separado de la mayoría de su área, frente a uno que cambia de escuela; cada parte adicional cuenta como 25 alumnos más. 0 solo mide.</translation>
    </message>
    <message>
        <source>How much a student counts who is beyond the seats (or the highest utilisation) of a school as long as the grades that stay are there, held against one who changes school. 0 only measures.</source>
        <translation>Cuánto cuenta un alumno por encima de las plazas (o de la utilización máxima) de una escuela mientras están allí los cursos que se quedan, en comparación con uno que cambia de escuela. 0 solo mide.</translation>
    </message>
    <message>
        <source>How much a student counts whom a school has too many or too few of a group, held against one who changes school. 0 only measures.</source>
        <translation>Cuánto cuenta cada alumno que una escuela tiene de más o de menos de un grupo, frente a uno que cambia de escuela. 0 solo mide.</translation>
    </message>
    <message>
        <source>How much a student in a minority branch counts, held against one who changes school at a weight of the existing plan of 1.</source>
        <translation>Cuánto cuenta un alumno de una rama minoritaria, comparado con uno que cambia de escuela con un peso del plan vigente de 1.</translation>
    </message>
    <message>
        <source>How much a student in a minority branch counts, held against one who changes school at a weight of the existing plan of 1. 0 only measures.</source>
        <translation>Cuánto cuenta un alumno de una rama minoritaria, comparado con uno que cambia de escuela con un peso del plan vigente de 1. 0 solo mide.</translation>
    </message>
    <message>
        <source>How much a student in the margin counts, held against one who changes school.</source>
        <translation>Cuánto cuenta un alumno en el margen, frente a uno que cambia de escuela.</translation>
    </message>
    <message>
        <source>How much it counts that areas stay in their region. 0 only compares with them and keeps their names.</source>
        <translation>Cuánto cuenta que las áreas sigan en su región. 0 solo las compara y conserva sus nombres.</translation>
    </message>
    <message>
        <source>How much it counts that places are not split. 0 only measures.</source>
        <translation>Cuánto cuenta que los lugares no se dividan. 0 solo mide.</translation>
    </message>
    <message>
        <source>How much it counts that points stay in their hub: with 1 a point rather goes farther by the mean distance (with travel costs, the mean cost) than to another hub, with 0.5 by half of it. 0 only compares with last time's hubs and keeps their names.</source>
        <translation>Cuánto cuenta que los puntos sigan en su núcleo: con 1 un punto prefiere alejarse la distancia media (con costes de viaje, el coste medio) antes que ir a otro núcleo, con 0,5 la mitad. 0 solo compara con los núcleos de la última vez y conserva sus nombres.</translation>
    </message>
    <message>
        <source>How much it counts that regions have equal shares of a group. 0 only measures.</source>
        <translation>Cuánto cuenta que las regiones tengan proporciones iguales de un grupo. 0 solo mide.</translation>
    </message>
    <message>
        <source>How much it counts that students keep their school. Needs the existing plan. 0 does not look at it, 1 weighs it lightly, 20 moves hardly anyone who need not. Left empty: 1 with an existing plan, 0 without.</source>
        <translation>Cuánto cuenta que los alumnos conserven su escuela. Necesita el plan existente. 0 no lo tiene en cuenta, 1 le da poco peso, 20 no mueve a casi nadie que no haga falta. Si se deja vacío: 1 con un plan existente, 0 sin él.</translation>
    </message>
    <message>
        <source>How much it counts, within the tolerance, that students equal seats.</source>
        <translation>Cuánto cuenta, dentro de la tolerancia, que los alumnos igualen a las plazas.</translation>
    </message>
    <message>
        <source>How much more a student counts who changes school a second time, held against one who changes for the first time.</source>
        <translation>Cuánto más cuenta un alumno que cambia de escuela por segunda vez, frente a uno que cambia por primera vez.</translation>
    </message>
    <message>
        <source>How much round outlines count. 1 favours compact zones, 0.3 short journeys.</source>
        <translation>Cuánto cuentan los contornos redondos. 1 favorece las zonas compactas, 0,3 los recorridos cortos.</translation>
    </message>
    <message>
        <source>How much students' mean distance to school counts.</source>
        <translation>Cuánto cuenta la distancia media de los alumnos a la escuela.</translation>
    </message>
    <message>
        <source>How the plan editor works</source>
        <translation>Cómo funciona el editor de planes</translation>
    </message>
    <message>
        <source>How the planning units by zone call the plan, e.g. plan_es: a field of this name that they hold already is replaced, and the distance is called after it (plan_es_distance_m). Left empty: zone_id, and distance_m, with a number behind where the name is taken.</source>
        <translation>Cómo llaman al plan las unidades de planificación por zona, p. ej. plan_es: un campo con este nombre que ya tengan se sustituye, y la distancia se llama según él (plan_es_distance_m). Si se deja vacío: zone_id y distance_m, con un número detrás donde el nombre esté ocupado.</translation>
    </message>
    <message>
        <source>How this was made</source>
        <translation>Cómo se hizo esto</translation>
    </message>
    <message>
        <source>However the hubs are formed, some points will be farther: for {n} ({points}) no place has as many points within that distance as the smallest hub needs.</source>
        <translation>Se formen como se formen los núcleos, algunos puntos quedarán más lejos: para {n} ({points}) ningún lugar tiene a esa distancia tantos puntos como necesita el núcleo más pequeño.</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>Núcleo</translation>
    </message>
    <message>
        <source>Hub areas</source>
        <translation>Áreas de los núcleos</translation>
    </message>
    <message>
        <source>Hub before</source>
        <translation>Núcleo anterior</translation>
    </message>
    <message>
        <source>Hub by hub</source>
        <translation>Núcleo por núcleo</translation>
    </message>
    <message>
        <source>Hub {hub}</source>
        <translation>Núcleo {hub}</translation>
    </message>
    <message>
        <source>Hub {hub} ({size})</source>
        <translation>Núcleo {hub} ({size})</translation>
    </message>
    <message>
        <source>Hubs</source>
        <translation>Núcleos</translation>
    </message>
    <message>
        <source>Hubs ...</source>
        <translation>Núcleos ...</translation>
    </message>
    <message>
        <source>Hubs closed: {n} ({hubs}).</source>
        <translation>Núcleos cerrados: {n} ({hubs}).</translation>
    </message>
    <message>
        <source>Hubs in more than one piece</source>
        <translation>Núcleos de más de una pieza</translation>
    </message>
    <message>
        <source>Hubs in more than one piece: {n}</source>
        <translation>Núcleos de más de una pieza: {n}</translation>
    </message>
    <message>
        <source>Hubs in one piece</source>
        <translation>Núcleos de una sola pieza</translation>
    </message>
    <message>
        <source>Hubs of different sizes, without centres: how many hubs of which size, with semicolons between, such as 1 of &lt;= 6; 2 of 2-4. Which hub has which size is searched for. With a field to balance, sums of it. Replaces smallest size, largest size and number of hubs; not with groups, given centres or travel costs.</source>
        <translation>Núcleos de distintos tamaños, sin centros: cuántos núcleos de qué tamaño, separados por punto y coma, como 1 of &lt;= 6; 2 of 2-4. Qué núcleo tiene qué tamaño se busca. Con un campo que equilibrar, sumas de él. Sustituye al tamaño mínimo, al máximo y al número de núcleos; no con grupos, centros dados ni costes de viaje.</translation>
    </message>
    <message>
        <source>Hubs of last time</source>
        <translation>Núcleos de la última vez</translation>
    </message>
    <message>
        <source>Hubs of last time that are no more</source>
        <translation>Núcleos de la última vez que ya no hay</translation>
    </message>
    <message>
        <source>Hubs of other sizes, before balancing: {n}. No measure of its cost</source>
        <translation>Núcleos de otros tamaños, antes de equilibrar: {n}. No mide lo que cuesta</translation>
    </message>
    <message>
        <source>Hubs opened: {n} ({hubs}).</source>
        <translation>Núcleos abiertos: {n} ({hubs}).</translation>
    </message>
    <message>
        <source>Hubs outside: {n}</source>
        <translation>Núcleos fuera: {n}</translation>
    </message>
    <message>
        <source>Hubs that no point was in before</source>
        <translation>Núcleos en los que no estaba ningún punto</translation>
    </message>
    <message>
        <source>Hubs with the longest mean distance to their centre; over all points it is {n}.</source>
        <translation>Los núcleos con la distancia media más larga a su centro; sobre todos los puntos es de {n}.</translation>
    </message>
    <message>
        <source>Hubs without an area of their own inside the boundary: {hubs}.</source>
        <translation>Núcleos sin área propia dentro del contorno: {hubs}.</translation>
    </message>
    <message>
        <source>Hubs' sums of further fields outside their ranges</source>
        <translation>Sumas de otros campos fuera de su intervalo en los núcleos</translation>
    </message>
    <message>
        <source>ISLANDS of the zone tools says what becomes of it; a line in BRIDGES joins it to the unit of your choice.</source>
        <translation>ISLANDS de las herramientas de zonas dice qué se hace con ella; una línea en BRIDGES la une a la unidad que usted elija.</translation>
    </message>
    <message>
        <source>If it is the outline of the district or comes from another layer, delete it.</source>
        <translation>Si es el contorno del distrito o viene de otra capa, bórrela.</translation>
    </message>
    <message>
        <source>If left empty, looked for as: {names}.</source>
        <translation>Si se deja vacío, se busca como: {names}.</translation>
    </message>
    <message>
        <source>If they should be neighbours, 'Repair planning units' closes the gap.</source>
        <translation>Si debieran ser vecinas, 'Reparar unidades de planificación' cierra el hueco.</translation>
    </message>
    <message>
        <source>If they should be neighbours, 'Repair planning units' closes the gaps, or draw lines over them in BRIDGES or ADJACENCY_LINES.</source>
        <translation>Si deben ser vecinas, «Reparar unidades de planificación» cierra los huecos, o dibuje líneas por encima de ellos en BRIDGES o ADJACENCY_LINES.</translation>
    </message>
    <message>
        <source>Improve a plan ...</source>
        <translation>Mejorar un plan ...</translation>
    </message>
    <message>
        <source>Improve a zone plan</source>
        <translation>Mejorar un plan de zonas</translation>
    </message>
    <message>
        <source>Improve everywhere but the locks</source>
        <translation>Mejorar en todas partes menos lo bloqueado</translation>
    </message>
    <message>
        <source>Improve the plan afterwards</source>
        <translation>Mejorar el plan después</translation>
    </message>
    <message>
        <source>Improve the plans afterwards</source>
        <translation>Mejorar los planes después</translation>
    </message>
    <message>
        <source>Improve within the selected zones</source>
        <translation>Mejorar dentro de las zonas seleccionadas</translation>
    </message>
    <message>
        <source>Improving the plan ...</source>
        <translation>Mejorando el plan ...</translation>
    </message>
    <message>
        <source>Improving the plans ...</source>
        <translation>Mejorando los planes ...</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Entran</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>Vigente</translation>
    </message>
    <message>
        <source>In how many pieces the zone lies</source>
        <translation>En cuántas partes está la zona</translation>
    </message>
    <message>
        <source>In metres, or in the unit of the travel costs: nobody travels farther as far as such a plan is found. Units that have no school so near are named, and the nearest is their limit.</source>
        <translation>En metros, o en la unidad de los costes de viaje: nadie viaja más lejos, en la medida en que se encuentre un plan así. Se nombran las unidades que no tienen escuela tan cerca; su límite es la más cercana.</translation>
    </message>
    <message>
        <source>In place of the number: as few regions as can be found that each keep to this sum of the first field. With a least sum too: the most regions within both.</source>
        <translation>En lugar del número: tan pocas regiones como se puedan encontrar que no superen esta suma del primer campo. Con una suma mínima además: el mayor número de regiones dentro de ambas.</translation>
    </message>
    <message>
        <source>In place of the number: as many regions as can be found that each reach this sum of the first field (the max-p problem).</source>
        <translation>En lugar del número: tantas regiones como se puedan encontrar que alcancen cada una esta suma del primer campo (el problema max-p).</translation>
    </message>
    <message>
        <source>In place of the tolerance of all levels.</source>
        <translation>En lugar de la tolerancia de todos los niveles.</translation>
    </message>
    <message>
        <source>In place of the tolerance, for some or all of these fields: a tolerance of the mean, or a range, with semicolons between, such as pupils 5 %; rooms 10-20; staff &gt;= 12. The number of points is called points: points &lt;= 40.</source>
        <translation>En lugar de la tolerancia, para algunos o todos estos campos: una tolerancia respecto a la media o un intervalo, separados por punto y coma, como alumnos 5 %; aulas 10-20; personal &gt;= 12. El número de puntos se llama points: points &lt;= 40.</translation>
    </message>
    <message>
        <source>In place of the weight of the existing plans of all levels: the higher, the fewer students of this level change school.</source>
        <translation>En lugar del peso de los planes existentes de todos los niveles: cuanto más alto, menos alumnos de este nivel cambian de escuela.</translation>
    </message>
    <message>
        <source>In the existing plans: {split} and {students:,.0f}.</source>
        <translation>En los planes vigentes: {split} y {students:,.0f}.</translation>
    </message>
    <message>
        <source>Increase of students' mean travel</source>
        <translation>Aumento del trayecto medio de los alumnos</translation>
    </message>
    <message>
        <source>Increase of students' mean travel (%)</source>
        <translation>Aumento del trayecto medio de los alumnos (%)</translation>
    </message>
    <message>
        <source>Increase of students' mean travel (%, level {level})</source>
        <translation>Aumento del trayecto medio de los alumnos (%, nivel {level})</translation>
    </message>
    <message>
        <source>Independent starts from random plans; the best by the objective is kept, and mean and spread of all are told. The paper uses 51.</source>
        <translation>Comienzos independientes desde planes aleatorios; se conserva el mejor según el objetivo y se dan la media y la dispersión de todos. El artículo usa 51.</translation>
    </message>
    <message>
        <source>Install it</source>
        <translation>Instalarlo</translation>
    </message>
    <message>
        <source>Install it (on Debian and Ubuntu the package python3-distributed), or leave the address of the Dask scheduler empty.</source>
        <translation>Instálela (en Debian y Ubuntu, el paquete python3-distributed) o deje vacía la dirección del planificador de Dask.</translation>
    </message>
    <message>
        <source>Install missing libraries</source>
        <translation>Instalar las bibliotecas que faltan</translation>
    </message>
    <message>
        <source>Install the plugin's Python libraries on them, in the versions of this computer, or leave the address of the Dask scheduler empty.</source>
        <translation>Instale en ellos las bibliotecas de Python del complemento, en las versiones de este equipo, o deje vacía la dirección del planificador de Dask.</translation>
    </message>
    <message>
        <source>Install what is missing ...</source>
        <translation>Instalar lo que falta ...</translation>
    </message>
    <message>
        <source>Install {names} into {folder}?</source>
        <translation>¿Instalar {names} en {folder}?</translation>
    </message>
    <message>
        <source>Installed by Balanced Zones: {names}.</source>
        <translation>Instaladas por Balanced Zones: {names}.</translation>
    </message>
    <message>
        <source>Installed. The tools can be run at once.</source>
        <translation>Instaladas. Las herramientas ya se pueden ejecutar.</translation>
    </message>
    <message>
        <source>Into: {folder}</source>
        <translation>En: {folder}</translation>
    </message>
    <message>
        <source>Invalid geometries</source>
        <translation>Geometrías no válidas</translation>
    </message>
    <message>
        <source>Invalid outline, made valid</source>
        <translation>Contorno no válido, hecho válido</translation>
    </message>
    <message>
        <source>Invalid outlines made valid: {n} ({units}).</source>
        <translation>Contornos no válidos hechos válidos: {n} ({units}).</translation>
    </message>
    <message>
        <source>Invalid units made valid</source>
        <translation>Unidades no válidas hechas válidas</translation>
    </message>
    <message>
        <source>Islands, and whole parts of the map that no border ties to a school of this level. Bridges are as short as can be and never lead over a barrier; log, report and the layer of neighbours show them. Units left without a zone are in no figure, and counted.</source>
        <translation>Islas, y partes enteras del mapa que ninguna linde une a una escuela de este nivel. Los puentes son lo más cortos posible y nunca pasan por encima de una barrera; el registro, el informe y la capa de vecinos los muestran. Las unidades que quedan sin zona no entran en ninguna cifra, y se cuentan.</translation>
    </message>
    <message>
        <source>Islands, and whole parts of the map that no border ties to the part with most of the first field. Bridges are as short as can be and never lead over a barrier; log, report and the layer of neighbours show them.</source>
        <translation>Islas y partes enteras del mapa que ningún límite une a la parte que tiene más del primer campo. Los puentes son lo más cortos posible y nunca cruzan una barrera; el registro, el informe y la capa de vecinos los muestran.</translation>
    </message>
    <message>
        <source>It borders no other zone.</source>
        <translation>No linda con ninguna otra zona.</translation>
    </message>
    <message>
        <source>It can give none away: it has the smallest size allowed.</source>
        <translation>No puede ceder ninguno: tiene el tamaño mínimo permitido.</translation>
    </message>
    <message>
        <source>It does no harm.</source>
        <translation>No hace daño.</translation>
    </message>
    <message>
        <source>It does no harm. 'Repair planning units' removes it.</source>
        <translation>No hace daño. 'Reparar unidades de planificación' lo quita.</translation>
    </message>
    <message>
        <source>It failed in {file}.</source>
        <translation>Falló en {file}.</translation>
    </message>
    <message>
        <source>It is full: it has the largest size allowed.</source>
        <translation>Está lleno: tiene el tamaño máximo permitido.</translation>
    </message>
    <message>
        <source>It is outside the limits asked for: from {low} to {high} students.</source>
        <translation>Está fuera de los límites pedidos: de {low} a {high} alumnos.</translation>
    </message>
    <message>
        <source>It is taken to be in one of them that holds no other school; move it into the unit that it belongs to.</source>
        <translation>Se toma como situada en una de ellas que no tenga otra escuela; muévala a la unidad a la que pertenece.</translation>
    </message>
    <message>
        <source>It is the zone of its own school; a line in BRIDGES joins it to others.</source>
        <translation>Es la zona de su propia escuela; una línea en BRIDGES la une a otras.</translation>
    </message>
    <message>
        <source>It is within the limits as widened: from {low} to {high} students.</source>
        <translation>Está dentro de los límites ampliados: de {low} a {high} alumnos.</translation>
    </message>
    <message>
        <source>It is within the limits of the run: from {low} to {high} students.</source>
        <translation>Está dentro de los límites de la ejecución: de {low} a {high} alumnos.</translation>
    </message>
    <message>
        <source>It lies in {n} pieces.</source>
        <translation>Está en {n} piezas.</translation>
    </message>
    <message>
        <source>It meets {n} hub of {points}.</source>
        <translation>Linda con {n} núcleo de {points}.</translation>
    </message>
    <message>
        <source>It meets {n} hubs of {points}.</source>
        <translation>Linda con {n} núcleos de {points}.</translation>
    </message>
    <message>
        <source>Iterations without improvement before stopping (T_max)</source>
        <translation>Iteraciones sin mejora antes de parar (T_max)</translation>
    </message>
    <message>
        <source>Its neighbours are all as empty or emptier: {zones}.</source>
        <translation>Sus vecinas están todas igual de vacías o más: {zones}.</translation>
    </message>
    <message>
        <source>Its neighbours are all as full or fuller: {zones}.</source>
        <translation>Sus vecinas están todas igual de llenas o más: {zones}.</translation>
    </message>
    <message>
        <source>Its one neighbour fills {low} % of its seats and has no room below the district's level.</source>
        <translation>Su única vecina llena el {low} % de sus plazas y no tiene sitio por debajo del nivel del distrito.</translation>
    </message>
    <message>
        <source>Its one neighbour fills {low} % of its seats and is not above the district's level.</source>
        <translation>Su única vecina llena el {low} % de sus plazas y no está por encima del nivel del distrito.</translation>
    </message>
    <message>
        <source>Its one neighbour fills {low} % of its seats; above the district's level it holds {room}.</source>
        <translation>Su única vecina llena el {low} % de sus plazas; por encima del nivel del distrito tiene {room}.</translation>
    </message>
    <message>
        <source>Its one neighbour fills {low} % of its seats; below the district's level it has room for {room}.</source>
        <translation>Su única vecina llena el {low} % de sus plazas; por debajo del nivel del distrito tiene sitio para {room}.</translation>
    </message>
    <message>
        <source>Its outline covers {n} {unit}, the median of all hubs is {m} {unit}.</source>
        <translation>Su contorno cubre {n} {unit}; la mediana de todos los núcleos es {m} {unit}.</translation>
    </message>
    <message>
        <source>Its part of the map as a whole fills {n} % of its seats.</source>
        <translation>Su parte del mapa en conjunto llena el {n} % de sus plazas.</translation>
    </message>
    <message>
        <source>Its school's own planning unit, {unit}, may not leave it and alone has {students}.</source>
        <translation>La unidad de planificación de su propia escuela, {unit}, no puede dejarla y tiene por sí sola {students}.</translation>
    </message>
    <message>
        <source>Its schools cannot hold its students: join it to another part by BRIDGES.</source>
        <translation>Sus escuelas no tienen sitio para sus alumnos: únala a otra parte mediante BRIDGES.</translation>
    </message>
    <message>
        <source>Its {n} neighbours fill from {low} to {high} % of their seats; above the district's level they hold {room} together.</source>
        <translation>Sus {n} vecinas llenan del {low} al {high} % de sus plazas; por encima del nivel del distrito tienen {room} en total.</translation>
    </message>
    <message>
        <source>Its {n} neighbours fill from {low} to {high} % of their seats; below the district's level they have room for {room} together.</source>
        <translation>Sus {n} vecinas llenan del {low} al {high} % de sus plazas; por debajo del nivel del distrito tienen sitio para {room} en total.</translation>
    </message>
    <message>
        <source>Its {n} neighbours fill from {low} to {high} % of their seats; none has room below the district's level.</source>
        <translation>Sus {n} vecinas llenan del {low} al {high} % de sus plazas; ninguna tiene sitio por debajo del nivel del distrito.</translation>
    </message>
    <message>
        <source>Its {n} neighbours fill from {low} to {high} % of their seats; none is above the district's level.</source>
        <translation>Sus {n} vecinas llenan del {low} al {high} % de sus plazas; ninguna está por encima del nivel del distrito.</translation>
    </message>
    <message>
        <source>Join each to the nearest area by a bridge</source>
        <translation>Unir cada una al área más cercana con un puente</translation>
    </message>
    <message>
        <source>Join each to the nearest unit by a bridge</source>
        <translation>Unir cada una a la unidad más cercana con un puente</translation>
    </message>
    <message>
        <source>Join groups of fewer than {n} points to others, or leave them out by a filter</source>
        <translation>Una los grupos de menos de {n} puntos a otros, o exclúyalos con un filtro</translation>
    </message>
    <message>
        <source>Join it to another district in this field, or leave its areas out.</source>
        <translation>Únalo a otro distrito en este campo o deje fuera sus áreas.</translation>
    </message>
    <message>
        <source>Join them to others, or leave them out by a filter.</source>
        <translation>Únalos a otros, o exclúyalos con un filtro.</translation>
    </message>
    <message>
        <source>Joined report</source>
        <translation>Informe conjunto</translation>
    </message>
    <message>
        <source>Joined, as a part had no school</source>
        <translation>Unidos porque una parte no tenía escuela</translation>
    </message>
    <message>
        <source>Joint objective of the plans</source>
        <translation>Objetivo conjunto de los planes</translation>
    </message>
    <message>
        <source>Joint objective of the start</source>
        <translation>Objetivo conjunto del inicio</translation>
    </message>
    <message>
        <source>Keep one of them.</source>
        <translation>Deje uno de ellos.</translation>
    </message>
    <message>
        <source>Keep short</source>
        <translation>Mantener corta</translation>
    </message>
    <message>
        <source>Keep students</source>
        <translation>Mantener alumnos</translation>
    </message>
    <message>
        <source>Keep students at their schools</source>
        <translation>Mantener a los alumnos en sus escuelas</translation>
    </message>
    <message>
        <source>Keeps its school</source>
        <translation>Conserva su escuela</translation>
    </message>
    <message>
        <source>Kept feeders</source>
        <translation>Enlaces conservados</translation>
    </message>
    <message>
        <source>Kilometres</source>
        <translation>Kilómetros</translation>
    </message>
    <message>
        <source>Kind of neighbours</source>
        <translation>Tipo de vecindad</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>El mayor</translation>
    </message>
    <message>
        <source>Largest deviation</source>
        <translation>Mayor desviación</translation>
    </message>
    <message>
        <source>Largest deviation from an equal share (%)</source>
        <translation>Mayor desviación respecto a una parte igual (%)</translation>
    </message>
    <message>
        <source>Largest difference of a category's share in a group from all (points of %)</source>
        <translation>Mayor diferencia entre la proporción de una categoría en un grupo y en el conjunto (puntos porcentuales)</translation>
    </message>
    <message>
        <source>Largest increase of a journey (%)</source>
        <translation>Mayor aumento de un trayecto (%)</translation>
    </message>
    <message>
        <source>Largest increase of mean travel (%)</source>
        <translation>Mayor aumento del trayecto medio (%)</translation>
    </message>
    <message>
        <source>Largest increase of mean travel (%, level {level})</source>
        <translation>Mayor aumento del trayecto medio (%, nivel {level})</translation>
    </message>
    <message>
        <source>Largest size</source>
        <translation>Tamaño máximo</translation>
    </message>
    <message>
        <source>Largest sum of a region</source>
        <translation>Suma máxima de una región</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Least allowed</source>
        <translation>Mínimo permitido</translation>
    </message>
    <message>
        <source>Least size, in the centres</source>
        <translation>Tamaño mínimo, en los centros</translation>
    </message>
    <message>
        <source>Least sum of a region</source>
        <translation>Suma mínima de una región</translation>
    </message>
    <message>
        <source>Least sum of the balanced field in a hub</source>
        <translation>Suma mínima del campo equilibrado en un núcleo</translation>
    </message>
    <message>
        <source>Least that the hub may hold</source>
        <translation>Lo mínimo que puede contener el núcleo</translation>
    </message>
    <message>
        <source>Leave alone the units that have been changed since the session began</source>
        <translation>Dejar como están las unidades que han cambiado desde que empezó la sesión</translation>
    </message>
    <message>
        <source>Leave it empty for no such limit.</source>
        <translation>Déjelo vacío para que no haya tal límite.</translation>
    </message>
    <message>
        <source>Leave it empty.</source>
        <translation>Déjelo vacío.</translation>
    </message>
    <message>
        <source>Leave it out here: smallest and largest size say what it may be.</source>
        <translation>Omítalo aquí: el tamaño mínimo y el máximo dicen cuál puede ser.</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>Omítalo.</translation>
    </message>
    <message>
        <source>Leave one of them empty.</source>
        <translation>Deje uno de los dos vacío.</translation>
    </message>
    <message>
        <source>Leave one point for each.</source>
        <translation>Deje un punto por cada una.</translation>
    </message>
    <message>
        <source>Leave one row for every pair.</source>
        <translation>Deje una fila por cada par.</translation>
    </message>
    <message>
        <source>Leave the limit on its split zones empty.</source>
        <translation>Deje vacío el límite de sus zonas repartidas.</translation>
    </message>
    <message>
        <source>Leave their areas without a region</source>
        <translation>Dejar sus áreas sin región</translation>
    </message>
    <message>
        <source>Leave their units without a zone</source>
        <translation>Dejar sus unidades sin zona</translation>
    </message>
    <message>
        <source>Leave them out by a filter or selection.</source>
        <translation>Exclúyalos con un filtro o una selección.</translation>
    </message>
    <message>
        <source>Leave these out by a filter or selection</source>
        <translation>Exclúyalos con un filtro o una selección</translation>
    </message>
    <message>
        <source>Leave these out by a filter.</source>
        <translation>Exclúyalos con un filtro.</translation>
    </message>
    <message>
        <source>Left as it is: {problem}</source>
        <translation>Queda como está: {problem}</translation>
    </message>
    <message>
        <source>Left empty, it follows from the range: the points divided by the middle of the range; of a single limit, the fewest that hold all or the most that have enough. Any number from the points divided by the largest size to the points divided by the smallest is possible.</source>
        <translation>Si se deja vacío, se deduce del intervalo: los puntos divididos por la mitad del intervalo; con un solo límite, el menor número en que caben todos o el mayor en que alcanzan. Es posible cualquier número desde los puntos divididos por el tamaño máximo hasta los puntos divididos por el mínimo.</translation>
    </message>
    <message>
        <source>Left empty: as in the settings of Balanced Zones.</source>
        <translation>Si se deja vacío: como en los ajustes de Balanced Zones.</translation>
    </message>
    <message>
        <source>Left out, as they are drawn twice: {n} ({units}).</source>
        <translation>Omitidas por estar dibujadas dos veces: {n} ({units}).</translation>
    </message>
    <message>
        <source>Left out, as they have no geometry: {n} ({units}).</source>
        <translation>Omitidas por no tener geometría: {n} ({units}).</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Leyenda</translation>
    </message>
    <message>
        <source>Let ISLANDS join these parts to the nearest unit (1), or draw a line to them in BRIDGES.</source>
        <translation>Deje que ISLANDS una estas partes a la unidad más cercana (1) o dibuje una línea hasta ellas en BRIDGES.</translation>
    </message>
    <message>
        <source>Let the field's median stand in</source>
        <translation>Sustituir por la mediana del campo</translation>
    </message>
    <message>
        <source>Let the first be at most the second.</source>
        <translation>El primero debe ser como mucho el segundo.</translation>
    </message>
    <message>
        <source>Let the mean, {mean}, be within the range.</source>
        <translation>Haga que la media, {mean}, esté dentro del intervalo.</translation>
    </message>
    <message>
        <source>Let the solver work: open 'Solver' at the bottom, choose 'Improve everywhere but the locks' and press 'Start'. 'Stop' shows the best plan found until then.</source>
        <translation>Deje trabajar al optimizador: abra «Optimizador» abajo, elija «Mejorar en todas partes menos lo bloqueado» y pulse «Iniciar». «Detener» muestra el mejor plan encontrado hasta entonces.</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Nivel</translation>
    </message>
    <message>
        <source>Level 1: the lowest</source>
        <translation>Nivel 1: el más bajo</translation>
    </message>
    <message>
        <source>Level 2: which level 1 feeds</source>
        <translation>Nivel 2: al que alimenta el nivel 1</translation>
    </message>
    <message>
        <source>Level 3: which level 2 feeds</source>
        <translation>Nivel 3: al que alimenta el nivel 2</translation>
    </message>
    <message>
        <source>Level field</source>
        <translation>Campo de nivel</translation>
    </message>
    <message>
        <source>Level of the feeder zones</source>
        <translation>Nivel de las zonas de enlace</translation>
    </message>
    <message>
        <source>Level {level}:</source>
        <translation>Nivel {level}:</translation>
    </message>
    <message>
        <source>Level {level}: {text}</source>
        <translation>Nivel {level}: {text}</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Niveles</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotecas</translation>
    </message>
    <message>
        <source>Libraries ...</source>
        <translation>Bibliotecas ...</translation>
    </message>
    <message>
        <source>Libraries installed here</source>
        <translation>Bibliotecas instaladas aquí</translation>
    </message>
    <message>
        <source>Libraries still missing</source>
        <translation>Bibliotecas que aún faltan</translation>
    </message>
    <message>
        <source>Libraries:</source>
        <translation>Bibliotecas:</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Biblioteca</translation>
    </message>
    <message>
        <source>Limits of these sums</source>
        <translation>Límites de estas sumas</translation>
    </message>
    <message>
        <source>Limits on changes, weights and barriers with a cost are only measured here: they count where a plan is improved, as by 'Improve a zone plan'.</source>
        <translation>Los límites a los cambios, los pesos y las barreras con coste aquí solo se miden: cuentan donde se mejora un plan, como con «Mejorar un plan de zonas».</translation>
    </message>
    <message>
        <source>Limits per hub</source>
        <translation>Límites por núcleo</translation>
    </message>
    <message>
        <source>Limits: {low} to {high}</source>
        <translation>Límites: {low} a {high}</translation>
    </message>
    <message>
        <source>Lines that make two points neighbours, e.g. across water: the one nearest to where the line starts and the one nearest to where it ends.</source>
        <translation>Líneas que hacen vecinos a dos puntos, p. ej. sobre el agua: el más cercano a donde empieza la línea y el más cercano a donde acaba.</translation>
    </message>
    <message>
        <source>Lines that make two units neighbours, e.g. across water: the one in which the line starts and the one in which it ends.</source>
        <translation>Líneas que hacen vecinas a dos unidades, p. ej. a través del agua: aquella en la que empieza la línea y aquella en la que termina.</translation>
    </message>
    <message>
        <source>Lines to the centres</source>
        <translation>Líneas a los centros</translation>
    </message>
    <message>
        <source>Lines, e.g. rivers or motorways, across which units do not count as neighbours: where a line crosses the way from inside one unit over the middle of the common border into the other.</source>
        <translation>Líneas, p. ej. ríos o autopistas, a través de las cuales las unidades no cuentan como vecinas: donde una línea cruza el camino desde el interior de una unidad, por el medio del límite común, hasta la otra.</translation>
    </message>
    <message>
        <source>Lines, e.g. rivers or motorways, that no hub in one piece crosses: two points are no neighbours where a line crosses the straight way between them. What lines part wholly gets hubs of its own, by its share of the points. Not with given centres.</source>
        <translation>Líneas, p. ej. ríos o autopistas, que ningún núcleo de una pieza cruza: dos puntos no son vecinos donde una línea cruza el camino recto entre ellos. Lo que las líneas separan del todo recibe núcleos propios, según su parte de los puntos. No con centros dados.</translation>
    </message>
    <message>
        <source>List members in the report by</source>
        <translation>Enumerar los miembros en el informe por</translation>
    </message>
    <message>
        <source>Lists the Python libraries that Balanced Zones stands on, with their versions, files and what is wrong with them, and installs those that this QGIS lacks.

At first it only shows what it would install, and the command. It installs into a folder of its own in your profile, without dependencies, held to the versions that QGIS has. QGIS's own libraries are found before it and are not touched: numpy, scipy, pandas, shapely, pyproj and GDAL are never installed. Removing is one choice here, or one click on the page Libraries of the plugin's menu.</source>
        <translation>Muestra las bibliotecas de Python en las que se apoya Balanced Zones, con sus versiones, sus archivos y lo que falla en ellas, e instala las que le faltan a este QGIS.

Al principio solo muestra lo que instalaría y la orden. Instala en una carpeta propia de su perfil, sin dependencias y ajustándose a las versiones que tiene QGIS. Las bibliotecas propias de QGIS se encuentran antes y no se tocan: numpy, scipy, pandas, shapely, pyproj y GDAL no se instalan nunca. Para quitarlas basta una opción aquí, o un clic en la página Bibliotecas del menú del complemento.</translation>
    </message>
    <message>
        <source>Little sets these groups apart: they run into one another (silhouette {silhouette}, where {least} is the least that speaks of groups). Features near a border could as well be in the next group.</source>
        <translation>Poco distingue a estos grupos: se confunden unos con otros (silueta {silhouette}, cuando {least} es lo mínimo que habla de grupos). Las entidades cercanas a un límite podrían estar igual de bien en el grupo de al lado.</translation>
    </message>
    <message>
        <source>Load a text file with 'Add Delimited Text Layer' and name its coordinate fields, or give it as delimitedtext://file:///folder/file.csv?type=csv&amp;xField=longitude&amp;yField=latitude&amp;crs=EPSG:4326.</source>
        <translation>Cargue un archivo de texto con «Añadir capa de texto delimitado» e indique sus campos de coordenadas, o delo como delimitedtext://file:///carpeta/archivo.csv?type=csv&amp;xField=longitud&amp;yField=latitud&amp;crs=EPSG:4326.</translation>
    </message>
    <message>
        <source>Load the sample</source>
        <translation>Cargar el ejemplo</translation>
    </message>
    <message>
        <source>Load the sample: planning units and schools.</source>
        <translation>Cargue el ejemplo: unidades de planificación y escuelas.</translation>
    </message>
    <message>
        <source>Loading the map …</source>
        <translation>Cargando el mapa …</translation>
    </message>
    <message>
        <source>Lock a zone: select its row and press L, or click in the first column. It then neither loses nor gains units.</source>
        <translation>Bloquee una zona: seleccione su fila y pulse L, o pulse en la primera columna. Así no pierde ni gana unidades.</translation>
    </message>
    <message>
        <source>Lock all zones</source>
        <translation>Bloquear todas las zonas</translation>
    </message>
    <message>
        <source>Lock all zones but the selected ones</source>
        <translation>Bloquear todas las zonas menos las seleccionadas</translation>
    </message>
    <message>
        <source>Lock fewer points, or allow smaller hubs.</source>
        <translation>Fije menos puntos, o permita núcleos más pequeños.</translation>
    </message>
    <message>
        <source>Lock or unlock the selected zones</source>
        <translation>Bloquear o desbloquear las zonas seleccionadas</translation>
    </message>
    <message>
        <source>Lock or unlock units</source>
        <translation>Bloquear o desbloquear unidades</translation>
    </message>
    <message>
        <source>Locked to a school by the layer: {units}.</source>
        <translation>Fijadas a una escuela por la capa: {units}.</translation>
    </message>
    <message>
        <source>Locked to school</source>
        <translation>Fijada a la escuela</translation>
    </message>
    <message>
        <source>Locked to school (level {level})</source>
        <translation>Fijadas a una escuela (nivel {level})</translation>
    </message>
    <message>
        <source>Locked zones neither lose nor gain units</source>
        <translation>Las zonas bloqueadas ni pierden ni reciben unidades</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>Bloqueos</translation>
    </message>
    <message>
        <source>Locks keep all pieces where they are: {n}.</source>
        <translation>Los bloqueos dejan todas las partes donde están: {n}.</translation>
    </message>
    <message>
        <source>Locks keep where they are: {n}.</source>
        <translation>Los bloqueos dejan donde están: {n}.</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logotipo</translation>
    </message>
    <message>
        <source>Logo on the report</source>
        <translation>Logotipo en el informe</translation>
    </message>
    <message>
        <source>Longer is better.</source>
        <translation>Más largo es mejor.</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Máximo</translation>
    </message>
    <message>
        <source>Longest distance</source>
        <translation>Distancia más larga</translation>
    </message>
    <message>
        <source>Longest distance (m)</source>
        <translation>Distancia más larga (m)</translation>
    </message>
    <message>
        <source>Longest distance to the centre (km)</source>
        <translation>Distancia más larga al centro (km)</translation>
    </message>
    <message>
        <source>Longest distance to the centre (standard deviations)</source>
        <translation>Distancia máxima al centro (desviaciones típicas)</translation>
    </message>
    <message>
        <source>Longest distance to the middle (m)</source>
        <translation>Mayor distancia al centro (m)</translation>
    </message>
    <message>
        <source>Longest journey</source>
        <translation>Trayecto más largo</translation>
    </message>
    <message>
        <source>Longest travel of a unit with students ({unit})</source>
        <translation>Trayecto más largo de una unidad con alumnos ({unit})</translation>
    </message>
    <message>
        <source>Longest walk to be kept (metres)</source>
        <translation>Camino a pie más largo que conservar (metros)</translation>
    </message>
    <message>
        <source>Longest way to the centre (metres, or travel cost)</source>
        <translation>Camino más largo al centro (metros, o coste de viaje)</translation>
    </message>
    <message>
        <source>Longest, sd</source>
        <translation>Más larga, dt</translation>
    </message>
    <message>
        <source>Longest, {unit}</source>
        <translation>Más larga, {unit}</translation>
    </message>
    <message>
        <source>Longest: {n}</source>
        <translation>La más larga: {n}</translation>
    </message>
    <message>
        <source>Longest: {value}</source>
        <translation>El más largo: {value}</translation>
    </message>
    <message>
        <source>Longest: {value}; {plan}: {before}</source>
        <translation>El más largo: {value}; {plan}: {before}</translation>
    </message>
    <message>
        <source>Look at the next nearest</source>
        <translation>Mirar la siguiente más próxima</translation>
    </message>
    <message>
        <source>Look first; then run it again to install.</source>
        <translation>Mire primero; después ejecútela de nuevo para instalar.</translation>
    </message>
    <message>
        <source>Look for the reason in QGIS's message log (a full disk, a right to write, another program that uses the file), or choose another output.</source>
        <translation>Busque la causa en el registro de mensajes de QGIS (disco lleno, permiso de escritura, otro programa que usa el archivo) o elija otra salida.</translation>
    </message>
    <message>
        <source>Looking for everything that is wrong or odd ...</source>
        <translation>Buscando todo lo que está mal o es raro ...</translation>
    </message>
    <message>
        <source>Looking for faults and mending them ...</source>
        <translation>Buscando defectos y reparándolos ...</translation>
    </message>
    <message>
        <source>Looking for the base map …</source>
        <translation>Buscando el mapa base …</translation>
    </message>
    <message>
        <source>Looks for better zones of elementary, middle and high schools (two levels or three) at once, so that the zones of each level feed those of the next as wholes: few split feeders, and few children who go on with few of their classmates. It starts from the plans in force, or from none, and may change any level.

Every level has its own limits, journeys and shapes, and counts students who change school, as 'Improve a zone plan' does; the feeders between two levels count once. All levels are drawn as one: a move at any level sees the others, single units move as well as whole branches of a zone. Together the plans are never worse than those that they start from, by the objective that the weights state.

The report holds all levels, with every zone that feeds several schools.</source>
        <translation>Busca mejores zonas de escuelas primarias, medias y secundarias (dos niveles o tres) a la vez, de modo que las zonas de cada nivel alimenten enteras las del siguiente: pocas zonas divididas y pocos niños que continúan con pocos de sus compañeros. Parte de los planes vigentes, o de ninguno, y puede cambiar cualquier nivel.

Cada nivel tiene sus límites, recorridos y formas, y cuenta los alumnos que cambian de escuela, como 'Mejorar un plan de zonas'; la alimentación entre dos niveles cuenta una vez. Todos los niveles se dibujan como uno: un cambio en cualquiera ve los demás, y se mueven tanto unidades sueltas como ramas enteras de una zona. Juntos, los planes nunca son peores que aquellos de los que parten, según el objetivo que expresan los pesos.

El informe contiene todos los niveles, con cada zona que alimenta varias escuelas.</translation>
    </message>
    <message>
        <source>Lower the least sum (MIN_SUM) or raise the largest one (MAX_SUM).</source>
        <translation>Baje la suma mínima (MIN_SUM) o suba la máxima (MAX_SUM).</translation>
    </message>
    <message>
        <source>Lower the least sum (MIN_SUM) to {total} at most.</source>
        <translation>Baje la suma mínima (MIN_SUM) a {total} como máximo.</translation>
    </message>
    <message>
        <source>Lower the limits or name fewer hubs.</source>
        <translation>Baje los límites o indique menos núcleos.</translation>
    </message>
    <message>
        <source>Lower the smallest size, or leave these out by a filter.</source>
        <translation>Reduzca el tamaño mínimo, o excluya estos con un filtro.</translation>
    </message>
    <message>
        <source>Lower what they need, leave centres out, or add points.</source>
        <translation>Baje lo que necesitan, excluya centros, o añada puntos.</translation>
    </message>
    <message>
        <source>Lowest mean travel cost possible within the limits</source>
        <translation>Mínimo coste medio de viaje posible dentro de los límites</translation>
    </message>
    <message>
        <source>Lowest mean travel possible within the limits (miles)</source>
        <translation>Mínimo recorrido medio posible dentro de los límites (millas)</translation>
    </message>
    <message>
        <source>Lowest possible mean distance to the middle point (km)</source>
        <translation>Mínima distancia media posible al punto central (km)</translation>
    </message>
    <message>
        <source>Lowest share of a group in a region (%)</source>
        <translation>Menor proporción de un grupo en una región (%)</translation>
    </message>
    <message>
        <source>Lowest share of a school (%)</source>
        <translation>Proporción más baja de una escuela (%)</translation>
    </message>
    <message>
        <source>Lowest share of a school ({field})</source>
        <translation>Proporción más baja de una escuela ({field})</translation>
    </message>
    <message>
        <source>Lowest share of {field} in a region</source>
        <translation>Menor proporción de {field} en una región</translation>
    </message>
    <message>
        <source>Lowest utilisation</source>
        <translation>Ocupación mínima</translation>
    </message>
    <message>
        <source>Lowest utilisation (%)</source>
        <translation>Ocupación mínima (%)</translation>
    </message>
    <message>
        <source>Lowest {metric} of the runs</source>
        <translation>Mínimo de las ejecuciones: {metric}</translation>
    </message>
    <message>
        <source>Made with Balanced Zones {version}.</source>
        <translation>Hecho con Balanced Zones {version}.</translation>
    </message>
    <message>
        <source>Make a number field of it with the field calculator, to_real(replace("{field}", ',', '.')), and choose that one.</source>
        <translation>Haga de él un campo numérico con la calculadora de campos, to_real(replace("{field}", ',', '.')), y elija ese.</translation>
    </message>
    <message>
        <source>Make a unit of each part if they are to go to different schools.</source>
        <translation>Haga de cada parte una unidad si han de ir a escuelas distintas.</translation>
    </message>
    <message>
        <source>Make it first, or choose another.</source>
        <translation>Créela antes, o elija otra.</translation>
    </message>
    <message>
        <source>Make it first, or name another.</source>
        <translation>Créelo antes o indique otro.</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>Map of the attendance zones of {plan}</source>
        <translation>Mapa de las zonas de asistencia según {plan}</translation>
    </message>
    <message>
        <source>Map of the features by group</source>
        <translation>Mapa de las entidades por grupo</translation>
    </message>
    <message>
        <source>Map of the planning units that change school. {plans}</source>
        <translation>Mapa de las unidades de planificación que cambian de escuela. {plans}</translation>
    </message>
    <message>
        <source>Map of the points by hub</source>
        <translation>Mapa de los puntos por núcleo</translation>
    </message>
    <message>
        <source>Map of the regions</source>
        <translation>Mapa de las regiones</translation>
    </message>
    <message>
        <source>Map of utilisation: {plan}</source>
        <translation>Mapa de ocupación: {plan}</translation>
    </message>
    <message>
        <source>Map of zones</source>
        <translation>Mapa de zonas</translation>
    </message>
    <message>
        <source>Margin below the highest utilisation (%)</source>
        <translation>Margen bajo la ocupación máxima (%)</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>Mean Polsby-Popper</source>
        <translation>Polsby-Popper medio</translation>
    </message>
    <message>
        <source>Mean Reock</source>
        <translation>Reock medio</translation>
    </message>
    <message>
        <source>Mean distance</source>
        <translation>Distancia media</translation>
    </message>
    <message>
        <source>Mean distance (m)</source>
        <translation>Distancia media (m)</translation>
    </message>
    <message>
        <source>Mean distance from the points to the middle point of their hub, which is one of them: the shortest journeys. Squared distance to the mean place: long journeys weigh more, and hubs are rounder.</source>
        <translation>Distancia media de los puntos al punto central de su núcleo, que es uno de ellos: los recorridos más cortos. Distancia al cuadrado al lugar medio: los recorridos largos pesan más y los núcleos son más redondos.</translation>
    </message>
    <message>
        <source>Mean distance to school in every zone, by plan</source>
        <translation>Distancia media a la escuela en cada zona, por plan</translation>
    </message>
    <message>
        <source>Mean distance to the centre (km)</source>
        <translation>Distancia media al centro (km)</translation>
    </message>
    <message>
        <source>Mean distance to the centre (m)</source>
        <translation>Distancia media al centro (m)</translation>
    </message>
    <message>
        <source>Mean distance to the centre (standard deviations)</source>
        <translation>Distancia media al centro (desviaciones típicas)</translation>
    </message>
    <message>
        <source>Mean distance to the hub's centre</source>
        <translation>Distancia media al centro del núcleo</translation>
    </message>
    <message>
        <source>Mean distance to the hub's middle point</source>
        <translation>Distancia media al punto central del núcleo</translation>
    </message>
    <message>
        <source>Mean distance to the hub's middle point (km)</source>
        <translation>Distancia media al punto central del núcleo (km)</translation>
    </message>
    <message>
        <source>Mean distance to the middle point (m)</source>
        <translation>Distancia media al punto central (m)</translation>
    </message>
    <message>
        <source>Mean distance, sd</source>
        <translation>Distancia media, dt</translation>
    </message>
    <message>
        <source>Mean distance, {unit}</source>
        <translation>Distancia media, {unit}</translation>
    </message>
    <message>
        <source>Mean silhouette, -1 to 1</source>
        <translation>Silueta media, de -1 a 1</translation>
    </message>
    <message>
        <source>Mean to middle point, {unit}</source>
        <translation>Media al punto central, {unit}</translation>
    </message>
    <message>
        <source>Mean travel ({unit})</source>
        <translation>Trayecto medio ({unit})</translation>
    </message>
    <message>
        <source>Mean travel above the lowest possible (%)</source>
        <translation>Recorrido medio por encima del mínimo posible (%)</translation>
    </message>
    <message>
        <source>Mean travel above the lowest possible (%, level {level})</source>
        <translation>Recorrido medio por encima del mínimo posible (%, nivel {level})</translation>
    </message>
    <message>
        <source>Mean travel cost</source>
        <translation>Coste medio de viaje</translation>
    </message>
    <message>
        <source>Mean travel cost to the centre</source>
        <translation>Coste medio de viaje al centro</translation>
    </message>
    <message>
        <source>Mean travel cost to the centre (in the table's unit)</source>
        <translation>Coste medio de viaje al centro (en la unidad de la tabla)</translation>
    </message>
    <message>
        <source>Mean travel cost to the hub's centre: {cost}, in the table's unit.</source>
        <translation>Coste medio de viaje al centro del núcleo: {cost}, en la unidad de la tabla.</translation>
    </message>
    <message>
        <source>Mean width (m)</source>
        <translation>Anchura media (m)</translation>
    </message>
    <message>
        <source>Mean width, as the messages tell it: the area of all that two units have in common, over half its perimeter and the length along which they only touch. Wider overlaps are left, and named.</source>
        <translation>Anchura media, como la dan los mensajes: la superficie de todo lo que dos unidades tienen en común, dividida entre la mitad de su perímetro más la longitud en la que solo se tocan. Los solapamientos más anchos se dejan y se nombran.</translation>
    </message>
    <message>
        <source>Mean width: twice the area over the perimeter. Gaps that two units leave between them, open to the outside too, are filled as far as they are no wider; lakes and inlets of one unit are no gaps.</source>
        <translation>Anchura media: el doble de la superficie entre el perímetro. Los huecos que dos unidades dejan entre sí, también los abiertos al exterior, se rellenan mientras no sean más anchos; los lagos y entrantes de una sola unidad no son huecos.</translation>
    </message>
    <message>
        <source>Mean {metric} of the runs</source>
        <translation>Media de las ejecuciones: {metric}</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medida</translation>
    </message>
    <message>
        <source>Measure (short name)</source>
        <translation>Medida (nombre corto)</translation>
    </message>
    <message>
        <source>Measures any plan: a layer of planning units with a field that names the school of each unit.

Of every zone and of the whole plan it tells balance, compactness and proximity (as 'Draw attendance zones' does), utilisation, students over capacity, zones over 100, 105 and 110 %, students' mean and longest travel and how many can walk, Polsby-Popper and Reock, cut edges, zones in more than one piece and the students in their detached pieces, schools outside their zone and units without a zone.

A piece is detached if it does not hold the school of its zone; where the school stands outside its zone, all pieces but the one with most students are. With a field that holds the existing plan, it also counts the units and students reassigned, and the patches of units that change school together.</source>
        <translation>Mide cualquier plan: una capa de unidades de planificación con un campo que nombra la escuela de cada unidad.

De cada zona y del plan entero dice equilibrio, compacidad y proximidad (como 'Trazar zonas'), ocupación, alumnos por encima de la capacidad, zonas por encima del 100, 105 y 110 %, trayecto medio y más largo de los alumnos y cuántos pueden ir a pie, Polsby-Popper y Reock, aristas cortadas, zonas en más de una pieza y los alumnos de sus piezas separadas, escuelas fuera de su zona y unidades sin zona.

Una pieza está separada si no contiene la escuela de su zona; cuando la escuela está fuera de su zona, lo están todas las piezas menos la que tiene más alumnos. Con un campo que contiene el plan vigente, cuenta también las unidades y los alumnos reasignados, y las manchas de unidades que cambian juntas de escuela.</translation>
    </message>
    <message>
        <source>Measures by plan</source>
        <translation>Medidas por plan</translation>
    </message>
    <message>
        <source>Measures by zone and plan</source>
        <translation>Medidas por zona y plan</translation>
    </message>
    <message>
        <source>Measures of the plan</source>
        <translation>Medidas del plan</translation>
    </message>
    <message>
        <source>Measuring the plan ...</source>
        <translation>Midiendo el plan ...</translation>
    </message>
    <message>
        <source>Measuring {n} plans ...</source>
        <translation>Midiendo {n} planes ...</translation>
    </message>
    <message>
        <source>Medians stand in for them</source>
        <translation>Las sustituyen medianas</translation>
    </message>
    <message>
        <source>Mend all strays</source>
        <translation>Reparar todas las partes sueltas</translation>
    </message>
    <message>
        <source>Merge the schools into one zone</source>
        <translation>Unir las escuelas en una zona</translation>
    </message>
    <message>
        <source>Merge the schools into one zone, or divide the units first: 'Draw attendance zones (GeoKMeans)' writes them as DIVIDED.</source>
        <translation>Una las escuelas en una zona, o divida antes las unidades: 'Dibujar zonas escolares (GeoKMeans)' las escribe como DIVIDED.</translation>
    </message>
    <message>
        <source>Merge them into one zone (TWO_SCHOOLS=1), move one of them, or leave all but one of them out.</source>
        <translation>Únalas en una zona (TWO_SCHOOLS=1), mueva una de ellas o excluya todas menos una.</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Middle level</source>
        <translation>Nivel intermedio</translation>
    </message>
    <message>
        <source>Middle plan in force</source>
        <translation>Plan vigente del nivel intermedio</translation>
    </message>
    <message>
        <source>Middle students (fields are added up)</source>
        <translation>Alumnos del nivel intermedio (los campos se suman)</translation>
    </message>
    <message>
        <source>Middle zones</source>
        <translation>Zonas intermedias</translation>
    </message>
    <message>
        <source>Miles</source>
        <translation>Millas</translation>
    </message>
    <message>
        <source>Minority branches</source>
        <translation>Ramas minoritarias</translation>
    </message>
    <message>
        <source>Missing scores</source>
        <translation>Puntuaciones que faltan</translation>
    </message>
    <message>
        <source>Missing scores for which a median stands in</source>
        <translation>Puntuaciones que faltan, sustituidas por una mediana</translation>
    </message>
    <message>
        <source>Missing scores for which the field's median stands in: {n} ({fields}), of {all} features.</source>
        <translation>Puntuaciones que faltan, sustituidas por la mediana del campo: {n} ({fields}), de {all} entidades.</translation>
    </message>
    <message>
        <source>Mixed groups</source>
        <translation>Grupos mezclados</translation>
    </message>
    <message>
        <source>Mixed schools</source>
        <translation>Escuelas mixtas</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Most allowed</source>
        <translation>Máximo permitido</translation>
    </message>
    <message>
        <source>Most groups</source>
        <translation>Máximo de grupos</translation>
    </message>
    <message>
        <source>Most pieces of a region</source>
        <translation>Máximo de piezas de una región</translation>
    </message>
    <message>
        <source>Most students who change school</source>
        <translation>Máximo de alumnos que cambian de escuela</translation>
    </message>
    <message>
        <source>Most students who change school (level {level})</source>
        <translation>Máximo de alumnos que cambian de escuela (nivel {level})</translation>
    </message>
    <message>
        <source>Most that the hub may hold</source>
        <translation>Lo máximo que puede contener el núcleo</translation>
    </message>
    <message>
        <source>Most zones of level {level} that feed more than one zone</source>
        <translation>Máximo de zonas del nivel {level} que alimentan más de una zona</translation>
    </message>
    <message>
        <source>Most zones split between feeder zones</source>
        <translation>Máximo de zonas divididas entre zonas de enlace</translation>
    </message>
    <message>
        <source>Move the mouse over a unit just outside its zone, without a click. Below the table you read what a click would do to both schools: gains in blue, losses in red. A unit that may not go has a red outline, and the reason is told.</source>
        <translation>Pase el ratón, sin pulsar, por una unidad justo fuera de su zona. Bajo la tabla se lee qué supondría un clic para ambas escuelas: en azul lo que mejora, en rojo lo que empeora. Una unidad que no puede pasar tiene el contorno rojo, y se dice el motivo.</translation>
    </message>
    <message>
        <source>Moved before</source>
        <translation>Cambiados antes</translation>
    </message>
    <message>
        <source>Multiplies weights: few changes that of the existing plan by 10; short journeys those of journeys and walks by 3 and that of shapes by 0.4; full schools that of full schools by 3; mixed schools and kept feeders theirs by 10. The last two need their fields, few changes the existing plan. The log tells the weights used.</source>
        <translation>Multiplica pesos: pocos cambios, el del plan vigente por 10; trayectos cortos, los de los trayectos y caminos a pie por 3 y el de las formas por 0.4; escuelas llenas, el de las escuelas llenas por 3; escuelas mixtas y enlaces conservados, los suyos por 10. Los dos últimos necesitan sus campos; pocos cambios, el plan vigente. El registro dice los pesos usados.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name a file in it.</source>
        <translation>Indique un archivo en ella.</translation>
    </message>
    <message>
        <source>Name a level but the highest.</source>
        <translation>Nombre un nivel que no sea el más alto.</translation>
    </message>
    <message>
        <source>Name centres as they are called: {names}.</source>
        <translation>Nombre los centros como se llaman: {names}.</translation>
    </message>
    <message>
        <source>Name hubs after</source>
        <translation>Dar nombre a los núcleos según</translation>
    </message>
    <message>
        <source>Name of the copy</source>
        <translation>Nombre de la copia</translation>
    </message>
    <message>
        <source>Name of the hub</source>
        <translation>Nombre del núcleo</translation>
    </message>
    <message>
        <source>Name of the region</source>
        <translation>Nombre de la región</translation>
    </message>
    <message>
        <source>Name of the zone field</source>
        <translation>Nombre del campo de zona</translation>
    </message>
    <message>
        <source>Name, in the centres</source>
        <translation>Nombre, en los centros</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Nombres</translation>
    </message>
    <message>
        <source>Names of the plans</source>
        <translation>Nombres de los planes</translation>
    </message>
    <message>
        <source>Names the areas in messages. Without it, the feature id does.</source>
        <translation>Nombra las áreas en los mensajes. Sin él, lo hace el id del objeto.</translation>
    </message>
    <message>
        <source>Names the units in messages.</source>
        <translation>Da nombre a las unidades en los mensajes.</translation>
    </message>
    <message>
        <source>Names the units in messages. Without it, the feature id does.</source>
        <translation>Da nombre a las unidades en los mensajes. Sin él, lo hace el identificador de la entidad.</translation>
    </message>
    <message>
        <source>Nearest to a school first</source>
        <translation>Primero la más próxima a una escuela</translation>
    </message>
    <message>
        <source>Neighbouring units of one zone across barriers with a cost</source>
        <translation>Unidades vecinas de una misma zona a ambos lados de barreras con coste</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Vecinas</translation>
    </message>
    <message>
        <source>Neighbours differ in colour</source>
        <translation>Vecinos de distinto color</translation>
    </message>
    <message>
        <source>Neighbours given</source>
        <translation>Vecinos dados</translation>
    </message>
    <message>
        <source>Neighbours per point</source>
        <translation>Vecinos por punto</translation>
    </message>
    <message>
        <source>New hub {n}</source>
        <translation>Núcleo nuevo {n}</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>Plan nuevo</translation>
    </message>
    <message>
        <source>New points: {n}</source>
        <translation>Puntos nuevos: {n}</translation>
    </message>
    <message>
        <source>Newly outside them: {schools}</source>
        <translation>Ahora fuera de ellos: {schools}</translation>
    </message>
    <message>
        <source>Next zone</source>
        <translation>Zona siguiente</translation>
    </message>
    <message>
        <source>No better plan was found.</source>
        <translation>No se encontró un plan mejor.</translation>
    </message>
    <message>
        <source>No fewer than {bound} can hold all with sums of '{field}' of at most {size}. Chosen: {n}, {how}.</source>
        <translation>No menos de {bound} pueden contener todo con sumas de '{field}' de {size} como máximo. Elegido: {n}, {how}.</translation>
    </message>
    <message>
        <source>No hub has fewer points.</source>
        <translation>Ningún núcleo tiene menos puntos.</translation>
    </message>
    <message>
        <source>No hub has fewer points; with a field to balance, no smaller sum of it. 0 or empty: no such limit, and as few hubs as can hold all.</source>
        <translation>Ningún núcleo tiene menos puntos; con un campo que equilibrar, ninguna suma menor de él. 0 o vacío: sin ese límite, y tan pocos núcleos como puedan contener todo.</translation>
    </message>
    <message>
        <source>No hub has more points.</source>
        <translation>Ningún núcleo tiene más puntos.</translation>
    </message>
    <message>
        <source>No hub has more points; with a field to balance, no greater sum of it. 0 or empty: no such limit, and as many hubs as have enough.</source>
        <translation>Ningún núcleo tiene más puntos; con un campo que equilibrar, ninguna suma mayor de él. 0 o vacío: sin ese límite, y tantos núcleos como alcancen el mínimo.</translation>
    </message>
    <message>
        <source>No hub holds less than its centre asks for here: points, or the sum of their weight. Empty or 0: no limit but one point (with a field to balance, one that has a weight).</source>
        <translation>Ningún núcleo contiene menos de lo que su centro pide aquí: puntos, o la suma de su peso. Vacío o 0: sin más límite que un punto (con un campo que equilibrar, uno que tenga peso).</translation>
    </message>
    <message>
        <source>No hub holds more than its centre can: points, or the sum of their weight. Empty: no limit.</source>
        <translation>Ningún núcleo contiene más de lo que su centro puede: puntos, o la suma de su peso. Vacío: sin límite.</translation>
    </message>
    <message>
        <source>No hubs of these sizes are below {least}</source>
        <translation>Ningunos núcleos de estos tamaños bajan de {least}</translation>
    </message>
    <message>
        <source>No hubs of these sizes are below {least} (these: +{gap} %)</source>
        <translation>Ningunos núcleos de estos tamaños bajan de {least} (estos: +{gap} %)</translation>
    </message>
    <message>
        <source>No hubs of these sizes have a shorter mean distance to their middle point than {bound}</source>
        <translation>Ningunos núcleos de estos tamaños tienen una distancia media a su punto central menor que {bound}</translation>
    </message>
    <message>
        <source>No hubs of whole points were found that all keep their range of '{field}'; these are the nearest: {hubs}. {allow} Fewer hubs, more effort or other tolerances may help too.</source>
        <translation>No se encontraron núcleos de puntos enteros que cumplan todos su intervalo de '{field}'; estos son los más próximos: {hubs}. {allow} También pueden ayudar menos núcleos, más esfuerzo u otras tolerancias.</translation>
    </message>
    <message>
        <source>No more than {bound} can have sums of '{field}' of {size} or more. Chosen: {n}, {how}.</source>
        <translation>No más de {bound} pueden tener sumas de '{field}' de {size} o más. Elegido: {n}, {how}.</translation>
    </message>
    <message>
        <source>No network: without base map</source>
        <translation>Sin red: sin mapa base</translation>
    </message>
    <message>
        <source>No piece is cut off from its school.</source>
        <translation>Ninguna parte está separada de su escuela.</translation>
    </message>
    <message>
        <source>No piece is cut off, and no unit is unassigned.</source>
        <translation>Ninguna parte está separada y ninguna unidad está sin asignar.</translation>
    </message>
    <message>
        <source>No plan was found with these sizes in which every hub is whole; there may be none. Points cut off: {cut_off}, hubs in pieces: {pieces}. More room in the sizes or more effort may help.</source>
        <translation>Con estos tamaños no se encontró ningún plan en el que todos los núcleos queden enteros; puede que no exista. Puntos aislados: {cut_off}, núcleos en varias piezas: {pieces}. Más margen en los tamaños o más esfuerzo pueden ayudar.</translation>
    </message>
    <message>
        <source>No plan within the limits could bring the average below {least}.</source>
        <translation>Ningún plan dentro de los límites podría bajar la media de {least}.</translation>
    </message>
    <message>
        <source>No planning unit changes its school.</source>
        <translation>Ninguna unidad de planificación cambia de escuela.</translation>
    </message>
    <message>
        <source>No point is farther than {longest} from the centre of its hub.</source>
        <translation>Ningún punto está a más de {longest} del centro de su núcleo.</translation>
    </message>
    <message>
        <source>No point is to be farther from the centre of its hub: in metres on the ground, or, with travel costs, in their unit. Kept where hubs that keep it are found; else the message names the points and how many hubs are needed at least. Where the number of hubs follows from a range, there are as many as it takes.</source>
        <translation>Ningún punto debe estar más lejos del centro de su núcleo: en metros sobre el terreno o, con costes de viaje, en la unidad de estos. Se cumple si se encuentran núcleos que lo cumplan; si no, el mensaje nombra los puntos y cuántos núcleos hacen falta como mínimo. Si el número de núcleos resulta de un intervalo, hay tantos como hagan falta.</translation>
    </message>
    <message>
        <source>No school is over capacity.</source>
        <translation>Ninguna escuela supera su capacidad.</translation>
    </message>
    <message>
        <source>No school is over capacity; before: {before}.</source>
        <translation>Ninguna escuela supera su capacidad; antes: {before}.</translation>
    </message>
    <message>
        <source>No student can reach a school by the travel costs.</source>
        <translation>Ningún alumno puede llegar a una escuela según los costes de viaje.</translation>
    </message>
    <message>
        <source>No student changes school.</source>
        <translation>Ningún alumno cambia de escuela.</translation>
    </message>
    <message>
        <source>No unit is unassigned.</source>
        <translation>Ninguna unidad está sin asignar.</translation>
    </message>
    <message>
        <source>No zone lies outside the limits of the run.</source>
        <translation>Ninguna zona queda fuera de los límites de la ejecución.</translation>
    </message>
    <message>
        <source>No: the paper's own plan</source>
        <translation>No: el plan propio del artículo</translation>
    </message>
    <message>
        <source>None of these schools</source>
        <translation>Ninguna de estas escuelas</translation>
    </message>
    <message>
        <source>Not all of these limits can be met; outside the limits widened until the students fit: {n}.</source>
        <translation>No todos estos límites pueden cumplirse; fuera de los límites ampliados hasta que caben los alumnos: {n}.</translation>
    </message>
    <message>
        <source>Not all sums were brought within their limits: {told}. A wider tolerance, fewer regions or smaller areas make it easier; a thorough effort may find more.</source>
        <translation>No todas las sumas quedaron dentro de sus límites: {told}. Una tolerancia mayor, menos regiones o áreas más pequeñas lo facilitan; un esfuerzo minucioso puede encontrar más.</translation>
    </message>
    <message>
        <source>Not found where it was: {layers}. Choose where it is now.</source>
        <translation>No se encuentra donde estaba: {layers}. Elija dónde está ahora.</translation>
    </message>
    <message>
        <source>Not installed, as only QGIS may bring it: {names}.</source>
        <translation>No se instala, pues solo QGIS puede traerlo: {names}.</translation>
    </message>
    <message>
        <source>Not over changes</source>
        <translation>No sobre cambios</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Note: {problem}</source>
        <translation>Nota: {problem}</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Nothing had to be mended.</source>
        <translation>No había nada que reparar.</translation>
    </message>
    <message>
        <source>Nothing has this name</source>
        <translation>Nada tiene este nombre</translation>
    </message>
    <message>
        <source>Nothing sets these groups apart: they run into one another (silhouette {silhouette}, where {least} is the least that speaks of groups), and no mean of a group lies as much as {sd} standard deviations from that of all. They divide the features, but they are no kinds of them.</source>
        <translation>Nada distingue a estos grupos: se confunden unos con otros (silueta {silhouette}, cuando {least} es lo mínimo que habla de grupos), y ninguna media de un grupo se aparta siquiera {sd} desviaciones típicas de la de todos. Reparten las entidades, pero no son clases de ellas.</translation>
    </message>
    <message>
        <source>Nothing was found: the zone tools can take these layers.</source>
        <translation>No se encontró nada: las herramientas de zonas pueden tomar estas capas.</translation>
    </message>
    <message>
        <source>Nothing was installed yet: choose 'Install it' to do so.</source>
        <translation>Aún no se ha instalado nada: elija «Instalarlo» para hacerlo.</translation>
    </message>
    <message>
        <source>Number fields of the planning units whose sums the attendance zones are to hold too, under the same names: the grades of the next level, say, so that these zones can be its planning units.</source>
        <translation>Campos numéricos de las unidades de planificación cuyas sumas deben llevar también las zonas de asistencia, con los mismos nombres: por ejemplo, los cursos del nivel siguiente, para que estas zonas puedan ser sus unidades de planificación.</translation>
    </message>
    <message>
        <source>Number fields to group by. With none chosen, features are grouped by place.</source>
        <translation>Campos numéricos por los que agrupar. Si no se elige ninguno, las entidades se agrupan por lugar.</translation>
    </message>
    <message>
        <source>Number fields whose sums all hubs shall have alike beside the range, each within the tolerance. Where whole points do not allow all, hubs come as near as is found, and the message says which are off, and why.</source>
        <translation>Campos numéricos cuyas sumas deben tener por igual todos los núcleos además del intervalo, cada una dentro de la tolerancia. Si los puntos enteros no permiten todas, los núcleos se acercan cuanto se encuentra, y el mensaje dice cuáles se apartan y por qué.</translation>
    </message>
    <message>
        <source>Number fields whose sums all hubs shall have alike, each within the tolerance: the first takes the place of the number of points, the others are kept as well. Where whole points do not allow all, hubs come as near as is found, and the message says which are off, and why.</source>
        <translation>Campos numéricos cuyas sumas deben tener por igual todos los núcleos, cada una dentro de la tolerancia: el primero ocupa el lugar del número de puntos, los demás se cumplen también. Si los puntos enteros no permiten todas, los núcleos se acercan cuanto se encuentra, y el mensaje dice cuáles se apartan y por qué.</translation>
    </message>
    <message>
        <source>Number fields whose sums all regions shall have alike, each field by itself: people, customers, turnover. Distances are weighted with the first. With none chosen, the number of areas counts, or their area.</source>
        <translation>Campos numéricos cuyas sumas han de ser iguales en todas las regiones, cada campo por sí mismo: personas, clientes, facturación. Las distancias se ponderan con el primero. Si no se elige ninguno, cuenta el número de áreas o su superficie.</translation>
    </message>
    <message>
        <source>Number fields with the people of a group in each area, a part of the first field to balance. Each region's share ought to be about the whole map's.</source>
        <translation>Campos numéricos con las personas de un grupo en cada área, una parte del primer campo que se equilibra. La proporción de cada región debería ser más o menos la de todo el mapa.</translation>
    </message>
    <message>
        <source>Number fields with the students of a group in each unit (of low income, by language ...). Their share ought to be the district's at every school: told are dissimilarity, variance ratio, lowest and highest share.</source>
        <translation>Campos numéricos con los alumnos de un grupo en cada unidad (de bajos ingresos, por idioma ...). Su proporción debería ser la del distrito en cada escuela: se dicen disimilitud, razón de varianza, proporción más baja y más alta.</translation>
    </message>
    <message>
        <source>Number of groups</source>
        <translation>Número de grupos</translation>
    </message>
    <message>
        <source>Number of hubs</source>
        <translation>Número de núcleos</translation>
    </message>
    <message>
        <source>Number of hubs formed</source>
        <translation>Número de núcleos formados</translation>
    </message>
    <message>
        <source>Number of plans</source>
        <translation>Número de planes</translation>
    </message>
    <message>
        <source>Number of regions</source>
        <translation>Número de regiones</translation>
    </message>
    <message>
        <source>Number of zones</source>
        <translation>Número de zonas</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Números</translation>
    </message>
    <message>
        <source>Odd numbers</source>
        <translation>Números raros</translation>
    </message>
    <message>
        <source>Of 1 place shared by several points</source>
        <translation>De 1 lugar compartido por varios puntos</translation>
    </message>
    <message>
        <source>Of a value in a group, from that of all</source>
        <translation>De un valor en un grupo, respecto al conjunto</translation>
    </message>
    <message>
        <source>Of distances in the log, on pages, in styles and in the plan editor. Parameters and fields in metres stay in metres.</source>
        <translation>De las distancias en el registro, en las páginas, en los estilos y en el editor de planes. Los parámetros y los campos en metros siguen en metros.</translation>
    </message>
    <message>
        <source>Of stopped runs the last {n} are kept; removed: {folder}.</source>
        <translation>De las ejecuciones detenidas se conservan las últimas {n}; eliminada: {folder}.</translation>
    </message>
    <message>
        <source>Of the existing plan no area with fewer students than this changes school by itself: units with fewer go with their neighbours. 0 lets every unit go alone.</source>
        <translation>Del plan vigente, ningún área con menos alumnos que estos cambia de escuela por sí sola: las unidades con menos van con sus vecinas. 0 deja que cada unidad vaya sola.</translation>
    </message>
    <message>
        <source>Of the one planning unit beyond its border that it could take</source>
        <translation>De la única unidad de planificación al otro lado de su límite que podría tomar</translation>
    </message>
    <message>
        <source>Of the one planning unit on its border that it could give away</source>
        <translation>De la única unidad de planificación de su límite que podría ceder</translation>
    </message>
    <message>
        <source>Of the {n} planning units beyond its border that it could take</source>
        <translation>De las {n} unidades de planificación al otro lado de su límite que podría tomar</translation>
    </message>
    <message>
        <source>Of the {n} planning units on its border that it could give away</source>
        <translation>De las {n} unidades de planificación de su límite que podría ceder</translation>
    </message>
    <message>
        <source>Of these under {share:g} %</source>
        <translation>De ellas, por debajo del {share:g} %</translation>
    </message>
    <message>
        <source>Of these, outside even the limits widened until the students fit: {names}.</source>
        <translation>De ellas, fuera incluso de los límites ampliados hasta que caben los alumnos: {names}.</translation>
    </message>
    <message>
        <source>Of those hubs, these have the largest size allowed: {hubs}.</source>
        <translation>De esos núcleos, tienen el tamaño máximo permitido: {hubs}.</translation>
    </message>
    <message>
        <source>Of {n} places shared by several points</source>
        <translation>De {n} lugares que comparten varios puntos</translation>
    </message>
    <message>
        <source>On Debian or Ubuntu, run: sudo apt install python3-plotly. On Windows or macOS, run with the Python of QGIS: python3 -m pip install plotly. Or run this without the map.</source>
        <translation>En Debian o Ubuntu, ejecute: sudo apt install python3-plotly. En Windows o macOS, ejecute con el Python de QGIS: python3 -m pip install plotly. O ejecute esto sin el mapa.</translation>
    </message>
    <message>
        <source>On a computer with a network, run: {command}. Bring the folder 'wheels' here and name it in the parameter 'Folder with files to install from'.</source>
        <translation>En un equipo con red, ejecute: {command}. Traiga aquí la carpeta «wheels» e indíquela en el parámetro «Carpeta con los archivos que instalar».</translation>
    </message>
    <message>
        <source>On paper the {n} largest of {all} moves; the page in a browser has them all.</source>
        <translation>En papel, los {n} cambios mayores de {all}; la página en un navegador los tiene todos.</translation>
    </message>
    <message>
        <source>One hub around each of {n} given centres, in their order.</source>
        <translation>Un núcleo alrededor de cada uno de los {n} centros dados, en su orden.</translation>
    </message>
    <message>
        <source>One of the zone fields, for the changes in the output; else {which}.</source>
        <translation>Uno de los campos de zona, para los cambios de la salida; si no se da, {which}.</translation>
    </message>
    <message>
        <source>One page for all levels to read, print and hand on: the feeders between them, then every level's maps, figures and zones. Beside it lies a JSON file with which qgis_process runs the same again.</source>
        <translation>Una página de todos los niveles para leer, imprimir y compartir: cómo se alimentan entre sí y después los mapas, cifras y zonas de cada nivel. Junto a ella queda un archivo JSON con el que qgis_process repite lo mismo.</translation>
    </message>
    <message>
        <source>One page to read, print and hand on, with the maps, figures and tables of every level.</source>
        <translation>Una página para leer, imprimir y entregar, con los mapas, las cifras y las tablas de cada nivel.</translation>
    </message>
    <message>
        <source>One page to read, print and hand on: a map, figures, every region, settings and versions. Beside it lies a JSON file with which qgis_process runs the same again.</source>
        <translation>Una página para leer, imprimir y entregar: un mapa, cifras, cada región, ajustes y versiones. Junto a ella queda un archivo JSON con el que qgis_process repite lo mismo.</translation>
    </message>
    <message>
        <source>One page to read, print and hand on: maps, figures against the plan in force and against the bound, every zone, what holds the worst ones, settings and versions. Beside it lies a JSON file with which qgis_process runs the same again.</source>
        <translation>Una página para leer, imprimir y entregar: mapas, cifras frente al plan vigente y frente a la cota, cada zona, lo que retiene a las que peor están, los ajustes y las versiones. Junto a ella queda un archivo JSON con el que qgis_process ejecuta lo mismo otra vez.</translation>
    </message>
    <message>
        <source>One page to read, print and hand on: the map, sizes, distances against the bound, every hub, what holds the widest ones, settings and versions. Beside it lies a JSON file with which qgis_process runs the same again.</source>
        <translation>Una página para leer, imprimir y entregar: el mapa, los tamaños, las distancias frente a la cota, cada núcleo, lo que retiene a los más amplios, los ajustes y las versiones. Junto a ella queda un archivo JSON con el que qgis_process ejecuta lo mismo otra vez.</translation>
    </message>
    <message>
        <source>One page to read, print and hand on: what sets each group apart as a chart, the map, sizes, settings and versions. Beside it lies a JSON file with which qgis_process runs the same again.</source>
        <translation>Una página para leer, imprimir y entregar: lo que distingue a cada grupo en un gráfico, el mapa, los tamaños, los ajustes y las versiones. Junto a ella queda un archivo JSON con el que qgis_process ejecuta lo mismo otra vez.</translation>
    </message>
    <message>
        <source>One page with a map to explore in a browser: one hub or all, points with the fields chosen for it, search by name. With the network it shows OpenStreetMap. Needs the Python library plotly.</source>
        <translation>Una página con un mapa para explorar en un navegador: un núcleo o todos, puntos con los campos elegidos para él, búsqueda por nombre. Con red muestra OpenStreetMap. Necesita la biblioteca de Python plotly.</translation>
    </message>
    <message>
        <source>One page with a map to explore in a browser: regions and areas, search by name. With the network it shows OpenStreetMap. Needs the Python library plotly.</source>
        <translation>Una página con un mapa para explorar en un navegador: regiones y áreas, búsqueda por nombre. Con red muestra OpenStreetMap. Necesita la biblioteca de Python plotly.</translation>
    </message>
    <message>
        <source>One page with a map to explore in a browser: zones coloured by utilisation or one from another, schools with search by name, the plan in force and what changes, a legend, and a print of what is shown. With the network it shows OpenStreetMap. Needs the Python library plotly.</source>
        <translation>Una página con un mapa para explorar en un navegador: zonas coloreadas por ocupación o para distinguirlas, escuelas con búsqueda por nombre, el plan vigente y lo que cambia, una leyenda y una impresión de lo que se muestra. Con red muestra OpenStreetMap. Necesita la biblioteca plotly de Python.</translation>
    </message>
    <message>
        <source>One per report, with semicolons between. Left empty: their own.</source>
        <translation>Uno por informe, separados por punto y coma. Si se deja vacío: los suyos propios.</translation>
    </message>
    <message>
        <source>One plan</source>
        <translation>Un plan</translation>
    </message>
    <message>
        <source>One polygon around every hub, with its size and distances.</source>
        <translation>Un polígono alrededor de cada núcleo, con su tamaño y sus distancias.</translation>
    </message>
    <message>
        <source>One polygon per elementary zone, with its own students and, field by field, those of the middle grades who live in it.</source>
        <translation>Un polígono por zona de primaria, con sus propios alumnos y, campo por campo, los de los cursos intermedios que viven en ella.</translation>
    </message>
    <message>
        <source>One polygon per middle zone with its measures.</source>
        <translation>Un polígono por zona intermedia con sus medidas.</translation>
    </message>
    <message>
        <source>One polygon per piece of a zone that is cut off from its school.</source>
        <translation>Un polígono por cada pieza de una zona que está aislada de su escuela.</translation>
    </message>
    <message>
        <source>One polygon per region with its sums, deviations and measures.</source>
        <translation>Un polígono por región con sus sumas, desviaciones y medidas.</translation>
    </message>
    <message>
        <source>One polygon per zone with its students, capacity and measures.</source>
        <translation>Un polígono por zona con sus alumnos, su capacidad y sus medidas.</translation>
    </message>
    <message>
        <source>One row per borough: hubs, points, sizes of the smallest and the largest hub, mean of the hubs' mean distances and the longest distance (metres).</source>
        <translation>Una fila por municipio: núcleos, puntos, tamaños del núcleo más pequeño y del más grande, media de las distancias medias de los núcleos y distancia más larga (metros).</translation>
    </message>
    <message>
        <source>One row per finding, the gravest first.</source>
        <translation>Una fila por hallazgo, los más graves primero.</translation>
    </message>
    <message>
        <source>One row per group, and a last one of all features: size, mean and standard deviation of each field, how far the mean lies from that of all, and the fields that set the group apart.</source>
        <translation>Una fila por grupo y una última de todas las entidades: tamaño, media y desviación típica de cada campo, a qué distancia está la media de la de todos y los campos que distinguen al grupo.</translation>
    </message>
    <message>
        <source>One row per level: zones, students, seats, lowest and highest utilisation (%), balance and compactness (of 100), proximity (miles).</source>
        <translation>Una fila por nivel: zonas, alumnos, plazas, ocupación mínima y máxima (%), equilibrio y compacidad (de 100), proximidad (millas).</translation>
    </message>
    <message>
        <source>One row per measure of the whole plan, one column per plan.</source>
        <translation>Una fila por medida del plan completo, una columna por plan.</translation>
    </message>
    <message>
        <source>One row per measure of the whole plan.</source>
        <translation>Una fila por medida del plan completo.</translation>
    </message>
    <message>
        <source>One row per pair of plans: units and students whose zone differs.</source>
        <translation>Una fila por par de planes: unidades y alumnos cuya zona es distinta.</translation>
    </message>
    <message>
        <source>One row per zone and measure, one column per plan.</source>
        <translation>Una fila por zona y medida, una columna por plan.</translation>
    </message>
    <message>
        <source>Only schools whose level field reads this are used, e.g. ES.</source>
        <translation>Solo se usan las escuelas cuyo campo de nivel dice esto, p. ej. ES.</translation>
    </message>
    <message>
        <source>Only unassigned</source>
        <translation>Solo sin asignar</translation>
    </message>
    <message>
        <source>Open it again ...</source>
        <translation>Abrirla de nuevo ...</translation>
    </message>
    <message>
        <source>Open it again? 'No' deletes it.</source>
        <translation>¿Abrirla de nuevo? «No» la borra.</translation>
    </message>
    <message>
        <source>Open the tutorial</source>
        <translation>Abrir el tutorial</translation>
    </message>
    <message>
        <source>Opens a plan to be changed by hand: paint planning units from one zone to another on the map, and see at once what that does to both schools. Nothing is changed in your layers before you save.</source>
        <translation>Abre un plan para cambiarlo a mano: pinte unidades de planificación de una zona a otra en el mapa y vea al instante qué supone para ambas escuelas. Nada cambia en sus capas antes de guardar.</translation>
    </message>
    <message>
        <source>Or choose one level: the field '{field}' (LEVEL_FIELD) tells these schools apart.</source>
        <translation>O elija un nivel: el campo «{field}» (LEVEL_FIELD) distingue estas escuelas.</translation>
    </message>
    <message>
        <source>Order in which units are taken</source>
        <translation>Orden en que se toman las unidades</translation>
    </message>
    <message>
        <source>Other faults</source>
        <translation>Otros defectos</translation>
    </message>
    <message>
        <source>Other plan</source>
        <translation>Otro plan</translation>
    </message>
    <message>
        <source>Other planning unit</source>
        <translation>Otra unidad de planificación</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Salen</translation>
    </message>
    <message>
        <source>Outlines of {plan}</source>
        <translation>Contornos según {plan}</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Outside the limits</source>
        <translation>Fuera de los límites</translation>
    </message>
    <message>
        <source>Over a random sample of {n}</source>
        <translation>Sobre una muestra aleatoria de {n}</translation>
    </message>
    <message>
        <source>Over capacity</source>
        <translation>Por encima de la capacidad</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Solape</translation>
    </message>
    <message>
        <source>Overlap, given to one unit</source>
        <translation>Solape, dado a una unidad</translation>
    </message>
    <message>
        <source>Overlaps</source>
        <translation>Solapes</translation>
    </message>
    <message>
        <source>Overlaps and gaps</source>
        <translation>Solapes y huecos</translation>
    </message>
    <message>
        <source>Overlaps given to one unit</source>
        <translation>Solapes dados a una unidad</translation>
    </message>
    <message>
        <source>Overlaps given to one unit, the first of each: {n}, {area} m² ({units}).</source>
        <translation>Solapes dados a una unidad, la primera de cada uno: {n}, {area} m² ({units}).</translation>
    </message>
    <message>
        <source>Overlaps left</source>
        <translation>Solapes que quedan</translation>
    </message>
    <message>
        <source>Overwrite the field</source>
        <translation>Sobrescribir el campo</translation>
    </message>
    <message>
        <source>Overwrite the plan in the field {field}? It cannot be brought back.</source>
        <translation>¿Sobrescribir el plan del campo {field}? No se podrá recuperar.</translation>
    </message>
    <message>
        <source>PNG, JPEG or SVG file</source>
        <translation>archivo PNG, JPEG o SVG</translation>
    </message>
    <message>
        <source>Paint in a lasso</source>
        <translation>Pintar en un lazo</translation>
    </message>
    <message>
        <source>Paint in a rectangle</source>
        <translation>Pintar en un rectángulo</translation>
    </message>
    <message>
        <source>Paint only units without a zone</source>
        <translation>Pintar solo unidades sin zona</translation>
    </message>
    <message>
        <source>Paint units</source>
        <translation>Pintar unidades</translation>
    </message>
    <message>
        <source>Painting {zone}</source>
        <translation>Se pinta {zone}</translation>
    </message>
    <message>
        <source>Pairs of planning units less than {near} m apart along a border, not counted as neighbours: {n} ({named}).</source>
        <translation>Pares de unidades de planificación a menos de {near} m a lo largo de una linde que no cuentan como vecinas: {n} ({named}).</translation>
    </message>
    <message>
        <source>Pairs of units close together, no neighbours</source>
        <translation>Pares de unidades cercanas que no son vecinas</translation>
    </message>
    <message>
        <source>Pairs without a travel cost</source>
        <translation>Pares sin coste de viaje</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Parámetro</translation>
    </message>
    <message>
        <source>Parts of the map apart from the largest</source>
        <translation>Partes del mapa separadas de la mayor</translation>
    </message>
    <message>
        <source>Parts of the map without a school</source>
        <translation>Partes del mapa sin escuela</translation>
    </message>
    <message>
        <source>Patches of fewer than {n} students</source>
        <translation>Manchas con menos de {n} alumnos</translation>
    </message>
    <message>
        <source>Patches of units that change school together: {n}; with fewer than {least} students: {small}.</source>
        <translation>Manchas de unidades que cambian juntas de escuela: {n}; con menos de {least} alumnos: {small}.</translation>
    </message>
    <message>
        <source>Patches that change school together</source>
        <translation>Manchas que cambian juntas de escuela</translation>
    </message>
    <message>
        <source>Patches that change school together (level {level})</source>
        <translation>Parches que cambian juntos de escuela (nivel {level})</translation>
    </message>
    <message>
        <source>Patches that change school together: {n}.</source>
        <translation>Manchas que cambian juntas de escuela: {n}.</translation>
    </message>
    <message>
        <source>Patches with too few students</source>
        <translation>Manchas con demasiado pocos alumnos</translation>
    </message>
    <message>
        <source>Patches with too few students (level {level})</source>
        <translation>Parches con demasiado pocos alumnos (nivel {level})</translation>
    </message>
    <message>
        <source>Pick the zone under the mouse (or Alt and a click)</source>
        <translation>Tomar la zona bajo el ratón (o Alt y clic)</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Piezas</translation>
    </message>
    <message>
        <source>Pieces cut off</source>
        <translation>Partes separadas</translation>
    </message>
    <message>
        <source>Pieces mended: {n}; schools outside the limits: {after}, {before} before</source>
        <translation>Partes reparadas: {n}; escuelas fuera de los límites: {after}, antes {before}</translation>
    </message>
    <message>
        <source>Pieces of a zone that lie away from its school in the existing plan (without one, in the plan to start from) may stay with their school; no new ones are made. Otherwise every zone is in one piece, and all who live in such pieces change school.</source>
        <translation>Las piezas de una zona que en el plan vigente (si no lo hay, en el plan de partida) están separadas de su escuela pueden quedarse con ella; no se crean nuevas. Si no, cada zona es de una sola pieza y todos los que viven en tales piezas cambian de escuela.</translation>
    </message>
    <message>
        <source>Place counts beside the scores. Without scores it counts in any case.</source>
        <translation>El lugar cuenta junto a las puntuaciones. Sin puntuaciones cuenta en todo caso.</translation>
    </message>
    <message>
        <source>Places of findings</source>
        <translation>Lugares de los hallazgos</translation>
    </message>
    <message>
        <source>Places of {field} split between regions</source>
        <translation>Lugares de {field} divididos entre regiones</translation>
    </message>
    <message>
        <source>Places parted between hubs</source>
        <translation>Lugares repartidos entre núcleos</translation>
    </message>
    <message>
        <source>Places split between regions</source>
        <translation>Lugares divididos entre regiones</translation>
    </message>
    <message>
        <source>Places such as partner offices: one hub grows around each, which stays where it is. The number of hubs is then theirs. Capacities, if given, replace the range.</source>
        <translation>Lugares como oficinas asociadas: alrededor de cada uno crece un núcleo, y el lugar se queda donde está. El número de núcleos es entonces el suyo. Las capacidades, si se dan, sustituyen al intervalo.</translation>
    </message>
    <message>
        <source>Places such as partner offices: one hub grows around each, which stays where it is. The number of hubs is then theirs. Without capacities hubs are of equal size.</source>
        <translation>Lugares como oficinas asociadas: alrededor de cada uno crece un núcleo, y el lugar se queda donde está. El número de núcleos es entonces el suyo. Sin capacidades, los núcleos son de igual tamaño.</translation>
    </message>
    <message>
        <source>Places to keep together</source>
        <translation>Lugares que no se dividen</translation>
    </message>
    <message>
        <source>Places whose points are in different hubs</source>
        <translation>Lugares cuyos puntos están en núcleos distintos</translation>
    </message>
    <message>
        <source>Places with points in several hubs</source>
        <translation>Lugares con puntos en varios núcleos</translation>
    </message>
    <message>
        <source>Places with points of several hubs: {n}. In the layer of hub areas each belongs to the hub with most points there.</source>
        <translation>Lugares con puntos de varios núcleos: {n}. En la capa de áreas cada uno pertenece al núcleo con más puntos allí.</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Plan 1</source>
        <translation>Plan 1</translation>
    </message>
    <message>
        <source>Plan being edited</source>
        <translation>Plan en edición</translation>
    </message>
    <message>
        <source>Plan editor</source>
        <translation>Editor de planes</translation>
    </message>
    <message>
        <source>Plan editor: least travel that any plan could have</source>
        <translation>Editor de planes: el menor recorrido que podría tener un plan</translation>
    </message>
    <message>
        <source>Plan editor: painting {zone}</source>
        <translation>Editor de planes: pintando {zone}</translation>
    </message>
    <message>
        <source>Plan in force</source>
        <translation>Plan vigente</translation>
    </message>
    <message>
        <source>Plan of the plan editor</source>
        <translation>Plan del editor de planes</translation>
    </message>
    <message>
        <source>Plan to edit</source>
        <translation>Plan que se edita</translation>
    </message>
    <message>
        <source>Plan to improve</source>
        <translation>Plan que mejorar</translation>
    </message>
    <message>
        <source>Plan {n}</source>
        <translation>Plan {n}</translation>
    </message>
    <message>
        <source>Planning unit</source>
        <translation>Unidad de planificación</translation>
    </message>
    <message>
        <source>Planning unit id</source>
        <translation>Identificador de la unidad de planificación</translation>
    </message>
    <message>
        <source>Planning unit in the travel costs</source>
        <translation>Unidad de planificación en los costes de viaje</translation>
    </message>
    <message>
        <source>Planning units</source>
        <translation>Unidades de planificación</translation>
    </message>
    <message>
        <source>Planning units by zone</source>
        <translation>Unidades de planificación por zona</translation>
    </message>
    <message>
        <source>Planning units drawn in several parts, each counted as one piece: {units}.</source>
        <translation>Unidades de planificación dibujadas en varias partes, cada una contada como una sola pieza: {units}.</translation>
    </message>
    <message>
        <source>Planning units may overlap where the overlap is narrower than this, on average along their border, no more than ten times as wide at any place, and below 1 % of the smaller unit: the common border then counts as if it were drawn once. Wider overlaps are refused. Gaps are not closed by this.</source>
        <translation>Las unidades de planificación pueden solaparse donde el solape es más estrecho que esto, de media a lo largo de su límite, no más de diez veces más ancho en ningún punto, y ocupa menos del 1 % de la unidad menor: el límite común cuenta entonces como si se hubiera dibujado una sola vez. Los solapes más anchos se rechazan. Los huecos no se cierran con esto.</translation>
    </message>
    <message>
        <source>Planning units of a school that they cannot reach by the travel costs: {n}, with {students}: {units}.</source>
        <translation>Unidades de planificación de una escuela a la que no pueden llegar según los costes de viaje: {n}, con {students}: {units}.</translation>
    </message>
    <message>
        <source>Planning units that share a border whose vertices do not match: {pairs}, counted as neighbours: {named}.</source>
        <translation>Unidades de planificación con un límite común cuyos vértices no coinciden: {pairs}, que cuentan como vecinas: {named}.</translation>
    </message>
    <message>
        <source>Planning units with several schools</source>
        <translation>Unidades de planificación con varias escuelas</translation>
    </message>
    <message>
        <source>Planning units without a zone: {n}, with {students}.</source>
        <translation>Unidades de planificación sin zona: {n}, con {students}.</translation>
    </message>
    <message>
        <source>Planning units, divided</source>
        <translation>Unidades de planificación, divididas</translation>
    </message>
    <message>
        <source>Plans with changes that are not saved: {names}.</source>
        <translation>Planes con cambios sin guardar: {names}.</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Punto</translation>
    </message>
    <message>
        <source>Point id</source>
        <translation>Identificador de los puntos</translation>
    </message>
    <message>
        <source>Point {n}</source>
        <translation>Punto {n}</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Puntos</translation>
    </message>
    <message>
        <source>Points by hub</source>
        <translation>Puntos por núcleo</translation>
    </message>
    <message>
        <source>Points cut off</source>
        <translation>Puntos aislados</translation>
    </message>
    <message>
        <source>Points cut off, their five nearest all in other hubs</source>
        <translation>Puntos aislados, con sus cinco más próximos todos en otros núcleos</translation>
    </message>
    <message>
        <source>Points cut off, their five nearest all in other hubs: {cut_off}. Hubs in more than one piece: {pieces}. Places shared by several points: {sites}, of which parted between hubs: {parted}.</source>
        <translation>Puntos aislados, con sus cinco más próximos todos en otros núcleos: {cut_off}. Núcleos de más de una pieza: {pieces}. Lugares que comparten varios puntos: {sites}, de ellos repartidos entre núcleos: {parted}.</translation>
    </message>
    <message>
        <source>Points farther from the centre than the longest way</source>
        <translation>Puntos más lejos del centro que el camino más largo</translation>
    </message>
    <message>
        <source>Points farther than {longest} from the centre of their hub: {n} ({points}). {bound} Ask for more or smaller hubs, allow a longer way, or leave these points out.</source>
        <translation>Puntos a más de {longest} del centro de su núcleo: {n} ({points}). {bound} Pida más núcleos o más pequeños, permita un camino más largo o deje fuera estos puntos.</translation>
    </message>
    <message>
        <source>Points in a hub with one that they ought to be apart from</source>
        <translation>Puntos en un núcleo con otro del que deberían estar separados</translation>
    </message>
    <message>
        <source>Points in a hub with one that they ought to be apart from: {n}; with this number of hubs there are at least {least}.</source>
        <translation>Puntos en un núcleo con otro del que deberían estar separados: {n}; con este número de núcleos hay al menos {least}.</translation>
    </message>
    <message>
        <source>Points in the colour of their hub, and its number. Neighbours differ in colour; colours mean nothing else. Outlines are drawn around the points and may overlap a little.</source>
        <translation>Los puntos en el color de su núcleo, y su número. Los vecinos difieren en el color; los colores no significan nada más. Los contornos se trazan alrededor de los puntos y pueden solaparse un poco.</translation>
    </message>
    <message>
        <source>Points in the hub</source>
        <translation>Puntos del núcleo</translation>
    </message>
    <message>
        <source>Points locked to a hub</source>
        <translation>Puntos fijados a un núcleo</translation>
    </message>
    <message>
        <source>Points of addresses, or points or areas with their population; otherwise by area</source>
        <translation>Puntos de direcciones, o puntos o áreas con su población; si no, por superficie</translation>
    </message>
    <message>
        <source>Points outside the boundary of the hub areas: {n}.</source>
        <translation>Puntos fuera del contorno de las áreas: {n}.</translation>
    </message>
    <message>
        <source>Points per hub</source>
        <translation>Puntos por núcleo</translation>
    </message>
    <message>
        <source>Points stay whole. Allow more per hub, ask for fewer hubs, or leave these out.</source>
        <translation>Los puntos quedan enteros. Permita más por núcleo, pida menos núcleos, o exclúyalos.</translation>
    </message>
    <message>
        <source>Points stay whole: give whole numbers of points.</source>
        <translation>Los puntos no se dividen: dé números enteros de puntos.</translation>
    </message>
    <message>
        <source>Points that change hub</source>
        <translation>Puntos que cambian de núcleo</translation>
    </message>
    <message>
        <source>Points that stay together</source>
        <translation>Puntos que siguen juntos</translation>
    </message>
    <message>
        <source>Points that were in no hub</source>
        <translation>Puntos que no estaban en ningún núcleo</translation>
    </message>
    <message>
        <source>Points to keep apart</source>
        <translation>Puntos que se separan</translation>
    </message>
    <message>
        <source>Points too far from their centre</source>
        <translation>Puntos demasiado lejos de su centro</translation>
    </message>
    <message>
        <source>Points, or polygons, of which a point inside is taken. One zone per school.</source>
        <translation>Puntos, o polígonos de los que se toma un punto interior. Una zona por escuela.</translation>
    </message>
    <message>
        <source>Polsby-Popper (0 to 1)</source>
        <translation>Polsby-Popper (de 0 a 1)</translation>
    </message>
    <message>
        <source>Polygons that are to tile the district.</source>
        <translation>Polígonos que han de cubrir el distrito.</translation>
    </message>
    <message>
        <source>Polygons that hub areas fill, e.g. the county. Without it, areas end a little way outside the outermost points.</source>
        <translation>Polígonos que llenan las áreas de los núcleos, p. ej. el condado. Sin ellos, las áreas terminan un poco más allá de los puntos exteriores.</translation>
    </message>
    <message>
        <source>Polygons that tile a map: blocks, precincts, parishes, planning units.</source>
        <translation>Polígonos que cubren un mapa: manzanas, secciones electorales, parroquias, unidades de planificación.</translation>
    </message>
    <message>
        <source>Polygons that tile the district, with the students of every grade.</source>
        <translation>Polígonos que cubren el distrito sin huecos ni solapes, con los alumnos de cada curso.</translation>
    </message>
    <message>
        <source>Polygons that tile the district: the smallest areas that one school serves.</source>
        <translation>Polígonos que cubren el distrito sin huecos ni solapes: las áreas más pequeñas a las que sirve una escuela.</translation>
    </message>
    <message>
        <source>Prefer</source>
        <translation>Preferir</translation>
    </message>
    <message>
        <source>Previous zone</source>
        <translation>Zona anterior</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Imprimir</translation>
    </message>
    <message>
        <source>Print a map ...</source>
        <translation>Imprimir un mapa ...</translation>
    </message>
    <message>
        <source>Print an atlas ...</source>
        <translation>Imprimir un atlas ...</translation>
    </message>
    <message>
        <source>Printed without the base map</source>
        <translation>Impreso sin el mapa base</translation>
    </message>
    <message>
        <source>Profile of group {group}</source>
        <translation>Perfil del grupo {group}</translation>
    </message>
    <message>
        <source>Profile of the groups</source>
        <translation>Perfil de los grupos</translation>
    </message>
    <message>
        <source>Proximity</source>
        <translation>Proximidad</translation>
    </message>
    <message>
        <source>Proximity (miles)</source>
        <translation>Proximidad (millas)</translation>
    </message>
    <message>
        <source>Proximity, {unit}</source>
        <translation>Proximidad, {unit}</translation>
    </message>
    <message>
        <source>Put reports into one page</source>
        <translation>Reunir informes en una página</translation>
    </message>
    <message>
        <source>Puts reports that other tools wrote (their parameter 'Report'), such as those of elementary, middle and high schools, into one page, one after the other, to read, print and hand on.

The page is one self-contained file and needs no network. The JSON files beside the single reports, with which they can be run again, stay where they are.</source>
        <translation>Reúne informes escritos por otras herramientas (su parámetro «Informe»), como los de las escuelas primarias, intermedias y secundarias, en una sola página, uno tras otro, para leer, imprimir y entregar.

La página es un solo archivo completo y no necesita red. Los archivos JSON que están junto a cada informe, con los que se pueden ejecutar otra vez, se quedan donde están.</translation>
    </message>
    <message>
        <source>QGIS itself must bring {names}: a copy from elsewhere can crash it. Install them with the installer of QGIS (on Windows OSGeo4W Setup, on Debian or Ubuntu: sudo apt install {packages}).</source>
        <translation>El propio QGIS debe traer {names}: una copia de otro origen puede hacer que se cierre. Instálelas con el instalador de QGIS (en Windows, OSGeo4W Setup; en Debian o Ubuntu: sudo apt install {packages}).</translation>
    </message>
    <message>
        <source>QGIS takes what stands before the colon for the name of a data provider</source>
        <translation>QGIS toma lo que está antes de los dos puntos por el nombre de un proveedor de datos</translation>
    </message>
    <message>
        <source>QGIS's own libraries stay as they are. 'Show details' has the commands.</source>
        <translation>Las bibliotecas propias de QGIS quedan como están. «Mostrar detalles» tiene las órdenes.</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Rápido</translation>
    </message>
    <message>
        <source>Raise the capacities, add centres, or leave points out.</source>
        <translation>Suba las capacidades, añada centros, o excluya puntos.</translation>
    </message>
    <message>
        <source>Raise the largest sum (MAX_SUM), or divide the area.</source>
        <translation>Suba la suma máxima (MAX_SUM) o divida el área.</translation>
    </message>
    <message>
        <source>Raise the limits or name more hubs.</source>
        <translation>Suba los límites o indique más núcleos.</translation>
    </message>
    <message>
        <source>Raise the tolerance or the ceiling, or add seats there.</source>
        <translation>Suba la tolerancia o el tope, o añada plazas allí.</translation>
    </message>
    <message>
        <source>Raise the tolerance, or close seats there.</source>
        <translation>Suba la tolerancia, o cierre plazas allí.</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Aleatorio</translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation>Semilla aleatoria</translation>
    </message>
    <message>
        <source>Rather compact outlines</source>
        <translation>Más bien contornos compactos</translation>
    </message>
    <message>
        <source>Rather short distances to the middle</source>
        <translation>Más bien distancias cortas al centro</translation>
    </message>
    <message>
        <source>Read all levels from one layer, without dividing units between schools.</source>
        <translation>Lea todos los niveles de una capa, sin dividir unidades entre escuelas.</translation>
    </message>
    <message>
        <source>Read the layer with geopandas.read_file, or make a geopandas.GeoDataFrame with geometry and crs.</source>
        <translation>Lea la capa con geopandas.read_file, o cree un geopandas.GeoDataFrame con geometry y crs.</translation>
    </message>
    <message>
        <source>Read the tutorial: what the figures mean, how to improve and compare plans.</source>
        <translation>Lea el tutorial: qué significan las cifras, cómo mejorar y comparar planes.</translation>
    </message>
    <message>
        <source>Reading the features ...</source>
        <translation>Leyendo las entidades ...</translation>
    </message>
    <message>
        <source>Reading the layer ...</source>
        <translation>Leyendo la capa ...</translation>
    </message>
    <message>
        <source>Reading the layers ...</source>
        <translation>Leyendo las capas ...</translation>
    </message>
    <message>
        <source>Reading the points ...</source>
        <translation>Leyendo los puntos ...</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Refuse, and name them</source>
        <translation>Rechazarlas y nombrarlas</translation>
    </message>
    <message>
        <source>Refuse: say which are missing</source>
        <translation>Rechazar: decir cuáles faltan</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Región</translation>
    </message>
    <message>
        <source>Region by region</source>
        <translation>Región por región</translation>
    </message>
    <message>
        <source>Region {n}</source>
        <translation>Región {n}</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regiones</translation>
    </message>
    <message>
        <source>Regions by number, {least} to {most} {name} each.</source>
        <translation>Regiones por número, de {least} a {most} {name} cada una.</translation>
    </message>
    <message>
        <source>Regions of last time</source>
        <translation>Regiones anteriores</translation>
    </message>
    <message>
        <source>Relieved: {names}.</source>
        <translation>Aliviadas: {names}.</translation>
    </message>
    <message>
        <source>Remove the copies that were added to those of QGIS, by pip or by another plugin, or install this library anew; on Debian or Ubuntu: sudo apt install --reinstall {package}. Then restart QGIS.</source>
        <translation>Quite las copias que se añadieron a las de QGIS, con pip o con otro complemento, o instale esta biblioteca de nuevo; en Debian o Ubuntu: sudo apt install --reinstall {package}. Después reinicie QGIS.</translation>
    </message>
    <message>
        <source>Remove what was installed</source>
        <translation>Quitar lo instalado</translation>
    </message>
    <message>
        <source>Rename the field that is to be added up.</source>
        <translation>Cambie el nombre del campo que se ha de sumar.</translation>
    </message>
    <message>
        <source>Rename the field whose commonest value is asked for.</source>
        <translation>Cambie el nombre del campo cuyo valor más frecuente se pide.</translation>
    </message>
    <message>
        <source>Rename the plan</source>
        <translation>Cambiar el nombre del plan</translation>
    </message>
    <message>
        <source>Reock (0 to 1)</source>
        <translation>Reock (de 0 a 1)</translation>
    </message>
    <message>
        <source>Repair planning units</source>
        <translation>Reparar unidades de planificación</translation>
    </message>
    <message>
        <source>Repaired planning units</source>
        <translation>Unidades de planificación reparadas</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Report a fault</source>
        <translation>Comunicar un fallo</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Informes</translation>
    </message>
    <message>
        <source>Research methods</source>
        <translation>Métodos de investigación</translation>
    </message>
    <message>
        <source>Rest the pointer on a unit to see where it comes from.</source>
        <translation>Deje el puntero sobre una unidad para ver de dónde viene.</translation>
    </message>
    <message>
        <source>Rest the pointer on a zone to see its figures.</source>
        <translation>Deje el puntero sobre una zona para ver sus cifras.</translation>
    </message>
    <message>
        <source>Run 'Repair planning units' first, and take the layer that it writes.</source>
        <translation>Ejecute antes 'Reparar unidades de planificación' y tome la capa que escribe.</translation>
    </message>
    <message>
        <source>Run QGIS's tool 'Fix geometries' first, and take the layer that it writes.</source>
        <translation>Ejecute antes la herramienta de QGIS 'Corregir geometrías' y tome la capa que escribe.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Ejecuciones</translation>
    </message>
    <message>
        <source>Runs in {versions}.</source>
        <translation>Se ejecuta en {versions}.</translation>
    </message>
    <message>
        <source>Runs the starts on an existing cluster, e.g. tcp://10.0.0.5:8786. Needs the Python library distributed. The plans are the same.</source>
        <translation>Ejecuta los comienzos en un clúster existente, p. ej. tcp://10.0.0.5:8786. Necesita la biblioteca de Python distributed. Los planes son los mismos.</translation>
    </message>
    <message>
        <source>SARA</source>
        <translation>SARA</translation>
    </message>
    <message>
        <source>SCKM: in one piece</source>
        <translation>SCKM: de una pieza</translation>
    </message>
    <message>
        <source>SKM: nearest school</source>
        <translation>SKM: la escuela más próxima</translation>
    </message>
    <message>
        <source>Sample: planning units</source>
        <translation>Ejemplo: unidades de planificación</translation>
    </message>
    <message>
        <source>Sample: schools</source>
        <translation>Ejemplo: escuelas</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save as new layers ...</source>
        <translation>Guardar como capas nuevas ...</translation>
    </message>
    <message>
        <source>Save the edited plan</source>
        <translation>Guardar el plan editado</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>Guardar el plan</translation>
    </message>
    <message>
        <source>Save them before the session ends?</source>
        <translation>¿Guardarlos antes de que termine la sesión?</translation>
    </message>
    <message>
        <source>Save to a field ...</source>
        <translation>Guardar en un campo ...</translation>
    </message>
    <message>
        <source>Save to a field of the layer ...</source>
        <translation>Guardar en un campo de la capa ...</translation>
    </message>
    <message>
        <source>Save {plan}</source>
        <translation>Guardar {plan}</translation>
    </message>
    <message>
        <source>Saved to the field {field}.</source>
        <translation>Guardado en el campo {field}.</translation>
    </message>
    <message>
        <source>Saved with its field: {plans}.</source>
        <translation>Guardado, con su campo: {plans}.</translation>
    </message>
    <message>
        <source>Say how many groups there are to be.</source>
        <translation>Diga cuántos grupos habrá.</translation>
    </message>
    <message>
        <source>School</source>
        <translation>Escuela</translation>
    </message>
    <message>
        <source>School id</source>
        <translation>Identificador de la escuela</translation>
    </message>
    <message>
        <source>School in the travel costs</source>
        <translation>Escuela en los costes de viaje</translation>
    </message>
    <message>
        <source>School outside its zone (1 = yes)</source>
        <translation>Escuela fuera de su zona (1 = sí)</translation>
    </message>
    <message>
        <source>Schools</source>
        <translation>Escuelas</translation>
    </message>
    <message>
        <source>Schools of the plan</source>
        <translation>Escuelas del plan</translation>
    </message>
    <message>
        <source>Schools on borders</source>
        <translation>Escuelas en bordes</translation>
    </message>
    <message>
        <source>Schools or other places. Lines and polygons count by their centroid.</source>
        <translation>Escuelas u otros lugares. Las líneas y los polígonos cuentan por su centroide.</translation>
    </message>
    <message>
        <source>Schools or other places. Lines and polygons count by their centroid; areas that touch one another are grouped by Form balanced regions.</source>
        <translation>Escuelas u otros lugares. Las líneas y los polígonos cuentan por su centroide; las áreas que se tocan las agrupa Formar regiones equilibradas.</translation>
    </message>
    <message>
        <source>Schools ought to stay so far below the highest utilisation: students beyond count.</source>
        <translation>Las escuelas deberían quedar a esta distancia por debajo de la ocupación máxima: cuentan los alumnos que la superan.</translation>
    </message>
    <message>
        <source>Schools outside all units</source>
        <translation>Escuelas fuera de toda unidad</translation>
    </message>
    <message>
        <source>Schools outside the limits on utilisation asked for: {names}.</source>
        <translation>Escuelas fuera de los límites de ocupación pedidos: {names}.</translation>
    </message>
    <message>
        <source>Schools outside their own zone: {n} ({schools}).</source>
        <translation>Escuelas fuera de su propia zona: {n} ({schools}).</translation>
    </message>
    <message>
        <source>Schools outside their zone</source>
        <translation>Escuelas fuera de su zona</translation>
    </message>
    <message>
        <source>Schools over capacity</source>
        <translation>Escuelas por encima de su capacidad</translation>
    </message>
    <message>
        <source>Schools over capacity: {n}.</source>
        <translation>Escuelas por encima de su capacidad: {n}.</translation>
    </message>
    <message>
        <source>Schools over capacity: {n}; before: {before}.</source>
        <translation>Escuelas por encima de su capacidad: {n}; antes: {before}.</translation>
    </message>
    <message>
        <source>Schools under 70 % of the district's utilisation: {names}.</source>
        <translation>Escuelas por debajo del 70 % de la ocupación del distrito: {names}.</translation>
    </message>
    <message>
        <source>Schools, with their figures</source>
        <translation>Escuelas, con sus cifras</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Puntuaciones</translation>
    </message>
    <message>
        <source>Scroll for more columns</source>
        <translation>Desplácese para ver más columnas</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>Buscar por nombre</translation>
    </message>
    <message>
        <source>Search cut short (1) or at its own end (0)</source>
        <translation>Búsqueda interrumpida (1) o llegada a su propio fin (0)</translation>
    </message>
    <message>
        <source>Search for a school</source>
        <translation>Buscar una escuela</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Plazas</translation>
    </message>
    <message>
        <source>Seats of each school.</source>
        <translation>Plazas de cada escuela.</translation>
    </message>
    <message>
        <source>Select two or more neighbouring zones in the table (Ctrl and a click).</source>
        <translation>Seleccione dos o más zonas vecinas en la tabla (Ctrl y un clic).</translation>
    </message>
    <message>
        <source>Select two zones in the table (Ctrl and a click).</source>
        <translation>Seleccione dos zonas en la tabla (Ctrl y clic).</translation>
    </message>
    <message>
        <source>Set it in the layer's properties, so that distances can be measured.</source>
        <translation>Asígnelo en las propiedades de la capa, para que se puedan medir distancias.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Ajuste</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Settings ...</source>
        <translation>Ajustes ...</translation>
    </message>
    <message>
        <source>Settings file of the report</source>
        <translation>Archivo de ajustes del informe</translation>
    </message>
    <message>
        <source>Settings of {title}</source>
        <translation>Ajustes de {title}</translation>
    </message>
    <message>
        <source>Settled after 1 iteration.</source>
        <translation>Asentado tras 1 iteración.</translation>
    </message>
    <message>
        <source>Settled after {n} iterations.</source>
        <translation>Asentado tras {n} iteraciones.</translation>
    </message>
    <message>
        <source>Shape against distance</source>
        <translation>Forma frente a distancia</translation>
    </message>
    <message>
        <source>Share %</source>
        <translation>Parte %</translation>
    </message>
    <message>
        <source>Share of all features (%)</source>
        <translation>Parte de todos los objetos (%)</translation>
    </message>
    <message>
        <source>Share of points that change hub (%)</source>
        <translation>Parte de los puntos que cambia de núcleo (%)</translation>
    </message>
    <message>
        <source>Share of students reassigned</source>
        <translation>Proporción de alumnos reasignados</translation>
    </message>
    <message>
        <source>Share of students reassigned (%)</source>
        <translation>Proporción de alumnos reasignados (%)</translation>
    </message>
    <message>
        <source>Share of the variance that lies between the groups (%)</source>
        <translation>Parte de la varianza que está entre los grupos (%)</translation>
    </message>
    <message>
        <source>Share students by</source>
        <translation>Repartir los alumnos por</translation>
    </message>
    <message>
        <source>Share that changes region</source>
        <translation>Parte que cambia de región</translation>
    </message>
    <message>
        <source>Share that changes region (%)</source>
        <translation>Parte que cambia de región (%)</translation>
    </message>
    <message>
        <source>Shared border</source>
        <translation>Límite común</translation>
    </message>
    <message>
        <source>Shared border (m)</source>
        <translation>Límite común (m)</translation>
    </message>
    <message>
        <source>Short journeys</source>
        <translation>Trayectos cortos</translation>
    </message>
    <message>
        <source>Shorter is better. The mean over all students.</source>
        <translation>Más corto es mejor. La media sobre todos los alumnos.</translation>
    </message>
    <message>
        <source>Shorter is better. The mean over all students; no plan that keeps every school within the limits can do with less than the line shows.</source>
        <translation>Más corto es mejor. La media sobre todos los alumnos; ningún plan que mantenga a todas las escuelas dentro de los límites puede bajar de lo que muestra la línea.</translation>
    </message>
    <message>
        <source>Shorter is better. The mean over the zones of their students' distance.</source>
        <translation>Más corto es mejor. La media sobre las zonas de la distancia de sus alumnos.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Show all rows</source>
        <translation>Mostrar todas las filas</translation>
    </message>
    <message>
        <source>Show what would be installed</source>
        <translation>Mostrar lo que se instalaría</translation>
    </message>
    <message>
        <source>Silhouette</source>
        <translation>Silueta</translation>
    </message>
    <message>
        <source>Silhouette by number of groups</source>
        <translation>Silueta por número de grupos</translation>
    </message>
    <message>
        <source>Silhouette by number of groups: {tried}.</source>
        <translation>Silueta por número de grupos: {tried}.</translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation>Tamaño del pincel</translation>
    </message>
    <message>
        <source>Size of the largest group</source>
        <translation>Tamaño del grupo más grande</translation>
    </message>
    <message>
        <source>Size of the largest hub</source>
        <translation>Tamaño del núcleo más grande</translation>
    </message>
    <message>
        <source>Size of the smallest group</source>
        <translation>Tamaño del grupo más pequeño</translation>
    </message>
    <message>
        <source>Size of the smallest hub</source>
        <translation>Tamaño del núcleo más pequeño</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>Tamaños</translation>
    </message>
    <message>
        <source>Sizes and distances</source>
        <translation>Tamaños y distancias</translation>
    </message>
    <message>
        <source>Sizes are kept at any effort. More effort finds shorter journeys, and takes longer. Thorough also works out how short they could be at best, where that takes seconds.</source>
        <translation>Los tamaños se respetan con cualquier esfuerzo. Más esfuerzo encuentra recorridos más cortos y tarda más. «A fondo» calcula además lo cortos que podrían ser en el mejor caso, donde eso tarda segundos.</translation>
    </message>
    <message>
        <source>Sizes differ by at most one within each group</source>
        <translation>Los tamaños difieren como mucho en uno dentro de cada grupo</translation>
    </message>
    <message>
        <source>Sizes differ by at most one, at the least loss of likeness.</source>
        <translation>Los tamaños difieren como mucho en uno, con la menor pérdida de parecido.</translation>
    </message>
    <message>
        <source>Sizes of the hubs</source>
        <translation>Tamaños de los núcleos</translation>
    </message>
    <message>
        <source>Sizes of {low} to {high} allow {allowed} in all groups. Chosen: {n}, {how}.</source>
        <translation>Tamaños de {low} a {high} permiten {allowed} en todos los grupos. Elegidos: {n}, {how}.</translation>
    </message>
    <message>
        <source>Sizes of {low} to {high} allow {allowed}. Chosen: {n}, {how}.</source>
        <translation>Tamaños de {low} a {high} permiten {allowed}. Elegidos: {n}, {how}.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Saltar</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>El menor</translation>
    </message>
    <message>
        <source>Smallest feeder branch (%)</source>
        <translation>Rama de enlace más pequeña (%)</translation>
    </message>
    <message>
        <source>Smallest size</source>
        <translation>Tamaño mínimo</translation>
    </message>
    <message>
        <source>Smooth the borders between the selected zones</source>
        <translation>Suavizar los límites entre las zonas seleccionadas</translation>
    </message>
    <message>
        <source>So there is something left to try here: by hand, or with more effort.</source>
        <translation>Así que aquí queda algo por probar: a mano, o con más esfuerzo.</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Solver</source>
        <translation>Optimizador</translation>
    </message>
    <message>
        <source>Something went wrong that Balanced Zones did not foresee ({kind}: {error}). Nothing was lost. Please report it with the log.</source>
        <translation>Ha ocurrido algo que Balanced Zones no había previsto ({kind}: {error}). No se ha perdido nada. Comuníquelo, por favor, junto con el registro.</translation>
    </message>
    <message>
        <source>Sort by this column</source>
        <translation>Ordenar por esta columna</translation>
    </message>
    <message>
        <source>Sorting and the CSV download take all of them.</source>
        <translation>La ordenación y la descarga en CSV abarcan todas.</translation>
    </message>
    <message>
        <source>Spectral clustering</source>
        <translation>Agrupamiento espectral</translation>
    </message>
    <message>
        <source>Split zones</source>
        <translation>Zonas divididas</translation>
    </message>
    <message>
        <source>Split zones at most</source>
        <translation>Zonas divididas como máximo</translation>
    </message>
    <message>
        <source>Squared distance</source>
        <translation>Distancia al cuadrado</translation>
    </message>
    <message>
        <source>Stability is asked for without an existing plan</source>
        <translation>Se pide estabilidad sin un plan existente</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Estándar</translation>
    </message>
    <message>
        <source>Standard deviation of {metric} over the runs</source>
        <translation>Desviación típica de las ejecuciones: {metric}</translation>
    </message>
    <message>
        <source>Standard: minutes</source>
        <translation>Normal: minutos</translation>
    </message>
    <message>
        <source>Standard: seconds</source>
        <translation>Estándar: segundos</translation>
    </message>
    <message>
        <source>Standard: seconds to a minute</source>
        <translation>Estándar: de segundos a un minuto</translation>
    </message>
    <message>
        <source>Stands above all. Left empty: 'Reports'.</source>
        <translation>Aparece encima de todo. Si se deja vacío: «Informes».</translation>
    </message>
    <message>
        <source>Stands above the title. Left empty: as in the settings of Balanced Zones.</source>
        <translation>Está encima del título. Si se deja vacío: como en los ajustes de Balanced Zones.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Start it, or correct the address (such as tcp://127.0.0.1:8786), or leave it empty. What was found: {error}.</source>
        <translation>Arránquelo, o corrija la dirección (como tcp://127.0.0.1:8786), o déjela vacía. Lo que se encontró: {error}.</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Comienzos</translation>
    </message>
    <message>
        <source>Starts that the stop left no time for: {n}.</source>
        <translation>Comienzos para los que la detención no dejó tiempo: {n}.</translation>
    </message>
    <message>
        <source>Starts: {n}, by the objective (less is better): {worths}.</source>
        <translation>Comienzos: {n}, según el objetivo (menos es mejor): {worths}.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Quedarse</translation>
    </message>
    <message>
        <source>Stays, or is new</source>
        <translation>Sigue, o es nuevo</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Stopped after 1 iteration, before the plan settled.</source>
        <translation>Detenido tras 1 iteración, antes de que el plan se asentara.</translation>
    </message>
    <message>
        <source>Stopped after {n} iterations, before the plan settled.</source>
        <translation>Detenido tras {n} iteraciones, antes de que el plan se asentara.</translation>
    </message>
    <message>
        <source>Stopped before a better plan was found.</source>
        <translation>Detenido antes de encontrar un plan mejor.</translation>
    </message>
    <message>
        <source>Stopped before the end: this is the best plan until then.</source>
        <translation>Detenido antes del final: este es el mejor plan hasta entonces.</translation>
    </message>
    <message>
        <source>Stopped before the plan was improved: this is GeoKMeans' own.</source>
        <translation>Detenido antes de mejorar el plan: este es el de GeoKMeans mismo.</translation>
    </message>
    <message>
        <source>Stopped in run {n} of {runs}: this is the best plan so far.</source>
        <translation>Detenido en la ejecución {n} de {runs}: este es el mejor plan hasta ahora.</translation>
    </message>
    <message>
        <source>Stopped: these are the best hubs found until then.</source>
        <translation>Detenido: estos son los mejores núcleos encontrados hasta entonces.</translation>
    </message>
    <message>
        <source>Students</source>
        <translation>Alumnos</translation>
    </message>
    <message>
        <source>Students (% of all)</source>
        <translation>Alumnos (% del total)</translation>
    </message>
    <message>
        <source>Students (fields are added up)</source>
        <translation>Alumnos (los campos se suman)</translation>
    </message>
    <message>
        <source>Students apart from most of their area</source>
        <translation>Alumnos separados de la mayoría de su área</translation>
    </message>
    <message>
        <source>Students apart from most of their area ({field})</source>
        <translation>Alumnos separados de la mayoría de su área ({field})</translation>
    </message>
    <message>
        <source>Students beyond the limits, too many or too few: {n}</source>
        <translation>Alumnos más allá de los límites, de más o de menos: {n}</translation>
    </message>
    <message>
        <source>Students beyond the seats in the first year</source>
        <translation>Alumnos por encima de las plazas en el primer año</translation>
    </message>
    <message>
        <source>Students beyond {above} % of the seats</source>
        <translation>Alumnos por encima del {above} % de las plazas</translation>
    </message>
    <message>
        <source>Students beyond {above} % of the seats in the first year</source>
        <translation>Alumnos por encima del {above} % de las plazas en el primer año</translation>
    </message>
    <message>
        <source>Students by old and new school, the largest moves first. {plans}</source>
        <translation>Alumnos por escuela anterior y nueva, los mayores cambios primero. {plans}</translation>
    </message>
    <message>
        <source>Students in % of the school's seats. White is about full, blue has seats to spare, red is over capacity. The classes are the same in every report.</source>
        <translation>Alumnos en % de las plazas de la escuela. El blanco está en torno a su capacidad, el azul tiene plazas libres, el rojo supera la capacidad. Las clases son las mismas en todos los informes.</translation>
    </message>
    <message>
        <source>Students in detached pieces</source>
        <translation>Alumnos en piezas separadas</translation>
    </message>
    <message>
        <source>Students in minority feeder branches</source>
        <translation>Alumnos en ramas de enlace minoritarias</translation>
    </message>
    <message>
        <source>Students in minority feeder branches ({field})</source>
        <translation>Alumnos en ramas de enlace minoritarias ({field})</translation>
    </message>
    <message>
        <source>Students in the margin below the highest utilisation</source>
        <translation>Alumnos en el margen bajo la ocupación máxima</translation>
    </message>
    <message>
        <source>Students in them</source>
        <translation>Alumnos en ellas</translation>
    </message>
    <message>
        <source>Students in zones</source>
        <translation>Alumnos en zonas</translation>
    </message>
    <message>
        <source>Students moved who were moved before</source>
        <translation>Alumnos cambiados que ya se cambiaron antes</translation>
    </message>
    <message>
        <source>Students of a zone should equal</source>
        <translation>Los alumnos de una zona deben igualar a</translation>
    </message>
    <message>
        <source>Students of level {level} (fields are added up)</source>
        <translation>Alumnos del nivel {level} (los campos se suman)</translation>
    </message>
    <message>
        <source>Students of level {level} in minority feeder branches</source>
        <translation>Alumnos del nivel {level} en ramas minoritarias</translation>
    </message>
    <message>
        <source>Students of the units left out, who are not in the repaired units: {n}. Add those who are not counted elsewhere to the unit where they live.</source>
        <translation>Alumnos de las unidades omitidas, que no están en las unidades reparadas: {n}. Añada los que no se cuenten en otra parte a la unidad donde viven.</translation>
    </message>
    <message>
        <source>Students of units left out</source>
        <translation>Alumnos de unidades omitidas</translation>
    </message>
    <message>
        <source>Students of {field} reassigned</source>
        <translation>Alumnos de {field} reasignados</translation>
    </message>
    <message>
        <source>Students of {field} who change school at once</source>
        <translation>Alumnos de {field} que cambian de escuela de inmediato</translation>
    </message>
    <message>
        <source>Students over capacity</source>
        <translation>Alumnos por encima de la capacidad</translation>
    </message>
    <message>
        <source>Students over capacity: {n}</source>
        <translation>Alumnos por encima de la capacidad: {n}</translation>
    </message>
    <message>
        <source>Students reassigned</source>
        <translation>Alumnos reasignados</translation>
    </message>
    <message>
        <source>Students reassigned (level {level})</source>
        <translation>Alumnos reasignados (nivel {level})</translation>
    </message>
    <message>
        <source>Students swapped between two schools</source>
        <translation>Alumnos intercambiados entre dos escuelas</translation>
    </message>
    <message>
        <source>Students swapped: between {pairs} students change both ways; {students} of them change places one for one, which leaves the schools' numbers as they are.</source>
        <translation>Alumnos intercambiados: entre {pairs} cambian alumnos en ambos sentidos; {students} de ellos se cambian uno por uno, lo que deja igual el número de cada escuela.</translation>
    </message>
    <message>
        <source>Students that a feeder branch counts for</source>
        <translation>Alumnos por los que cuenta una rama</translation>
    </message>
    <message>
        <source>Students travel {mean} {unit} on average</source>
        <translation>Los alumnos recorren {mean} {unit} de media</translation>
    </message>
    <message>
        <source>Students who cannot reach their school by the travel costs</source>
        <translation>Alumnos que no pueden llegar a su escuela según los costes de viaje</translation>
    </message>
    <message>
        <source>Students who change school</source>
        <translation>Alumnos que cambian de escuela</translation>
    </message>
    <message>
        <source>Students who change school at once</source>
        <translation>Alumnos que cambian de escuela de inmediato</translation>
    </message>
    <message>
        <source>Students who change school beyond the limit</source>
        <translation>Alumnos que cambian de escuela más allá del límite</translation>
    </message>
    <message>
        <source>Students who change school beyond the limit (level {level})</source>
        <translation>Alumnos que cambian de escuela más allá del límite (nivel {level})</translation>
    </message>
    <message>
        <source>Students who change school: {n}</source>
        <translation>Alumnos que cambian de escuela: {n}</translation>
    </message>
    <message>
        <source>Students who change zone</source>
        <translation>Alumnos que cambian de zona</translation>
    </message>
    <message>
        <source>Students who change zone: {n}.</source>
        <translation>Alumnos que cambian de zona: {n}.</translation>
    </message>
    <message>
        <source>Students who gain a walk to school</source>
        <translation>Alumnos que pasan a poder ir a pie a la escuela</translation>
    </message>
    <message>
        <source>Students who had another school in the plan in force</source>
        <translation>Alumnos que tenían otra escuela en el plan vigente</translation>
    </message>
    <message>
        <source>Students who had this school in the plan in force and have another now</source>
        <translation>Alumnos que tenían esta escuela en el plan vigente y ahora tienen otra</translation>
    </message>
    <message>
        <source>Students who live in each unit: the grades of one level, or their total.</source>
        <translation>Alumnos que viven en cada unidad: los cursos de un nivel, o su total.</translation>
    </message>
    <message>
        <source>Students who live in each unit: the grades of the level, or their total.</source>
        <translation>Alumnos que viven en cada unidad: los grados del nivel, o su total.</translation>
    </message>
    <message>
        <source>Students who live in each unit: the grades of this level, or their total.</source>
        <translation>Alumnos que viven en cada unidad: los cursos de este nivel, o su total.</translation>
    </message>
    <message>
        <source>Students who live no farther than this from a school ought to go to one that is so near. Left empty: walks do not count.</source>
        <translation>Los alumnos que viven a no más de esta distancia de una escuela deberían ir a una igual de cercana. Vacío: los caminos a pie no cuentan.</translation>
    </message>
    <message>
        <source>Students who live no farther than this from their school count as walkers: 1,609 m is one mile. Always in metres, whatever the layers' unit, and as the crow flies.</source>
        <translation>Los alumnos que viven como mucho a esta distancia de su escuela cuentan como caminantes: 1609 m son una milla. Siempre en metros, sea cual sea la unidad de las capas, y en línea recta.</translation>
    </message>
    <message>
        <source>Students who lose their walk to school</source>
        <translation>Alumnos que dejan de poder ir a pie a la escuela</translation>
    </message>
    <message>
        <source>Students who move between plans</source>
        <translation>Alumnos que cambian entre planes</translation>
    </message>
    <message>
        <source>Students who travel farther than the longest journey allowed</source>
        <translation>Alumnos que viajan más lejos que el trayecto más largo permitido</translation>
    </message>
    <message>
        <source>Students whose way grows by more than allowed</source>
        <translation>Alumnos cuyo camino se alarga más de lo permitido</translation>
    </message>
    <message>
        <source>Students whose way grows by more than {most} %</source>
        <translation>Alumnos cuyo camino se alarga más del {most} %</translation>
    </message>
    <message>
        <source>Students whose way to school grows</source>
        <translation>Alumnos cuyo camino a la escuela se alarga</translation>
    </message>
    <message>
        <source>Students within the walking distance (%)</source>
        <translation>Alumnos dentro de la distancia a pie (%)</translation>
    </message>
    <message>
        <source>Students within {distance} of their school</source>
        <translation>Alumnos a un máximo de {distance} de su escuela</translation>
    </message>
    <message>
        <source>Students without a zone</source>
        <translation>Alumnos sin zona</translation>
    </message>
    <message>
        <source>Students' longest travel</source>
        <translation>Recorrido más largo de los alumnos</translation>
    </message>
    <message>
        <source>Students' longest travel (miles)</source>
        <translation>Recorrido más largo de los alumnos (millas)</translation>
    </message>
    <message>
        <source>Students' longest travel (unit of the travel costs)</source>
        <translation>Recorrido más largo de los alumnos (unidad de los costes de viaje)</translation>
    </message>
    <message>
        <source>Students' mean distance to school (m)</source>
        <translation>Distancia media de los alumnos a la escuela (m)</translation>
    </message>
    <message>
        <source>Students' mean travel</source>
        <translation>Recorrido medio de los alumnos</translation>
    </message>
    <message>
        <source>Students' mean travel (miles)</source>
        <translation>Recorrido medio de los alumnos (millas)</translation>
    </message>
    <message>
        <source>Students' mean travel (miles, level {level})</source>
        <translation>Recorrido medio de los alumnos (millas, nivel {level})</translation>
    </message>
    <message>
        <source>Students' mean travel (unit of the travel costs)</source>
        <translation>Recorrido medio de los alumnos (unidad de los costes de viaje)</translation>
    </message>
    <message>
        <source>Students' mean travel ({unit})</source>
        <translation>Trayecto medio de los alumnos ({unit})</translation>
    </message>
    <message>
        <source>Students' mean travel grows by {grown} %, in place of at most {most} %: no plan within all limits at once was found.</source>
        <translation>El trayecto medio de los alumnos crece un {grown} %, en lugar de un {most} % como máximo: no se encontró ningún plan que cumpla todos los límites a la vez.</translation>
    </message>
    <message>
        <source>Students' mean travel, {unit}</source>
        <translation>Recorrido medio de los alumnos, {unit}</translation>
    </message>
    <message>
        <source>Students' travel costs {mean} on average</source>
        <translation>El viaje de los alumnos cuesta {mean} de media</translation>
    </message>
    <message>
        <source>Students' way to school: {mean} {unit} on average (before: {mean_before}), {longest} at most (before: {longest_before}).</source>
        <translation>Camino de los alumnos a la escuela: {mean} {unit} de media (antes: {mean_before}), {longest} como máximo (antes: {longest_before}).</translation>
    </message>
    <message>
        <source>Students' way to school: {mean} {unit} on average, {longest} at most.</source>
        <translation>Camino de los alumnos a la escuela: {mean} {unit} de media, {longest} como máximo.</translation>
    </message>
    <message>
        <source>Such as the plan's name. Left empty: what the tool is called.</source>
        <translation>Por ejemplo, el nombre del plan. Si se deja vacío: el nombre de la herramienta.</translation>
    </message>
    <message>
        <source>Sum against the mean (%)</source>
        <translation>Suma frente a la media (%)</translation>
    </message>
    <message>
        <source>Sum of '{field}' per hub: {low} to {high}, at most {most} % from the mean.</source>
        <translation>Suma de «{field}» por núcleo: de {low} a {high}, como mucho a un {most} % de la media.</translation>
    </message>
    <message>
        <source>Sum of squared distances to the centres (squared standard deviations; by place alone km²)</source>
        <translation>Suma de las distancias al cuadrado a los centros (desviaciones típicas al cuadrado; solo por lugar, km²)</translation>
    </message>
    <message>
        <source>Sum over the hub</source>
        <translation>Suma del núcleo</translation>
    </message>
    <message>
        <source>Sums of '{field}' of {low} to {high} allow {allowed}. Chosen: {n}, {how}.</source>
        <translation>Sumas de «{field}» de {low} a {high} permiten {allowed}. Elegidos: {n}, {how}.</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Take it back with Ctrl+Z.</source>
        <translation>Deshágalo con Ctrl+Z.</translation>
    </message>
    <message>
        <source>Take those steps back there, or go on with the parts.</source>
        <translation>Deshaga allí esos pasos, o siga con las partes.</translation>
    </message>
    <message>
        <source>Take units from this zone only</source>
        <translation>Tomar unidades solo de esta zona</translation>
    </message>
    <message>
        <source>Takes any plan (the one in force, one drawn by a method or by hand) and looks for a better one: schools filled within a tolerance around the district's utilisation as far as such a plan is found, short journeys, compact zones and, if asked, few students who change school. Schools that stay outside the tolerance are named. Without a plan it starts from the least travel that the limits allow.

Every zone is in one piece and holds its school, but for attendance islands that the existing plan has, which may stay; no area with fewer than ten students changes school by itself, if an existing plan is given. The result is never worse than the plan that it starts from, by the objective that the weights state (a plan in pieces is made contiguous, and scraps are put back, first).

Beside the plan stands a proof: the lowest mean travel that any plan within the same limits can have, so that you know how much there is left to gain.

The method anneals (many small moves, worse ones too at first), redraws groups of neighbouring zones by small exact programmes, and on maps of many small units does so on merged units first. A thorough run makes several plans and keeps what they agree on while it redraws the rest.</source>
        <translation>Toma cualquier plan (el vigente, uno dibujado por un método o a mano) y busca uno mejor: escuelas llenas dentro de una tolerancia alrededor de la ocupación del distrito, en la medida en que se encuentre un plan así, trayectos cortos, zonas compactas y, si se pide, pocos alumnos que cambian de escuela. Se nombran las escuelas que quedan fuera de la tolerancia. Sin un plan parte del menor viaje que permiten los límites.

Cada zona es de una sola pieza y contiene su escuela, salvo las islas de asistencia que tiene el plan vigente, que pueden quedarse; ningún área con menos de diez alumnos cambia de escuela por sí sola, si se da un plan vigente. El resultado nunca es peor que el plan del que parte, según el objetivo que expresan los pesos (antes se hace contiguo un plan en piezas y se devuelven los retazos).

Junto al plan hay una prueba: el menor viaje medio que puede tener cualquier plan dentro de los mismos límites, para que sepa cuánto queda por ganar.

El método recuece (muchos movimientos pequeños, al principio también peores), vuelve a dibujar grupos de zonas vecinas con pequeños programas exactos y, en mapas de muchas unidades pequeñas, lo hace primero con unidades fundidas. Una ejecución a fondo hace varios planes y conserva aquello en lo que coinciden mientras vuelve a dibujar el resto.</translation>
    </message>
    <message>
        <source>Test the connection in QGIS's browser. A password that the address leaves out must be in QGIS's authentication (authcfg) or in PostgreSQL's password file.</source>
        <translation>Pruebe la conexión en el navegador de QGIS. Una contraseña que la dirección omite debe estar en la autenticación de QGIS (authcfg) o en el archivo de contraseñas de PostgreSQL.</translation>
    </message>
    <message>
        <source>That bound is for plans within the limits; zones of this one outside them: {n}. It may travel less for that.</source>
        <translation>Esa cota vale para planes dentro de los límites; zonas de este fuera de ellos: {n}. Por eso puede recorrer menos.</translation>
    </message>
    <message>
        <source>That hub can take no more: it has the largest size allowed.</source>
        <translation>Ese núcleo no puede tomar más: tiene el tamaño máximo permitido.</translation>
    </message>
    <message>
        <source>The Dask cluster at {address} has no workers yet.</source>
        <translation>El clúster de Dask en {address} aún no tiene procesos de trabajo.</translation>
    </message>
    <message>
        <source>The Dask cluster at {address} lost a part of the work ({reason}); it is done on this computer instead.</source>
        <translation>El clúster de Dask en {address} perdió una parte del trabajo ({reason}); se hace en este equipo en su lugar.</translation>
    </message>
    <message>
        <source>The Dask cluster has other libraries than this computer ({named}): the plans may differ from those that would be drawn here.</source>
        <translation>El clúster de Dask tiene otras bibliotecas que este equipo ({named}): los planes pueden diferir de los que se trazarían aquí.</translation>
    </message>
    <message>
        <source>The Python library {name} ({folder}) brings its own copy of {brought} ({file}) beside the one of QGIS. Two copies in one program can crash QGIS: remove {name} there and use that of your distribution ({package}).</source>
        <translation>La biblioteca de Python {name} ({folder}) trae su propia copia de {brought} ({file}) además de la de QGIS. Dos copias en un mismo programa pueden hacer que QGIS se cierre: quite {name} de ahí y use la de su distribución ({package}).</translation>
    </message>
    <message>
        <source>The Python of this QGIS has no pip ({said}). On Debian or Ubuntu install the libraries instead: sudo apt install {packages}. Elsewhere run: {python} -m ensurepip</source>
        <translation>El Python de este QGIS no tiene pip ({said}). En Debian o Ubuntu instale en su lugar las bibliotecas: sudo apt install {packages}. En otros sistemas ejecute: {python} -m ensurepip</translation>
    </message>
    <message>
        <source>The Python program of this QGIS was not found, so pip cannot be run. Install the libraries with the installer of QGIS.</source>
        <translation>No se ha encontrado el programa Python de este QGIS, así que no se puede ejecutar pip. Instale las bibliotecas con el instalador de QGIS.</translation>
    </message>
    <message>
        <source>The bound is for whole units and zones in one piece</source>
        <translation>La cota vale para unidades enteras y zonas de una sola pieza</translation>
    </message>
    <message>
        <source>The bound is for whole units and zones in one piece.</source>
        <translation>La cota vale para unidades enteras y zonas de una sola pieza.</translation>
    </message>
    <message>
        <source>The bound is for whole units, and for zones in one piece but for the pieces of this plan that are cut off from their school.</source>
        <translation>La cota vale para unidades enteras y para zonas de una sola pieza, salvo las piezas de este plan que están separadas de su escuela.</translation>
    </message>
    <message>
        <source>The comparison of {one} and {other} is in {path}.</source>
        <translation>La comparación de {one} y {other} está en {path}.</translation>
    </message>
    <message>
        <source>The distances between points alone do not forbid it with {n}, and no such hubs were found.</source>
        <translation>Las distancias entre los puntos por sí solas no lo impiden con {n}, y no se encontraron tales núcleos.</translation>
    </message>
    <message>
        <source>The district as a whole: {mean} %</source>
        <translation>El distrito en conjunto: {mean} %</translation>
    </message>
    <message>
        <source>The district fills {target} % of its seats. These schools are farthest from that, the farthest first.</source>
        <translation>El distrito llena el {target} % de sus plazas. Estas escuelas son las que más se apartan de eso, primero la que más.</translation>
    </message>
    <message>
        <source>The features of {layer} are no longer those that were read, or were divided between schools. Save the plan as new layers.</source>
        <translation>Los objetos de {layer} ya no son los que se leyeron, o se dividieron entre escuelas. Guarde el plan como capas nuevas.</translation>
    </message>
    <message>
        <source>The features spread over more than 2,000 km. Groups are formed on a flat map, which bends distances there; those written are measured along the ellipsoid.</source>
        <translation>Las entidades se extienden por más de 2000 km. Los grupos se forman sobre un mapa plano, que allí deforma las distancias; las que se escriben se miden sobre el elipsoide.</translation>
    </message>
    <message>
        <source>The field 'fid' cannot number the rows of the output: it would have to hold whole numbers, each once. It is written as '{name}'.</source>
        <translation>El campo «fid» no puede numerar las filas de la salida: tendría que contener números enteros, cada uno una vez. Se escribe como «{name}».</translation>
    </message>
    <message>
        <source>The field is empty everywhere: choose another.</source>
        <translation>El campo está vacío en todas partes: elija otro.</translation>
    </message>
    <message>
        <source>The field that names the borough of each point.</source>
        <translation>El campo que nombra el municipio de cada punto.</translation>
    </message>
    <message>
        <source>The field that tells the level of each school.</source>
        <translation>El campo que da el nivel de cada escuela.</translation>
    </message>
    <message>
        <source>The field {field} cannot be made in {layer}.</source>
        <translation>No se puede crear el campo {field} en {layer}.</translation>
    </message>
    <message>
        <source>The field {field} of {layer} does not take the zone {zone}.</source>
        <translation>El campo {field} de {layer} no admite la zona {zone}.</translation>
    </message>
    <message>
        <source>The file format shortened field names: {names}.</source>
        <translation>El formato de archivo acortó nombres de campos: {names}.</translation>
    </message>
    <message>
        <source>The first step with layers that you do not know: it finds everything that is wrong or odd in planning units and schools, at once, and changes nothing.

Errors are what the zone tools would refuse: if there is none, they take the layers. Warnings are worth a look, notes good to know. A table has a row for each, with its size and what to do; layers show where it is; and lines show who counts as a neighbour.

It looks at reference systems, ids, numbers of students and seats, geometries (also once they are projected into metres), overlaps with area and width, gaps, units close together that are no neighbours, units without a neighbour, parts of the map and whether they have schools and seats enough, units in several parts or drawn twice, and schools outside all units, on borders, or several in one unit. Schools and students may be left out to check the units alone. 'Repair planning units' mends much of what is found.</source>
        <translation>El primer paso con capas que no conoce: encuentra de una vez todo lo que está mal o es raro en las unidades de planificación y las escuelas, y no cambia nada.

Son errores lo que las herramientas de zonas rechazarían: si no hay ninguno, aceptan las capas. Los avisos merecen una mirada; las notas conviene saberlas. Una tabla tiene una fila para cada hallazgo, con su tamaño y qué hacer; unas capas muestran dónde está; y unas líneas muestran quién cuenta como vecino.

Mira los sistemas de referencia, los identificadores, los números de alumnos y plazas, las geometrías (también una vez proyectadas en metros), los solapes con área y anchura, los huecos, las unidades cercanas que no son vecinas, las unidades sin vecina, las partes del mapa y si tienen escuelas y plazas suficientes, las unidades en varias partes o dibujadas dos veces, y las escuelas fuera de toda unidad, en bordes o varias en una unidad. Las escuelas y los alumnos pueden omitirse para comprobar solo las unidades. 'Reparar unidades de planificación' repara mucho de lo que se encuentra.</translation>
    </message>
    <message>
        <source>The first {n} of {all} rows.</source>
        <translation>Las primeras {n} de {all} filas.</translation>
    </message>
    <message>
        <source>The ground of overlaps, gaps and units that should not be there.</source>
        <translation>El terreno de solapes, huecos y unidades que no deberían estar.</translation>
    </message>
    <message>
        <source>The ground that changed hands and the units that were mended or left out.</source>
        <translation>El terreno que cambió de manos y las unidades que se repararon u omitieron.</translation>
    </message>
    <message>
        <source>The highest utilisation of a school</source>
        <translation>La ocupación más alta de una escuela</translation>
    </message>
    <message>
        <source>The id by which the travel costs name the points.</source>
        <translation>El identificador con el que los costes de viaje nombran los puntos.</translation>
    </message>
    <message>
        <source>The layer already had fields of these names, which stay as they were: {old}. The new ones are {new}.</source>
        <translation>La capa ya tenía campos con estos nombres, que quedan como estaban: {old}. Los nuevos son {new}.</translation>
    </message>
    <message>
        <source>The layer must hold points or polygons.</source>
        <translation>La capa debe contener puntos o polígonos.</translation>
    </message>
    <message>
        <source>The layer must hold polygons.</source>
        <translation>La capa debe contener polígonos.</translation>
    </message>
    <message>
        <source>The layer of neighbours of an earlier run, edited: its lines say who is a neighbour, whatever borders, barriers and bridges say. Pairs of units without a line, or of the kinds cut and near, are none; lines drawn by hand, without ids, join the units in which they start and end.</source>
        <translation>La capa de vecinos de una ejecución anterior, editada: sus líneas dicen quién es vecino, digan lo que digan lindes, barreras y puentes. Los pares de unidades sin línea, o de los tipos cut y near, no lo son; las líneas dibujadas a mano, sin ids, unen las unidades en las que empiezan y terminan.</translation>
    </message>
    <message>
        <source>The layer of planning units is no longer open.</source>
        <translation>La capa de unidades de planificación ya no está abierta.</translation>
    </message>
    <message>
        <source>The layer seems to hold two versions of the units, or two layers merged: keep one.</source>
        <translation>La capa parece contener dos versiones de las unidades, o dos capas unidas: conserve una.</translation>
    </message>
    <message>
        <source>The layer's fields are: {names}.</source>
        <translation>Los campos de la capa son: {names}.</translation>
    </message>
    <message>
        <source>The levels in the layer are: {levels}.</source>
        <translation>Los niveles de la capa son: {levels}.</translation>
    </message>
    <message>
        <source>The libraries come from several folders, and so may not fit each other ({folders}).</source>
        <translation>Las bibliotecas vienen de varias carpetas, por lo que pueden no encajar entre sí ({folders}).</translation>
    </message>
    <message>
        <source>The limit on students who change school leaves out those of closed schools, who change in any case: {students}.</source>
        <translation>El límite de alumnos que cambian de escuela deja fuera a los de escuelas cerradas, que cambian en todo caso: {students}.</translation>
    </message>
    <message>
        <source>The limits meant are those widened until the students fit</source>
        <translation>Los límites a los que se refiere son los ampliados hasta que caben los alumnos</translation>
    </message>
    <message>
        <source>The limits meant here are those widened until the students fit.</source>
        <translation>Los límites a los que se refiere son los ampliados hasta que caben los alumnos.</translation>
    </message>
    <message>
        <source>The mean distance of each zone's students. Farther left is better.</source>
        <translation>La distancia media de los alumnos de cada zona. Más a la izquierda es mejor.</translation>
    </message>
    <message>
        <source>The menu 'Save' writes the plan to a field or to new layers, or ends the session; nothing has been changed in the sample so far. That is all: the page 'Change a plan by hand' (F1) has the rest.</source>
        <translation>El menú «Guardar» escribe el plan en un campo o en capas nuevas, o termina la sesión; hasta ahora no ha cambiado nada en el ejemplo. Eso es todo: el resto está en la página «Cambiar un plan a mano» (F1).</translation>
    </message>
    <message>
        <source>The opposite: groups of equal size that are each like the whole in the scores, in the categories below and, where it counts, in place. For classes, teams and parallel cohorts. The number of groups is needed.</source>
        <translation>Lo contrario: grupos de igual tamaño, cada uno como el conjunto en las puntuaciones, en las categorías de abajo y, donde cuenta, en el lugar. Para clases, equipos y cohortes paralelas. Hace falta el número de grupos.</translation>
    </message>
    <message>
        <source>The outlines of the plan that one goes from, dashed.</source>
        <translation>Los contornos del plan de partida, con trazo discontinuo.</translation>
    </message>
    <message>
        <source>The outputs of the run</source>
        <translation>Las salidas de la ejecución</translation>
    </message>
    <message>
        <source>The page that holds all reports.</source>
        <translation>La página que contiene todos los informes.</translation>
    </message>
    <message>
        <source>The paper does not say. It changes the balance by a point or two.</source>
        <translation>El artículo no lo dice. Cambia el equilibrio en un punto o dos.</translation>
    </message>
    <message>
        <source>The paper does not say. Looking further gives better balance, staying shorter journeys.</source>
        <translation>El artículo no lo dice. Mirar más allá da mejor equilibrio; quedarse, recorridos más cortos.</translation>
    </message>
    <message>
        <source>The paper uses 5.</source>
        <translation>El artículo usa 5.</translation>
    </message>
    <message>
        <source>The parts of {unit} are in different zones: the layer has one feature for them. Save the plan as new layers.</source>
        <translation>Las partes de {unit} están en zonas distintas: la capa tiene un solo objeto para ellas. Guarde el plan como capas nuevas.</translation>
    </message>
    <message>
        <source>The plan editor has ended with its layers. Its steps are kept: 'Edit a plan' offers them again.</source>
        <translation>El editor de planes ha terminado junto con sus capas. Sus pasos se conservan: «Editar un plan» los ofrece de nuevo.</translation>
    </message>
    <message>
        <source>The plan has changed there in the meantime. Start again.</source>
        <translation>El plan ha cambiado ahí entretanto. Empiece de nuevo.</translation>
    </message>
    <message>
        <source>The plan has changes that are not saved.</source>
        <translation>El plan tiene cambios sin guardar.</translation>
    </message>
    <message>
        <source>The plan in figures</source>
        <translation>El plan en cifras</translation>
    </message>
    <message>
        <source>The planning unit in which the school stands, and which cannot leave its zone, alone holds more students than the school's upper limit</source>
        <translation>La unidad de planificación en la que está la escuela, y que no puede salir de su zona, tiene por sí sola más alumnos que el límite superior de la escuela</translation>
    </message>
    <message>
        <source>The planning units of the other level are not the same: choose the same layer and the same treatment of parts without a school.</source>
        <translation>Las unidades de planificación del otro nivel no son las mismas: elija la misma capa y el mismo tratamiento de las partes sin escuela.</translation>
    </message>
    <message>
        <source>The planning units with all their fields.</source>
        <translation>Las unidades de planificación con todos sus campos.</translation>
    </message>
    <message>
        <source>The planning units with parts in place of those that were divided between schools: the layer to go on with.</source>
        <translation>Las unidades de planificación, con partes en lugar de las que se dividieron entre escuelas: la capa con la que seguir trabajando.</translation>
    </message>
    <message>
        <source>The plans against each other</source>
        <translation>Los planes unos frente a otros</translation>
    </message>
    <message>
        <source>The points spread over more than 2,000 km. Hubs are formed on a flat map, which bends distances there; so are their middle points and dispersion. Distances to the centres are measured along the ellipsoid.</source>
        <translation>Los puntos se extienden por más de 2.000 km. Los núcleos se forman en un mapa plano, que allí deforma las distancias; también sus puntos medios y su dispersión son los de ese mapa. Las distancias a los centros se miden sobre el elipsoide.</translation>
    </message>
    <message>
        <source>The published method's own plan, or one bettered from there as 'Improve a zone plan' does: schools filled within the tolerance as far as such a plan is found, with short journeys and round zones.</source>
        <translation>El plan propio del método publicado, o uno mejorado a partir de él como hace «Mejorar un plan de zonas»: escuelas llenas dentro de la tolerancia hasta donde se halle un plan así, con trayectos cortos y zonas redondeadas.</translation>
    </message>
    <message>
        <source>The report could not be written.</source>
        <translation>No se pudo escribir el informe.</translation>
    </message>
    <message>
        <source>The rest lies within them</source>
        <translation>El resto está dentro de ellos</translation>
    </message>
    <message>
        <source>The run failed.</source>
        <translation>La ejecución falló.</translation>
    </message>
    <message>
        <source>The run gave no warnings.</source>
        <translation>La ejecución no dio advertencias.</translation>
    </message>
    <message>
        <source>The same input, settings and versions give the same result.</source>
        <translation>Los mismos datos, ajustes y versiones dan el mismo resultado.</translation>
    </message>
    <message>
        <source>The same random seed gives the same groups.</source>
        <translation>La misma semilla aleatoria da los mismos grupos.</translation>
    </message>
    <message>
        <source>The same random seed gives the same hubs.</source>
        <translation>La misma semilla aleatoria da los mismos núcleos.</translation>
    </message>
    <message>
        <source>The same random seed gives the same plan.</source>
        <translation>La misma semilla aleatoria da el mismo plan.</translation>
    </message>
    <message>
        <source>The same random seed gives the same plans.</source>
        <translation>La misma semilla aleatoria da los mismos planes.</translation>
    </message>
    <message>
        <source>The same random seed gives the same regions.</source>
        <translation>La misma semilla aleatoria da las mismas regiones.</translation>
    </message>
    <message>
        <source>The school id of each unit's zone in force, from which the level's plan starts. Left empty, it starts from the least travel that the limits allow.</source>
        <translation>El identificador de la escuela de la zona vigente de cada unidad, de la que parte el plan del nivel. Si se deja vacío, parte del menor recorrido que permiten los límites.</translation>
    </message>
    <message>
        <source>The school id of each unit's zone in force, to count who is reassigned.</source>
        <translation>El identificador de la escuela de la zona vigente de cada unidad, para contar quién es reasignado.</translation>
    </message>
    <message>
        <source>The school id of each unit's zone in force: students keep their school as far as the weight of the existing plans asks, where plans are improved.</source>
        <translation>El id de la escuela de la zona vigente de cada unidad: los alumnos conservan su escuela en la medida en que lo pide el peso de los planes vigentes, donde se mejoran los planes.</translation>
    </message>
    <message>
        <source>The school id of each unit's zone. Empty where a unit has none.</source>
        <translation>El identificador de la escuela de la zona de cada unidad. Vacío donde una unidad no tiene zona.</translation>
    </message>
    <message>
        <source>The school id of each unit's zone. Left empty, the plan starts from the least travel that the limits allow.</source>
        <translation>El identificador de la escuela de la zona de cada unidad. Si se deja vacío, el plan parte del menor recorrido que los límites permiten.</translation>
    </message>
    <message>
        <source>The school id of each unit's zone. Left empty: the existing plan; without one, every school begins with its own unit alone.</source>
        <translation>El id de la escuela de la zona de cada unidad. Si se deja vacío: el plan vigente; sin él, cada escuela empieza solo con su propia unidad.</translation>
    </message>
    <message>
        <source>The schools of all levels.</source>
        <translation>Las escuelas de todos los niveles.</translation>
    </message>
    <message>
        <source>The schools' lower limits add up to more students than there are</source>
        <translation>Los límites inferiores de las escuelas suman más alumnos de los que hay</translation>
    </message>
    <message>
        <source>The schools' upper limits add up to fewer students than there are</source>
        <translation>Los límites superiores de las escuelas suman menos alumnos de los que hay</translation>
    </message>
    <message>
        <source>The seats of its school</source>
        <translation>Las plazas de su escuela</translation>
    </message>
    <message>
        <source>The session that was kept is of other units or schools.</source>
        <translation>La sesión conservada es de otras unidades o escuelas.</translation>
    </message>
    <message>
        <source>The silhouette is that of a random sample of {n} features.</source>
        <translation>La silueta es la de una muestra aleatoria de {n} entidades.</translation>
    </message>
    <message>
        <source>The silhouette of every number of groups that was tried. The longest bar was chosen.</source>
        <translation>La silueta de cada número de grupos probado. Se eligió la barra más larga.</translation>
    </message>
    <message>
        <source>The start: {field}</source>
        <translation>El comienzo: {field}</translation>
    </message>
    <message>
        <source>The style '{name}' could not be stored: {reason}</source>
        <translation>No se pudo guardar el estilo «{name}»: {reason}</translation>
    </message>
    <message>
        <source>The style could not be set: {place} is not there.</source>
        <translation>No se pudo aplicar el estilo: {place} no existe.</translation>
    </message>
    <message>
        <source>The style of {place} could not be set ({kind}: {error}).</source>
        <translation>No se pudo poner el estilo de {place} ({kind}: {error}).</translation>
    </message>
    <message>
        <source>The table has a row for every school, and the bar says how full it is. Click {school} in the table: it is now the school that takes units.</source>
        <translation>La tabla tiene una fila por escuela y la barra dice lo llena que está. Pulse {school} en la tabla: ahora es la escuela que recibe unidades.</translation>
    </message>
    <message>
        <source>The time limit ({minutes} min) ended the search: this is the best found until then, and the same random seed need not give it again.</source>
        <translation>El límite de tiempo ({minutes} min) puso fin a la búsqueda: esto es lo mejor encontrado hasta entonces, y la misma semilla aleatoria no tiene por qué darlo otra vez.</translation>
    </message>
    <message>
        <source>The time limit was too short to find any hubs: these are those of the least effort, which were formed after it.</source>
        <translation>El límite de tiempo fue demasiado corto para encontrar núcleos: estos son los del menor esfuerzo, que se formaron después.</translation>
    </message>
    <message>
        <source>The units that may not leave the school's zone hold more students than its upper limit</source>
        <translation>Las unidades que no pueden salir de la zona de la escuela tienen más alumnos que su límite superior</translation>
    </message>
    <message>
        <source>The ways of several schools to their locked units get into each other's way: unlock some of these, lock the units of a way to them too, or join some with a bridge.</source>
        <translation>Los caminos de varias escuelas a sus unidades fijadas se estorban: libere algunas, fije también las unidades de un camino hacia ellas, o una algunas con un puente.</translation>
    </message>
    <message>
        <source>The widest hubs, and what holds them</source>
        <translation>Los núcleos más amplios, y lo que los retiene</translation>
    </message>
    <message>
        <source>The zone of {zone} is locked: it keeps its units.</source>
        <translation>La zona de {zone} está bloqueada: conserva sus unidades.</translation>
    </message>
    <message>
        <source>The zone of {zone} is locked: it takes no units.</source>
        <translation>La zona de {zone} está bloqueada: no recibe unidades.</translation>
    </message>
    <message>
        <source>The zone tools can take these layers; no error was found.</source>
        <translation>Las herramientas de zonas pueden tomar estas capas; no se encontró ningún error.</translation>
    </message>
    <message>
        <source>The zone tools join it to the nearest unit, refuse it or leave it out, as ISLANDS says. A line in BRIDGES joins it where you draw it.</source>
        <translation>Las herramientas de zonas la unen a la unidad más cercana, la rechazan o la omiten, según ISLANDS. Una línea en BRIDGES la une donde usted la dibuje.</translation>
    </message>
    <message>
        <source>The zone tools make it valid. Elsewhere it may do harm: take out the vertices that all but touch another stretch of the outline.</source>
        <translation>Las herramientas de zonas lo hacen válido. En otra parte puede hacer daño: quite los vértices que casi tocan otro tramo del contorno.</translation>
    </message>
    <message>
        <source>The zones that are worst off, and what holds them</source>
        <translation>Las zonas que peor están, y lo que las retiene</translation>
    </message>
    <message>
        <source>Their five nearest points are all in other hubs</source>
        <translation>Sus cinco puntos más próximos están todos en otros núcleos</translation>
    </message>
    <message>
        <source>Their outlines, dashed, with each school's students and seats: what was where, over any map of the new plan. Written where the existing plan is given.</source>
        <translation>Sus contornos, con trazo discontinuo, con los alumnos y las plazas de cada escuela: qué había en cada lugar, sobre cualquier mapa del plan nuevo. Se escribe si se indica el plan existente.</translation>
    </message>
    <message>
        <source>Their outlines, dashed. Written where the existing plan is another one.</source>
        <translation>Sus contornos, con trazo discontinuo. Se escribe si el plan existente es otro.</translation>
    </message>
    <message>
        <source>There is no layer of attendance zones yet: draw, improve or evaluate a plan.</source>
        <translation>Aún no hay ninguna capa de zonas de asistencia: dibuje, mejore o evalúe un plan.</translation>
    </message>
    <message>
        <source>There is no other plan yet: duplicate this one first.</source>
        <translation>Todavía no hay otro plan: duplique este primero.</translation>
    </message>
    <message>
        <source>There is no way from here to PyPI, where the libraries lie.</source>
        <translation>Desde aquí no se llega a PyPI, donde están las bibliotecas.</translation>
    </message>
    <message>
        <source>These are counted within each group: points of other groups are not looked at.</source>
        <translation>Se cuentan dentro de cada grupo: los puntos de otros grupos no se miran.</translation>
    </message>
    <message>
        <source>These share no hub: correct the field, draw a line in BRIDGES, or do not group.</source>
        <translation>Estos no comparten núcleo: corrija el campo, dibuje una línea en BRIDGES, o no los trate aparte.</translation>
    </message>
    <message>
        <source>These share no hub: correct the locks, draw a line in BRIDGES, or do not group.</source>
        <translation>Estos no comparten núcleo: corrija el campo, dibuje una línea en BRIDGES, o no los trate aparte.</translation>
    </message>
    <message>
        <source>They are not spread as evenly as can be: {n} would have to change hub. More effort, wider sizes or fewer locks may help.</source>
        <translation>No están repartidos con la mayor igualdad posible: {n} tendrían que cambiar de núcleo. Puede ayudar más esfuerzo, tamaños más amplios o fijar menos puntos.</translation>
    </message>
    <message>
        <source>They are too many to be listed here; the layer has them all.</source>
        <translation>Son demasiados para enumerarlos aquí; la capa los tiene todos.</translation>
    </message>
    <message>
        <source>They differ in leading zeros, which were lost where text was read as a number: read the ids of the {kind} as text in both.</source>
        <translation>Se diferencian en los ceros a la izquierda, que se perdieron donde un texto se leyó como número: lea los identificadores ({kind}) como texto en ambas.</translation>
    </message>
    <message>
        <source>They go on to</source>
        <translation>Continúan en</translation>
    </message>
    <message>
        <source>They may be estimates; if they are not, choose another field.</source>
        <translation>Pueden ser estimaciones; si no lo son, elija otro campo.</translation>
    </message>
    <message>
        <source>Thick lines are barriers, dashed ones the bridges over them.</source>
        <translation>Las líneas gruesas son barreras, las discontinuas los puentes sobre ellas.</translation>
    </message>
    <message>
        <source>This QGIS lacks none of the libraries.</source>
        <translation>A este QGIS no le falta ninguna de las bibliotecas.</translation>
    </message>
    <message>
        <source>This QGIS lacks {names}, which Balanced Zones needs.</source>
        <translation>A este QGIS le faltan {names}, que Balanced Zones necesita.</translation>
    </message>
    <message>
        <source>This browser is too old for the map. Open the file in a current Firefox, Chrome, Edge or Safari.</source>
        <translation>Este navegador es demasiado antiguo para el mapa. Abra el archivo en un Firefox, Chrome, Edge o Safari actual.</translation>
    </message>
    <message>
        <source>This map needs JavaScript. Open the file in a web browser.</source>
        <translation>Este mapa necesita JavaScript. Abra el archivo en un navegador web.</translation>
    </message>
    <message>
        <source>This plan</source>
        <translation>Este plan</translation>
    </message>
    <message>
        <source>This session cannot be kept on disk: {why}</source>
        <translation>Esta sesión no se puede conservar en el disco: {why}</translation>
    </message>
    <message>
        <source>Thorough</source>
        <translation>A fondo</translation>
    </message>
    <message>
        <source>Thorough finds somewhat shorter journeys and rounder zones.</source>
        <translation>A fondo encuentra recorridos algo más cortos y zonas más redondas.</translation>
    </message>
    <message>
        <source>Thorough: minutes</source>
        <translation>A fondo: minutos</translation>
    </message>
    <message>
        <source>Thorough: up to an hour</source>
        <translation>A fondo: hasta una hora</translation>
    </message>
    <message>
        <source>Those hubs can take no more: they have the largest size allowed.</source>
        <translation>Esos núcleos no pueden tomar más: tienen el tamaño máximo permitido.</translation>
    </message>
    <message>
        <source>Those of every other zone</source>
        <translation>Los de cualquier otra zona</translation>
    </message>
    <message>
        <source>Those of the fields of students whose children finish at their old school: told is who changes school at once, and how full schools are in the first year.</source>
        <translation>Los campos de alumnos cuyos niños terminan en su antigua escuela: se dice quién cambia de inmediato y cuán llenas están las escuelas en el primer año.</translation>
    </message>
    <message>
        <source>Time limit (minutes)</source>
        <translation>Límite de tiempo (minutos)</translation>
    </message>
    <message>
        <source>Title of the report</source>
        <translation>Título del informe</translation>
    </message>
    <message>
        <source>Titles of the reports</source>
        <translation>Títulos de los informes</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>To be installed: {names}.</source>
        <translation>Se instalaría: {names}.</translation>
    </message>
    <message>
        <source>To plan</source>
        <translation>Al plan</translation>
    </message>
    <message>
        <source>To run it again, with QGIS 3.24 or later, from the folder that holds this page:</source>
        <translation>Para ejecutarlo de nuevo, con QGIS 3.24 o posterior, desde la carpeta que contiene esta página:</translation>
    </message>
    <message>
        <source>To school</source>
        <translation>A la escuela</translation>
    </message>
    <message>
        <source>To tell how many students live in units that are left out.</source>
        <translation>Para decir cuántos alumnos viven en las unidades que se omiten.</translation>
    </message>
    <message>
        <source>To the centre of the hub</source>
        <translation>Al centro del núcleo</translation>
    </message>
    <message>
        <source>To the centre of the own region</source>
        <translation>Al centro de la propia región</translation>
    </message>
    <message>
        <source>To, in the travel costs</source>
        <translation>Hasta, en los costes de viaje</translation>
    </message>
    <message>
        <source>Together {n} % full: not all of them can be within the limits.</source>
        <translation>Juntas, al {n} %: no todas pueden quedar dentro de los límites.</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Tolerancia</translation>
    </message>
    <message>
        <source>Tolerance (% of an equal share)</source>
        <translation>Tolerancia (% de una parte igual)</translation>
    </message>
    <message>
        <source>Tolerance around the district's utilisation (%)</source>
        <translation>Tolerancia alrededor de la ocupación del distrito (%)</translation>
    </message>
    <message>
        <source>Tolerance of balanced sums (%)</source>
        <translation>Tolerancia de las sumas equilibradas (%)</translation>
    </message>
    <message>
        <source>Tolerance of level {level} (%)</source>
        <translation>Tolerancia del nivel {level} (%)</translation>
    </message>
    <message>
        <source>Total dispersion before balancing (km)</source>
        <translation>Dispersión total antes de equilibrar (km)</translation>
    </message>
    <message>
        <source>Total dispersion over the hubs, as the method defines it (km)</source>
        <translation>Dispersión total sobre los núcleos, como la define el método (km)</translation>
    </message>
    <message>
        <source>Travel cost</source>
        <translation>Coste de viaje</translation>
    </message>
    <message>
        <source>Travel costs</source>
        <translation>Costes de viaje</translation>
    </message>
    <message>
        <source>Trying {n} regions ...</source>
        <translation>Probando con {n} regiones ...</translation>
    </message>
    <message>
        <source>Two or more fields with the school id of each unit's zone; one plan each.</source>
        <translation>Dos o más campos con el identificador de la escuela de la zona de cada unidad; un plan por campo.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo ends at the last division of a unit: all plans share the parts</source>
        <translation>Deshacer termina en la última división de una unidad: todos los planes comparten las partes</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Unit drawn twice</source>
        <translation>Unidad dibujada dos veces</translation>
    </message>
    <message>
        <source>Unit of distances</source>
        <translation>Unidad de distancia</translation>
    </message>
    <message>
        <source>Unit over others</source>
        <translation>Unidad sobre otras</translation>
    </message>
    <message>
        <source>Unit that has the ground now</source>
        <translation>Unidad que tiene ahora el terreno</translation>
    </message>
    <message>
        <source>Unit {units} holds a school, and stays in its zone.</source>
        <translation>La unidad {units} contiene una escuela y se queda en su zona.</translation>
    </message>
    <message>
        <source>Unit {unit} divided into {n}</source>
        <translation>Unidad {unit} dividida en {n}</translation>
    </message>
    <message>
        <source>Unit {unit} is locked.</source>
        <translation>La unidad {unit} está bloqueada.</translation>
    </message>
    <message>
        <source>Unit {unit} is no longer locked.</source>
        <translation>La unidad {unit} ya no está bloqueada.</translation>
    </message>
    <message>
        <source>Unit {unit} to {zone}</source>
        <translation>Unidad {unit} a {zone}</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unidades</translation>
    </message>
    <message>
        <source>Units drawn twice</source>
        <translation>Unidades dibujadas dos veces</translation>
    </message>
    <message>
        <source>Units in several parts</source>
        <translation>Unidades en varias partes</translation>
    </message>
    <message>
        <source>Units left out</source>
        <translation>Unidades omitidas</translation>
    </message>
    <message>
        <source>Units locked to other schools, or a barrier, lie between: unlock some of them.</source>
        <translation>Hay en medio unidades fijadas a otras escuelas, o una barrera: libere algunas.</translation>
    </message>
    <message>
        <source>Units of one zone across barriers with a cost (level {level})</source>
        <translation>Unidades de una misma zona a ambos lados de barreras con coste (nivel {level})</translation>
    </message>
    <message>
        <source>Units on which all plans agree</source>
        <translation>Unidades en las que coinciden todos los planes</translation>
    </message>
    <message>
        <source>Units reassigned</source>
        <translation>Unidades reasignadas</translation>
    </message>
    <message>
        <source>Units that change zone</source>
        <translation>Unidades que cambian de zona</translation>
    </message>
    <message>
        <source>Units that fitted no zone without making it worse, placed where they do least harm: {n}.</source>
        <translation>Unidades que no encajaban en ninguna zona sin empeorarla, colocadas donde hacen menos daño: {n}.</translation>
    </message>
    <message>
        <source>Units that got vertices where a neighbour's new border meets theirs: {n}.</source>
        <translation>Unidades que recibieron vértices donde el borde nuevo de una vecina toca el suyo: {n}.</translation>
    </message>
    <message>
        <source>Units that lie over others</source>
        <translation>Unidades que cubren otras</translation>
    </message>
    <message>
        <source>Units that stay: {n}</source>
        <translation>Unidades que se quedan: {n}</translation>
    </message>
    <message>
        <source>Units where this field names a school stay in that school's zone. Empty where a unit is free.</source>
        <translation>Las unidades en las que este campo nombra una escuela permanecen en la zona de esa escuela. Vacío donde una unidad es libre.</translation>
    </message>
    <message>
        <source>Units with no school within the longest journey: {n} ({units}).</source>
        <translation>Unidades sin escuela dentro del trayecto más largo: {n} ({units}).</translation>
    </message>
    <message>
        <source>Units with several schools</source>
        <translation>Unidades con varias escuelas</translation>
    </message>
    <message>
        <source>Units without a neighbour</source>
        <translation>Unidades sin vecina</translation>
    </message>
    <message>
        <source>Units without a zone</source>
        <translation>Unidades sin zona</translation>
    </message>
    <message>
        <source>Unlock everything</source>
        <translation>Desbloquear todo</translation>
    </message>
    <message>
        <source>Unlock it, or join its part (ISLANDS=1, or a line in BRIDGES).</source>
        <translation>Libérela, o una su parte (ISLANDS=1, o una línea en BRIDGES).</translation>
    </message>
    <message>
        <source>Unlock it, or lock it to its own school.</source>
        <translation>Libérela, o fíjela a su propia escuela.</translation>
    </message>
    <message>
        <source>Unlock them, or lock them to the same hub.</source>
        <translation>Suéltelos, o fíjelos al mismo núcleo.</translation>
    </message>
    <message>
        <source>Use location</source>
        <translation>Usar la ubicación</translation>
    </message>
    <message>
        <source>Use your own layers: check them first.</source>
        <translation>Use sus propias capas: revíselas antes.</translation>
    </message>
    <message>
        <source>Utilisation</source>
        <translation>Ocupación</translation>
    </message>
    <message>
        <source>Utilisation %</source>
        <translation>Ocupación %</translation>
    </message>
    <message>
        <source>Utilisation (%)</source>
        <translation>Ocupación (%)</translation>
    </message>
    <message>
        <source>Utilisation from {low} % to {high} %; the district's is {mean} %, so no plan can bring every school to 100 %.</source>
        <translation>Ocupación del {low} % al {high} %; la del distrito es del {mean} %, así que ningún plan puede llevar todas las escuelas al 100 %.</translation>
    </message>
    <message>
        <source>Utilisation from {low} % to {high} %; the district's is {mean} %.</source>
        <translation>Ocupación del {low} % al {high} %; la del distrito es del {mean} %.</translation>
    </message>
    <message>
        <source>Utilisation of the district</source>
        <translation>Ocupación del distrito</translation>
    </message>
    <message>
        <source>Utilisation of the district (%)</source>
        <translation>Ocupación del distrito (%)</translation>
    </message>
    <message>
        <source>Utilisation of the schools, %</source>
        <translation>Ocupación de las escuelas, %</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valor</translation>
    </message>
    <message>
        <source>Variance between the groups</source>
        <translation>Varianza entre los grupos</translation>
    </message>
    <message>
        <source>Variance ratio</source>
        <translation>Razón de varianza</translation>
    </message>
    <message>
        <source>Variance ratio ({field})</source>
        <translation>Razón de varianza ({field})</translation>
    </message>
    <message>
        <source>Variant</source>
        <translation>Variante</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>Variantes</translation>
    </message>
    <message>
        <source>Variants: duplicate, rename, delete, compare, save all</source>
        <translation>Variantes: duplicar, renombrar, eliminar, comparar, guardar todas</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>Walking distance (metres)</source>
        <translation>Distancia a pie (metros)</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Aviso</translation>
    </message>
    <message>
        <source>Warning: {problem}</source>
        <translation>Aviso: {problem}</translation>
    </message>
    <message>
        <source>Warnings of the run</source>
        <translation>Advertencias de la ejecución</translation>
    </message>
    <message>
        <source>Warnings: look at them</source>
        <translation>Avisos: mírelos</translation>
    </message>
    <message>
        <source>Web map</source>
        <translation>Mapa web</translation>
    </message>
    <message>
        <source>Weight of areas kept together</source>
        <translation>Peso de las áreas que se mantienen juntas</translation>
    </message>
    <message>
        <source>Weight of attendance islands</source>
        <translation>Peso de las islas de asistencia</translation>
    </message>
    <message>
        <source>Weight of balance against compactness (w)</source>
        <translation>Peso del equilibrio frente a la compacidad (w)</translation>
    </message>
    <message>
        <source>Weight of barriers with a cost</source>
        <translation>Peso de las barreras con coste</translation>
    </message>
    <message>
        <source>Weight of compact shapes</source>
        <translation>Peso de las formas compactas</translation>
    </message>
    <message>
        <source>Weight of full schools</source>
        <translation>Peso de las escuelas llenas</translation>
    </message>
    <message>
        <source>Weight of groups</source>
        <translation>Peso de los grupos</translation>
    </message>
    <message>
        <source>Weight of last time's hubs</source>
        <translation>Peso de los núcleos de la última vez</translation>
    </message>
    <message>
        <source>Weight of last time's regions</source>
        <translation>Peso de las regiones anteriores</translation>
    </message>
    <message>
        <source>Weight of mixed schools</source>
        <translation>Peso de las escuelas mixtas</translation>
    </message>
    <message>
        <source>Weight of place</source>
        <translation>Peso del lugar</translation>
    </message>
    <message>
        <source>Weight of places kept together</source>
        <translation>Peso de los lugares sin dividir</translation>
    </message>
    <message>
        <source>Weight of seats in the first year</source>
        <translation>Peso de las plazas en el primer año</translation>
    </message>
    <message>
        <source>Weight of short journeys</source>
        <translation>Peso de los recorridos cortos</translation>
    </message>
    <message>
        <source>Weight of the existing plan</source>
        <translation>Peso del plan existente</translation>
    </message>
    <message>
        <source>Weight of the existing plan of level {level}</source>
        <translation>Peso del plan existente del nivel {level}</translation>
    </message>
    <message>
        <source>Weight of the existing plan: {weight}.</source>
        <translation>Peso del plan existente: {weight}.</translation>
    </message>
    <message>
        <source>Weight of the existing plans</source>
        <translation>Peso de los planes existentes</translation>
    </message>
    <message>
        <source>Weight of the feeders</source>
        <translation>Peso de los enlaces entre niveles</translation>
    </message>
    <message>
        <source>Weight of the margin</source>
        <translation>Peso del margen</translation>
    </message>
    <message>
        <source>Weight of those moved before</source>
        <translation>Peso de los ya cambiados</translation>
    </message>
    <message>
        <source>Weight of walks</source>
        <translation>Peso de los caminos a pie</translation>
    </message>
    <message>
        <source>What counts most within the limits</source>
        <translation>Lo que más cuenta dentro de los límites</translation>
    </message>
    <message>
        <source>What crossings of barriers cost (students)</source>
        <translation>Lo que cuestan los cruces de barreras (alumnos)</translation>
    </message>
    <message>
        <source>What crossings of barriers cost (students, level {level})</source>
        <translation>Lo que cuestan los cruces de barreras (alumnos, nivel {level})</translation>
    </message>
    <message>
        <source>What crossings of barriers cost is multiplied by this. 0 only measures.</source>
        <translation>El coste de cruzar barreras se multiplica por este valor. 0 solo mide.</translation>
    </message>
    <message>
        <source>What gives the first grouping, before every hub is brought to its size. Spectral clustering is the published method's; k-means takes less time.</source>
        <translation>Lo que da la primera agrupación, antes de llevar cada núcleo a su tamaño. El agrupamiento espectral es el del método publicado; k-medias tarda menos.</translation>
    </message>
    <message>
        <source>What is in use is removed when QGIS starts the next time.</source>
        <translation>Lo que está en uso se quitará la próxima vez que se inicie QGIS.</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Qué está mal</translation>
    </message>
    <message>
        <source>What it found is hatched on the map, its figures beside the present ones. 'Take' it as one step, or 'Drop' it.</source>
        <translation>Lo que ha encontrado aparece rayado en el mapa, con sus cifras junto a las actuales. «Aceptar» lo toma como un solo paso; «Descartar» lo deja.</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>De qué se trata</translation>
    </message>
    <message>
        <source>What lies at {path} is of an earlier run.</source>
        <translation>Lo que hay en {path} es de una ejecución anterior.</translation>
    </message>
    <message>
        <source>What matters most</source>
        <translation>Lo que más importa</translation>
    </message>
    <message>
        <source>What regions shall be like within the tolerance: with short outlines for their area, or with people close to the centre of their region.</source>
        <translation>Cómo han de ser las regiones dentro de la tolerancia: con contornos cortos para su superficie, o con las personas cerca del centro de su región.</translation>
    </message>
    <message>
        <source>What sets each group apart</source>
        <translation>Lo que distingue a cada grupo</translation>
    </message>
    <message>
        <source>What sets the group apart</source>
        <translation>Lo que distingue al grupo</translation>
    </message>
    <message>
        <source>What the level field reads for its schools, e.g. ES. A third level may be left out.</source>
        <translation>Lo que dice el campo de nivel de sus escuelas, p. ej. ES. Se puede omitir un tercer nivel.</translation>
    </message>
    <message>
        <source>What the level field reads for the schools of this level.</source>
        <translation>Lo que dice el campo de nivel para las escuelas de este nivel.</translation>
    </message>
    <message>
        <source>What the method lowers: the difference between the zones' numbers of students, or the deviation from capacity, which is what balance measures.</source>
        <translation>Lo que el método reduce: la diferencia entre los números de alumnos de las zonas, o la desviación respecto de la capacidad, que es lo que mide el equilibrio.</translation>
    </message>
    <message>
        <source>What the plans are called in tables, report and map: one per zone field, in the same order, with semicolons between. Left empty: the fields' names.</source>
        <translation>Cómo se llaman los planes en tablas, informe y mapa: uno por campo de zona, en el mismo orden, separados por punto y coma. Si se deja vacío: los nombres de los campos.</translation>
    </message>
    <message>
        <source>What these crossings cost</source>
        <translation>Lo que cuestan estos cruces</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Qué hacer</translation>
    </message>
    <message>
        <source>What to do where a score is missing. Medians that stand in are counted in the log; the profile is of the values that are there.</source>
        <translation>Qué hacer donde falta una puntuación. Las medianas que la sustituyen se cuentan en el registro; el perfil es de los valores que hay.</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>Lo que se ha cambiado</translation>
    </message>
    <message>
        <source>What was found there</source>
        <translation>Qué se encontró</translation>
    </message>
    <message>
        <source>What was installed is removed.</source>
        <translation>Se ha quitado lo instalado.</translation>
    </message>
    <message>
        <source>When a unit's own zone is the nearest left</source>
        <translation>Cuando la zona propia de una unidad es la más próxima que queda</translation>
    </message>
    <message>
        <source>Where no students of the lower level live, nothing is split: a park may belong to another school of the upper level than the homes around it.</source>
        <translation>Donde no viven alumnos del nivel inferior no se divide nada: un parque puede pertenecer a otra escuela del nivel superior que las casas a su alrededor.</translation>
    </message>
    <message>
        <source>Where nobody lives, as on a lake, it does no harm. Is a unit missing?</source>
        <translation>Donde no vive nadie, como en un lago, no hace daño. ¿Falta una unidad?</translation>
    </message>
    <message>
        <source>Where one layer holds the schools of several levels: the field that tells them.</source>
        <translation>Donde una capa contiene las escuelas de varios niveles: el campo que los distingue.</translation>
    </message>
    <message>
        <source>Where place counts beside scores: the share of the total variance that place has. 0: scores alone; 0.5: place as much as all scores together; 1: place alone.</source>
        <translation>Donde el lugar cuenta junto a las puntuaciones: la parte de la varianza total que tiene el lugar. 0: solo puntuaciones; 0,5: el lugar tanto como todas las puntuaciones juntas; 1: solo el lugar.</translation>
    </message>
    <message>
        <source>Where the number of groups is chosen: the highest to try.</source>
        <translation>Donde se elige el número de grupos: el mayor que se prueba.</translation>
    </message>
    <message>
        <source>Where the number of groups is chosen: the lowest to try.</source>
        <translation>Donde se elige el número de grupos: el menor que se prueba.</translation>
    </message>
    <message>
        <source>Which of the plans of this session is open</source>
        <translation>Cuál de los planes de esta sesión está abierto</translation>
    </message>
    <message>
        <source>Which plans agree</source>
        <translation>Qué planes coinciden</translation>
    </message>
    <message>
        <source>Which points they are shows in the layer of the points: in its style 'Changes', and in the fields 'changed' and 'hub_before' (with a number behind where the layer already had fields of these names).</source>
        <translation>Qué puntos son se ve en la capa de los puntos: en su estilo 'Cambios' y en los campos 'changed' y 'hub_before' (con un número detrás si la capa ya tenía campos con esos nombres).</translation>
    </message>
    <message>
        <source>Who changes school</source>
        <translation>Quién cambia de escuela</translation>
    </message>
    <message>
        <source>Who gets the map can read these fields of every point, and search by its name if that is among them. None by default: points may be people.</source>
        <translation>Quien recibe el mapa puede leer estos campos de cada punto y buscar por su nombre si está entre ellos. Ninguno por defecto: los puntos pueden ser personas.</translation>
    </message>
    <message>
        <source>Who gets the map can read these fields of every school, beside its name and the figures of its zone. None by default: a field may name a person. The map never holds fields of the planning units.</source>
        <translation>Quien reciba el mapa puede leer estos campos de cada escuela, además de su nombre y las cifras de su zona. Ninguno por defecto: un campo puede nombrar a una persona. El mapa nunca contiene campos de las unidades de planificación.</translation>
    </message>
    <message>
        <source>Who is in which group</source>
        <translation>Quién está en qué grupo</translation>
    </message>
    <message>
        <source>Who is in which hub</source>
        <translation>Quién está en qué núcleo</translation>
    </message>
    <message>
        <source>Wide ground of no unit</source>
        <translation>Terreno ancho de ninguna unidad</translation>
    </message>
    <message>
        <source>Wide ground of no unit within the district</source>
        <translation>Terreno ancho de ninguna unidad dentro del distrito</translation>
    </message>
    <message>
        <source>Widen the sizes, or part them.</source>
        <translation>Amplíe los tamaños, o sepárelos.</translation>
    </message>
    <message>
        <source>Widen the sizes, or unlock points.</source>
        <translation>Amplíe los tamaños, o suelte puntos.</translation>
    </message>
    <message>
        <source>Widen them: points stay whole, and every hub has at least one.</source>
        <translation>Amplíelos: los puntos quedan enteros y cada núcleo tiene al menos uno.</translation>
    </message>
    <message>
        <source>Widest gap to fill (metres)</source>
        <translation>Hueco más ancho que se rellena (metros)</translation>
    </message>
    <message>
        <source>Widest overlap to mend (metres)</source>
        <translation>Solape más ancho que se repara (metros)</translation>
    </message>
    <message>
        <source>With a field to balance, smallest and largest size are sums of it, not numbers of points. Ask, for instance, for {low} to {high}.</source>
        <translation>Con un campo que equilibrar, el tamaño mínimo y el máximo son sumas de él, no números de puntos. Pida, por ejemplo, de {low} a {high}.</translation>
    </message>
    <message>
        <source>With a field to balance, smallest and largest size are sums of it, not numbers of points. Widen the range, or leave groups out by a filter.</source>
        <translation>Con un campo que equilibrar, el tamaño mínimo y el máximo son sumas de él, no números de puntos. Amplíe el intervalo, o excluya grupos con un filtro.</translation>
    </message>
    <message>
        <source>With fewer than {least} students: {n}.</source>
        <translation>Con menos de {least} alumnos: {n}.</translation>
    </message>
    <message>
        <source>With fields to balance: how far the sum of a hub may be from the mean. Points stay whole; where no hubs within it are found, the message says how near they came.</source>
        <translation>Con campos que equilibrar: cuánto puede apartarse de la media la suma de un núcleo. Los puntos quedan enteros; si no se encuentran núcleos dentro de ella, el mensaje dice cuánto se acercaron.</translation>
    </message>
    <message>
        <source>With {students} and {seats} no plan can bring every school to 100 %.</source>
        <translation>Con {students} y {seats} ningún plan puede llevar todas las escuelas al 100 %.</translation>
    </message>
    <message>
        <source>With {wanted} hubs more points of {group} would be too far from their centre than with {n}, so there are so many; no number was found with which none is.</source>
        <translation>Con {wanted} núcleos quedarían más puntos de {group} demasiado lejos de su centro que con {n}, así que hay tantos; no se encontró ningún número con el que no quede ninguno.</translation>
    </message>
    <message>
        <source>With {wanted} hubs some points of {group} would be too far from their centre, so there are {n}.</source>
        <translation>Con {wanted} núcleos, algunos puntos de {group} quedarían demasiado lejos de su centro, así que hay {n}.</translation>
    </message>
    <message>
        <source>With {wider}, they can.</source>
        <translation>Con {wider}, se puede.</translation>
    </message>
    <message>
        <source>Within the limits no plan is below {least} (this one: {gap} %)</source>
        <translation>Dentro de los límites ningún plan baja de {least} (este: {gap} %)</translation>
    </message>
    <message>
        <source>Within the limits no plan is below {least}; zones of this one outside them: {n}</source>
        <translation>Dentro de los límites ningún plan baja de {least}; zonas de este fuera de ellos: {n}</translation>
    </message>
    <message>
        <source>Without base map: this browser or this version of plotly cannot show one</source>
        <translation>Sin mapa base: este navegador o esta versión de plotly no puede mostrarlo</translation>
    </message>
    <message>
        <source>Without fields, balance</source>
        <translation>Sin campos, equilibrar</translation>
    </message>
    <message>
        <source>Without {students} who cannot reach their school</source>
        <translation>Sin contar {students} sin camino a su escuela</translation>
    </message>
    <message>
        <source>Without {students} who have no zone</source>
        <translation>Sin contar {students} sin zona</translation>
    </message>
    <message>
        <source>Working out how short journeys could be at best ...</source>
        <translation>Calculando lo cortos que podrían ser los recorridos en el mejor caso ...</translation>
    </message>
    <message>
        <source>Would change zone: {units}, {students}</source>
        <translation>Cambiarían de zona: {units}, {students}</translation>
    </message>
    <message>
        <source>Would cut off from the school: {counted} ({units}). Hold Shift to take them too.</source>
        <translation>Quedarían separadas de la escuela: {counted} ({units}). Mantenga Mayús para llevarlas también.</translation>
    </message>
    <message>
        <source>Write one of {kinds}, or leave it empty.</source>
        <translation>Escriba uno de {kinds}, o déjelo vacío.</translation>
    </message>
    <message>
        <source>Write students, 0 or more; or leave it empty for a barrier that no zone crosses.</source>
        <translation>Escriba alumnos, 0 o más; o déjelo vacío para una barrera que ninguna zona cruce.</translation>
    </message>
    <message>
        <source>Write the plans of all starts</source>
        <translation>Escribir los planes de todos los comienzos</translation>
    </message>
    <message>
        <source>Write them like this: {example}.</source>
        <translation>Escríbalos así: {example}.</translation>
    </message>
    <message>
        <source>Writes a copy of the planning units on which zones can be drawn, with all fields, and a layer of everything that was changed.

Invalid outlines are made valid. Of units that are drawn twice the first is kept. Overlaps up to a width are given to one of their units, gaps up to a width to a unit beside them: to the one with the longer border. Where borders are drawn anew both units get the same vertices. Everything else stays exactly as it was drawn.

Units without a geometry are left out. What is left out is named, with its students: they are not in the copy.</source>
        <translation>Escribe una copia de las unidades de planificación sobre la que se pueden trazar zonas, con todos los campos, y una capa de todo lo que se ha cambiado.

Los contornos no válidos se hacen válidos. De las unidades dibujadas dos veces se conserva la primera. Los solapes hasta cierta anchura se dan a una de sus unidades y los huecos hasta cierta anchura a una unidad contigua: a la que tenga el borde más largo. Donde los bordes se trazan de nuevo, ambas unidades reciben los mismos vértices. Todo lo demás queda exactamente como estaba dibujado.

Las unidades sin geometría se omiten. Lo que se omite se nombra, con sus alumnos: no están en la copia.</translation>
    </message>
    <message>
        <source>Writes the plan as new layers, styled as all results are. The layer of planning units that you started from is not changed.</source>
        <translation>Escribe el plan como capas nuevas, con el estilo de todos los resultados. La capa de unidades de la que partió no cambia.</translation>
    </message>
    <message>
        <source>Writing the comparison of {one} and {other} ...</source>
        <translation>Escribiendo la comparación de {one} y {other} ...</translation>
    </message>
    <message>
        <source>Writing the layers ...</source>
        <translation>Escribiendo las capas...</translation>
    </message>
    <message>
        <source>Written to a temporary layer, which is gone when QGIS ends: {plans}. The plan is not saved yet.</source>
        <translation>Escrito en una capa temporal, que desaparece al cerrar QGIS: {plans}. El plan aún no está guardado.</translation>
    </message>
    <message>
        <source>You have locked: {units}.</source>
        <translation>Usted ha bloqueado: {units}.</translation>
    </message>
    <message>
        <source>You stopped this run. QGIS Desktop loads none of its outputs then; what was found until then is in these files:</source>
        <translation>Usted detuvo esta ejecución. En ese caso QGIS Desktop no carga ninguna de sus salidas; lo encontrado hasta entonces está en estos archivos:</translation>
    </message>
    <message>
        <source>Your own style</source>
        <translation>Su propio estilo</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>Zone (school id)</source>
        <translation>Zona (identificador de la escuela)</translation>
    </message>
    <message>
        <source>Zone after</source>
        <translation>Zona después</translation>
    </message>
    <message>
        <source>Zone before</source>
        <translation>Zona antes</translation>
    </message>
    <message>
        <source>Zone by zone</source>
        <translation>Zona por zona</translation>
    </message>
    <message>
        <source>Zone field</source>
        <translation>Campo de zona</translation>
    </message>
    <message>
        <source>Zone fields</source>
        <translation>Campos de zona</translation>
    </message>
    <message>
        <source>Zone in {plan}</source>
        <translation>Zona en {plan}</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zonas</translation>
    </message>
    <message>
        <source>Zones after</source>
        <translation>Zonas después</translation>
    </message>
    <message>
        <source>Zones before</source>
        <translation>Zonas anteriores</translation>
    </message>
    <message>
        <source>Zones in force</source>
        <translation>Zonas vigentes</translation>
    </message>
    <message>
        <source>Zones in more than one piece</source>
        <translation>Zonas de más de una pieza</translation>
    </message>
    <message>
        <source>Zones in more than one piece: {n} ({zones}).</source>
        <translation>Zonas de más de una pieza: {n} ({zones}).</translation>
    </message>
    <message>
        <source>Zones in more than one piece: {n}; attendance islands: {islands}, with {students}.</source>
        <translation>Zonas en más de una pieza: {n}; islas de asistencia: {islands}, con {students}.</translation>
    </message>
    <message>
        <source>Zones of level {level} that feed more than one zone</source>
        <translation>Zonas del nivel {level} que alimentan más de una zona</translation>
    </message>
    <message>
        <source>Zones of {field} that feed more than one zone</source>
        <translation>Zonas de {field} que alimentan más de una zona</translation>
    </message>
    <message>
        <source>Zones outside the limits</source>
        <translation>Zonas fuera de los límites</translation>
    </message>
    <message>
        <source>Zones outside the limits as widened</source>
        <translation>Zonas fuera de los límites ampliados</translation>
    </message>
    <message>
        <source>Zones outside the limits asked for</source>
        <translation>Zonas fuera de los límites pedidos</translation>
    </message>
    <message>
        <source>Zones outside the limits asked for (level {level})</source>
        <translation>Zonas fuera de los límites pedidos (nivel {level})</translation>
    </message>
    <message>
        <source>Zones outside the limits asked for: {n}.</source>
        <translation>Zonas fuera de los límites pedidos: {n}.</translation>
    </message>
    <message>
        <source>Zones over 100 %</source>
        <translation>Zonas por encima del 100 %</translation>
    </message>
    <message>
        <source>Zones over 105 %</source>
        <translation>Zonas por encima del 105 %</translation>
    </message>
    <message>
        <source>Zones over 105 % in the first year</source>
        <translation>Zonas por encima del 105 % en el primer año</translation>
    </message>
    <message>
        <source>Zones over 110 %</source>
        <translation>Zonas por encima del 110 %</translation>
    </message>
    <message>
        <source>Zones over {n} %</source>
        <translation>Zonas por encima del {n} %</translation>
    </message>
    <message>
        <source>Zones split between feeder zones</source>
        <translation>Zonas divididas entre zonas de enlace</translation>
    </message>
    <message>
        <source>Zones that feed more than one zone of {field}</source>
        <translation>Zonas que alimentan más de una zona de {field}</translation>
    </message>
    <message>
        <source>Zones that feed several schools, now or in force: {pair}</source>
        <translation>Zonas que alimentan varias escuelas, ahora o en vigor: {pair}</translation>
    </message>
    <message>
        <source>Zones that fill less than half of their school: {n} ({zones}).</source>
        <translation>Zonas que llenan menos de la mitad de su escuela: {n} ({zones}).</translation>
    </message>
    <message>
        <source>Zones with more than twice their school's seats, which count below 0 in the balance: {n} ({zones}).</source>
        <translation>Zonas con más del doble de las plazas de su escuela, que cuentan por debajo de 0 en el equilibrio: {n} ({zones}).</translation>
    </message>
    <message>
        <source>Zones without any unit</source>
        <translation>Zonas sin ninguna unidad</translation>
    </message>
    <message>
        <source>Zones without any unit: {n}.</source>
        <translation>Zonas sin ninguna unidad: {n}.</translation>
    </message>
    <message>
        <source>Zones: {level}</source>
        <translation>Zonas: {level}</translation>
    </message>
    <message>
        <source>a Dask cluster can only be used with the Python library dask.distributed, which is not installed ({error})</source>
        <translation>un clúster Dask solo puede usarse con la biblioteca de Python dask.distributed, que no está instalada ({error})</translation>
    </message>
    <message>
        <source>a barrier cuts a part of the map off from every school of this level</source>
        <translation>una barrera separa una parte del mapa de todas las escuelas de este nivel</translation>
    </message>
    <message>
        <source>a barrier cuts a part of the map off from the rest</source>
        <translation>una barrera separa una parte del mapa del resto</translation>
    </message>
    <message>
        <source>a barrier lies between a part of the map and every school of this level</source>
        <translation>una barrera se interpone entre una parte del mapa y todas las escuelas de este nivel</translation>
    </message>
    <message>
        <source>a barrier lies between a part of the map and the rest</source>
        <translation>hay una barrera entre una parte del mapa y el resto</translation>
    </message>
    <message>
        <source>a border whose vertices do not match, counted all the same</source>
        <translation>un borde cuyos vértices no coinciden, contado de todos modos</translation>
    </message>
    <message>
        <source>a bridge starts and ends in the same planning unit</source>
        <translation>un puente empieza y termina en la misma unidad de planificación</translation>
    </message>
    <message>
        <source>a bridge starts or ends on the border of several planning units</source>
        <translation>un puente empieza o termina en el límite de varias unidades de planificación</translation>
    </message>
    <message>
        <source>a bridge starts or ends outside all planning units</source>
        <translation>un puente empieza o termina fuera de todas las unidades de planificación</translation>
    </message>
    <message>
        <source>a district has nothing of what is to be balanced</source>
        <translation>un distrito no tiene nada de lo que se equilibra</translation>
    </message>
    <message>
        <source>a district is in several parts, and no border ties them together</source>
        <translation>un distrito está en varias partes y ningún límite las une</translation>
    </message>
    <message>
        <source>a field of levels is chosen, but no level</source>
        <translation>se ha elegido un campo de niveles, pero ningún nivel</translation>
    </message>
    <message>
        <source>a field to group apart by</source>
        <translation>un campo por el que agrupar aparte</translation>
    </message>
    <message>
        <source>a gap between planning units</source>
        <translation>un hueco entre unidades de planificación</translation>
    </message>
    <message>
        <source>a gap cuts a part of the map off from every school of this level</source>
        <translation>un hueco separa una parte del mapa de todas las escuelas de este nivel</translation>
    </message>
    <message>
        <source>a gap cuts a part of the map off from the rest</source>
        <translation>un hueco separa una parte del mapa del resto</translation>
    </message>
    <message>
        <source>a grade that stays is not among the fields of students</source>
        <translation>un grado que se queda no está entre los campos de alumnos</translation>
    </message>
    <message>
        <source>a group has more students than there are in the unit</source>
        <translation>un grupo tiene más alumnos de los que hay en la unidad</translation>
    </message>
    <message>
        <source>a group is to be spread over the regions, but no field says of how many people</source>
        <translation>un grupo debe repartirse entre las regiones, pero ningún campo dice de cuántas personas</translation>
    </message>
    <message>
        <source>a level is chosen, but no field of levels</source>
        <translation>se ha elegido un nivel, pero ningún campo de niveles</translation>
    </message>
    <message>
        <source>a limit on split zones is given, but no field that holds the feeder zones</source>
        <translation>se da un límite de zonas divididas, pero ningún campo con las zonas de enlace</translation>
    </message>
    <message>
        <source>a limit on split zones is of no level that feeds another</source>
        <translation>un límite de zonas repartidas no es de ningún nivel que alimente a otro</translation>
    </message>
    <message>
        <source>a locked unit cannot be joined to its school in one piece</source>
        <translation>una unidad fijada no puede unirse a su escuela en una sola pieza</translation>
    </message>
    <message>
        <source>a margin is asked for, but not below which utilisation</source>
        <translation>se pide un margen, pero no bajo qué ocupación</translation>
    </message>
    <message>
        <source>a number is given by level, but not for this one</source>
        <translation>se da un número por nivel, pero no para este</translation>
    </message>
    <message>
        <source>a pair of unit and school has no travel cost</source>
        <translation>un par de unidad y escuela no tiene coste de viaje</translation>
    </message>
    <message>
        <source>a pair of {pair} has two different costs</source>
        <translation>un par de {pair} tiene dos costes distintos</translation>
    </message>
    <message>
        <source>a part of the map is cut off from every school of this level, so no zone in one piece can hold it</source>
        <translation>una parte del mapa está aislada de todas las escuelas de este nivel, así que ninguna zona de una sola pieza puede contenerla</translation>
    </message>
    <message>
        <source>a part of the map is cut off from the rest, so no region in one piece can hold both</source>
        <translation>una parte del mapa está separada del resto, de modo que ninguna región de una pieza puede contener ambas</translation>
    </message>
    <message>
        <source>a part of the map that hangs together with no other</source>
        <translation>una parte del mapa que no se une a ninguna otra</translation>
    </message>
    <message>
        <source>a part of {n} units</source>
        <translation>una parte de {n} unidades</translation>
    </message>
    <message>
        <source>a part or a coordinate of it is empty</source>
        <translation>está vacía una parte o una coordenada</translation>
    </message>
    <message>
        <source>a plan is chosen twice</source>
        <translation>un plan se ha elegido dos veces</translation>
    </message>
    <message>
        <source>a quarter of a mile</source>
        <translation>un cuarto de milla</translation>
    </message>
    <message>
        <source>a range of the sum that hubs are equal by</source>
        <translation>un intervalo de la suma por la que los núcleos son iguales</translation>
    </message>
    <message>
        <source>a school with several points</source>
        <translation>una escuela con varios puntos</translation>
    </message>
    <message>
        <source>a single area has more than a region may have at most</source>
        <translation>una sola área tiene más de lo que puede tener como máximo una región</translation>
    </message>
    <message>
        <source>a single unit</source>
        <translation>una sola unidad</translation>
    </message>
    <message>
        <source>a smallest size of at most {low}</source>
        <translation>un tamaño mínimo de {low} como mucho</translation>
    </message>
    <message>
        <source>a smallest size of at most {low}, or a largest of at least {high}</source>
        <translation>un tamaño mínimo de {low} como mucho, o uno máximo de {high} al menos</translation>
    </message>
    <message>
        <source>a sum of {sum} makes {hubs} of {low} to {high}</source>
        <translation>una suma de {sum} da {hubs} de {low} a {high}</translation>
    </message>
    <message>
        <source>a travel cost is missing, negative or not a number</source>
        <translation>un coste de viaje falta, es negativo o no es un número</translation>
    </message>
    <message>
        <source>a travel cost is written with a decimal comma, so it is read as a text</source>
        <translation>un coste de viaje está escrito con coma decimal, por lo que se lee como texto</translation>
    </message>
    <message>
        <source>a unit is locked to a school, but left without a zone with its part of the map</source>
        <translation>una unidad está fijada a una escuela, pero queda sin zona con su parte del mapa</translation>
    </message>
    <message>
        <source>a unit is locked to another school than the one that stands in it</source>
        <translation>una unidad está fijada a otra escuela distinta de la que está en ella</translation>
    </message>
    <message>
        <source>all areas together do not reach the least sum of a region</source>
        <translation>todas las áreas juntas no alcanzan la suma mínima de una región</translation>
    </message>
    <message>
        <source>all features</source>
        <translation>todas las entidades</translation>
    </message>
    <message>
        <source>all groups</source>
        <translation>todos los grupos</translation>
    </message>
    <message>
        <source>all schools stand outside all planning units</source>
        <translation>todas las escuelas están fuera de todas las unidades de planificación</translation>
    </message>
    <message>
        <source>all students live in parts of the map without a school, which are left out</source>
        <translation>todos los alumnos viven en partes del mapa sin escuela, que quedan fuera</translation>
    </message>
    <message>
        <source>all that is to be balanced lies in parts of the map that are left out</source>
        <translation>todo lo que hay que equilibrar está en partes del mapa que se dejan fuera</translation>
    </message>
    <message>
        <source>all weights are 0</source>
        <translation>todos los pesos son 0</translation>
    </message>
    <message>
        <source>and {n} more: type on</source>
        <translation>y {n} más: siga escribiendo</translation>
    </message>
    <message>
        <source>another number of hubs</source>
        <translation>otro número de núcleos</translation>
    </message>
    <message>
        <source>another plugin</source>
        <translation>otro complemento</translation>
    </message>
    <message>
        <source>another unit was divided since, in another variant</source>
        <translation>desde entonces se ha dividido otra unidad, en otra variante</translation>
    </message>
    <message>
        <source>anticlustering</source>
        <translation>anticlustering</translation>
    </message>
    <message>
        <source>area</source>
        <translation>superficie</translation>
    </message>
    <message>
        <source>areas are locked to more regions than are formed</source>
        <translation>hay áreas fijadas a más regiones de las que se forman</translation>
    </message>
    <message>
        <source>areas left: {n}; regions without locked areas: {k}</source>
        <translation>áreas restantes: {n}; regiones sin áreas fijadas: {k}</translation>
    </message>
    <message>
        <source>areas of several districts are locked to one region, and no region crosses a district's border</source>
        <translation>hay zonas de varios distritos fijadas a una misma región, y ninguna región cruza el límite de un distrito</translation>
    </message>
    <message>
        <source>as asked for</source>
        <translation>como se pidió</translation>
    </message>
    <message>
        <source>as many as last time, or as near to that as the range allows</source>
        <translation>tantos como la última vez, o tan cerca como permite el intervalo</translation>
    </message>
    <message>
        <source>as many as points are locked to</source>
        <translation>tantos como aquellos a los que hay puntos fijados</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>como siempre</translation>
    </message>
    <message>
        <source>at least 1 neighbour is needed</source>
        <translation>se necesita al menos 1 vecino</translation>
    </message>
    <message>
        <source>at least 2 groups are needed</source>
        <translation>se necesitan al menos 2 grupos</translation>
    </message>
    <message>
        <source>at least 2 hubs are needed</source>
        <translation>se necesitan al menos 2 núcleos</translation>
    </message>
    <message>
        <source>at least one run is needed</source>
        <translation>hace falta al menos una ejecución</translation>
    </message>
    <message>
        <source>at least one start is needed</source>
        <translation>hace falta al menos un inicio</translation>
    </message>
    <message>
        <source>at least {low}</source>
        <translation>{low} como mínimo</translation>
    </message>
    <message>
        <source>at least {n}</source>
        <translation>al menos {n}</translation>
    </message>
    <message>
        <source>at most {high}</source>
        <translation>{high} como máximo</translation>
    </message>
    <message>
        <source>at most {n}</source>
        <translation>como mucho {n}</translation>
    </message>
    <message>
        <source>attendance boundary</source>
        <translation>límite de asistencia escolar</translation>
    </message>
    <message>
        <source>attendance zone</source>
        <translation>zona de asistencia</translation>
    </message>
    <message>
        <source>automatic zoning procedure</source>
        <translation>procedimiento automático de zonificación</translation>
    </message>
    <message>
        <source>balance</source>
        <translation>equilibrio</translation>
    </message>
    <message>
        <source>balance (%)</source>
        <translation>equilibrio (%)</translation>
    </message>
    <message>
        <source>balanced clustering</source>
        <translation>agrupamiento equilibrado</translation>
    </message>
    <message>
        <source>barriers</source>
        <translation>barreras</translation>
    </message>
    <message>
        <source>barriers that part the points</source>
        <translation>barreras que separan los puntos</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>línea de base</translation>
    </message>
    <message>
        <source>best reached {load}, allowed {low} to {high}, {off} % of the mean</source>
        <translation>lo mejor alcanzado {load}, permitido de {low} a {high}, {off} % de la media</translation>
    </message>
    <message>
        <source>board</source>
        <translation>junta directiva</translation>
    </message>
    <message>
        <source>boundary change</source>
        <translation>cambio de límites</translation>
    </message>
    <message>
        <source>brings a second copy of {brought} into QGIS</source>
        <translation>trae a QGIS una segunda copia de {brought}</translation>
    </message>
    <message>
        <source>brought by {whose}</source>
        <translation>la trae {whose}</translation>
    </message>
    <message>
        <source>build balanced zones</source>
        <translation>crear zonas equilibradas</translation>
    </message>
    <message>
        <source>by place</source>
        <translation>por lugar</translation>
    </message>
    <message>
        <source>by place and scores</source>
        <translation>por lugar y puntuaciones</translation>
    </message>
    <message>
        <source>by scores</source>
        <translation>por puntuaciones</translation>
    </message>
    <message>
        <source>by the longest way</source>
        <translation>según el camino más largo</translation>
    </message>
    <message>
        <source>cannot be loaded: {error}</source>
        <translation>no se puede cargar: {error}</translation>
    </message>
    <message>
        <source>capacities that are negative or not a number</source>
        <translation>capacidades negativas o que no son un número</translation>
    </message>
    <message>
        <source>capacity</source>
        <translation>capacidad</translation>
    </message>
    <message>
        <source>catchment</source>
        <translation>área de captación</translation>
    </message>
    <message>
        <source>categories count in mixed groups only</source>
        <translation>las categorías cuentan solo en grupos mezclados</translation>
    </message>
    <message>
        <source>centres that hold less than one point</source>
        <translation>centros en los que cabe menos de un punto</translation>
    </message>
    <message>
        <source>centres that hold less than the lightest point weighs ({lightest} of '{field}')</source>
        <translation>centros en los que cabe menos de lo que pesa el punto más ligero ({lightest} de «{field}»)</translation>
    </message>
    <message>
        <source>centres that may hold nothing</source>
        <translation>centros que no pueden contener nada</translation>
    </message>
    <message>
        <source>centres whose '{low}' is above their '{high}'</source>
        <translation>centros cuyo «{low}» supera su «{high}»</translation>
    </message>
    <message>
        <source>centres with no whole number from '{low}' to '{high}'</source>
        <translation>centros sin ningún número entero entre «{low}» y «{high}»</translation>
    </message>
    <message>
        <source>changes are asked for, but not against which plan</source>
        <translation>se piden los cambios, pero no respecto de qué plan</translation>
    </message>
    <message>
        <source>check</source>
        <translation>comprobar</translation>
    </message>
    <message>
        <source>cluster</source>
        <translation>conglomerado</translation>
    </message>
    <message>
        <source>cohort</source>
        <translation>cohorte</translation>
    </message>
    <message>
        <source>compact zones</source>
        <translation>zonas compactas</translation>
    </message>
    <message>
        <source>compactness</source>
        <translation>compacidad</translation>
    </message>
    <message>
        <source>compactness (%)</source>
        <translation>compacidad (%)</translation>
    </message>
    <message>
        <source>compactness {n}</source>
        <translation>compacidad {n}</translation>
    </message>
    <message>
        <source>contiguity</source>
        <translation>contigüidad</translation>
    </message>
    <message>
        <source>contiguous</source>
        <translation>contiguo</translation>
    </message>
    <message>
        <source>coordinates that do not exist in the layer's reference system ({crs})</source>
        <translation>coordenadas que no existen en el sistema de referencia de la capa ({crs})</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>coste</translation>
    </message>
    <message>
        <source>cut off from {zone}</source>
        <translation>separada de {zone}</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>diferencia</translation>
    </message>
    <message>
        <source>districting</source>
        <translation>distritación</translation>
    </message>
    <message>
        <source>en</source>
        <translation>es</translation>
    </message>
    <message>
        <source>equal population</source>
        <translation>igual población</translation>
    </message>
    <message>
        <source>equal size</source>
        <translation>igual tamaño</translation>
    </message>
    <message>
        <source>every group needs at least one hub, and there are {n} groups</source>
        <translation>cada grupo necesita al menos un núcleo, y hay {n} grupos</translation>
    </message>
    <message>
        <source>every part needs at least one hub, and barriers part the points into {n} parts</source>
        <translation>cada parte necesita al menos un núcleo, y las barreras dividen los puntos en {n} partes</translation>
    </message>
    <message>
        <source>feature {n} (without an id)</source>
        <translation>objeto {n} (sin id)</translation>
    </message>
    <message>
        <source>features</source>
        <translation>entidades</translation>
    </message>
    <message>
        <source>features that are no lines</source>
        <translation>objetos que no son líneas</translation>
    </message>
    <message>
        <source>feeder pattern</source>
        <translation>patrón de alimentación</translation>
    </message>
    <message>
        <source>fix geometries</source>
        <translation>corregir geometrías</translation>
    </message>
    <message>
        <source>from GeoKMeans</source>
        <translation>desde GeoKMeans</translation>
    </message>
    <message>
        <source>from and to are the same plan</source>
        <translation>los planes «de» y «a» son el mismo</translation>
    </message>
    <message>
        <source>from any zone</source>
        <translation>de cualquier zona</translation>
    </message>
    <message>
        <source>from the existing plan</source>
        <translation>desde el plan existente</translation>
    </message>
    <message>
        <source>from the least travel</source>
        <translation>desde el menor recorrido</translation>
    </message>
    <message>
        <source>from the plan given</source>
        <translation>desde el plan dado</translation>
    </message>
    <message>
        <source>from {zone}</source>
        <translation>de {zone}</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>hueco</translation>
    </message>
    <message>
        <source>geokmeans</source>
        <translation>geokmeans</translation>
    </message>
    <message>
        <source>geometry of the feature</source>
        <translation>geometría de la entidad</translation>
    </message>
    <message>
        <source>geopandas</source>
        <translation>geopandas</translation>
    </message>
    <message>
        <source>given centres</source>
        <translation>centros dados</translation>
    </message>
    <message>
        <source>given centres do not go together with {name}</source>
        <translation>los centros dados no son compatibles con {name}</translation>
    </message>
    <message>
        <source>ground within the district that is of no planning unit</source>
        <translation>terreno dentro del distrito que no es de ninguna unidad de planificación</translation>
    </message>
    <message>
        <source>group</source>
        <translation>grupo</translation>
    </message>
    <message>
        <source>groups that cannot be parted into hubs of {low} to {high}</source>
        <translation>grupos que no pueden repartirse en núcleos de {low} a {high}</translation>
    </message>
    <message>
        <source>groups with fewer points that have a weight than hubs</source>
        <translation>grupos con menos puntos que tengan peso que núcleos</translation>
    </message>
    <message>
        <source>half a mile</source>
        <translation>media milla</translation>
    </message>
    <message>
        <source>hub</source>
        <translation>núcleo</translation>
    </message>
    <message>
        <source>hub {hub} has {sum}, {off} % from the mean (allowed {low} to {high}; its largest point, {point}, is {share} % of the mean)</source>
        <translation>el núcleo {hub} tiene {sum}, {off} % respecto a la media (permitido de {low} a {high}; su punto mayor, {point}, es el {share} % de la media)</translation>
    </message>
    <message>
        <source>hubs asked for: {n}</source>
        <translation>núcleos pedidos: {n}</translation>
    </message>
    <message>
        <source>hubs formed: {n}</source>
        <translation>núcleos formados: {n}</translation>
    </message>
    <message>
        <source>hubs of at most {high} around {k} centres hold {most} in all, and there are {total} {what}</source>
        <translation>los núcleos de como mucho {high} alrededor de {k} centros admiten {most} en total, y hay {total} {what}</translation>
    </message>
    <message>
        <source>hubs that more is locked to than they may hold</source>
        <translation>núcleos a los que se ha fijado más de lo que pueden contener</translation>
    </message>
    <message>
        <source>hubs that points are locked to which no travel costs join</source>
        <translation>núcleos a los que están fijados puntos que ningún coste de viaje une</translation>
    </message>
    <message>
        <source>hubs that points of different groups, or on two sides of barriers, are locked to</source>
        <translation>núcleos a los que están fijados puntos que se tratan aparte o que una barrera separa</translation>
    </message>
    <message>
        <source>hubs within these limits hold {most} in all, and there are {total} {what}</source>
        <translation>los núcleos dentro de estos límites admiten {most} en total, y hay {total} {what}</translation>
    </message>
    <message>
        <source>hubs within these limits need {least} in all, and there are {total} {what}</source>
        <translation>los núcleos dentro de estos límites necesitan {least} en total, y hay {total} {what}</translation>
    </message>
    <message>
        <source>in each group the points divided by {middle}, the middle, rounded down</source>
        <translation>en cada grupo los puntos divididos por {middle}, el centro, redondeado hacia abajo</translation>
    </message>
    <message>
        <source>in sums of '{field}'</source>
        <translation>en sumas de «{field}»</translation>
    </message>
    <message>
        <source>install</source>
        <translation>instalar</translation>
    </message>
    <message>
        <source>invalid geometry</source>
        <translation>geometría no válida</translation>
    </message>
    <message>
        <source>it did not answer within {n} s</source>
        <translation>no respondió en {n} s</translation>
    </message>
    <message>
        <source>it did not stop</source>
        <translation>no se detuvo</translation>
    </message>
    <message>
        <source>it ended by itself ({code})</source>
        <translation>terminó por sí solo ({code})</translation>
    </message>
    <message>
        <source>it has other libraries: {versions}</source>
        <translation>tiene otras bibliotecas: {versions}</translation>
    </message>
    <message>
        <source>it is below 0</source>
        <translation>es menor que 0</translation>
    </message>
    <message>
        <source>it is below the smallest size ({low})</source>
        <translation>es menor que el tamaño mínimo ({low})</translation>
    </message>
    <message>
        <source>it is not clear how many regions are wanted</source>
        <translation>no está claro cuántas regiones se desean</translation>
    </message>
    <message>
        <source>it must be 0 or more</source>
        <translation>debe ser 0 o más</translation>
    </message>
    <message>
        <source>it must be above 0 and below 100 %</source>
        <translation>debe estar por encima de 0 y por debajo del 100 %</translation>
    </message>
    <message>
        <source>it must be from 0 to 1</source>
        <translation>debe estar entre 0 y 1</translation>
    </message>
    <message>
        <source>it was built for another numpy than that of QGIS</source>
        <translation>se compiló para otro numpy que el de QGIS</translation>
    </message>
    <message>
        <source>its points have no weight</source>
        <translation>sus puntos no tienen peso</translation>
    </message>
    <message>
        <source>its sum cannot be parted into hubs of {low} to {high}</source>
        <translation>su suma no puede repartirse en núcleos de {low} a {high}</translation>
    </message>
    <message>
        <source>its sum is below the smallest size ({low})</source>
        <translation>su suma está por debajo del tamaño mínimo ({low})</translation>
    </message>
    <message>
        <source>k-means</source>
        <translation>k-medias</translation>
    </message>
    <message>
        <source>kilometres</source>
        <translation>kilómetros</translation>
    </message>
    <message>
        <source>km</source>
        <translation>km</translation>
    </message>
    <message>
        <source>km²</source>
        <translation>km²</translation>
    </message>
    <message>
        <source>largest size</source>
        <translation>tamaño máximo</translation>
    </message>
    <message>
        <source>libpysal</source>
        <translation>libpysal</translation>
    </message>
    <message>
        <source>libraries</source>
        <translation>bibliotecas</translation>
    </message>
    <message>
        <source>lightly</source>
        <translation>un poco</translation>
    </message>
    <message>
        <source>limits for more hubs than there are points ({n})</source>
        <translation>límites para más núcleos que puntos hay ({n})</translation>
    </message>
    <message>
        <source>limits of sums that are not balanced</source>
        <translation>límites de sumas que no se equilibran</translation>
    </message>
    <message>
        <source>limits per hub do not go together with {name}</source>
        <translation>los límites por núcleo no son compatibles con {name}</translation>
    </message>
    <message>
        <source>limits that cannot be read, or that leave nothing</source>
        <translation>límites que no se pueden leer o que no dejan nada</translation>
    </message>
    <message>
        <source>limits that no hub of whole points can keep</source>
        <translation>límites que ningún núcleo de puntos enteros puede cumplir</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>bloqueada</translation>
    </message>
    <message>
        <source>locked areas, and those on the ways between them, leave too few for the other regions</source>
        <translation>las áreas fijadas, y las que están en los caminos entre ellas, dejan demasiado pocas para las demás regiones</translation>
    </message>
    <message>
        <source>locked to {hubs}</source>
        <translation>fijados a {hubs}</translation>
    </message>
    <message>
        <source>locked to {locked}, holds {held}</source>
        <translation>fijada a {locked}, contiene {held}</translation>
    </message>
    <message>
        <source>locked to: {hubs}, possible: {most}</source>
        <translation>fijados a: {hubs}, posibles: {most}</translation>
    </message>
    <message>
        <source>locked: {load}, allowed: {most}</source>
        <translation>fijado: {load}, permitido: {most}</translation>
    </message>
    <message>
        <source>locked: {points}</source>
        <translation>fijados: {points}</translation>
    </message>
    <message>
        <source>locks fill some hubs so that too few points are left for the others</source>
        <translation>los puntos fijados llenan algunos núcleos y quedan demasiado pocos para los demás</translation>
    </message>
    <message>
        <source>m</source>
        <translation>m</translation>
    </message>
    <message>
        <source>max-p</source>
        <translation>max-p</translation>
    </message>
    <message>
        <source>mean travel {n} {unit}</source>
        <translation>trayecto medio {n} {unit}</translation>
    </message>
    <message>
        <source>median {median}, from {low} to {high} {unit}</source>
        <translation>mediana {median}, de {low} a {high} {unit}</translation>
    </message>
    <message>
        <source>metrics</source>
        <translation>medidas</translation>
    </message>
    <message>
        <source>mi</source>
        <translation>mi</translation>
    </message>
    <message>
        <source>miles</source>
        <translation>millas</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>mixed groups</source>
        <translation>grupos mezclados</translation>
    </message>
    <message>
        <source>model</source>
        <translation>modelo</translation>
    </message>
    <message>
        <source>more schools of this level stand in these planning units and on their borders than there are units</source>
        <translation>en estas unidades de planificación y en sus lindes hay más escuelas de este nivel que unidades</translation>
    </message>
    <message>
        <source>names: {names}, plans: {plans}</source>
        <translation>nombres: {names}, planes: {plans}</translation>
    </message>
    <message>
        <source>negative weights</source>
        <translation>pesos negativos</translation>
    </message>
    <message>
        <source>neither a smallest nor a largest size is given</source>
        <translation>no se indica ni un tamaño mínimo ni uno máximo</translation>
    </message>
    <message>
        <source>networkx</source>
        <translation>networkx</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>no Dask scheduler can be reached at '{address}'</source>
        <translation>no se puede contactar con ningún planificador Dask en «{address}»</translation>
    </message>
    <message>
        <source>no Python of this version with numpy and scipy was found</source>
        <translation>no se encontró un Python de esta versión con numpy y scipy</translation>
    </message>
    <message>
        <source>no field is chosen</source>
        <translation>no se ha elegido ningún campo</translation>
    </message>
    <message>
        <source>no geometry</source>
        <translation>sin geometría</translation>
    </message>
    <message>
        <source>no hubs of whole points were found that all keep their range of {what}</source>
        <translation>no se encontraron núcleos de puntos enteros que cumplan todos su intervalo de {what}</translation>
    </message>
    <message>
        <source>no hubs were found in which these points are together</source>
        <translation>no se hallaron núcleos en los que estos puntos estén juntos</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>no number of regions keeps both the least and the largest sum</source>
        <translation>ningún número de regiones cumple la suma mínima y la máxima a la vez</translation>
    </message>
    <message>
        <source>no pair of unit and school has a travel cost</source>
        <translation>ningún par de unidad y escuela tiene coste de viaje</translation>
    </message>
    <message>
        <source>no planning unit has a zone</source>
        <translation>ninguna unidad de planificación tiene zona</translation>
    </message>
    <message>
        <source>no planning unit has a zone of a school used in the existing plan, so that what is asked of changes from it would hold nothing</source>
        <translation>ninguna unidad de planificación tiene en el plan existente la zona de una escuela usada, así que lo que se pide sobre los cambios respecto a él no limitaría nada</translation>
    </message>
    <message>
        <source>no planning unit has a zone of any school used</source>
        <translation>ninguna unidad de planificación tiene una zona de alguna de las escuelas usadas</translation>
    </message>
    <message>
        <source>no planning unit has any student</source>
        <translation>ninguna unidad de planificación tiene alumnos</translation>
    </message>
    <message>
        <source>no point lies inside the boundary</source>
        <translation>ningún punto está dentro del contorno</translation>
    </message>
    <message>
        <source>no regions were found that keep the sums</source>
        <translation>no se encontraron regiones que cumplan las sumas</translation>
    </message>
    <message>
        <source>no row names two points by their '{field}'</source>
        <translation>ninguna fila nombra dos puntos por su «{field}»</translation>
    </message>
    <message>
        <source>no value of the field is the name of a given centre</source>
        <translation>ningún valor del campo es el nombre de un centro dado</translation>
    </message>
    <message>
        <source>no way was found to join all areas that are locked to the same region</source>
        <translation>no se encontró modo de unir todas las áreas fijadas a la misma región</translation>
    </message>
    <message>
        <source>no way was found to join all locked units to their schools, each zone in one piece</source>
        <translation>no se ha encontrado manera de unir todas las unidades fijadas a sus escuelas con cada zona en una sola pieza</translation>
    </message>
    <message>
        <source>no zone</source>
        <translation>sin zona</translation>
    </message>
    <message>
        <source>no zone is chosen</source>
        <translation>no se ha elegido ninguna zona</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>none of these schools</source>
        <translation>ninguna de estas escuelas</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>nothing may be written to the folder</source>
        <translation>no se puede escribir en la carpeta</translation>
    </message>
    <message>
        <source>nothing tells the features apart: all features are at one place</source>
        <translation>nada distingue los objetos: todos están en un mismo lugar</translation>
    </message>
    <message>
        <source>nothing tells the features apart: every field chosen has one value only</source>
        <translation>nada distingue los objetos: cada campo elegido tiene un solo valor</translation>
    </message>
    <message>
        <source>nothing tells the features apart: every field chosen has one value only and all features are at one place</source>
        <translation>nada distingue los objetos: cada campo elegido tiene un solo valor y todos los objetos están en un mismo lugar</translation>
    </message>
    <message>
        <source>numbers of points are whole</source>
        <translation>los números de puntos son enteros</translation>
    </message>
    <message>
        <source>of '{field}'</source>
        <translation>de «{field}»</translation>
    </message>
    <message>
        <source>of 100</source>
        <translation>de 100</translation>
    </message>
    <message>
        <source>of the fields unit_a and unit_b, which name the neighbours, only one is there</source>
        <translation>de los campos unit_a y unit_b, que nombran a los vecinos, solo hay uno</translation>
    </message>
    <message>
        <source>one field is chosen both as the schools' id and as their capacity</source>
        <translation>se ha elegido un mismo campo como identificador de las escuelas y como su capacidad</translation>
    </message>
    <message>
        <source>one hub needs at least {n}</source>
        <translation>un núcleo necesita al menos {n}</translation>
    </message>
    <message>
        <source>one level cannot be drawn together</source>
        <translation>un solo nivel no se puede dibujar en conjunto</translation>
    </message>
    <message>
        <source>one plan cannot be compared</source>
        <translation>un solo plan no se puede comparar</translation>
    </message>
    <message>
        <source>only 1 point has a weight</source>
        <translation>solo 1 punto tiene peso</translation>
    </message>
    <message>
        <source>only {n} features differ in what counts</source>
        <translation>solo {n} objetos difieren en lo que cuenta</translation>
    </message>
    <message>
        <source>only {n} points have a weight</source>
        <translation>solo {n} puntos tienen peso</translation>
    </message>
    <message>
        <source>optimise</source>
        <translation>optimizar</translation>
    </message>
    <message>
        <source>optimize</source>
        <translation>optimización</translation>
    </message>
    <message>
        <source>other values in {fields}</source>
        <translation>otros valores en {fields}</translation>
    </message>
    <message>
        <source>over 130 %</source>
        <translation>más de 130 %</translation>
    </message>
    <message>
        <source>over all others</source>
        <translation>encima de todas las demás</translation>
    </message>
    <message>
        <source>over {n} of the {all} others</source>
        <translation>encima de {n} de las otras {all}</translation>
    </message>
    <message>
        <source>over {n} {unit}</source>
        <translation>más de {n} {unit}</translation>
    </message>
    <message>
        <source>overlap</source>
        <translation>solape</translation>
    </message>
    <message>
        <source>part {n} of the map</source>
        <translation>parte {n} del mapa</translation>
    </message>
    <message>
        <source>parts: {n}</source>
        <translation>partes: {n}</translation>
    </message>
    <message>
        <source>percentage points</source>
        <translation>puntos porcentuales</translation>
    </message>
    <message>
        <source>pieces cut off: {n}</source>
        <translation>partes separadas: {n}</translation>
    </message>
    <message>
        <source>pip</source>
        <translation>pip</translation>
    </message>
    <message>
        <source>pip brought {names}, which only QGIS may bring; nothing was installed.</source>
        <translation>pip ha traído {names}, que solo QGIS puede traer; no se ha instalado nada.</translation>
    </message>
    <message>
        <source>pip could not install the libraries: {said}</source>
        <translation>pip no ha podido instalar las bibliotecas: {said}</translation>
    </message>
    <message>
        <source>pip found nothing of {names} that fits the libraries of this QGIS.</source>
        <translation>pip no ha encontrado nada de {names} que encaje con las bibliotecas de este QGIS.</translation>
    </message>
    <message>
        <source>pip takes {names} to be installed, and Python does not find it: a part of it was removed. Install it anew with what installed it (on Debian or Ubuntu: sudo apt install --reinstall {packages}; else {python} -m pip uninstall {names}, and then this again).</source>
        <translation>pip da {names} por instalado y Python no lo encuentra: se ha borrado una parte. Instálelo de nuevo con lo que lo instaló (en Debian o Ubuntu: sudo apt install --reinstall {packages}; si no, {python} -m pip uninstall {names}, y después esto otra vez).</translation>
    </message>
    <message>
        <source>plan</source>
        <translation>plan</translation>
    </message>
    <message>
        <source>planning units</source>
        <translation>unidades de planificación</translation>
    </message>
    <message>
        <source>planning units divided between the schools in them: {n} ({units}).</source>
        <translation>unidades de planificación divididas entre las escuelas que contienen: {n} ({units}).</translation>
    </message>
    <message>
        <source>planning units less than {near} m apart along a border, no neighbours</source>
        <translation>unidades de planificación a menos de {near} m a lo largo de un borde, no vecinas</translation>
    </message>
    <message>
        <source>planning units overlap by a hair, which counts as a common border</source>
        <translation>unidades de planificación se solapan por un pelo, lo que cuenta como borde común</translation>
    </message>
    <message>
        <source>points</source>
        <translation>puntos</translation>
    </message>
    <message>
        <source>points are locked to more hubs than are formed</source>
        <translation>hay puntos fijados a más núcleos de los que se forman</translation>
    </message>
    <message>
        <source>points for which no hub with room was found to whose centre there is a travel cost</source>
        <translation>puntos para los que no se encontró ningún núcleo con sitio a cuyo centro haya un coste de viaje</translation>
    </message>
    <message>
        <source>points for which no way was found to be in the hub that they are locked to</source>
        <translation>puntos para los que no se halló manera de estar en el núcleo al que están fijados</translation>
    </message>
    <message>
        <source>points that are locked to a hub that is none of the given centres</source>
        <translation>puntos fijados a un núcleo que no es ninguno de los centros dados</translation>
    </message>
    <message>
        <source>points that are to stay together are in different groups, or parted by barriers</source>
        <translation>hay puntos que deben seguir juntos y se tratan aparte o una barrera separa</translation>
    </message>
    <message>
        <source>points that are to stay together are locked to different hubs</source>
        <translation>hay puntos que deben seguir juntos y están fijados a núcleos distintos</translation>
    </message>
    <message>
        <source>points that are to stay together are more than a hub may hold</source>
        <translation>los puntos que deben seguir juntos son más de lo que puede contener un núcleo</translation>
    </message>
    <message>
        <source>points that are to stay together are not joined by travel costs</source>
        <translation>los costes de viaje no unen puntos que deben seguir juntos</translation>
    </message>
    <message>
        <source>points that are to stay together are to be apart too</source>
        <translation>hay puntos que deben seguir juntos y a la vez separados</translation>
    </message>
    <message>
        <source>points that barriers part from all others, and that make no hubs of {sizes} by themselves</source>
        <translation>puntos que las barreras separan de todos los demás y que por sí solos no forman núcleos de {sizes}</translation>
    </message>
    <message>
        <source>points that no travel cost joins to the others, and that cannot be parted into hubs of {low} to {high} by themselves</source>
        <translation>puntos que ningún coste de viaje une con los demás, y que no pueden repartirse por sí solos en núcleos de {low} a {high}</translation>
    </message>
    <message>
        <source>points that share an id, which travel costs are found by</source>
        <translation>puntos que comparten un identificador, por el que se encuentran los costes de viaje</translation>
    </message>
    <message>
        <source>points that travel costs join are locked to more hubs than they can make</source>
        <translation>puntos unidos por costes de viaje están fijados a más núcleos de los que pueden formar</translation>
    </message>
    <message>
        <source>points that weigh more than a hub may hold ({most})</source>
        <translation>puntos que pesan más de lo que cabe en un núcleo ({most})</translation>
    </message>
    <message>
        <source>points without a group</source>
        <translation>puntos sin grupo</translation>
    </message>
    <message>
        <source>points without a weight</source>
        <translation>puntos sin peso</translation>
    </message>
    <message>
        <source>points without an id, which travel costs are found by</source>
        <translation>puntos sin identificador, por el que se encuentran los costes de viaje</translation>
    </message>
    <message>
        <source>points: {n}</source>
        <translation>puntos: {n}</translation>
    </message>
    <message>
        <source>polsby-popper</source>
        <translation>polsby-popper</translation>
    </message>
    <message>
        <source>precincts</source>
        <translation>secciones electorales</translation>
    </message>
    <message>
        <source>profile</source>
        <translation>perfil</translation>
    </message>
    <message>
        <source>proximity (miles)</source>
        <translation>proximidad (millas)</translation>
    </message>
    <message>
        <source>questionnaire</source>
        <translation>cuestionario</translation>
    </message>
    <message>
        <source>reassigned</source>
        <translation>reasignados</translation>
    </message>
    <message>
        <source>redistricting</source>
        <translation>redistritación</translation>
    </message>
    <message>
        <source>regionalization</source>
        <translation>regionalización</translation>
    </message>
    <message>
        <source>reock</source>
        <translation>reock</translation>
    </message>
    <message>
        <source>repair</source>
        <translation>reparar</translation>
    </message>
    <message>
        <source>report</source>
        <translation>informe</translation>
    </message>
    <message>
        <source>sales territory</source>
        <translation>territorio de ventas</translation>
    </message>
    <message>
        <source>scenario</source>
        <translation>escenario</translation>
    </message>
    <message>
        <source>school</source>
        <translation>escuela</translation>
    </message>
    <message>
        <source>school {id}: {units}</source>
        <translation>escuela {id}: {units}</translation>
    </message>
    <message>
        <source>schools</source>
        <translation>escuelas</translation>
    </message>
    <message>
        <source>schools share a planning unit that lies on both sides of the 180th meridian, which parts it; such a unit is not divided between them</source>
        <translation>hay escuelas que comparten una unidad de planificación situada a ambos lados del meridiano 180, que la parte; una unidad así no se divide entre ellas</translation>
    </message>
    <message>
        <source>schools stand at one place, so their planning unit cannot be divided between them</source>
        <translation>hay escuelas en un mismo lugar, así que su unidad de planificación no se puede dividir entre ellas</translation>
    </message>
    <message>
        <source>schools that share a planning unit are one zone with the seats of all, under the id and at the place of the one with most seats: {schools}.</source>
        <translation>las escuelas que comparten una unidad de planificación son una sola zona con las plazas de todas, con el id y en el lugar de la que tiene más plazas: {schools}.</translation>
    </message>
    <message>
        <source>schools {ids}</source>
        <translation>escuelas {ids}</translation>
    </message>
    <message>
        <source>schools: {n}</source>
        <translation>escuelas: {n}</translation>
    </message>
    <message>
        <source>scikit-learn</source>
        <translation>scikit-learn</translation>
    </message>
    <message>
        <source>seats</source>
        <translation>plazas</translation>
    </message>
    <message>
        <source>seats are not counted in whole numbers</source>
        <translation>las plazas no se cuentan en números enteros</translation>
    </message>
    <message>
        <source>seats: {n}</source>
        <translation>plazas: {n}</translation>
    </message>
    <message>
        <source>segmentation</source>
        <translation>segmentación</translation>
    </message>
    <message>
        <source>selected features only</source>
        <translation>solo las entidades seleccionadas</translation>
    </message>
    <message>
        <source>short journeys</source>
        <translation>trayectos cortos</translation>
    </message>
    <message>
        <source>silhouette</source>
        <translation>silueta</translation>
    </message>
    <message>
        <source>simulated annealing</source>
        <translation>recocido simulado</translation>
    </message>
    <message>
        <source>size range</source>
        <translation>intervalo de tamaños</translation>
    </message>
    <message>
        <source>sliver</source>
        <translation>astilla</translation>
    </message>
    <message>
        <source>smallest size</source>
        <translation>tamaño mínimo</translation>
    </message>
    <message>
        <source>so many regions cannot be formed</source>
        <translation>no se pueden formar tantas regiones</translation>
    </message>
    <message>
        <source>spectral clustering</source>
        <translation>agrupamiento espectral</translation>
    </message>
    <message>
        <source>split feeder</source>
        <translation>zona dividida</translation>
    </message>
    <message>
        <source>sq mi</source>
        <translation>mi²</translation>
    </message>
    <message>
        <source>stratified</source>
        <translation>estratificado</translation>
    </message>
    <message>
        <source>strongly</source>
        <translation>mucho</translation>
    </message>
    <message>
        <source>students</source>
        <translation>alumnos</translation>
    </message>
    <message>
        <source>students are not counted in whole numbers</source>
        <translation>los alumnos no se cuentan en números enteros</translation>
    </message>
    <message>
        <source>students who change school: {n}</source>
        <translation>alumnos que cambian de escuela: {n}</translation>
    </message>
    <message>
        <source>students: {n}</source>
        <translation>alumnos: {n}</translation>
    </message>
    <message>
        <source>such as the name of your district</source>
        <translation>por ejemplo, el nombre de su distrito</translation>
    </message>
    <message>
        <source>sum: {sum}</source>
        <translation>suma: {sum}</translation>
    </message>
    <message>
        <source>sums with two limits</source>
        <translation>sumas con dos límites</translation>
    </message>
    <message>
        <source>targeting</source>
        <translation>focalización</translation>
    </message>
    <message>
        <source>territory</source>
        <translation>territorio</translation>
    </message>
    <message>
        <source>the area belongs to no district</source>
        <translation>el área no pertenece a ningún distrito</translation>
    </message>
    <message>
        <source>the area in square kilometres</source>
        <translation>la superficie en kilómetros cuadrados</translation>
    </message>
    <message>
        <source>the attendance zones hold a field of this name already</source>
        <translation>las zonas de asistencia ya tienen un campo con este nombre</translation>
    </message>
    <message>
        <source>the boundary has no area</source>
        <translation>el contorno no tiene área</translation>
    </message>
    <message>
        <source>the capacity is missing, zero or negative</source>
        <translation>la capacidad falta, es cero o es negativa</translation>
    </message>
    <message>
        <source>the capacity is not a number</source>
        <translation>la capacidad no es un número</translation>
    </message>
    <message>
        <source>the capacity is written with a decimal comma</source>
        <translation>la capacidad está escrita con coma decimal</translation>
    </message>
    <message>
        <source>the centres hold at most {most} in all, and there are {total} {what}</source>
        <translation>en los centros caben como mucho {most} en total, y hay {total} {what}</translation>
    </message>
    <message>
        <source>the centres need at least {least} in all, and there are only {total} {what}</source>
        <translation>los centros necesitan al menos {least} en total, y solo hay {total} {what}</translation>
    </message>
    <message>
        <source>the column for {kind} holds {others}, and the other way round</source>
        <translation>la columna para {kind} contiene {others}, y al revés</translation>
    </message>
    <message>
        <source>the coordinates look like longitudes and latitudes, but the layer's reference system counts otherwise</source>
        <translation>las coordenadas parecen longitudes y latitudes, pero el sistema de referencia de la capa cuenta de otro modo</translation>
    </message>
    <message>
        <source>the database cannot be reached</source>
        <translation>no se llega a la base de datos</translation>
    </message>
    <message>
        <source>the database has no such schema</source>
        <translation>la base de datos no tiene ese esquema</translation>
    </message>
    <message>
        <source>the existing plan has a weight, but no field is chosen that holds it</source>
        <translation>el plan existente tiene un peso, pero no se ha elegido el campo que lo contiene</translation>
    </message>
    <message>
        <source>the existing plan has {n} units, the map {all}</source>
        <translation>el plan vigente tiene {n} unidades, el mapa {all}</translation>
    </message>
    <message>
        <source>the existing plan of a level has a weight, but no field is chosen that holds it</source>
        <translation>el plan existente de un nivel tiene un peso, pero no se ha elegido el campo que lo contiene</translation>
    </message>
    <message>
        <source>the fewest groups are more than the most</source>
        <translation>el número mínimo de grupos es mayor que el máximo</translation>
    </message>
    <message>
        <source>the fewest that hold all</source>
        <translation>el menor número en que caben todos</translation>
    </message>
    <message>
        <source>the field '{name}' is not one of the plans compared</source>
        <translation>el campo «{name}» no es ninguno de los planes comparados</translation>
    </message>
    <message>
        <source>the field has {theirs}, the schools {ours}</source>
        <translation>el campo tiene {theirs}, las escuelas {ours}</translation>
    </message>
    <message>
        <source>the field holds no numbers</source>
        <translation>el campo no contiene números</translation>
    </message>
    <message>
        <source>the field holds no value at all</source>
        <translation>el campo no contiene ningún valor</translation>
    </message>
    <message>
        <source>the field is empty for all points</source>
        <translation>el campo está vacío en todos los puntos</translation>
    </message>
    <message>
        <source>the field is empty for every planning unit</source>
        <translation>el campo está vacío en todas las unidades de planificación</translation>
    </message>
    <message>
        <source>the field names a school that is not among the schools used</source>
        <translation>el campo nombra una escuela que no está entre las usadas</translation>
    </message>
    <message>
        <source>the field to balance is 0 everywhere</source>
        <translation>el campo que hay que equilibrar es 0 en todas partes</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>no se puede leer el archivo</translation>
    </message>
    <message>
        <source>the file cannot be written</source>
        <translation>no se puede escribir el archivo</translation>
    </message>
    <message>
        <source>the file is not a report of Balanced Zones</source>
        <translation>el archivo no es un informe de Balanced Zones</translation>
    </message>
    <message>
        <source>the first</source>
        <translation>el primero</translation>
    </message>
    <message>
        <source>the folder does not exist</source>
        <translation>la carpeta no existe</translation>
    </message>
    <message>
        <source>the highest level feeds no other, so none of its zones can be split</source>
        <translation>el nivel más alto no alimenta a ningún otro, así que ninguna de sus zonas puede estar repartida</translation>
    </message>
    <message>
        <source>the highest utilisation is not positive</source>
        <translation>la ocupación máxima no es positiva</translation>
    </message>
    <message>
        <source>the hub with the points {ids}</source>
        <translation>el núcleo con los puntos {ids}</translation>
    </message>
    <message>
        <source>the id is missing</source>
        <translation>falta el identificador</translation>
    </message>
    <message>
        <source>the id is not unique</source>
        <translation>el identificador no es único</translation>
    </message>
    <message>
        <source>the kind of the neighbours is none that is known</source>
        <translation>el tipo de los vecinos no es ninguno conocido</translation>
    </message>
    <message>
        <source>the larger ones</source>
        <translation>los mayores</translation>
    </message>
    <message>
        <source>the layer</source>
        <translation>la capa</translation>
    </message>
    <message>
        <source>the layer has no coordinate reference system</source>
        <translation>la capa no tiene sistema de referencia de coordenadas</translation>
    </message>
    <message>
        <source>the layer has no coordinate reference system that ties it to a place on Earth</source>
        <translation>la capa no tiene un sistema de referencia de coordenadas que la sitúe en la Tierra</translation>
    </message>
    <message>
        <source>the layer has no coordinate reference system that ties it to the ground</source>
        <translation>la capa no tiene un sistema de referencia de coordenadas que la sitúe en el terreno</translation>
    </message>
    <message>
        <source>the layer has no feature</source>
        <translation>la capa no tiene ninguna entidad</translation>
    </message>
    <message>
        <source>the layer has no features</source>
        <translation>la capa no tiene entidades</translation>
    </message>
    <message>
        <source>the layer has no geometry, so there is no place to group by</source>
        <translation>la capa no tiene geometría, así que no hay lugar por el que agrupar</translation>
    </message>
    <message>
        <source>the layer's coordinate reference system has no place on Earth</source>
        <translation>el sistema de referencia de coordenadas de la capa no tiene lugar en la Tierra</translation>
    </message>
    <message>
        <source>the level is given in part</source>
        <translation>el nivel está dado solo en parte</translation>
    </message>
    <message>
        <source>the levels are not of the same planning units</source>
        <translation>los niveles no son de las mismas unidades de planificación</translation>
    </message>
    <message>
        <source>the limit on split zones is no number of 0 or more</source>
        <translation>el límite de zonas divididas no es un número de 0 o más</translation>
    </message>
    <message>
        <source>the line does not divide the unit</source>
        <translation>la línea no divide la unidad</translation>
    </message>
    <message>
        <source>the line names a planning unit that is not there</source>
        <translation>la línea nombra una unidad de planificación que no existe</translation>
    </message>
    <message>
        <source>the line names one planning unit only</source>
        <translation>la línea nombra una sola unidad de planificación</translation>
    </message>
    <message>
        <source>the line names the same planning unit twice</source>
        <translation>la línea nombra dos veces la misma unidad de planificación</translation>
    </message>
    <message>
        <source>the line would leave a sliver of the unit</source>
        <translation>la línea dejaría una franja mínima de la unidad</translation>
    </message>
    <message>
        <source>the lines given as neighbours leave a part of the map apart from the rest</source>
        <translation>las líneas dadas como vecinos dejan una parte del mapa separada del resto</translation>
    </message>
    <message>
        <source>the lines given as neighbours leave a part of the map without a school of this level</source>
        <translation>las líneas dadas como vecinos dejan una parte del mapa sin escuela de este nivel</translation>
    </message>
    <message>
        <source>the longest way must be above 0</source>
        <translation>el camino más largo debe ser mayor que 0</translation>
    </message>
    <message>
        <source>the most in which all have enough</source>
        <translation>el mayor número en que todos alcanzan el mínimo</translation>
    </message>
    <message>
        <source>the new plan</source>
        <translation>el plan nuevo</translation>
    </message>
    <message>
        <source>the number of a group is no number from 0 to the number of people of the area</source>
        <translation>el número de un grupo no es un número de 0 al número de personas del área</translation>
    </message>
    <message>
        <source>the number of areas</source>
        <translation>el número de áreas</translation>
    </message>
    <message>
        <source>the number of mixed groups cannot be chosen: any number can be alike</source>
        <translation>el número de grupos mezclados no puede elegirse: con cualquier número pueden parecerse</translation>
    </message>
    <message>
        <source>the number of students is missing or not a number</source>
        <translation>el número de alumnos falta o no es un número</translation>
    </message>
    <message>
        <source>the number of students is negative</source>
        <translation>el número de alumnos es negativo</translation>
    </message>
    <message>
        <source>the number of students is written with a decimal comma</source>
        <translation>el número de alumnos está escrito con coma decimal</translation>
    </message>
    <message>
        <source>the number to balance is missing or not a number</source>
        <translation>el número que hay que equilibrar falta o no es un número</translation>
    </message>
    <message>
        <source>the number to balance is negative</source>
        <translation>el número que hay que equilibrar es negativo</translation>
    </message>
    <message>
        <source>the number to balance is written with a decimal comma</source>
        <translation>el número que hay que equilibrar está escrito con coma decimal</translation>
    </message>
    <message>
        <source>the outline is valid as it is, but crosses itself by a hair once it is projected into metres</source>
        <translation>el contorno es válido tal como está, pero se cruza consigo mismo por un pelo al proyectarlo en metros</translation>
    </message>
    <message>
        <source>the output does not hold what was written to it, so this run has failed</source>
        <translation>la salida no contiene lo que se escribió en ella, por lo que esta ejecución ha fallado</translation>
    </message>
    <message>
        <source>the plan has {n} units, the district {all}</source>
        <translation>el plan tiene {n} unidades; el distrito, {all}</translation>
    </message>
    <message>
        <source>the plan in force</source>
        <translation>el plan vigente</translation>
    </message>
    <message>
        <source>the plan whose islands may stay has {n} units, the map {all}</source>
        <translation>el plan cuyas islas pueden quedarse tiene {n} unidades; el mapa, {all}</translation>
    </message>
    <message>
        <source>the planning unit has no neighbour</source>
        <translation>la unidad de planificación no tiene vecina</translation>
    </message>
    <message>
        <source>the planning unit holds more than one school of this level</source>
        <translation>la unidad de planificación contiene más de una escuela de este nivel</translation>
    </message>
    <message>
        <source>the planning unit is drawn in several parts, which count as one piece</source>
        <translation>la unidad de planificación está dibujada en varias partes, que cuentan como una pieza</translation>
    </message>
    <message>
        <source>the planning units cover their ground twice</source>
        <translation>las unidades de planificación cubren su terreno dos veces</translation>
    </message>
    <message>
        <source>the plans are of different districts</source>
        <translation>los planes son de distritos distintos</translation>
    </message>
    <message>
        <source>the points divided by {middle}, the middle of the range</source>
        <translation>los puntos divididos por {middle}, el centro del intervalo</translation>
    </message>
    <message>
        <source>the school of zone {zone} stands in zone {other}, which is not chosen</source>
        <translation>la escuela de la zona {zone} está en la zona {other}, que no se ha elegido</translation>
    </message>
    <message>
        <source>the school stands on the border of several planning units</source>
        <translation>la escuela está en el borde de varias unidades de planificación</translation>
    </message>
    <message>
        <source>the school stands outside all planning units</source>
        <translation>la escuela está fuera de todas las unidades de planificación</translation>
    </message>
    <message>
        <source>the score is missing</source>
        <translation>falta la puntuación</translation>
    </message>
    <message>
        <source>the score is not a number</source>
        <translation>la puntuación no es un número</translation>
    </message>
    <message>
        <source>the second</source>
        <translation>el segundo</translation>
    </message>
    <message>
        <source>the size that is given by smallest and largest size</source>
        <translation>el tamaño que ya dan el tamaño mínimo y el máximo</translation>
    </message>
    <message>
        <source>the sum of a region is not a number above 0</source>
        <translation>la suma de una región no es un número mayor que 0</translation>
    </message>
    <message>
        <source>the sum over the middle of the range</source>
        <translation>la suma dividida por el centro del intervalo</translation>
    </message>
    <message>
        <source>the sum over {n} points is {total}, and one hub needs at least {low}</source>
        <translation>la suma de {n} puntos es {total}, y un núcleo necesita al menos {low}</translation>
    </message>
    <message>
        <source>the sum over {n} points is {total}, which takes at least {fewest} hubs: more than there are points</source>
        <translation>la suma de {n} puntos es {total}, que requiere al menos {fewest} núcleos: más que puntos hay</translation>
    </message>
    <message>
        <source>the sum over {n} points is {total}; hubs that hold at most {high} must be {fewest} or more, hubs that need at least {low} must be {most} or fewer</source>
        <translation>la suma de {n} puntos es {total}; núcleos de como mucho {high} deben ser {fewest} o más, núcleos de al menos {low} deben ser {most} o menos</translation>
    </message>
    <message>
        <source>the sums of '{field}' make {hubs}</source>
        <translation>las sumas de '{field}' dan {hubs}</translation>
    </message>
    <message>
        <source>the table belongs to another user of the database, so it cannot be replaced</source>
        <translation>la tabla pertenece a otro usuario de la base de datos, por lo que no se puede reemplazar</translation>
    </message>
    <message>
        <source>the table has {theirs}, the layer {ours}</source>
        <translation>la tabla tiene {theirs}, la capa {ours}</translation>
    </message>
    <message>
        <source>the table of travel costs has no row</source>
        <translation>la tabla de costes de viaje no tiene ninguna fila</translation>
    </message>
    <message>
        <source>the table of travel costs names none of the {kind}</source>
        <translation>la tabla de costes de viaje no nombra nada de esto: {kind}</translation>
    </message>
    <message>
        <source>the time limit is not a number of minutes above 0</source>
        <translation>el límite de tiempo no es un número de minutos mayor que 0</translation>
    </message>
    <message>
        <source>the tolerance is negative</source>
        <translation>la tolerancia es negativa</translation>
    </message>
    <message>
        <source>the tolerance is not a percentage for each field to balance</source>
        <translation>la tolerancia no es un porcentaje para cada campo que equilibrar</translation>
    </message>
    <message>
        <source>the unit stays divided, as another variant or level gives its parts to different zones</source>
        <translation>la unidad sigue dividida, porque otra variante u otro nivel da sus partes a zonas distintas</translation>
    </message>
    <message>
        <source>the value is missing, negative or not a number</source>
        <translation>el valor falta, es negativo o no es un número</translation>
    </message>
    <message>
        <source>the value to be added up per zone is missing or not a number</source>
        <translation>el valor que se ha de sumar por zona falta o no es un número</translation>
    </message>
    <message>
        <source>the web map needs the Python library plotly, which this QGIS lacks</source>
        <translation>el mapa web necesita la biblioteca de Python plotly, que este QGIS no tiene</translation>
    </message>
    <message>
        <source>the work has ended</source>
        <translation>el trabajo ha terminado</translation>
    </message>
    <message>
        <source>the work was stopped</source>
        <translation>se detuvo el trabajo</translation>
    </message>
    <message>
        <source>the workers of the Dask cluster at '{address}' lack a library ({error})</source>
        <translation>a los procesos del clúster Dask en «{address}» les falta una biblioteca ({error})</translation>
    </message>
    <message>
        <source>the wrong kind of geometry</source>
        <translation>el tipo de geometría equivocado</translation>
    </message>
    <message>
        <source>there are fewer planning units ({units}) than schools ({schools})</source>
        <translation>hay menos unidades de planificación ({units}) que escuelas ({schools})</translation>
    </message>
    <message>
        <source>there are more centres than points ({n})</source>
        <translation>hay más centros que puntos ({n})</translation>
    </message>
    <message>
        <source>there are more centres than points that have a weight ({n})</source>
        <translation>hay más centros que puntos con peso ({n})</translation>
    </message>
    <message>
        <source>there are not as many names as plans</source>
        <translation>no hay tantos nombres como planes</translation>
    </message>
    <message>
        <source>there are not as many titles as reports</source>
        <translation>no hay tantos títulos como informes</translation>
    </message>
    <message>
        <source>there is no column '{name}'</source>
        <translation>no hay ninguna columna '{name}'</translation>
    </message>
    <message>
        <source>there is no plan to start from</source>
        <translation>no hay ningún plan del que partir</translation>
    </message>
    <message>
        <source>there is no school of level '{level}'</source>
        <translation>no hay ninguna escuela del nivel «{level}»</translation>
    </message>
    <message>
        <source>there is no such field</source>
        <translation>no existe ese campo</translation>
    </message>
    <message>
        <source>there is no such option</source>
        <translation>no existe esa opción</translation>
    </message>
    <message>
        <source>there is no such plan</source>
        <translation>no existe ese plan</translation>
    </message>
    <message>
        <source>there is nothing to group by</source>
        <translation>no hay nada por lo que agrupar</translation>
    </message>
    <message>
        <source>there must be fewer groups than features ({n})</source>
        <translation>debe haber menos grupos que objetos ({n})</translation>
    </message>
    <message>
        <source>there must be fewer hubs than points ({n})</source>
        <translation>debe haber menos núcleos que puntos ({n})</translation>
    </message>
    <message>
        <source>this is a folder</source>
        <translation>es una carpeta</translation>
    </message>
    <message>
        <source>this is a table without geometry</source>
        <translation>es una tabla sin geometría</translation>
    </message>
    <message>
        <source>this is a text field, and not all that it holds are numbers</source>
        <translation>es un campo de texto, y no todo lo que contiene son números</translation>
    </message>
    <message>
        <source>this is about changes, but no field is chosen that holds the existing plan</source>
        <translation>esto trata de cambios, pero no se ha elegido ningún campo con el plan vigente</translation>
    </message>
    <message>
        <source>this is no picture of at most 1 MB</source>
        <translation>no es una imagen de 1 MB como máximo</translation>
    </message>
    <message>
        <source>this is not a GeoDataFrame with geometries</source>
        <translation>esto no es un GeoDataFrame con geometrías</translation>
    </message>
    <message>
        <source>this is not a whole number</source>
        <translation>esto no es un número entero</translation>
    </message>
    <message>
        <source>this number is not whole</source>
        <translation>este número no es entero</translation>
    </message>
    <message>
        <source>this plan</source>
        <translation>este plan</translation>
    </message>
    <message>
        <source>this unit lies over other planning units</source>
        <translation>esta unidad está encima de otras unidades de planificación</translation>
    </message>
    <message>
        <source>three quarters of a mile</source>
        <translation>tres cuartos de milla</translation>
    </message>
    <message>
        <source>together: {load}, allowed: {most}</source>
        <translation>juntos: {load}, permitido: {most}</translation>
    </message>
    <message>
        <source>topology</source>
        <translation>topología</translation>
    </message>
    <message>
        <source>travel cost</source>
        <translation>coste de viaje</translation>
    </message>
    <message>
        <source>travel costs</source>
        <translation>costes de viaje</translation>
    </message>
    <message>
        <source>travel costs are given, but no field with the planning units' ids</source>
        <translation>se dan costes de viaje, pero ningún campo con los identificadores de las unidades de planificación</translation>
    </message>
    <message>
        <source>travel costs join the points into {n} parts, which make {fewest} to {most} hubs of these sizes</source>
        <translation>los costes de viaje unen los puntos en {n} partes, que dan de {fewest} a {most} núcleos de estos tamaños</translation>
    </message>
    <message>
        <source>travel costs join the points of {group} into {n} parts, which make {fewest} to {most} hubs of these sizes</source>
        <translation>los costes de viaje unen los puntos de {group} en {n} partes, que dan de {fewest} a {most} núcleos de estos tamaños</translation>
    </message>
    <message>
        <source>travel costs name points by an id, and no id field is chosen</source>
        <translation>los costes de viaje nombran los puntos por un identificador, y no se ha elegido ningún campo de identificador</translation>
    </message>
    <message>
        <source>two levels have the same schools</source>
        <translation>dos niveles tienen las mismas escuelas</translation>
    </message>
    <message>
        <source>two lines contradict each other on a pair of planning units</source>
        <translation>dos líneas se contradicen sobre un par de unidades de planificación</translation>
    </message>
    <message>
        <source>two plans have the same name</source>
        <translation>dos planes tienen el mismo nombre</translation>
    </message>
    <message>
        <source>unassigned</source>
        <translation>sin asignar</translation>
    </message>
    <message>
        <source>unassigned: {units}, {students}</source>
        <translation>sin asignar: {units}, {students}</translation>
    </message>
    <message>
        <source>unit and school</source>
        <translation>unidad y escuela</translation>
    </message>
    <message>
        <source>units</source>
        <translation>unidades</translation>
    </message>
    <message>
        <source>units are to be divided between their schools, but there is no field with the planning units' ids</source>
        <translation>hay que dividir unidades entre sus escuelas, pero no hay campo con los ids de las unidades de planificación</translation>
    </message>
    <message>
        <source>units cannot be divided for several levels at once, as every level would divide others</source>
        <translation>no se pueden dividir unidades para varios niveles a la vez, porque cada nivel dividiría otras</translation>
    </message>
    <message>
        <source>units: {n}</source>
        <translation>unidades: {n}</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>up to 50: far from its seats</source>
        <translation>hasta 50: lejos de sus plazas</translation>
    </message>
    <message>
        <source>up to 70 %</source>
        <translation>hasta 70 %</translation>
    </message>
    <message>
        <source>validate</source>
        <translation>validar</translation>
    </message>
    <message>
        <source>views or other tables of the database depend on the table, so it cannot be replaced</source>
        <translation>hay vistas u otras tablas de la base de datos que dependen de la tabla, por lo que no se puede reemplazar</translation>
    </message>
    <message>
        <source>wards</source>
        <translation>distritos municipales</translation>
    </message>
    <message>
        <source>what has this name in the database is no table, so it cannot be replaced</source>
        <translation>lo que tiene este nombre en la base de datos no es una tabla, por lo que no se puede reemplazar</translation>
    </message>
    <message>
        <source>what it costs to cross the barrier is negative or not a number</source>
        <translation>el coste de cruzar la barrera es negativo o no es un número</translation>
    </message>
    <message>
        <source>what matters most has no field that it could be seen by</source>
        <translation>lo que más importa no tiene un campo en el que se vea</translation>
    </message>
    <message>
        <source>with given centres the number of hubs is theirs, {n}</source>
        <translation>con centros dados el número de núcleos es el de ellos, {n}</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>sin nombre</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>you have no right to make tables in this schema of the database</source>
        <translation>usted no tiene permiso para crear tablas en este esquema de la base de datos</translation>
    </message>
    <message>
        <source>zones outside the limits: {n}</source>
        <translation>zonas fuera de los límites: {n}</translation>
    </message>
    <message>
        <source>{area} m²</source>
        <translation>{area} m²</translation>
    </message>
    <message>
        <source>{area} m², {width} m wide</source>
        <translation>{area} m², {width} m de ancho</translation>
    </message>
    <message>
        <source>{area} m², {width} m wide on average, {widest} m at most</source>
        <translation>{area} m², {width} m de anchura media, {widest} m como máximo</translation>
    </message>
    <message>
        <source>{a} and {b}</source>
        <translation>{a} y {b}</translation>
    </message>
    <message>
        <source>{a} and {b}, also line {line}</source>
        <translation>{a} y {b}, también la línea {line}</translation>
    </message>
    <message>
        <source>{barriers} {named} between it and unit {other}; {size}</source>
        <translation>{barriers} {named} entre ella y la unidad {other}; {size}</translation>
    </message>
    <message>
        <source>{before} → {after}</source>
        <translation>{before} → {after}</translation>
    </message>
    <message>
        <source>{below} zones that feed more than one of {above}: {n} (students who go apart from the others: {students})</source>
        <translation>Zonas de {below} que alimentan a más de una de {above}: {n} (alumnos que se separan de los demás: {students})</translation>
    </message>
    <message>
        <source>{distance} from unit {other}; {size}</source>
        <translation>a {distance} de la unidad {other}; {size}</translation>
    </message>
    <message>
        <source>{features}, which write it {ways}</source>
        <translation>{features}, que lo escriben {ways}</translation>
    </message>
    <message>
        <source>{fewest} and {most}</source>
        <translation>{fewest} y {most}</translation>
    </message>
    <message>
        <source>{fewest} to {most} hubs</source>
        <translation>de {fewest} a {most} núcleos</translation>
    </message>
    <message>
        <source>{field} per hub</source>
        <translation>{field} por núcleo</translation>
    </message>
    <message>
        <source>{field}: changes zone (1 = yes)</source>
        <translation>{field}: cambia de zona (1 = sí)</translation>
    </message>
    <message>
        <source>{field}: difference from an equal share (%)</source>
        <translation>{field}: diferencia con la parte igual (%)</translation>
    </message>
    <message>
        <source>{field}: distance (m)</source>
        <translation>{field}: distancia (m)</translation>
    </message>
    <message>
        <source>{field}: largest difference of a share</source>
        <translation>{field}: mayor diferencia de proporción</translation>
    </message>
    <message>
        <source>{field}: mean</source>
        <translation>{field}: media</translation>
    </message>
    <message>
        <source>{field}: mean (difference, sd)</source>
        <translation>{field}: media (diferencia, dt)</translation>
    </message>
    <message>
        <source>{field}: mean less that of all (standard deviations)</source>
        <translation>{field}: media menos la de todos (desviaciones típicas)</translation>
    </message>
    <message>
        <source>{field}: no value's share in a group is farther from that of all than {gap} percentage points.</source>
        <translation>{field}: la proporción de ningún valor en un grupo se aparta de la del conjunto más de {gap} puntos porcentuales.</translation>
    </message>
    <message>
        <source>{field}: standard deviation</source>
        <translation>{field}: desviación típica</translation>
    </message>
    <message>
        <source>{field}: sum</source>
        <translation>{field}: suma</translation>
    </message>
    <message>
        <source>{field}: travel cost</source>
        <translation>{field}: coste de viaje</translation>
    </message>
    <message>
        <source>{gone}, equal to {kept}</source>
        <translation>{gone}, igual a {kept}</translation>
    </message>
    <message>
        <source>{group}, part {n} of its map</source>
        <translation>{group}, parte {n} de su mapa</translation>
    </message>
    <message>
        <source>{group}: {points}, hubs: {k}, of {sizes}.</source>
        <translation>{group}: {points}, núcleos: {k}, de {sizes}.</translation>
    </message>
    <message>
        <source>{held} of {handed} features</source>
        <translation>{held} de {handed} objetos</translation>
    </message>
    <message>
        <source>{hubs} (points before balancing: {first}).</source>
        <translation>{hubs} (puntos antes de equilibrar: {first}).</translation>
    </message>
    <message>
        <source>{hubs} hubs hold at most {held}, {next} hubs need at least {needed}</source>
        <translation>en {hubs} núcleos caben como mucho {held}, {next} núcleos necesitan al menos {needed}</translation>
    </message>
    <message>
        <source>{hubs} of {low} to {high} cannot make up its sum of {total}</source>
        <translation>{hubs} de {low} a {high} no pueden reunir su suma de {total}</translation>
    </message>
    <message>
        <source>{hubs} still to be filled, short of {points}</source>
        <translation>{hubs} por llenar, faltan {points}</translation>
    </message>
    <message>
        <source>{hub}: {mean} on average, {points}</source>
        <translation>{hub}: {mean} de media, {points}</translation>
    </message>
    <message>
        <source>{hub}: {points}, mean distance {mean}</source>
        <translation>{hub}: {points}, distancia media {mean}</translation>
    </message>
    <message>
        <source>{labels}: the JSON leaves out the password or key in the address. Keep it in QGIS's authentication and name that (authcfg), or in PostgreSQL's password file, or fill it in before you run it again.</source>
        <translation>{labels}: el JSON omite la contraseña o clave de la dirección. Guárdela en la autenticación de QGIS e indique esa (authcfg), o en el archivo de contraseñas de PostgreSQL, o complétela antes de repetir la ejecución.</translation>
    </message>
    <message>
        <source>{label} was a temporary layer: save it, and name its file in the JSON before you run it again.</source>
        <translation>{label} era una capa temporal: guárdela, y ponga el nombre de su archivo en el JSON antes de ejecutarlo otra vez.</translation>
    </message>
    <message>
        <source>{label}: only some of the features were used, by a filter or a limit. The JSON names the whole layer; save those features as a layer to run it again.</source>
        <translation>{label}: solo se usaron algunos de los objetos, por un filtro o un límite. El JSON nombra la capa entera; guarde esos objetos como capa para repetirlo.</translation>
    </message>
    <message>
        <source>{label}: only the selected features were used. The JSON names the whole layer; save the selection as a layer to run it again.</source>
        <translation>{label}: solo se usaron las entidades seleccionadas. El JSON nombra la capa entera; guarde la selección como capa para ejecutarlo otra vez.</translation>
    </message>
    <message>
        <source>{layer} ({name})</source>
        <translation>{layer} ({name})</translation>
    </message>
    <message>
        <source>{layer} cannot be written. Save the plan as new layers.</source>
        <translation>No se puede escribir en {layer}. Guarde el plan como capas nuevas.</translation>
    </message>
    <message>
        <source>{layer} says who is a neighbour: {pairs} of planning units.</source>
        <translation>{layer} dice quién es vecino: {pairs} de unidades de planificación.</translation>
    </message>
    <message>
        <source>{layer}: '{field}' is chosen as the capacity, but is called like a number that software gives to features. Does it hold the seats?</source>
        <translation>{layer}: «{field}» se ha elegido como capacidad, pero se llama como un número que los programas dan a los objetos. ¿Contiene las plazas?</translation>
    </message>
    <message>
        <source>{layer}: '{field}' is chosen both as the schools' id and as their capacity. Is there no other field with the seats?</source>
        <translation>{layer}: «{field}» se ha elegido como identificador de las escuelas y también como su capacidad. ¿No hay otro campo con las plazas?</translation>
    </message>
    <message>
        <source>{layer}: '{field}' is chosen both as the units' id and as a number of students.</source>
        <translation>{layer}: «{field}» se ha elegido como identificador de las unidades y también como número de alumnos.</translation>
    </message>
    <message>
        <source>{layer}: '{field}' names schools that are not among the schools used. Their units count as without a zone: {n}, with {students}: {schools}.</source>
        <translation>{layer}: «{field}» nombra escuelas que no están entre las usadas. Sus unidades cuentan como sin zona: {n}, con {students}: {schools}.</translation>
    </message>
    <message>
        <source>{layer}: gaps cut parts of the map off from every school; the units on both sides count as neighbours all the same. Pairs: {n} ({named}). If a gap is a mistake, close it ('Repair planning units' does); if it is not, draw the way in BRIDGES or ADJACENCY_LINES, or refuse (ISLANDS=0) or leave out (2) what lies beyond.</source>
        <translation>{layer}: unos huecos separan partes del mapa de todas las escuelas; aun así, las unidades a ambos lados cuentan como vecinas. Pares: {n} ({named}). Si un hueco es un error, ciérrelo (lo hace «Reparar unidades de planificación»); si no lo es, dibuje el paso en BRIDGES o ADJACENCY_LINES, o rechace (ISLANDS=0) o deje fuera (2) lo que queda al otro lado.</translation>
    </message>
    <message>
        <source>{layer}: gaps part the map; the units on both sides count as neighbours all the same. Pairs: {n} ({named}). If a gap is a mistake, close it ('Repair planning units' does); if it is not, draw the way in BRIDGES or ADJACENCY_LINES, or refuse (ISLANDS=0) or leave out (2) what lies beyond.</source>
        <translation>{layer}: hay huecos que parten el mapa; aun así, las unidades de ambos lados cuentan como vecinas. Pares: {n} ({named}). Si un hueco es un error, ciérrelo («Reparar las unidades de planificación» lo hace); si no lo es, trace el paso en BRIDGES o ADJACENCY_LINES, o rechace (ISLANDS=0) o deje fuera (2) lo que queda al otro lado.</translation>
    </message>
    <message>
        <source>{layer}: hairline overlaps between planning units, counted as a common border: {pairs}, on average up to {width} m wide, at one place {widest} m.</source>
        <translation>{layer}: solapes muy finos entre unidades de planificación, contados como límite común: {pairs}, de hasta {width} m de anchura media, {widest} m en un punto.</translation>
    </message>
    <message>
        <source>{layer}: in parts of the map apart from the largest, left without a region and out of every figure: {counted}: {units}.</source>
        <translation>{layer}: en partes del mapa separadas de la mayor, sin región y fuera de todas las cifras: {counted}: {units}.</translation>
    </message>
    <message>
        <source>{layer}: in parts of the map without a school, left without a zone and out of every figure: {counted}: {units}.</source>
        <translation>{layer}: en partes del mapa sin escuela, sin zona y fuera de toda cifra: {counted}: {units}.</translation>
    </message>
    <message>
        <source>{layer}: no planning unit has a zone in '{field}', so nothing is held against the existing plan.</source>
        <translation>{layer}: ninguna unidad de planificación tiene zona en «{field}», así que nada se compara con el plan existente.</translation>
    </message>
    <message>
        <source>{layer}: no planning unit in '{field}' has these schools: {schools}.</source>
        <translation>{layer}: ninguna unidad de planificación en «{field}» tiene estas escuelas: {schools}.</translation>
    </message>
    <message>
        <source>{layer}: on the border of several planning units, each taken to be in one of them that holds no other school, if there is one: {schools}.</source>
        <translation>{layer}: en la linde de varias unidades de planificación; se toma cada una como situada en una de ellas sin otra escuela, si la hay: {schools}.</translation>
    </message>
    <message>
        <source>{layer}: pairs of unit and school without a cost, which cannot be travelled: {n}.</source>
        <translation>{layer}: pares de unidad y escuela sin coste, que no se pueden recorrer: {n}.</translation>
    </message>
    <message>
        <source>{layer}: parts of the map apart from the largest, each joined to the nearest unit: {n} ({named}). The neighbours (ADJACENCY) show them. To join them otherwise draw BRIDGES; to refuse them or leave them out set ISLANDS.</source>
        <translation>{layer}: partes del mapa separadas de la mayor, unida cada una a la unidad más cercana: {n} ({named}). Los vecinos (ADJACENCY) las muestran. Para unirlas de otro modo, trace BRIDGES; para rechazarlas o dejarlas fuera, use ISLANDS.</translation>
    </message>
    <message>
        <source>{layer}: parts of the map without a school, each joined to the nearest planning unit: {n} ({named}). The neighbours (ADJACENCY) show them. To join them otherwise draw BRIDGES; to refuse them or leave them out set ISLANDS.</source>
        <translation>{layer}: partes del mapa sin escuela, unida cada una a la unidad de planificación más cercana: {n} ({named}). Los vecinos (ADJACENCY) las muestran. Para unirlas de otro modo dibuje BRIDGES; para rechazarlas o dejarlas fuera cambie ISLANDS.</translation>
    </message>
    <message>
        <source>{layer}: planning units from which no school can be reached: {n}, with {students} ({units}). Such units are placed by their borders, and their travel counts nowhere.</source>
        <translation>{layer}: unidades de planificación desde las que no se puede llegar a ninguna escuela: {n}, con {students} ({units}). Tales unidades se colocan según sus lindes, y su viaje no cuenta en ninguna parte.</translation>
    </message>
    <message>
        <source>{layer}: planning units without a zone in '{field}', which count as unassigned: {n} ({units}).</source>
        <translation>{layer}: unidades de planificación sin zona en «{field}», que cuentan como no asignadas: {n} ({units}).</translation>
    </message>
    <message>
        <source>{layer}: planning units without a zone in '{field}': {n}.</source>
        <translation>{layer}: unidades de planificación sin zona en «{field}»: {n}.</translation>
    </message>
    <message>
        <source>{layer}: schools of the existing plan that are not among the schools used, whose students change school wherever a plan does not name the same one: {schools}.</source>
        <translation>{layer}: escuelas del plan existente que no están entre las usadas, cuyos alumnos cambian de escuela donde un plan no nombra la misma: {schools}.</translation>
    </message>
    <message>
        <source>{layer}: text fields whose digits are taken as numbers of students: {fields}.</source>
        <translation>{layer}: campos de texto cuyas cifras se toman como números de alumnos: {fields}.</translation>
    </message>
    <message>
        <source>{layer}: the 180th meridian parts the layer; overlaps and gaps along it are not mended. To mend them too, reproject the layer first to a system that does not part there, e.g. EPSG:3832.</source>
        <translation>{layer}: el meridiano 180 parte la capa; los solapamientos y huecos a lo largo de él no se reparan. Para repararlos también, reproyecte antes la capa a un sistema que no se parta ahí, p. ej. EPSG:3832.</translation>
    </message>
    <message>
        <source>{layer}: the coordinates look like longitudes and latitudes, but the layer's reference system ({crs}) counts otherwise, so that everything lies within a few metres. Assign the right one, perhaps EPSG:4326.</source>
        <translation>{layer}: las coordenadas parecen longitudes y latitudes, pero el sistema de referencia de la capa ({crs}) cuenta de otro modo, de manera que todo está en unos pocos metros. Asigne el correcto, quizá EPSG:4326.</translation>
    </message>
    <message>
        <source>{layer}: units left without a zone that have one in '{field}', which is not looked at: {n}, with {students}.</source>
        <translation>{layer}: unidades que quedan sin zona y que tienen una en «{field}», que no se tiene en cuenta: {n}, con {students}.</translation>
    </message>
    <message>
        <source>{least}, and these hubs are there: there is nothing left to gain.</source>
        <translation>{least}, y estos núcleos ya están ahí: no queda nada que ganar.</translation>
    </message>
    <message>
        <source>{least}, so {gap} % is the most there is left to gain.</source>
        <translation>{least}, así que como mucho queda por ganar un {gap} %.</translation>
    </message>
    <message>
        <source>{level} is open already.</source>
        <translation>{level} ya está abierto.</translation>
    </message>
    <message>
        <source>{locked} regions in the field, {n} formed</source>
        <translation>{locked} regiones en el campo, {n} formadas</translation>
    </message>
    <message>
        <source>{lower} to {upper}</source>
        <translation>{lower} a {upper}</translation>
    </message>
    <message>
        <source>{low} above {high}</source>
        <translation>{low} por encima de {high}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} a {high}</translation>
    </message>
    <message>
        <source>{metres} m apart</source>
        <translation>a {metres} m</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names} y {n} más</translation>
    </message>
    <message>
        <source>{name} (hub {hub})</source>
        <translation>{name} (núcleo {hub})</translation>
    </message>
    <message>
        <source>{name} is given, but no layer</source>
        <translation>se indica {name}, pero ninguna capa</translation>
    </message>
    <message>
        <source>{name} replaces the whole file {file}; what else it holds is lost: {tables}. To keep that, write to a table in it ('Save to GeoPackage' in the menu of the output).</source>
        <translation>{name} reemplaza el archivo {file} entero; se pierde lo demás que contiene: {tables}. Para conservarlo, escriba en una tabla del archivo («Guardar en GeoPackage» en el menú de la salida).</translation>
    </message>
    <message>
        <source>{name} would overwrite a file that {other} reads</source>
        <translation>{name} sobrescribiría un archivo que {other} lee</translation>
    </message>
    <message>
        <source>{name} would overwrite the layer that {other} reads</source>
        <translation>{name} sobrescribiría la capa que lee {other}</translation>
    </message>
    <message>
        <source>{name} would overwrite {other}</source>
        <translation>{name} sobrescribiría {other}</translation>
    </message>
    <message>
        <source>{name} {n} %</source>
        <translation>{name} {n} %</translation>
    </message>
    <message>
        <source>{name} {theirs} there and {ours} here</source>
        <translation>{name} {theirs} allí y {ours} aquí</translation>
    </message>
    <message>
        <source>{name}: apart from the largest part lie {units}</source>
        <translation>{name}: aparte de la parte mayor están {units}</translation>
    </message>
    <message>
        <source>{name}: deviation %</source>
        <translation>{name}: desviación %</translation>
    </message>
    <message>
        <source>{name}: these columns stay text: {columns}.</source>
        <translation>{name}: estas columnas quedan como texto: {columns}.</translation>
    </message>
    <message>
        <source>{name}: {n}</source>
        <translation>{name}: {n}</translation>
    </message>
    <message>
        <source>{name}: {n} of {k} regions, the worst {worst} % from an equal share</source>
        <translation>{name}: {n} de {k} regiones, la peor a {worst} % de una parte igual</translation>
    </message>
    <message>
        <source>{name}: {students}, {seats}, {percent} %</source>
        <translation>{name}: {students}, {seats}, {percent} %</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n} %</translation>
    </message>
    <message>
        <source>{n} % above the lowest possible</source>
        <translation>{n} % por encima del mínimo posible</translation>
    </message>
    <message>
        <source>{n} areas in {k} regions; formed on {day}</source>
        <translation>{n} áreas en {k} regiones; formadas el {day}</translation>
    </message>
    <message>
        <source>{n} features</source>
        <translation>{n} elementos</translation>
    </message>
    <message>
        <source>{n} features in {k} groups of {sizes}, {what}: silhouette {silhouette}, {explained} % of the variance lies between the groups.</source>
        <translation>{n} entidades en {k} grupos de {sizes}, {what}: silueta {silhouette}; el {explained} % de la varianza está entre los grupos.</translation>
    </message>
    <message>
        <source>{n} features in {k} groups; formed on {day}</source>
        <translation>{n} entidades en {k} grupos; formados el {day}</translation>
    </message>
    <message>
        <source>{n} features in {k} mixed groups of {sizes}: {explained} % of the variance lies between the groups; in groups drawn by lot {by_lot} % would.</source>
        <translation>{n} objetos en {k} grupos mezclados de {sizes}: el {explained} % de la varianza está entre los grupos; en grupos al azar estaría el {by_lot} %.</translation>
    </message>
    <message>
        <source>{n} features: {features}</source>
        <translation>{n} objetos: {features}</translation>
    </message>
    <message>
        <source>{n} found</source>
        <translation>{n} encontrados</translation>
    </message>
    <message>
        <source>{n} has no students</source>
        <translation>{n} no tiene alumnos</translation>
    </message>
    <message>
        <source>{n} have no students</source>
        <translation>{n} no tienen alumnos</translation>
    </message>
    <message>
        <source>{n} hold their zone together</source>
        <translation>{n} mantienen unida su zona</translation>
    </message>
    <message>
        <source>{n} holds its zone together</source>
        <translation>{n} mantiene unida su zona</translation>
    </message>
    <message>
        <source>{n} hubs</source>
        <translation>{n} núcleos</translation>
    </message>
    <message>
        <source>{n} km</source>
        <translation>{n} km</translation>
    </message>
    <message>
        <source>{n} m</source>
        <translation>{n} m</translation>
    </message>
    <message>
        <source>{n} may not move (locked, or with a school in it)</source>
        <translation>{n} no puede moverse (fijada, o con una escuela dentro)</translation>
    </message>
    <message>
        <source>{n} may not move (locked, or with a school in them)</source>
        <translation>{n} no pueden moverse (fijadas, o con una escuela dentro)</translation>
    </message>
    <message>
        <source>{n} miles</source>
        <translation>{n} millas</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>{n} más</translation>
    </message>
    <message>
        <source>{n} of its points are nearer to the centre of another hub: {hubs}.</source>
        <translation>{n} de sus puntos están más cerca del centro de otro núcleo: {hubs}.</translation>
    </message>
    <message>
        <source>{n} of its points is nearer to the centre of another hub: {hubs}.</source>
        <translation>{n} de sus puntos está más cerca del centro de otro núcleo: {hubs}.</translation>
    </message>
    <message>
        <source>{n} of its students live in units that may not leave it.</source>
        <translation>{n} de sus alumnos viven en unidades que no pueden salir de ella.</translation>
    </message>
    <message>
        <source>{n} of {all} units lie on others</source>
        <translation>{n} de {all} unidades están encima de otras</translation>
    </message>
    <message>
        <source>{n} or more</source>
        <translation>{n} o más</translation>
    </message>
    <message>
        <source>{n} pairs</source>
        <translation>{n} pares</translation>
    </message>
    <message>
        <source>{n} pairs of schools</source>
        <translation>{n} pares de escuelas</translation>
    </message>
    <message>
        <source>{n} planning units</source>
        <translation>{n} unidades de planificación</translation>
    </message>
    <message>
        <source>{n} points</source>
        <translation>{n} puntos</translation>
    </message>
    <message>
        <source>{n} points cannot be parted into hubs of {low} to {high}</source>
        <translation>{n} puntos no pueden repartirse en núcleos de {low} a {high}</translation>
    </message>
    <message>
        <source>{n} points change hub</source>
        <translation>{n} puntos cambian de núcleo</translation>
    </message>
    <message>
        <source>{n} px</source>
        <translation>{n} px</translation>
    </message>
    <message>
        <source>{n} regions</source>
        <translation>{n} regiones</translation>
    </message>
    <message>
        <source>{n} regions. Largest deviation from an equal share: {worst}. Compactness {compactness} of 100, mean distance to the centre {distance}.</source>
        <translation>{n} regiones. Mayor desviación respecto a una parte igual: {worst}. Compacidad {compactness} de 100, distancia media al centro {distance}.</translation>
    </message>
    <message>
        <source>{n} reports on one page</source>
        <translation>{n} informes en una página</translation>
    </message>
    <message>
        <source>{n} runs; the best, whose plan this is, was run {best}.</source>
        <translation>{n} ejecuciones; la mejor, cuyo plan es este, fue la número {best}.</translation>
    </message>
    <message>
        <source>{n} schools</source>
        <translation>{n} escuelas</translation>
    </message>
    <message>
        <source>{n} seats</source>
        <translation>{n} plazas</translation>
    </message>
    <message>
        <source>{n} students</source>
        <translation>{n} alumnos</translation>
    </message>
    <message>
        <source>{n} units</source>
        <translation>{n} unidades</translation>
    </message>
    <message>
        <source>{n} units to {zone}</source>
        <translation>{n} unidades a {zone}</translation>
    </message>
    <message>
        <source>{n} would even the two out</source>
        <translation>{n} igualarían a las dos</translation>
    </message>
    <message>
        <source>{n} would leave one of the two zones worse off than either is now</source>
        <translation>{n} dejarían a una de las dos zonas peor de lo que está ahora cualquiera de ellas</translation>
    </message>
    <message>
        <source>{n} zones</source>
        <translation>{n} zonas</translation>
    </message>
    <message>
        <source>{n} {unit}</source>
        <translation>{n} {unit}</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one} y {other}</translation>
    </message>
    <message>
        <source>{output}: could not be kept ({error}).</source>
        <translation>{output}: no se pudo conservar ({error}).</translation>
    </message>
    <message>
        <source>{pair} ({distance})</source>
        <translation>{pair} ({distance})</translation>
    </message>
    <message>
        <source>{pair}: no zone feeds several schools.</source>
        <translation>{pair}: ninguna zona alimenta varias escuelas.</translation>
    </message>
    <message>
        <source>{parameter}: a value is missing, or is none that fits.</source>
        <translation>{parameter}: falta un valor, o no es uno que sirva.</translation>
    </message>
    <message>
        <source>{plans}: planning units that change school, in the colour of their new zone; the rest is pale. Names are those of the schools that gain units.</source>
        <translation>{plans}: unidades de planificación que cambian de escuela, en el color de su nueva zona; el resto, pálido. Los nombres son los de las escuelas que ganan unidades.</translation>
    </message>
    <message>
        <source>{plan}: planning units of a school that they cannot reach by the travel costs: {n}, with {students}: {units}.</source>
        <translation>{plan}: unidades de planificación de una escuela a la que no pueden llegar según los costes de viaje: {n}, con {students}: {units}.</translation>
    </message>
    <message>
        <source>{plan}: students</source>
        <translation>{plan}: alumnos</translation>
    </message>
    <message>
        <source>{plan}: utilisation %</source>
        <translation>{plan}: ocupación %</translation>
    </message>
    <message>
        <source>{plan}: {high} / {low} %</source>
        <translation>{plan}: {high} / {low} %</translation>
    </message>
    <message>
        <source>{plan}: {value} ({change})</source>
        <translation>{plan}: {value} ({change})</translation>
    </message>
    <message>
        <source>{points} for {hubs}</source>
        <translation>{points} para {hubs}</translation>
    </message>
    <message>
        <source>{points} in {hubs} of {sizes}</source>
        <translation>{points} en {hubs} de {sizes}</translation>
    </message>
    <message>
        <source>{points} in {n} groups make {hubs} of {low} to {high}</source>
        <translation>{points} en {n} grupos dan {hubs} de {low} a {high}</translation>
    </message>
    <message>
        <source>{points} make {hubs} of {low} to {high}</source>
        <translation>{points} dan {hubs} de {low} a {high}</translation>
    </message>
    <message>
        <source>{points}, with {sums} {field}</source>
        <translation>{points}, con {sums} de {field}</translation>
    </message>
    <message>
        <source>{points}; formed on {day}</source>
        <translation>{points}; formados el {day}</translation>
    </message>
    <message>
        <source>{preference}: {weights}.</source>
        <translation>{preference}: {weights}.</translation>
    </message>
    <message>
        <source>{region}: {one} ({here}) and {other} ({there})</source>
        <translation>{region}: {one} ({here}) y {other} ({there})</translation>
    </message>
    <message>
        <source>{region}: {one} and {other}</source>
        <translation>{region}: {one} y {other}</translation>
    </message>
    <message>
        <source>{rule}, as near as the range allows</source>
        <translation>{rule}, tan cerca como permite el intervalo</translation>
    </message>
    <message>
        <source>{school} (1 unit)</source>
        <translation>{school} (1 unidad)</translation>
    </message>
    <message>
        <source>{school} ({n} units)</source>
        <translation>{school} ({n} unidades)</translation>
    </message>
    <message>
        <source>{school} in unit {unit}</source>
        <translation>{school} en la unidad {unit}</translation>
    </message>
    <message>
        <source>{school} with {others} (unit {unit}, {seats} seats)</source>
        <translation>{school} con {others} (unidad {unit}, {seats} plazas)</translation>
    </message>
    <message>
        <source>{share} % of all, in {units}</source>
        <translation>{share} % de todos, en {units}</translation>
    </message>
    <message>
        <source>{share} % of those that were in one</source>
        <translation>{share} % de los que estaban en uno</translation>
    </message>
    <message>
        <source>{split} zones feed more than one zone of {upper}, in place of at most {most}: no plan within all limits at once was found. A higher weight of the feeders may lead to one.</source>
        <translation>{split} zonas alimentan más de una zona de {upper}, en lugar de {most} como máximo: no se encontró ningún plan que cumpla todos los límites a la vez. Un peso mayor de los enlaces entre niveles puede llevar a uno.</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} a {end}</translation>
    </message>
    <message>
        <source>{step}: {students} students.</source>
        <translation>{step}: {students} alumnos.</translation>
    </message>
    <message>
        <source>{students} change school, in place of at most {most}: no plan within all limits at once was found.</source>
        <translation>{students} cambian de escuela, en lugar de {most} como máximo: no se encontró ningún plan que cumpla todos los límites a la vez.</translation>
    </message>
    <message>
        <source>{students} change school, {share} % of all.</source>
        <translation>{students} cambian de escuela, el {share} % del total.</translation>
    </message>
    <message>
        <source>{students} in {units} ({named}), the limit is {limit}</source>
        <translation>{students} en {units} ({named}), el límite es {limit}</translation>
    </message>
    <message>
        <source>{students}, the lower limits add up to {limit}: {n} too few</source>
        <translation>{students}, los límites inferiores suman {limit}: faltan {n}</translation>
    </message>
    <message>
        <source>{students}, the upper limits add up to {limit}: {n} too many</source>
        <translation>{students}, los límites superiores suman {limit}: sobran {n}</translation>
    </message>
    <message>
        <source>{sum} in {points}</source>
        <translation>{sum} en {points}</translation>
    </message>
    <message>
        <source>{titles} titles, {reports} reports</source>
        <translation>{titles} títulos, {reports} informes</translation>
    </message>
    <message>
        <source>{title}: {n} of {all} points drawn</source>
        <translation>{title}: {n} de {all} puntos dibujados</translation>
    </message>
    <message>
        <source>{total} in all</source>
        <translation>{total} en total</translation>
    </message>
    <message>
        <source>{travels}, not counting those who cannot reach their school. Within these limits some cannot, so there is no bound.</source>
        <translation>{travels}, sin contar a los que no pueden llegar a su escuela. Dentro de estos límites algunos no pueden, así que no hay cota.</translation>
    </message>
    <message>
        <source>{travels}, not counting those who cannot reach their school; no plan within these limits in which all reach theirs can do better than {bound}.</source>
        <translation>{travels}, sin contar a los que no pueden llegar a su escuela; ningún plan dentro de estos límites en el que todos lleguen a la suya puede mejorar {bound}.</translation>
    </message>
    <message>
        <source>{travels}, not counting those without a zone; no plan within these limits that places all of them can do better than {bound}.</source>
        <translation>{travels}, sin contar a los que no tienen zona; ningún plan dentro de estos límites que los sitúe a todos puede bajar de {bound}.</translation>
    </message>
    <message>
        <source>{travels}, which only a plan outside the limits can; within them none can do better than {bound}.</source>
        <translation>{travels}, lo que solo puede un plan fuera de los límites; dentro de ellos ninguno puede bajar de {bound}.</translation>
    </message>
    <message>
        <source>{travels}, {gap} % above the bound: no plan within these limits can do better than {bound}.</source>
        <translation>{travels}, un {gap} % por encima de la cota: ningún plan dentro de estos límites puede bajar de {bound}.</translation>
    </message>
    <message>
        <source>{travels}; no plan within these limits can do better than {bound}.</source>
        <translation>{travels}; ningún plan dentro de estos límites puede bajar de {bound}.</translation>
    </message>
    <message>
        <source>{unit} to {other} ({distance})</source>
        <translation>{unit} a {other} ({distance})</translation>
    </message>
    <message>
        <source>{unit} to {school}</source>
        <translation>{unit} a {school}</translation>
    </message>
    <message>
        <source>{unit}: {students}, from {before} to {after}</source>
        <translation>{unit}: {students}, de {before} a {after}</translation>
    </message>
    <message>
        <source>{value} (not used)</source>
        <translation>{value} (no se usa)</translation>
    </message>
    <message>
        <source>{value} of at most {most}</source>
        <translation>{value}, de {most} como máximo</translation>
    </message>
    <message>
        <source>{what}: {path} could not be written ({reason}). Only this page is missing; the layers are there.</source>
        <translation>{what}: no se pudo escribir {path} ({reason}). Solo falta esta página; las capas están ahí.</translation>
    </message>
    <message>
        <source>{what}: {split}, in place of at most {most}. No plan within all limits at once was found; a higher weight of the feeders may lead to one.</source>
        <translation>{what}: {split}, en lugar de {most} como máximo. No se encontró ningún plan que cumpla todos los límites a la vez; un peso mayor de los enlaces entre niveles puede llevar a uno.</translation>
    </message>
    <message>
        <source>{zones} for {students} and {seats}.</source>
        <translation>{zones} para {students} y {seats}.</translation>
    </message>
    <message>
        <source>{zones}, {students}, {seats}; drawn on {day}</source>
        <translation>{zones}, {students}, {seats}; trazado el {day}</translation>
    </message>
    <message>
        <source>{zone}: {percent} %, as many students as seats</source>
        <translation>{zone}: {percent} %, tantos alumnos como plazas</translation>
    </message>
    <message>
        <source>{zone}: {percent} %, free seats: {n}</source>
        <translation>{zone}: {percent} %, plazas libres: {n}</translation>
    </message>
    <message>
        <source>{zone}: {percent} %, students over capacity: {n}</source>
        <translation>{zone}: {percent} %, alumnos por encima de la capacidad: {n}</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>«{name}»</translation>
    </message>
    <message>
        <source>… and {n} more fields: click on the point</source>
        <translation>… y {n} campos más: haga clic en el punto</translation>
    </message>
</context>
</TS>
