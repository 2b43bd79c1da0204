// The app's whole use of Leaflet: a class that draws the community and reports what people do.
// Loaded by src/platform/leaflet.rs when a map is shown, never before. Named markers are DOM
// elements with one Tab stop; beyond MARKS_MAX and for the ground a canvas keeps phones smooth.

import { labelled, symbol } from './shapes.js';

const MARKS_MAX = 150;
const LABELS_FROM_ZOOM = 17;
/** Facilities stand some ten metres apart: farther out they would be one blue cloud. */
const THINGS_FROM_ZOOM = 17;

/** What is late lies over what is done, wherever it stands; what is chosen over all of them. */
const STACK = ['off', 'green', 'many', 'amber', 'red'];
/** More than any map is high in pixels: Leaflet stacks by latitude within one kind. */
const STOREY = 10_000;

/** The buttons stand over the right edge: nothing that is fitted may lie under them. 长辈版 has them below. */
const fitting = () => {
  const right = document.documentElement.dataset.mode === 'elder' ? 8 : 56;
  return { animate: false, paddingTopLeft: [8, 8], paddingBottomRight: [right, 8] };
};

const box = (b) => [[b.south, b.west], [b.north, b.east]];

async function shifted() {
  const { toGcj02, toWgs84 } = await import('./gcj02.js');
  const plain = L.Projection.SphericalMercator;
  return L.extend({}, L.CRS.EPSG3857, {
    projection: L.extend({}, plain, {
      project: ({ lat, lng }) => plain.project(L.latLng(toGcj02(lat, lng))),
      unproject: (point) => {
        const { lat, lng } = plain.unproject(point);
        return L.latLng(toWgs84(lat, lng));
      },
    }),
  });
}

class LinliMap {
  /** `options`: {bounds, start?, mode: 'browse'|'place', tiles?, gcj02?}; `emit(kind, json)`. */
  static async open(host, options, emit) {
    const crs = options.gcj02 ? await shifted() : L.CRS.EPSG3857;
    return new LinliMap(host, options, emit, crs);
  }

  constructor(host, options, emit, crs) {
    this.host = host;
    this.emit = (kind, data) => emit(kind, JSON.stringify(data));
    this.marks = new Map();
    this.turn = Promise.resolve();
    const placing = options.mode === 'place';
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.map = L.map(host, {
      crs,
      zoomControl: false,
      attributionControl: false,
      maxZoom: 20,
      // Quarter steps: with whole ones a community may fill a quarter of the map only.
      zoomSnap: 0.25,
      // The observer below sees every change of size, and says that nobody moved the map.
      trackResize: false,
      renderer: L.canvas({ padding: 0.5, tolerance: 14 }),
      scrollWheelZoom: placing ? 'center' : true,
      doubleClickZoom: 'center',
      touchZoom: placing ? 'center' : true,
      keyboardPanDelta: placing ? 20 : 80,
      zoomAnimation: !calm,
      fadeAnimation: !calm,
      markerZoomAnimation: !calm,
      inertia: !calm,
    });
    if (options.tiles) L.tileLayer(options.tiles, { maxZoom: 20, maxNativeZoom: 18 }).addTo(this.map);
    this.ground = L.layerGroup().addTo(this.map);
    this.things = L.layerGroup();
    this.crowd = L.layerGroup().addTo(this.map);
    this.home = options.bounds;
    this.fit(options.bounds);
    if (options.start) this.view(options.start.lat, options.start.lng, options.start.zoom);
    this.map.setMaxBounds(this.map.getBounds().extend(box(options.bounds)).pad(0.6));
    this.map.setMinZoom(this.map.getBoundsZoom(box(options.bounds)) - 1);
    this.listen(options.mode);
  }

