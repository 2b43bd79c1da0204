// The app's whole use of Leaflet: a class that draws the community and reports what people do.
// Loaded by src/platform/leaflet.rs when a map is shown, never before; the build puts the files of this
// folder together into one (xtask/src/build/dist.rs).

import { toGcj02, toWgs84 } from './gcj02.js';
import { Ground } from './ground.js';
import { Marks } from './marks.js';

/** The buttons stand over the right edge: nothing that is fitted may lie under them. 长辈版 has them below. */
const fitting = () => {
  const right = document.documentElement.dataset.mode === 'elder' ? 8 : 56;
  return { animate: false, paddingTopLeft: [8, 8], paddingBottomRight: [right, 8] };
};

const box = (b) => [[b.south, b.west], [b.north, b.east]];

function shifted() {
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
    const crs = options.gcj02 ? shifted() : L.CRS.EPSG3857;
    return new LinliMap(host, options, emit, crs);
  }

  constructor(host, options, emit, crs) {
    this.host = host;
    this.emit = (kind, data) => emit(kind, JSON.stringify(data));
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
    const colour = (name) => this.colour(name);
    this.ground = new Ground(this.map, colour, (thing) => this.emit('thing', thing.id));
    this.marks = new Marks(this.map, colour, (mark) => this.choose(mark));
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
    this.map.on('zoomend', () => this.ground.show());
    this.host.addEventListener('keydown', this.onKey = (event) => {
      if (mode === 'place' && event.key === 'Enter' && event.target === this.host) this.emit('confirm', null);
    });
    this.resized = new ResizeObserver(() => this.resize());
    this.resized.observe(this.host);
    this.themed = new MutationObserver(() => this.ground.draw());
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
    this.inTurn(() => this.ground.set(JSON.parse(geojson)));
  }

  /** Facilities: `[{id, lat, lng, name}]`. */
  setThings(json) {
    this.inTurn(() => this.ground.setThings(JSON.parse(json)));
  }

  /** `[{key, lat, lng, tone, label, icon?, text?, bounds?}]`: pins have an icon, clusters a text. */
  setMarks(json) {
    this.marks.set(JSON.parse(json));
  }

  /** The mark with this key is shown as chosen; an empty key: none. */
  setChosen(key) {
    this.marks.setChosen(key);
  }

  choose(mark) {
    if (mark.bounds && this.map.getZoom() < this.map.getMaxZoom()) {
      // Around the things themselves: the cell that they were counted in reaches over the community's edge.
      const whole = this.map.getBoundsZoom(box(mark.bounds), false, L.point(40, 40));
      const zoom = Math.min(this.map.getMaxZoom(), this.map.getZoom() + 3, Math.max(whole, this.map.getZoom() + 1));
      this.map.setView([mark.lat, mark.lng], zoom, { animate: false });
    } else {
      this.emit('mark', mark.key);
    }
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
