// GCJ-02, the datum of Chinese map providers, from WGS-84 and back. The offset formula is the one
// that became public with the providers' own samples; the inverse is found by iteration, because
// none is published. Everything else in Linli is WGS-84: only the tile layer's projection calls this.

const AXIS = 6378245;
const ECCENTRICITY2 = 0.00669342162296594323;
const RAD = Math.PI / 180;

const wave = (value, long, short) =>
  (20 * Math.sin(6 * value * Math.PI) + 20 * Math.sin(2 * value * Math.PI)) * 2 / 3 + long + short;

function offset(lat, lng) {
  const x = lng - 105;
  const y = lat - 35;
  const root = Math.sqrt(Math.abs(x));
  const sin = (v) => Math.sin(v * Math.PI);
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
    + wave(x, (20 * sin(y) + 40 * sin(y / 3)) * 2 / 3, (160 * sin(y / 12) + 320 * sin(y / 30)) * 2 / 3);
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
    + wave(x, (20 * sin(x) + 40 * sin(x / 3)) * 2 / 3, (150 * sin(x / 12) + 300 * sin(x / 30)) * 2 / 3);
  const magic = 1 - ECCENTRICITY2 * Math.sin(lat * RAD) ** 2;
  return {
    lat: north * magic ** 1.5 / (AXIS * (1 - ECCENTRICITY2) * RAD),
    lng: east * Math.sqrt(magic) / (AXIS * Math.cos(lat * RAD) * RAD),
  };
}

/** The box outside which providers use WGS-84 themselves. */
const inChina = (lat, lng) => lng > 72.004 && lng < 137.8347 && lat > 0.8293 && lat < 55.8271;

export function toGcj02(lat, lng) {
  if (!inChina(lat, lng)) return { lat, lng };
  const by = offset(lat, lng);
  return { lat: lat + by.lat, lng: lng + by.lng };
}

/** Three rounds bring the error below a millimetre. */
export function toWgs84(lat, lng) {
  let guess = { lat, lng };
  for (let round = 0; round < 3; round += 1) {
    const there = toGcj02(guess.lat, guess.lng);
    guess = { lat: guess.lat + lat - there.lat, lng: guess.lng + lng - there.lng };
  }
  return guess;
}