  listen(mode) {
    this.map.on('moveend', () => {
      this.fitted = this.fitted && this.byApp;
      this.moved('person');
    });
    this.map.on('zoomend', () => this.showThings());
    this.host.addEventListener('keydown', this.onKey = (event) => {
      if (mode === 'place' && event.key === 'Enter' && event.target === this.host) this.emit('confirm', null);
    });
    this.resized = new ResizeObserver(() => this.resize());
    this.resized.observe(this.host);
    this.themed = new MutationObserver(() => this.drawGround());
    this.themed.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-mode'] });
    this.inTurn(() => this.moved('app'));
  }

  /** Drawing in one piece would keep a slow phone from answering for a quarter of a second. */
  inTurn(work) {
    this.turn = this.turn
      .then(() => new Promise((go) => setTimeout(go)))
      .then(() => this.closed || work())
      // A broken file leaves the map as it was, and the next piece has its turn.
      .catch((error) => console.error(error));
  }

  moved(by) {
    const b = this.map.getBounds();
    const centre = this.map.getCenter();
    this.emit('moved', {
      by: this.byApp ? 'app' : by,
      bounds: { south: b.getSouth(), west: b.getWest(), north: b.getNorth(), east: b.getEast() },
      zoom: Math.floor(this.map.getZoom()),
      lat: centre.lat,
      lng: centre.lng,
    });
  }

  /** Moves without animation; the person is not said to have moved the map. */
  quietly(move) {
    this.byApp = true;
    move();
    this.byApp = false;
  }

  /** The whole community stays whole, and as large as it can be, until somebody looks elsewhere. */
  resize() {
    this.quietly(() => this.map.invalidateSize({ animate: false }));
    if (this.fitted) this.fit(this.home);
  }

  view(lat, lng, zoom) {
    this.fitted = false;
    this.quietly(() => this.map.setView([lat, lng], zoom || this.map.getZoom(), { animate: false }));
  }

  fit(bounds) {
    this.quietly(() => this.map.fitBounds(box(bounds), fitting()));
    this.fitted = true;
  }

  /** Steps of the on-screen buttons; `dx`, `dy` in parts of the visible size. */
  step(dx, dy) {
    const size = this.map.getSize();
    this.map.panBy([Math.round(dx * size.x), Math.round(dy * size.y)], { animate: false });
  }

  zoomBy(levels) {
    this.map.setZoom(this.map.getZoom() + levels, { animate: false });
  }

  reset() {
    this.map.fitBounds(box(this.home), fitting());
    this.fitted = true;
  }

  colour(name) {
    return getComputedStyle(this.host).getPropertyValue(`--map-${name}`).trim();
  }

  setGround(geojson) {
    this.inTurn(() => {
      this.shapes = JSON.parse(geojson);
      this.drawGround();
    });
  }

  drawGround() {
    if (!this.shapes) return;
    this.ground.clearLayers();
    const Area = labelled();
    const order = ['green', 'water', 'road', 'grid', 'building'];
    const rank = (feature) => order.indexOf(feature.properties.k);
    for (const feature of [...this.shapes.features].sort((a, b) => rank(a) - rank(b))) {
      this.drawFeature(feature, Area);
    }
  }

  drawFeature({ geometry, properties: { k, n } }, Area) {
    const ring = { Polygon: 1, MultiPolygon: 2 }[geometry.type];
    const line = { LineString: 0, MultiLineString: 1 }[geometry.type];
    if (ring === undefined && line === undefined) return;
    const at = L.GeoJSON.coordsToLatLngs(geometry.coordinates, ring ?? line);
    const fill = this.colour(k);
    if (ring === undefined) {
      L.polyline(at, { color: fill, weight: 6, interactive: false }).addTo(this.ground);
      return;
    }
    const grid = k === 'grid';
    new Area(at, {
      color: this.colour(grid ? 'grid-line' : 'edge'),
      weight: grid ? 1.5 : 1,
      dashArray: grid ? '6 5' : null,
      fill: !grid,
      fillColor: fill,
      fillOpacity: 1,
      interactive: false,
      name: k === 'building' ? n : null,
      ink: this.colour('ink'),
      from: LABELS_FROM_ZOOM,
      size: 13,
    }).addTo(this.ground);
  }

