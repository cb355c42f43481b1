/* SPDX-License-Identifier: GPL-2.0-or-later */
// Sorting of tables by a click on a column's head, tables as CSV, and a note where a table is
// wider than the page. Plain ES5: QGIS's own viewer is an old one.
(function () {
  function order(cell) {
    var value = cell.getAttribute("data-order");
    if (value === null) { return null; }
    var number = Number(value);
    return value !== "" && !isNaN(number) ? number : value.toLowerCase();
  }

  function compare(a, b) {
    if (typeof a === typeof b) { return a < b ? -1 : a > b ? 1 : 0; }
    return typeof a === "number" ? -1 : 1;
  }

  // Of a long table all but the first rows wait as data: [text, what it is sorted by, its tone].
  function rowOf(cells, heads) {
    var row = document.createElement("tr");
    cells.forEach(function (told, at) {
      var cell = document.createElement(at ? "td" : "th");
      if (!at) { cell.scope = "row"; }
      cell.textContent = told[0];
      if (told[1] !== null) { cell.setAttribute("data-order", told[1]); }
      cell.className = (heads[at].className + " " + told[2]).trim();
      row.appendChild(cell);
    });
    return row;
  }

  function waiting(table) { return table.parentNode.querySelector("script"); }

  // All rows in their order, shown or not.
  function rowsOf(table) {
    if (!table.allRows) {
      var data = waiting(table), body = table.tBodies[0];
      table.allRows = Array.prototype.slice.call(body.rows);
      table.atFirst = data ? table.allRows.length : Infinity;
      if (data) {
        JSON.parse(data.textContent).forEach(function (cells) {
          table.allRows.push(rowOf(cells, table.tHead.rows[0].cells));
        });
      }
    }
    return table.allRows;
  }

  function show(table, rows) {
    var body = table.tBodies[0];
    table.allRows = rows;
    body.textContent = "";
    rows.slice(0, table.atFirst).forEach(function (row) { body.appendChild(row); });
  }

  function sortBy(table, heads, column) {
    var head = heads[column];
    var now = head.getAttribute("aria-sort");
    // Numbers begin with the largest: the worst and the best are what one looks for.
    var numeric = head.className.indexOf("n") >= 0;
    var down = now ? now === "ascending" : numeric;
    var rows = rowsOf(table).map(function (row, i) {
      return { row: row, key: order(row.cells[column]), at: i };
    });
    rows.sort(function (a, b) {
      if (a.key === null || b.key === null) {
        return a.key === b.key ? a.at - b.at : a.key === null ? 1 : -1;
      }
      return (down ? compare(b.key, a.key) : compare(a.key, b.key)) || a.at - b.at;
    });
    show(table, rows.map(function (each) { return each.row; }));
    Array.prototype.forEach.call(heads, function (each) { each.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
  }

  Array.prototype.forEach.call(document.querySelectorAll("table.sortable"), function (table) {
    var heads = table.tHead.rows[0].cells;
    Array.prototype.forEach.call(heads, function (head, column) {
      var button = head.querySelector("button");
      if (!head.title) { button.title = WORDS.sort; }
      button.addEventListener("click", function () { sortBy(table, heads, column); });
    });
    if (waiting(table)) { offerAll(table); }
  });

  function offerAll(table) {
    var button = document.createElement("button"), note = table.parentNode.previousSibling;
    button.type = "button";
    button.className = "csv";
    button.textContent = WORDS.all;
    button.addEventListener("click", function () {
      var rows = rowsOf(table);
      table.atFirst = Infinity;
      show(table, rows);
      note.parentNode.removeChild(note);
    });
    note.appendChild(document.createTextNode(" "));
    note.appendChild(button);
  }

  // A table as a file for a spreadsheet: texts as shown, numbers in full.
  function csvOf(table) {
    var lines = [table.tHead.rows[0]].concat(rowsOf(table)).map(function (row) {
      return Array.prototype.map.call(row.cells, function (cell) {
        var number = cell.tagName === "TD" && cell.className.indexOf("n") >= 0 ? order(cell) : null;
        var text = typeof number === "number" ? String(number) : cell.textContent;
        return '"' + text.replace(/\s+/g, " ").trim().replace(/"/g, '""') + '"';
      }).join(",");
    });
    // With the mark that tells spreadsheets it is UTF-8.
    return "\ufeff" + lines.join("\r\n") + "\r\n";
  }

  function offerCsv(frame) {
    var table = frame.querySelector("table");
    var button = document.createElement("button");
    button.type = "button";
    button.className = "csv";
    button.textContent = WORDS.csv;
    var caption = table.caption ? table.caption.textContent : "";
    button.setAttribute("aria-label", WORDS.csv + ": " + caption);
    button.addEventListener("click", function () {
      var link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([csvOf(table)], { type: "text/csv" }));
      link.download = (caption || "table").replace(/[^\w -]+/g, "").slice(0, 60) + ".csv";
      document.body.appendChild(link);
      link.click();
      document.body.removeChild(link);
    });
    frame.parentNode.insertBefore(button, frame.nextSibling);
  }

  if (window.Blob && window.URL && URL.createObjectURL) {
    Array.prototype.forEach.call(document.querySelectorAll(".scroll"), offerCsv);
  }

  var frames = Array.prototype.map.call(document.querySelectorAll(".scroll"), function (frame) {
    var note = document.createElement("p");
    note.className = "more";
    note.textContent = WORDS.scroll + " \u2192";
    note.style.display = "none";
    // The frame says so itself to those who cannot see it.
    note.setAttribute("aria-hidden", "true");
    frame.parentNode.insertBefore(note, frame);
    return { frame: frame, note: note };
  });

  // What scrolls must be reached by the keyboard: maps on a phone do, and long commands.
  var scrolling = document.querySelectorAll("figure, pre");

  function tellWide() {
    Array.prototype.forEach.call(scrolling, function (each) {
      if (each.scrollWidth > each.clientWidth + 1) {
        each.setAttribute("tabindex", "0");
      } else {
        each.removeAttribute("tabindex");
      }
    });
    frames.forEach(function (each) {
      var wide = each.frame.scrollWidth > each.frame.clientWidth + 1;
      each.frame.className = wide ? "scroll wide" : "scroll";
      each.note.style.display = wide ? "" : "none";
    });
  }

  tellWide();
  window.addEventListener("resize", tellWide);
}());
