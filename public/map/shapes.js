// What the map draws that Leaflet has no shape for.

/** A building's name as what stands before its number and from there on: 柳岸家园 and 39号楼. */
export function nameParts(name) {
  const from = name.search(/\d/);
  return from < 0 ? ['', name] : [name.slice(0, from).trim(), name.slice(from)];
}

/** How a building may be called, the longest first: where its estate's name finds no room, the number does. */
export function shorter(name) {
  const number = nameParts(name)[1];
  return [...new Set([name, number, number.match(/^\d+/)?.[0] ?? number])];
}

/** A canvas polygon that carries its name, as long as the name fits. */
export const labelled = () => L.Polygon.extend({
  _updatePath() {
    L.Polygon.prototype._updatePath.call(this);
    const { name, ink } = this.options;
    if (!name || !this._renderer._drawing || this._map.getZoom() < this.options.from) return;
    const pen = this._renderer._ctx;
    const room = this._pxBounds.getSize().x - 4;
    pen.font = `600 ${this.options.size}px system-ui, sans-serif`;
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    pen.globalAlpha = 1;
    pen.fillStyle = ink;
    const text = shorter(name).find((t) => pen.measureText(t).width <= room);
    if (text) {
      const at = this._pxBounds.getCenter();
      pen.fillText(text, at.x, at.y);
    }
  },
});

/** An icon of the app, for a marker. */
export function symbol(name) {
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  const use = document.createElementNS(ns, 'use');
  use.setAttribute('href', `#icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'l-icon');
  svg.append(use);
  return svg;
}
