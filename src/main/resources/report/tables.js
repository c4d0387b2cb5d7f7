// Tables of class "sortable": a click on a column's name sorts by it, a second click turns it round.
// Their cells learn the names of their columns, for screens on which a row is a card. What is wider
// than the page gets a hint.
'use strict';
(() => {
  const valueOf = (row, column) => {
    const cell = row.cells[column];
    const text = cell.dataset.value ?? cell.textContent.trim();
    const number = Number(text.replace(/[,%]/g, '').trim());
    return text === '' || text === '-' ? null : Number.isNaN(number) ? text : number;
  };
  const compare = (a, b) => typeof a === 'number' && typeof b === 'number'
    ? a - b : String(a).localeCompare(String(b), 'en', {numeric: true});
  const sort = (table, header) => {
    const order = header.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
    table.querySelectorAll('thead th').forEach(each => each.removeAttribute('aria-sort'));
    header.setAttribute('aria-sort', order);
    const body = table.tBodies[0];
    const rows = [...body.rows].map(row => ({row, value: valueOf(row, header.cellIndex)}));
    rows.sort((a, b) => {
      if (a.value === null || b.value === null) {
        return (a.value === null) - (b.value === null);
      }
      return (order === 'ascending' ? 1 : -1) * compare(a.value, b.value);
    });
    body.append(...rows.map(each => each.row));
  };
  for (const table of document.querySelectorAll('table.sortable')) {
    const names = [...table.querySelectorAll('thead th')].map(each => each.textContent);
    for (const row of table.tBodies[0].rows) {
      [...row.cells].forEach((cell, column) => cell.dataset.label = names[column]);
    }
    table.classList.add('labelled');
    for (const header of table.querySelectorAll('thead th')) {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...header.childNodes);
      button.addEventListener('click', () => sort(table, header));
      header.append(button);
    }
  }
  const hint = () => {
    for (const box of document.querySelectorAll('.scroll')) {
      const wide = box.scrollWidth > box.clientWidth + 1;
      box.classList.toggle('wide', wide);
      box.tabIndex = wide ? 0 : -1;
    }
  };
  hint();
  addEventListener('resize', hint);
  document.querySelectorAll('details').forEach(each => each.addEventListener('toggle', hint));
})();
