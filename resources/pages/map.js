/* SPDX-License-Identifier: GPL-2.0-or-later */
(function () {
  "use strict";

  var MOST_FOUND = 12, MOST_TOLD = 11, MANY = 1000, STILL = 4;
  var element = function (id) { return document.getElementById(id); };
  var map = element("map"), choice = element("group"), search = element("search");
  var found = element("found"), facts = element("facts"), tip = element("tip");
  var message = element("message");
  var plan = element("plan"), colours = element("colours"), changes = element("changes");
  var names = element("names"), labels = element("labels"), legend = element("legend");
  var entries = element("keys"), paper = element("paper");
  var base = element("base"), credit = element("credit"), status = element("status");
  // The point and the group under the pointer, beside those chosen.
  var state = { group: -1, point: -1, drawn: false, over: -1, overGroup: -1, overMove: -1,
    plan: 0, byScale: !!DATA.scale, changes: false };
  var plans = [{ name: DATA.plan, groups: DATA.groups }].concat(DATA.others);
  // Units that change school, whatever the colours beneath; zones without a figure.
  var MOVED = "#8a1a5c", UNKNOWN = "#b9c0c6";
  // The map's part of a sheet, in pixels of which a name is 12 tall.
  var PAPER = [1000, 560];
  // A dash without a gap: tiled maps draw a line of no dashes not at all.
  var SOLID = [1, 0];
  // Of the web's maps, around the equator, in metres.
  var EARTH = 40075016.686;
  // How it is drawn: on tiles as plotly's map of one name or the other, or flat, on plain axes.
  var kind, part, tiled;

  var BLANK = {
    version: 8, sources: {},
    layers: [{ id: "paper", type: "background", paint: { "background-color": "#f6f5f1" } }]
  };
  var STREETS = {
    version: 8,
    sources: {
      osm: {
        type: "raster", tileSize: 256, maxzoom: 19,
        tiles: ["https://tile.openstreetmap.org/{z}/{x}/{y}.png"],
        attribution: "© OpenStreetMap contributors"
      }
    },
    layers: [
      { id: "paper", type: "background", paint: { "background-color": "#f6f5f1" } },
      // Pale, so that the colours above it are the ones that speak.
      { id: "osm", type: "raster", source: "osm",
        paint: { "raster-opacity": 0.65, "raster-saturation": -0.6 } }
    ]
  };

  function say(text) {
    message.textContent = text;
    message.hidden = false;
  }

  function words(key, n) { return WORDS[key].replace("{n}", n.toLocaleString(document.documentElement.lang)); }

  function value(field, point) {
    var column = DATA.values[field];
    return column.texts[column.at ? column.at[point] : point];
  }

  // "yes" once a first tile came: a wire alone is no network.
  var reached = "unknown", PATIENCE = 4000;

  function reach() {
    if (!navigator.onLine) { return Promise.resolve(); }
    return new Promise(function (done) {
      var tile = new Image();
      // No answer is told as none; one that comes late still brings the base map.
      var late = setTimeout(function () { reached = "no"; done(); }, PATIENCE);
      tile.onload = function () {
        var before = reached;
        reached = "yes";
        clearTimeout(late);
        done();
        if (before === "no" && state.drawn) { draw(null); }
      };
      tile.onerror = function () { reached = "no"; clearTimeout(late); done(); };
      tile.src = STREETS.sources.osm.tiles[0].replace(/\{[zxy]\}/g, "0");
    });
  }

  function hasNetwork() { return tiled && navigator.onLine && reached === "yes"; }

  function tellBase() {
    status.textContent = tiled === false ? WORDS.flat
      : !navigator.onLine || reached === "no" ? WORDS.offline
      : reached === "unknown" && base.checked ? WORDS.looking : "";
  }

  function withBase() { return base.checked && hasNetwork(); }

  // --- What is drawn --------------------------------------------------------------------

  // Of the plan that is shown.
  function groups() { return plans[state.plan].groups; }

  function colourOf(group) {
    if (!state.byScale) { return group.colour; }
    return group.level === null ? UNKNOWN : DATA.scale.entries[group.level][0];
  }

  function opacity() { return DATA.scale ? 0.62 : state.group < 0 ? 0.3 : 0.4; }

  // All areas and lines from the bottom up, whoever draws them.
  function areas() {
    var chosen = state.group, list = [];
    groups().forEach(function (group, i) {
      var plain = chosen >= 0 && chosen !== i;
      list.push({ outline: group.outline, fill: plain ? "" : colourOf(group), opacity: opacity() });
    });
    groups().forEach(function (group) {
      list.push({ outline: group.outline, line: "#4a5763", width: 0.8 });
    });
    if (state.changes) {
      DATA.moves.forEach(function (move) {
        list.push({ outline: move.outline, fill: MOVED, opacity: 0.28 });
      });
      DATA.moves.forEach(function (move) {
        list.push({ outline: move.outline, line: MOVED, width: 1.6 });
      });
      plans[1].groups.forEach(function (group) {
        list.push({ outline: group.outline, line: "#1f2933", width: 1.1, dash: [3, 2] });
      });
    }
    if (chosen >= 0) {
      list.push({ outline: groups()[chosen].outline, line: "#1f2933", width: 2.5 });
    }
    return list.filter(function (area) { return area.outline.length; });
  }

  // As layers of tiles; what looks the same is one layer.
  function layers() {
    var list = [], last = "";
    function add(kind, area) {
      var look = JSON.stringify([kind, area.fill, area.line, area.width, area.dash]);
      if (look !== last) {
        list.push({ sourcetype: "geojson", type: kind, below: "traces",
          color: kind === "fill" ? area.fill : area.line,
          opacity: kind === "fill" ? area.opacity : 1,
          source: { type: "FeatureCollection", features: [] } });
        if (kind === "line") {
          list[list.length - 1].line = { width: area.width, dash: area.dash || SOLID };
        }
        last = look;
      }
      list[list.length - 1].source.features.push({
        type: "Feature", properties: {},
        geometry: { type: "MultiPolygon", coordinates: area.outline }
      });
    }
    // Fills of one colour together: there are few colours and may be many zones.
    var all = areas(), fills = all.filter(function (area) { return area.fill; });
    fills.sort(function (a, b) {
      return (a.fill === MOVED) - (b.fill === MOVED) || a.fill.localeCompare(b.fill);
    });
    fills.forEach(function (area) { add("fill", area); });
    all.forEach(function (area) { if (area.line) { add("line", area); } });
    return list;
  }

  function traces() {
    var size = state.group < 0 && DATA.lon.length > MANY ? 5 : 8;
    var colours = DATA.group.map(function (group) {
      if (group < 0) { return "#8895a0"; }
      return state.group < 0 || state.group === group ? colourOf(groups()[group]) : "#c3cad0";
    });
    var centres = givenCentres();
    var one = state.point >= 0 ? [state.point] : [];
    var lon = one.map(function (i) { return DATA.lon[i]; });
    var lat = one.map(function (i) { return DATA.lat[i]; });
    // A dark rim: circles of one trace under the circles of the next.
    return [
      dots(DATA.lon, DATA.lat, size + 2, "#1f2933", "skip"),
      dots(DATA.lon, DATA.lat, size, colours, "none"),
      dots(lon, lat, 22, "#1f2933", "skip"),
      dots(lon, lat, 17, "#ffd34d", "skip"),
      dots(lon, lat, size + 1, "#1f2933", "skip")
    ].concat(centres.length ? [["#1f2933", 17], ["#fff", 13], ["#1f2933", 6]].map(function (ring) {
      // Given centres: a ring with a dot in it.
      return dots(centres.map(function (at) { return at[0]; }),
        centres.map(function (at) { return at[1]; }), ring[1], ring[0], "skip");
    }) : []);
  }

  function givenCentres() {
    return groups().map(function (group) { return group.centre; }).filter(Boolean);
  }

  function dots(lon, lat, size, colour, hover) {
    var trace = { type: kind, mode: "markers", hoverinfo: hover,
      marker: { size: size, color: colour, opacity: 1 } };
    if (tiled) {
      trace.lon = lon;
      trace.lat = lat;
    } else {
      trace.x = lon;
      trace.y = lat.map(mercator);
    }
    return trace;
  }

  function mercator(lat) {
    return Math.log(Math.tan(Math.PI / 4 + lat * Math.PI / 360)) * 180 / Math.PI;
  }

  function latitude(y) { return Math.atan(Math.sinh(y * Math.PI / 180)) * 180 / Math.PI; }

  // Degrees over so many pixels.
  function degrees(pixels, zoom) { return pixels * 360 / 512 / Math.pow(2, zoom); }

  // Where the map looks now.
  function looking() {
    var full = map._fullLayout;
    if (tiled) { return { center: full[part].center, zoom: full[part].zoom }; }
    var x = full.xaxis.range, y = full.yaxis.range;
    return {
      center: { lon: (x[0] + x[1]) / 2, lat: latitude((y[0] + y[1]) / 2) },
      zoom: Math.log2(map.clientWidth * 360 / 512 / (x[1] - x[0]))
    };
  }

  function flat(at) {
    var x = degrees(map.clientWidth, at.zoom) / 2, y = degrees(map.clientHeight, at.zoom) / 2;
    var middle = mercator(at.center.lat);
    return {
      xaxis: { range: [at.center.lon - x, at.center.lon + x], visible: false },
      yaxis: { range: [middle - y, middle + y], visible: false, scaleanchor: "x" },
      dragmode: "pan", plot_bgcolor: "#f6f5f1", shapes: shapes()
    };
  }

  function shapes() {
    return areas().map(function (area) {
      var path = area.outline.map(function (polygon) {
        return polygon.map(function (ring) {
          return "M" + ring.map(function (at) {
            return at[0] + "," + mercator(at[1]);
          }).join("L") + "Z";
        }).join("");
      }).join("");
      return {
        type: "path", path: path, layer: "below", fillcolor: area.fill || "rgba(0,0,0,0)",
        opacity: area.fill ? area.opacity : 1, fillrule: "evenodd",
        line: { color: area.line || "rgba(0,0,0,0)", width: area.width || 0,
          dash: area.dash ? "dash" : "solid" }
      };
    });
  }

  function view(lons, lats) {
    // One by one: hundreds of thousands are more than a call can take.
    function least(values) { return values.reduce(function (a, b) { return a < b ? a : b; }); }
    function most(values) { return values.reduce(function (a, b) { return a > b ? a : b; }); }
    var low = [least(lons), least(lats)], high = [most(lons), most(lats)];
    var bottom = mercator(low[1]), top = mercator(high[1]);
    var wide = Math.max(map.clientWidth - 60, 50), tall = Math.max(map.clientHeight - 60, 50);
    var zoom = Math.min(
      Math.log2(wide * 360 / 512 / Math.max(high[0] - low[0], 1e-4)),
      Math.log2(tall * 360 / 512 / Math.max(top - bottom, 1e-4))
    );
    return {
      center: {
        lon: (low[0] + high[0]) / 2,
        lat: latitude((bottom + top) / 2)
      },
      zoom: Math.max(0, Math.min(zoom, 15))
    };
  }

  function viewOf(group) {
    var lons = [], lats = [];
    groups().forEach(function (each, i) {
      if (group >= 0 && i !== group) { return; }
      each.outline.forEach(function (polygon) {
        polygon[0].forEach(function (at) { lons.push(at[0]); lats.push(at[1]); });
      });
    });
    DATA.group.forEach(function (each, i) {
      if (group < 0 || each === group) { lons.push(DATA.lon[i]); lats.push(DATA.lat[i]); }
    });
    return lons.length ? view(lons, lats) : { center: { lon: 0, lat: 0 }, zoom: 1 };
  }

  function draw(to) {
    var at = to || looking();
    var layout = tiled ? {} : flat(at);
    layout.margin = { l: 0, r: 0, t: 0, b: 0 };
    layout.showlegend = false;
    layout.hovermode = "closest";
    layout.paper_bgcolor = "#f6f5f1";
    if (tiled) {
      layout[part] = {
        style: withBase() ? STREETS : BLANK, center: at.center, zoom: at.zoom, layers: layers()
      };
    }
    credit.hidden = !withBase();
    tellBase();
    var config = { responsive: true, displayModeBar: false, scrollZoom: true };
    return Plotly.react(map, traces(), layout, config).then(function () {
      if (!state.drawn) {
        state.drawn = true;
        message.hidden = true;
        tellBase();
        map.on("plotly_relayouting", follow);
        map.on("plotly_relayout", follow);
        if (tiled && map._fullLayout[part]._subplot.map.on) {
          map._fullLayout[part]._subplot.map.on("move", follow);
        }
        map.on("plotly_hover", hover);
        map.on("plotly_unhover", function () {
          state.over = -1;
          // The pointer left the point, and may still rest on its zone.
          tellGroup();
        });
        map.on("plotly_click", function (event) {
          clearTimeout(state.waiting);
          show(event.points[0].pointNumber, null);
        });
        document.documentElement.setAttribute("data-drawn", "yes");
      }
      follow();
    });
  }

  // --- What is told ---------------------------------------------------------------------

  function list(rows) {
    var all = document.createElement("dl");
    rows.forEach(function (row) {
      if (row[1] === "") { return; }
      var line = document.createElement("div");
      ["dt", "dd"].forEach(function (tag, i) {
        var cell = document.createElement(tag);
        cell.textContent = row[i];
        line.appendChild(cell);
      });
      all.appendChild(line);
    });
    return all;
  }

  function head(text) {
    var title = document.createElement("h2");
    title.textContent = text;
    return title;
  }

  function ofPoint(point) {
    var group = groups()[DATA.group[point]];
    // A zone is called like its school: its own figures stand there, not its name again.
    var rows = !group ? [] : group.name === DATA.names[point] ? factsOf(group)
      : [[DATA.one, group.name]];
    return rows.concat(DATA.fields.map(function (name, field) {
      return [name, value(field, point)];
    }));
  }

  // Of a zone in one of several plans, with the plan's name.
  function factsOf(group) {
    return (plans.length > 1 ? [[WORDS.plan, plans[state.plan].name]] : []).concat(group.facts);
  }

  function hover(event) {
    var point = event.points[0].pointNumber;
    state.over = point;
    // Tiled maps do not tell plotly where the pointer is.
    tellBeside(state.pointer || event.event || {}, DATA.names[point], ofPoint(point));
  }

  function tellBeside(mouse, title, all) {
    var box = map.getBoundingClientRect();
    tip.textContent = "";
    tip.appendChild(head(title));
    var rows = all.filter(function (row) { return row[1] !== ""; });
    tip.appendChild(list(rows.slice(0, MOST_TOLD)));
    if (rows.length > MOST_TOLD) {
      var rest = document.createElement("p");
      rest.textContent = words("rest", rows.length - MOST_TOLD);
      tip.appendChild(rest);
    }
    tip.hidden = false;
    var x = (mouse.clientX || 0) - box.left + 14, y = (mouse.clientY || 0) - box.top + 14;
    tip.style.left = Math.max(4, Math.min(x, map.clientWidth - tip.offsetWidth - 6)) + "px";
    tip.style.top = Math.max(4, Math.min(y, map.clientHeight - tip.offsetHeight - 6)) + "px";
  }

  // The place under the pointer, in degrees.
  function place(event) {
    var box = map.getBoundingClientRect();
    var x = event.clientX - box.left, y = event.clientY - box.top;
    var plot = tiled && map._fullLayout[part]._subplot;
    if (plot && plot.map && plot.map.unproject) {
      // Right also where the map is turned.
      var there = plot.map.unproject([x, y]);
      return [there.lng, there.lat];
    }
    var at = looking();
    return [
      at.center.lon + degrees(x - box.width / 2, at.zoom),
      latitude(mercator(at.center.lat) - degrees(y - box.height / 2, at.zoom))
    ];
  }

  function inRing(at, ring) {
    var inside = false;
    for (var i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      var a = ring[i], b = ring[j];
      if (a[1] > at[1] !== b[1] > at[1] &&
          at[0] < (b[0] - a[0]) * (at[1] - a[1]) / (b[1] - a[1]) + a[0]) {
        inside = !inside;
      }
    }
    return inside;
  }

  // Where they lie on one another, as hubs may, the smallest; -1 where there is none.
  function among(list, at) {
    var found = -1;
    list.boxes = list.boxes || list.map(boxOf);
    list.boxes.forEach(function (box, i) {
      if (!box || at[0] < box[0] || at[0] > box[2] || at[1] < box[1] || at[1] > box[3]) { return; }
      var holds = list[i].outline.some(function (polygon) {
        return inRing(at, polygon[0]) && !polygon.slice(1).some(function (hole) {
          return inRing(at, hole);
        });
      });
      if (holds && (found < 0 || size(box) < size(list.boxes[found]))) { found = i; }
    });
    return found;
  }

  function groupAt(at) { return among(groups(), at); }

  function moveAt(at) { return state.changes ? among(DATA.moves, at) : -1; }

  function size(box) { return (box[2] - box[0]) * (box[3] - box[1]); }

  function boxOf(group) {
    var box = null;
    group.outline.forEach(function (polygon) {
      polygon[0].forEach(function (at) {
        box = box ? [Math.min(box[0], at[0]), Math.min(box[1], at[1]),
          Math.max(box[2], at[0]), Math.max(box[3], at[1])] : [at[0], at[1], at[0], at[1]];
      });
    });
    return box;
  }

  function hoverGroup(event) {
    state.pointer = event;
    if (!state.drawn || event.pointerType === "touch" || event.buttons) { return; }
    state.overGroup = groupAt(place(event));
    state.overMove = moveAt(place(event));
    // A point's own fields come first.
    if (state.over < 0) { tellGroup(); }
  }

  function tellGroup() {
    var move = DATA.moves[state.overMove], group = groups()[state.overGroup];
    if (!move && !group) { tip.hidden = true; return; }
    tellBeside(state.pointer, (move || group).name, move ? move.facts : factsOf(group));
  }

  function pickGroup(event) {
    var move = moveAt(place(event)), group = groupAt(place(event));
    if (move >= 0) { tell(DATA.moves[move].name, DATA.moves[move].facts); return; }
    if (group < 0) { return; }
    state.group = group;
    state.point = -1;
    choice.value = String(group);
    tell(groups()[group].name, factsOf(groups()[group]));
    draw(null);
  }

  function listenOnGroups() {
    var down = null;
    map.addEventListener("pointermove", hoverGroup, true);
    map.addEventListener("pointerleave", function () {
      state.over = state.overGroup = state.overMove = -1;
      tip.hidden = true;
    });
    map.addEventListener("pointerdown", function (event) {
      down = event.button === 0 ? event : null;
    }, true);
    // On the window: plotly lays a sheet of its own over the map while a button is down.
    window.addEventListener("pointerup", function (event) {
      var from = down;
      down = null;
      if (!from || !state.drawn) { return; }
      if (Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > STILL) { return; }
      // Plotly tells of a click on a point a little later: then it is the point that was meant.
      clearTimeout(state.waiting);
      if (state.over < 0) { state.waiting = setTimeout(function () { pickGroup(event); }, 80); }
    }, true);
  }

  function tell(title, rows) {
    facts.textContent = "";
    facts.appendChild(head(title));
    facts.appendChild(list(rows));
    facts.hidden = false;
  }

  function choose(group) {
    state.group = group;
    state.point = -1;
    choice.value = String(group);
    tip.hidden = true;
    if (group < 0) {
      facts.hidden = true;
    } else {
      tell(groups()[group].name, factsOf(groups()[group]));
    }
    return draw(viewOf(group));
  }

  // Another plan, other colours, with changes or without: the same place, told anew.
  function switchTo(what) {
    Object.keys(what).forEach(function (key) { state[key] = what[key]; });
    tip.hidden = true;
    if (state.point >= 0) { tell(DATA.names[state.point], ofPoint(state.point)); }
    else if (state.group >= 0) { tell(groups()[state.group].name, factsOf(groups()[state.group])); }
    fillLegend();
    return draw(null);
  }

  function show(point, to) {
    state.point = point;
    tell(DATA.names[point], ofPoint(point));
    return draw(to);
  }

  // --- Names, legend, scale bar, paper --------------------------------------------------

  var ruler = document.createElement("canvas").getContext("2d"), waiting = false;

  // Where places stand on the map, in pixels.
  function standing() {
    var plot = tiled && map._fullLayout[part]._subplot;
    if (plot && plot.map && plot.map.project) {
      return function (at) {
        var there = plot.map.project(at);
        return [there.x, there.y];
      };
    }
    var now = looking(), middle = mercator(now.center.lat), pixel = degrees(1, now.zoom);
    return function (at) {
      return [
        map.clientWidth / 2 + (at[0] - now.center.lon) / pixel,
        map.clientHeight / 2 + (middle - mercator(at[1])) / pixel
      ];
    };
  }

  function namesThatFit(at, wide, tall) {
    ruler.font = getComputedStyle(labels).font;
    var shown = groups().map(function (group, i) {
      if (!group.label || !group.at) { return null; }
      var there = at(group.at), onPoint = isPoint(group.at);
      return { text: group.label, x: there[0], y: there[1] + (onPoint ? 14 : 0),
        width: ruler.measureText(group.label).width,
        first: i === state.group ? Infinity : group.outline.length ? size(boxOf(group)) : 0 };
    }).filter(Boolean);
    shown.sort(function (a, b) { return b.first - a.first; });
    return names.checked ? DRAWING.withRoom(shown, wide, tall) : [];
  }

  var points = {};
  DATA.lon.forEach(function (lon, i) { points[lon + " " + DATA.lat[i]] = true; });

  function isPoint(at) { return points[at[0] + " " + at[1]]; }

  function bar(most, now) {
    var metres = EARTH * Math.cos(now.center.lat * Math.PI / 180) * degrees(1, now.zoom) / 360;
    var round = DRAWING.roundLength(metres, DATA.unit[1], most);
    var text = round[1].toLocaleString(document.documentElement.lang, { maximumFractionDigits: 6 });
    return [round[0], text + " " + DATA.unit[0]];
  }

  // What lies over the map goes along with it.
  function follow() {
    if (waiting || !state.drawn) { return; }
    waiting = true;
    requestAnimationFrame(function () {
      waiting = false;
      labels.textContent = "";
      namesThatFit(standing(), map.clientWidth, map.clientHeight).forEach(function (name) {
        var text = document.createElement("span");
        text.textContent = name.text;
        text.style.left = name.x + "px";
        text.style.top = name.y + "px";
        labels.appendChild(text);
      });
      var length = bar(120, looking()), line = element("scale").firstElementChild;
      element("scale").hidden = false;
      line.textContent = length[1];
      line.style.width = length[0] + "px";
    });
  }

  function key(look, text) {
    var row = document.createElement("div"), svg = document.createElementNS(
      "http://www.w3.org/2000/svg", "svg");
    row.className = "key";
    svg.setAttribute("viewBox", "0 0 26 16");
    svg.setAttribute("aria-hidden", "true");
    svg.innerHTML = look;
    row.appendChild(svg);
    row.appendChild(document.createTextNode(text));
    entries.appendChild(row);
  }

  function swatch(fill, opacity, rim) {
    return '<rect x="1" y="1" width="24" height="14" fill="#f6f5f1"/>' +
      '<rect x="1" y="1" width="24" height="14" fill="' + fill + '" fill-opacity="' + opacity +
      '" stroke="' + rim + '"/>';
  }

  function fillLegend() {
    legend.hidden = !DATA.marks;
    entries.textContent = "";
    if (state.byScale) {
      entries.appendChild(head(DATA.scale.name));
      DATA.scale.entries.forEach(function (entry) {
        key(swatch(entry[0], opacity(), "#4a5763"), entry[1]);
      });
    } else if (DATA.scale) {
      entries.appendChild(head(DATA.one));
      key(swatch(DATA.groups[0].colour, opacity(), "#4a5763"), WORDS.apart);
    }
    key('<circle cx="13" cy="8" r="4.5" fill="#fff" stroke="#1f2933" stroke-width="1.4"/>',
      DATA.marks);
    if (givenCentres().length) {
      key('<circle cx="13" cy="8" r="6" fill="#fff" stroke="#1f2933" stroke-width="2"/>' +
        '<circle cx="13" cy="8" r="2.6" fill="#1f2933"/>', WORDS.centre);
    }
    if (state.changes) {
      key(swatch(MOVED, 0.28, MOVED), WORDS.moves);
      key('<path d="M1 8h24" stroke="#1f2933" stroke-width="1.6" stroke-dasharray="5 3"/>',
        WORDS.before);
    }
  }

  function putOnPaper() {
    // Where the browser has laid out the sheet already, what is on it stays.
    if (!state.drawn || !map.clientHeight) { return; }
    // Names and dots are as large on paper whatever the screen.
    var now = looking(), less = Math.min(PAPER[0] / map.clientWidth, PAPER[1] / map.clientHeight);
    var wide = map.clientWidth * less, tall = map.clientHeight * less;
    now = { center: now.center, zoom: now.zoom + Math.log2(less) };
    var middle = mercator(now.center.lat), pixel = degrees(1, now.zoom);
    function at(place) {
      return [wide / 2 + (place[0] - now.center.lon) / pixel,
        tall / 2 + (middle - mercator(place[1])) / pixel];
    }
    var size = state.group < 0 && DATA.lon.length > MANY ? 4 : 7;
    var spots = DATA.lon.map(function (lon, i) {
      var group = groups()[DATA.group[i]], plain = state.group >= 0 && state.group !== DATA.group[i];
      return { place: [lon, DATA.lat[i]], size: size,
        fill: !group ? "#8895a0" : plain ? "#c3cad0" : colourOf(group) };
    });
    givenCentres().forEach(function (place) {
      spots.push({ place: place, fill: "#fff", size: 13 }, { place: place, fill: "#1f2933", size: 6 });
    });
    paper.textContent = "";
    if (plans.length > 1) {
      var line = document.createElement("p");
      line.textContent = WORDS.plan + ": " + plans[state.plan].name;
      paper.appendChild(line);
    }
    var drawn = DRAWING.paper({ wide: wide, tall: tall, at: at, areas: areas(), dots: spots,
      names: namesThatFit(at, wide, tall), bar: bar(160, now) });
    drawn.setAttribute("class", "map");
    drawn.setAttribute("aria-label", document.title);
    paper.appendChild(drawn);
    if (DATA.marks) {
      var copy = entries.cloneNode(true);
      copy.removeAttribute("id");
      copy.className = "keys";
      paper.appendChild(copy);
    }
    if (!facts.hidden) {
      var told = facts.cloneNode(true);
      ["id", "aria-live"].forEach(function (name) { told.removeAttribute(name); });
      told.className = "told";
      paper.appendChild(told);
    }
    if (withBase()) {
      var note = document.createElement("p");
      note.textContent = WORDS.paper;
      paper.appendChild(note);
    }
  }

  // --- Search ---------------------------------------------------------------------------

  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  var keys = DATA.names.map(plain);

  function matches(text) {
    var wanted = plain(text.trim()), first = [], second = [], others = [];
    if (!wanted) { return []; }
    keys.forEach(function (key, i) {
      var at = key.indexOf(wanted);
      if (at === 0) { first.push(i); }
      else if (key.indexOf(" " + wanted) >= 0) { second.push(i); }
      else if (at > 0) { others.push(i); }
    });
    return first.concat(second, others);
  }

  function note(text) {
    var row = document.createElement("li");
    row.className = "note";
    row.textContent = text;
    found.appendChild(row);
  }

  function offer() {
    var hits = matches(search.value), any = search.value.trim() !== "";
    found.textContent = "";
    hits.slice(0, MOST_FOUND).forEach(function (point) {
      var row = document.createElement("li"), button = document.createElement("button");
      var where = document.createElement("small"), group = groups()[DATA.group[point]];
      button.type = "button";
      button.textContent = DATA.names[point] + " ";
      where.textContent = group && group.name !== DATA.names[point] ? group.name : "";
      button.appendChild(where);
      button.addEventListener("click", function () { pick(point); });
      row.appendChild(button);
      found.appendChild(row);
    });
    if (any && !hits.length) { note(WORDS.none); }
    if (hits.length > MOST_FOUND) { note(words("more", hits.length - MOST_FOUND)); }
    found.hidden = !any;
  }

  function pick(point) {
    found.hidden = true;
    search.value = DATA.names[point];
    state.group = DATA.group[point];
    choice.value = String(state.group);
    show(point, { center: { lon: DATA.lon[point], lat: DATA.lat[point] }, zoom: 13 });
  }

  // --- Start ----------------------------------------------------------------------------

  function fillChoice() {
    function option(list, name, at) {
      var made = document.createElement("option");
      made.value = String(at);
      made.textContent = name;
      list.appendChild(made);
    }
    function add(name, at) { option(choice, name, at); }
    plans.forEach(function (each, i) { option(plan, each.name, i); });
    plan.parentNode.hidden = plans.length < 2;
    if (DATA.scale) {
      option(colours, DATA.scale.name, 1);
      option(colours, DATA.one, 0);
    }
    colours.parentNode.hidden = !DATA.scale;
    changes.parentNode.hidden = !DATA.moves.length;
    names.parentNode.hidden = !DATA.groups.some(function (group) { return group.label; });
    // A small screen is for the map.
    legend.open = window.innerWidth >= 640;
    fillLegend();
    add(DATA.all, -1);
    DATA.groups.map(function (group, i) { return [group.name, i]; })
      .sort(function (a, b) {
        return a[0].localeCompare(b[0], undefined, { numeric: true }) || a[1] - b[1];
      })
      .forEach(function (each) { add(each[0], each[1]); });
  }

  function listen() {
    credit.querySelector("a").textContent = WORDS.credit;
    listenOnGroups();
    choice.addEventListener("change", function () { choose(Number(choice.value)); });
    search.addEventListener("input", offer);
    search.addEventListener("keydown", function (event) {
      var hits = matches(search.value);
      if (event.key === "Enter" && hits.length) { pick(hits[0]); }
      if (event.key === "Escape") { found.hidden = true; }
      if (event.key === "ArrowDown" && found.querySelector("button")) {
        event.preventDefault();
        found.querySelector("button").focus();
      }
    });
    found.addEventListener("keydown", function (event) {
      var row = document.activeElement.parentNode;
      var next = event.key === "ArrowDown" ? row.nextSibling : row.previousSibling;
      if (event.key === "Escape") { found.hidden = true; search.focus(); }
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") { return; }
      event.preventDefault();
      if (next && next.querySelector("button")) { next.querySelector("button").focus(); }
      else if (event.key === "ArrowUp") { search.focus(); }
    });
    element("all").addEventListener("click", function () { search.value = ""; choose(-1); });
    plan.addEventListener("change", function () { switchTo({ plan: Number(plan.value) }); });
    colours.addEventListener("change", function () { switchTo({ byScale: colours.value === "1" }); });
    changes.addEventListener("change", function () { switchTo({ changes: changes.checked }); });
    names.addEventListener("change", follow);
    window.addEventListener("resize", follow);
    element("print").addEventListener("click", function () { window.print(); });
    window.addEventListener("beforeprint", putOnPaper);
    base.addEventListener("change", function () {
      (base.checked ? reach() : Promise.resolve()).then(function () { draw(null); });
    });
    window.addEventListener("online", function () {
      reach().then(function () { draw(null); });
    });
    window.addEventListener("offline", function () { draw(null); });
  }

  function hasGraphics() {
    var canvas = document.createElement("canvas");
    return !!(canvas.getContext("webgl") || canvas.getContext("webgl2"));
  }

  function unpack() {
    var packed = atob(element("plotly").textContent), bytes = new Uint8Array(packed.length);
    for (var i = 0; i < packed.length; i += 1) { bytes[i] = packed.charCodeAt(i); }
    var stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  }

  function start(program) {
    var script = document.createElement("script");
    script.textContent = program;
    document.head.appendChild(script);
    element("plotly").remove();
    // From version 2.35 on the same maps are drawn by MapLibre, under another name. That in
    // version 4 wants a worker that browsers refuse to a page opened from a file.
    var version = Plotly.version.split(".").map(Number);
    var modern = version[0] > 2 || (version[0] === 2 && version[1] >= 35);
    var graphics = hasGraphics();
    tiled = graphics && location.hash !== "#flat" &&
      (version[0] < 4 || location.protocol !== "file:");
    kind = !tiled ? (graphics ? "scattergl" : "scatter") : modern ? "scattermap" : "scattermapbox";
    part = modern ? "map" : "mapbox";
    base.parentNode.hidden = !tiled;
    // Before the map has its height: what is told takes room above it.
    tellBase();
    map.looking = looking;
    fillChoice();
    listen();
    return choose(-1).then(function () { return reaching; }).then(function () {
      tellBase();
      if (hasNetwork()) { draw(null); }
    });
  }

  if (typeof DecompressionStream === "undefined") {
    say(WORDS.old);
  } else {
    // While the program is unpacked.
    var reaching = location.hash === "#flat" ? Promise.resolve() : reach();
    tellBase();
    unpack().then(start);
  }
}());
