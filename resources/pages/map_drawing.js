/* SPDX-License-Identifier: GPL-2.0-or-later */
// What of the map is drawn without plotly: names that have room, the scale bar, the map on paper.
var DRAWING = (function () {
  "use strict";

  var SVG = "http://www.w3.org/2000/svg";
  // Of a line of names, in pixels.
  var LINE = 15, GAP = 3;

  // The names that have room beside those before them; each with x, y (its middle) and width.
  function withRoom(names, wide, tall) {
    var taken = [];
    return names.filter(function (name) {
      var box = [name.x - name.width / 2 - GAP, name.y - LINE / 2,
        name.x + name.width / 2 + GAP, name.y + LINE / 2];
      if (box[0] < 0 || box[1] < 0 || box[2] > wide || box[3] > tall) { return false; }
      var free = taken.every(function (other) {
        return box[2] <= other[0] || box[0] >= other[2] || box[3] <= other[1] || box[1] >= other[3];
      });
      if (free) { taken.push(box); }
      return free;
    });
  }

  // The longest round length that is at most so many pixels: [pixels, number of units].
  function roundLength(metresPerPixel, metresPerUnit, most) {
    var longest = most * metresPerPixel / metresPerUnit;
    var power = Math.pow(10, Math.floor(Math.log10(longest)));
    var round = [5, 2, 1].filter(function (n) { return n * power <= longest; })[0] * power;
    return [round * metresPerUnit / metresPerPixel, round];
  }

  function node(kind, attributes, parent) {
    var made = document.createElementNS(SVG, kind);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (parent) { parent.appendChild(made); }
    return made;
  }

  function path(outline, at) {
    return outline.map(function (polygon) {
      return polygon.map(function (ring) {
        return "M" + ring.map(function (place) {
          return at(place).map(function (pixels) { return pixels.toFixed(1); }).join(" ");
        }).join("L") + "Z";
      }).join("");
    }).join("");
  }

  // The map as lines and areas, sharp at any size.
  // shown: wide, tall, at (place -> pixels), areas and lines (outline, fill, opacity, line, width,
  // dash), dots (place, fill, size), names (text, x, y), bar (pixels, text).
  function paper(shown) {
    var svg = node("svg", { viewBox: "0 0 " + shown.wide + " " + shown.tall, role: "img" });
    node("rect", { width: shown.wide, height: shown.tall, fill: "#f6f5f1" }, svg);
    shown.areas.forEach(function (area) {
      node("path", {
        d: path(area.outline, shown.at), fill: area.fill || "none",
        "fill-opacity": area.opacity || 1, "fill-rule": "evenodd",
        stroke: area.line || "none", "stroke-width": area.width || 0,
        "stroke-dasharray": area.dash || "none", "stroke-linejoin": "round"
      }, svg);
    });
    var ofColour = {};
    shown.dots.forEach(function (dot) {
      var kind = dot.fill + " " + dot.size;
      // A dot is a line of no length with round ends.
      ofColour[kind] = (ofColour[kind] || "") + "M" + shown.at(dot.place).map(function (pixels) {
        return pixels.toFixed(1);
      }).join(" ") + "h0";
    });
    [["#1f2933", 2], ["", 0]].forEach(function (rim) {
      Object.keys(ofColour).forEach(function (kind) {
        var fill = kind.split(" ")[0], size = Number(kind.split(" ")[1]);
        node("path", { d: ofColour[kind], fill: "none", stroke: rim[0] || fill,
          "stroke-width": size + rim[1], "stroke-linecap": "round" }, svg);
      });
    });
    shown.names.forEach(function (name) {
      node("text", { x: name.x.toFixed(1), y: (name.y + 4).toFixed(1), "text-anchor": "middle" },
        svg).textContent = name.text;
    });
    var base = shown.tall - 12;
    node("path", { d: "M12 " + (base - 6) + "v6h" + shown.bar[0].toFixed(1) + "v-6", fill: "none",
      stroke: "#1f2933", "stroke-width": 1.5 }, svg);
    node("text", { x: 16, y: base - 5 }, svg).textContent = shown.bar[1];
    node("rect", { x: 0.5, y: 0.5, width: shown.wide - 1, height: shown.tall - 1, fill: "none",
      stroke: "#1f2933" }, svg);
    return svg;
  }

  return { withRoom: withRoom, roundLength: roundLength, paper: paper };
}());

