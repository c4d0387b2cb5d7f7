// The drawings of layers: says what the vertex under the pointer or the cursor is, and shows the
// vertices of one device alone.
'use strict';
(() => {
  const tip = document.getElementById('vertex');
  if (!tip) {
    return;
  }
  const names = [...document.querySelectorAll('.legend button')]
    .map(button => button.querySelector('.name').textContent);
  const count = number => Number(number).toLocaleString('en');

  // "a*3 b*2" becomes a list of [end, value], so that a cell is found without spreading them out.
  const runsOf = text => {
    let end = 0;
    return text.split(' ').map(run => {
      const [value, length] = run.split('*');
      return [end += Number(length), value];
    });
  };
  const valueAt = (runs, cell) => {
    let low = 0;
    let high = runs.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (runs[middle][0] > cell) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return runs[low][1];
  };

  const place = (x, y) => {
    tip.hidden = false;
    const box = tip.getBoundingClientRect();
    tip.style.left = Math.max(4, Math.min(x + 14, innerWidth - box.width - 4)) + 'px';
    tip.style.top = (y + 18 + box.height < innerHeight ? y + 18 : Math.max(4, y - box.height - 12)) + 'px';
  };

  const prepare = svg => {
    const data = svg.dataset;
    const columns = Number(data.columns);
    const cells = Number(data.cells);
    const step = Number(data.step);
    const size = Number(data.cell);
    const high = Number(data.cellHeight);
    const devices = runsOf(data.devices);
    const sizes = runsOf(data.sizes);
    let cursor = null;

    const describe = cell => {
      const down = Math.floor(cell / columns) * step;
      const across = cell % columns * step;
      const [row, column] = data.onSide === 'true' ? [across, down] : [down, across];
      const vertex = Number(data.first) + (data.line ? cell * step : row * Number(data.width) + column);
      const device = valueAt(devices, cell);
      const [memory, computation, output] = valueAt(sizes, cell).split(',');
      const position = data.line ? `${data.line} ${cell * step}` : `row ${row}, column ${column}`;
      return `${data.layer}, ${position} (vertex ${vertex}): device ${device}, ${names[device]}. `
        + `Memory ${count(memory)} values, ${count(computation)} FLOP, sends ${count(output)} values.`;
    };
    const pixels = () => svg.getBoundingClientRect().width / columns;
    const pixelsDown = () => pixels() * high / size;
    const mark = cell => {
      svg.querySelectorAll('.cursor, .cursor-halo').forEach(each => each.remove());
      for (const style of ['cursor-halo', 'cursor']) {
        const frame = document.createElementNS(svg.namespaceURI, 'rect');
        frame.setAttribute('class', style);
        frame.setAttribute('x', cell % columns * size);
        frame.setAttribute('y', Math.floor(cell / columns) * high);
        frame.setAttribute('width', size);
        frame.setAttribute('height', high);
        svg.append(frame);
      }
    };
    const leave = () => {
      tip.hidden = true;
      svg.querySelectorAll('.cursor, .cursor-halo').forEach(each => each.remove());
    };
    svg.addEventListener('pointermove', event => {
      const box = svg.getBoundingClientRect();
      const column = Math.floor((event.clientX - box.left) / pixels());
      const row = Math.floor((event.clientY - box.top) / pixelsDown());
      const cell = row * columns + column;
      if (column < 0 || column >= columns || row < 0 || cell >= cells) {
        tip.hidden = true;
        return;
      }
      tip.textContent = describe(cell);
      place(event.clientX, event.clientY);
    });
    svg.addEventListener('pointerleave', leave);
    svg.addEventListener('blur', leave);
    svg.addEventListener('keydown', event => {
      if (event.key === 'Escape') {
        leave();
        return;
      }
      const moves = {ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns};
      if (!(event.key in moves)) {
        return;
      }
      event.preventDefault();
      const next = cursor === null ? 0 : cursor + moves[event.key];
      cursor = next >= 0 && next < cells ? next : cursor;
      mark(cursor);
      tip.textContent = describe(cursor);
      const box = svg.getBoundingClientRect();
      place(box.left + (cursor % columns + 1) * pixels(), box.top + (Math.floor(cursor / columns) + 1) * pixelsDown());
    });
  };
  document.querySelectorAll('.layer svg').forEach(prepare);

  document.querySelector('.legend').addEventListener('click', event => {
    const pressed = event.target.closest('button');
    if (!pressed) {
      return;
    }
    const on = pressed.getAttribute('aria-pressed') !== 'true';
    document.querySelectorAll('.legend button').forEach(
      button => button.setAttribute('aria-pressed', String(on && button === pressed)));
    const layers = document.querySelector('.layers');
    layers.classList.toggle('alone', on);
    layers.querySelectorAll('[data-device]').forEach(
      each => each.classList.toggle('chosen', each.dataset.device === pressed.dataset.device));
  });
})();
