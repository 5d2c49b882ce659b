// Tables sort by a click on a column's head. Reading needs none of this.
(function () {
  'use strict';
  function value(row, column) {
    var cell = row.cells[column];
    var text = cell.getAttribute('data-sort') || cell.textContent.trim();
    var number = parseFloat(text.replace(/\u2212/g, '-').replace(/^[^0-9-]+/, ''));
    return { text: text, number: number };
  }
  // What has no number stays at the end, whichever way the rest goes.
  function compare(a, b, sign) {
    if (isNaN(a.number) !== isNaN(b.number)) { return isNaN(a.number) ? 1 : -1; }
    return sign * (isNaN(a.number) ? a.text.localeCompare(b.text) : a.number - b.number);
  }
  document.querySelectorAll('table.sortable').forEach(function (table) {
    var heads = Array.from(table.tHead.rows[0].cells);
    var body = table.tBodies[0];
    heads.forEach(function (head, column) {
      var button = document.createElement('button');
      button.type = 'button';
      while (head.firstChild) { button.appendChild(head.firstChild); }
      head.appendChild(button);
      button.addEventListener('click', function () {
        var down = head.getAttribute('aria-sort') === 'ascending';
        heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        Array.from(body.rows).sort(function (a, b) {
          var sign = down ? -1 : 1;
          return column === 0
            ? sign * value(a, 0).text.localeCompare(value(b, 0).text)
            : compare(value(a, column), value(b, column), sign);
        }).forEach(function (row) { body.appendChild(row); });
      });
    });
  });
  // Paper cannot be unfolded. What only repeats a picture stays folded.
  var folded = [];
  window.addEventListener('beforeprint', function () {
    folded = Array.from(document.querySelectorAll('details:not([open]):not(.long)'));
    folded.forEach(function (details) { details.open = true; });
  });
  window.addEventListener('afterprint', function () {
    folded.forEach(function (details) { details.open = false; });
  });
}());
