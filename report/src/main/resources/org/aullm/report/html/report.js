// Tables sort by a click on a column's head. Reading needs none of this.
(function () {
  'use strict';
  function value(row, column) {
    var cell = row.cells[column];
    var text = cell.getAttribute('data-sort') || cell.textContent.trim();
    var number = parseFloat(text.replace(/\u2212/g, '-').replace(/^[^0-9-]+/, ''));
    return { text: text, number: number };
  }
  function compare(a, b) {
    if (isNaN(a.number) !== isNaN(b.number)) { return isNaN(a.number) ? 1 : -1; }
    return isNaN(a.number) ? a.text.localeCompare(b.text) : a.number - b.number;
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
          var order = column === 0
            ? value(a, 0).text.localeCompare(value(b, 0).text)
            : compare(value(a, column), value(b, column));
          return down ? -order : order;
        }).forEach(function (row) { body.appendChild(row); });
      });
    });
  });
  // Paper cannot be unfolded.
  var folded = [];
  window.addEventListener('beforeprint', function () {
    folded = Array.from(document.querySelectorAll('details:not([open])'));
    folded.forEach(function (details) { details.open = true; });
  });
  window.addEventListener('afterprint', function () {
    folded.forEach(function (details) { details.open = false; });
  });
}());
