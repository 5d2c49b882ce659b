// Draws the charts from their descriptions. The tables beside them say the same without it.
(function () {
  'use strict';
  if (typeof echarts === 'undefined') { return; }
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  var charts = [];
  // Paper is light whatever the screen is: the first rule of the style sheet holds the light colours.
  function colour(name, paper) {
    var style = paper ? document.styleSheets[0].cssRules[0].style : getComputedStyle(document.documentElement);
    var value = style.getPropertyValue('--' + name).trim();
    return value.charAt(0) === '#' ? value : 'rgb(' + value.split(/\s+/).join(',') + ')';
  }
  function coloured(value, paper) {
    if (typeof value === 'string') { return value.charAt(0) === '@' ? colour(value.slice(1), paper) : value; }
    if (Array.isArray(value)) { return value.map(function (item) { return coloured(item, paper); }); }
    if (value === null || typeof value !== 'object') { return value; }
    var copy = {};
    Object.keys(value).forEach(function (key) { copy[key] = coloured(value[key], paper); });
    return copy;
  }
  function option(described, paper) {
    var option = coloured(described, paper);
    option.animation = false;
    option.textStyle = { fontFamily: getComputedStyle(document.body).fontFamily, color: colour('ink', paper) };
    if (option.tooltip) {
      option.tooltip.backgroundColor = colour('paper', paper);
      option.tooltip.borderColor = colour('rule', paper);
      option.tooltip.textStyle = { color: colour('ink', paper), fontSize: 13 };
      option.tooltip.confine = true;
      option.tooltip.transitionDuration = 0;
      if (option.tooltip.trigger === 'item') {
        option.tooltip.formatter = function (point) {
          return point.data && point.data.text ? echarts.format.encodeHTML(point.data.text) : '';
        };
      } else {
        option.tooltip.valueFormatter = function (number) { return number == null ? '' : Number(number).toFixed(3); };
      }
    }
    return option;
  }
  // A legend that the keyboard reaches: one button for each series, pressed while it is drawn.
  function legend(chart, list, described) {
    described.series.filter(function (series) { return series.name; }).forEach(function (series) {
      var item = document.createElement('li');
      var button = document.createElement('button');
      var swatch = document.createElement('span');
      button.type = 'button';
      swatch.className = 'swatch';
      swatch.setAttribute('data-colour', series.lineStyle.color.slice(1));
      button.appendChild(swatch);
      button.appendChild(document.createTextNode(series.name));
      button.setAttribute('aria-pressed', String(described.legend.selected[series.name] !== false));
      button.addEventListener('click', function () {
        var on = button.getAttribute('aria-pressed') !== 'true';
        button.setAttribute('aria-pressed', String(on));
        described.legend.selected[series.name] = on;
        chart.dispatchAction({ type: on ? 'legendSelect' : 'legendUnSelect', name: series.name });
      });
      item.appendChild(button);
      list.appendChild(item);
    });
  }
  function paint(paper) {
    charts.forEach(function (one) {
      one.chart.setOption(option(one.described, paper), true);
      one.list.querySelectorAll('.swatch').forEach(function (swatch) {
        swatch.style.background = colour(swatch.getAttribute('data-colour'), paper);
      });
    });
  }
  document.querySelectorAll('script[data-chart]').forEach(function (script) {
    var place = document.getElementById(script.getAttribute('data-chart'));
    var list = place.parentNode.querySelector('.choices');
    var described = JSON.parse(script.textContent);
    var chart = echarts.init(place, null, { renderer: 'svg' });
    if (described.legend) { legend(chart, list, described); }
    charts.push({ chart: chart, described: described, list: list });
  });
  paint(false);
  dark.addEventListener('change', function () { paint(false); });
  function fit() { charts.forEach(function (one) { one.chart.resize(); }); }
  window.addEventListener('resize', fit);
  // What is printed is what is drawn now; the library would wait for the next frame.
  window.addEventListener('beforeprint', function () {
    paint(true);
    charts.forEach(function (one) {
      one.chart.resize({ width: 680 });
      one.chart.getZr().flush();
    });
  });
  window.addEventListener('afterprint', function () {
    paint(false);
    charts.forEach(function (one) { one.chart.resize({ width: 'auto' }); });
  });
}());
