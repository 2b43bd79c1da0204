// Reports on the map: DOM elements that together are one Tab stop; those beyond MARKS_MAX lie on a canvas,
// which keeps phones smooth.

import { symbol } from './shapes.js';

const MARKS_MAX = 150;

/** What is late lies over what is done, wherever it stands; what is chosen over all of them. */
const STACK = ['done', 'off', 'green', 'many', 'amber', 'red'];
/** More than any map is high in pixels: Leaflet stacks by latitude within one kind. */
const STOREY = 10_000;

export class Marks {
  /** `colour(name)` is one of the theme; `choose(mark)`: somebody pressed one. */
  constructor(map, colour, choose) {
    Object.assign(this, { map, colour, choose });
    this.named = new Map();
    this.crowd = L.layerGroup().addTo(map);
  }

  set(wanted) {
    const named = wanted.slice(0, MARKS_MAX);
    const keep = new Set(named.map((mark) => mark.key));
    for (const [key, marker] of this.named) {
      if (!keep.has(key)) {
        marker.remove();
        this.named.delete(key);
      }
    }
    for (const mark of named) {
      if (!this.named.has(mark.key)) this.named.set(mark.key, this.place(mark));
    }
    this.crowd.clearLayers();
    for (const mark of wanted.slice(MARKS_MAX)) {
      L.circleMarker([mark.lat, mark.lng], { radius: 6, weight: 2, color: this.colour('edge'), fillColor: this.colour({ green: 'on', done: 'many-ink' }[mark.tone] ?? mark.tone), fillOpacity: 1 })
        .on('click', () => this.choose(mark)).addTo(this.crowd);
    }
    this.rove();
    this.ring();
  }

  setChosen(key) {
    const before = this.named.get(this.chosen)?.face;
    this.chosen = key;
    this.ring();
    // Who closed the card goes on where they came from.
    if (!key && before) requestAnimationFrame(() => document.activeElement === document.body && before.focus());
  }

  ring() {
    for (const [key, marker] of this.named) {
      const chosen = key === this.chosen;
      if (marker.face.hasAttribute('aria-pressed')) marker.face.setAttribute('aria-pressed', String(chosen));
      marker.setZIndexOffset(STOREY * (chosen ? STACK.length : marker.storey));
    }
  }

  place(mark) {
    const face = document.createElement('span');
    face.className = `l-map__mark l-map__mark--${mark.tone}`;
    face.tabIndex = -1;
    face.setAttribute('role', 'button');
    face.setAttribute('aria-label', mark.label);
    if (!mark.bounds) face.setAttribute('aria-pressed', 'false');
    if (mark.text) face.textContent = mark.text;
    if (mark.icon) face.append(symbol(mark.icon));
    face.addEventListener('keydown', (event) => this.onKey(event, mark));
    const icon = L.divIcon({ html: face, className: 'l-map__hold', iconSize: null });
    const storey = STACK.indexOf(mark.tone);
    const marker = L.marker([mark.lat, mark.lng], { icon, keyboard: false, zIndexOffset: STOREY * storey });
    marker.on('click', () => this.choose(mark));
    marker.face = face;
    marker.storey = storey;
    return marker.addTo(this.map);
  }

  faces() {
    return [...this.named.values()].map((marker) => marker.face);
  }

  onKey(event, mark) {
    const faces = this.faces();
    const now = faces.indexOf(event.currentTarget);
    const to = { ArrowRight: now + 1, ArrowDown: now + 1, ArrowLeft: now - 1, ArrowUp: now - 1, Home: 0, End: faces.length - 1 }[event.key];
    if (event.key === 'Enter' || event.key === ' ') this.choose(mark);
    else if (to === undefined) return;
    else {
      const face = faces[(to + faces.length) % faces.length];
      this.rove(face);
      face.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** Exactly one marker is a Tab stop. */
  rove(face) {
    const faces = this.faces();
    const stop = face ?? faces.find((f) => f === document.activeElement) ?? faces[0];
    for (const f of faces) f.tabIndex = f === stop ? 0 : -1;
  }
}