  /** Facilities: `[{id, lat, lng, name}]`. */
  setThings(json) {
    this.inTurn(() => this.drawThings(JSON.parse(json)));
  }

  drawThings(all) {
    this.things.clearLayers();
    for (const thing of all) {
      L.circleMarker([thing.lat, thing.lng], {
        radius: 7, weight: 2, color: this.colour('thing-edge'), fillColor: this.colour('thing'), fillOpacity: 1,
      }).on('click', () => this.emit('thing', thing.id)).addTo(this.things);
    }
    this.showThings();
  }

  showThings() {
    if (this.map.getZoom() < THINGS_FROM_ZOOM) this.things.remove();
    else this.things.addTo(this.map);
  }

  /** `[{key, lat, lng, tone, label, icon?, text?, bounds?}]`: pins have an icon, clusters a text. */
  setMarks(json) {
    const wanted = JSON.parse(json);
    const named = wanted.slice(0, MARKS_MAX);
    const keep = new Set(named.map((mark) => mark.key));
    for (const [key, marker] of this.marks) {
      if (!keep.has(key)) {
        marker.remove();
        this.marks.delete(key);
      }
    }
    for (const mark of named) {
      if (!this.marks.has(mark.key)) this.marks.set(mark.key, this.place(mark));
    }
    this.crowd.clearLayers();
    for (const mark of wanted.slice(MARKS_MAX)) {
      L.circleMarker([mark.lat, mark.lng], { radius: 6, weight: 2, color: this.colour('edge'), fillColor: this.colour(mark.tone === 'green' ? 'on' : mark.tone), fillOpacity: 1 })
        .on('click', () => this.choose(mark)).addTo(this.crowd);
    }
    this.rove();
    this.ring();
  }

  /** The mark with this key is shown as chosen; an empty key: none. */
  setChosen(key) {
    const before = this.marks.get(this.chosen)?.face;
    this.chosen = key;
    this.ring();
    // Who closed the card goes on where they came from.
    if (!key && before) requestAnimationFrame(() => document.activeElement === document.body && before.focus());
  }

  ring() {
    for (const [key, marker] of this.marks) {
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
    face.addEventListener('keydown', (event) => this.onMarkKey(event, mark));
    const icon = L.divIcon({ html: face, className: 'l-map__hold', iconSize: null });
    const storey = STACK.indexOf(mark.tone);
    const marker = L.marker([mark.lat, mark.lng], { icon, keyboard: false, zIndexOffset: STOREY * storey });
    marker.on('click', () => this.choose(mark));
    marker.face = face;
    marker.storey = storey;
    return marker.addTo(this.map);
  }

  choose(mark) {
    if (mark.bounds && this.map.getZoom() < this.map.getMaxZoom()) {
      this.map.fitBounds(box(mark.bounds), { animate: false, maxZoom: Math.min(20, this.map.getZoom() + 3), padding: [40, 40] });
    } else {
      this.emit('mark', mark.key);
    }
  }

  onMarkKey(event, mark) {
    const faces = [...this.marks.values()].map((marker) => marker.face);
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
    const faces = [...this.marks.values()].map((marker) => marker.face);
    const stop = face ?? faces.find((f) => f === document.activeElement) ?? faces[0];
    for (const f of faces) f.tabIndex = f === stop ? 0 : -1;
  }

  /** Circle of a measured position; no radius takes it away. */
  setAccuracy(lat, lng, metres) {
    this.circle?.remove();
    this.circle = null;
    if (metres > 0) {
      this.circle = L.circle([lat, lng], { radius: metres, weight: 2, color: this.colour('here'), fillOpacity: 0.12, interactive: false }).addTo(this.map);
    }
  }

  close() {
    this.closed = true;
    this.resized.disconnect();
    this.themed.disconnect();
    this.host.removeEventListener('keydown', this.onKey);
    this.map.remove();
  }
}

globalThis.LinliMap = LinliMap;
