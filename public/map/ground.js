// The community's shapes and facilities: on a canvas, which keeps phones smooth.

import { labelled, nameParts } from './shapes.js';

/** Farther out a building has no room for its name, and its estate's stands for it. */
const LABELS_FROM_ZOOM = 16.5;
/** Facilities stand some ten metres apart: farther out they would be one blue cloud. */
const THINGS_FROM_ZOOM = 17;

export class Ground {
  /** `colour(name)` is one of the theme; `press(thing)`: somebody pressed a facility. */
  constructor(map, colour, press) {
    Object.assign(this, { map, colour, press });
    this.layer = L.layerGroup().addTo(map);
    this.things = L.layerGroup();
    this.estates = L.layerGroup();
    // Over the ground, under what was reported.
    Object.assign(map.createPane('estates').style, { zIndex: 450, pointerEvents: 'none' });
  }

  /** `shapes` as GeoJSON. */
  set(shapes) {
    this.shapes = shapes;
    this.draw();
  }

  draw() {
    if (!this.shapes) return;
    this.layer.clearLayers();
    const Area = labelled();
    const order = ['green', 'water', 'road', 'grid', 'building'];
    const rank = (feature) => order.indexOf(feature.properties.k);
    for (const feature of [...this.shapes.features].sort((a, b) => rank(a) - rank(b))) {
      this.drawFeature(feature, Area);
    }
    this.nameEstates();
  }

  /** An estate's name stands on top of its houses; where there is one only, the page says it. */
  nameEstates() {
    const found = new Map();
    for (const shape of this.layer.getLayers()) {
      const [estate] = nameParts(shape.options.name ?? '');
      if (estate) found.set(estate, (found.get(estate) ?? L.latLngBounds([])).extend(shape.getBounds()));
    }
    this.estates.clearLayers();
    if (found.size > 1) for (const [name, at] of found) this.nameEstate(name, at);
    this.show();
  }

  nameEstate(name, at) {
    const html = document.createElement('span');
    html.className = 'l-map__estate';
    html.textContent = name;
    const icon = L.divIcon({ html, className: 'l-map__hold', iconSize: null });
    L.marker([at.getNorth(), at.getCenter().lng], { icon, pane: 'estates', interactive: false, keyboard: false }).addTo(this.estates);
  }

  drawFeature({ geometry, properties: { k, n } }, Area) {
    const ring = { Polygon: 1, MultiPolygon: 2 }[geometry.type];
    const line = { LineString: 0, MultiLineString: 1 }[geometry.type];
    if (ring === undefined && line === undefined) return;
    const at = L.GeoJSON.coordsToLatLngs(geometry.coordinates, ring ?? line);
    const fill = this.colour(k);
    if (ring === undefined) {
      L.polyline(at, { color: fill, weight: 6, interactive: false }).addTo(this.layer);
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
    }).addTo(this.layer);
  }

  setThings(all) {
    this.things.clearLayers();
    for (const thing of all) {
      L.circleMarker([thing.lat, thing.lng], {
        radius: 7, weight: 2, color: this.colour('thing-edge'), fillColor: this.colour('thing'), fillOpacity: 1,
      }).on('click', () => this.press(thing)).addTo(this.things);
    }
    this.show();
  }

  /** What is readable at this zoom. */
  show() {
    const near = this.map.getZoom() >= LABELS_FROM_ZOOM;
    if (near) this.estates.remove();
    else this.estates.addTo(this.map);
    if (this.map.getZoom() >= THINGS_FROM_ZOOM) this.things.addTo(this.map);
    else this.things.remove();
  }
}
