import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toGcj02, toWgs84 } from '../../public/map/gcj02.js';

const metres = (a, b) => {
  const rad = Math.PI / 180;
  const x = (b.lng - a.lng) * rad * Math.cos(a.lat * rad);
  return Math.hypot(x, (b.lat - a.lat) * rad) * 6371000;
};

// Sizes of the offset as published for these cities (rounded to metres).
const CITIES = [
  ['Shanghai', 31.2304, 121.4737, 481],
  ['Beijing', 39.9042, 116.4074, 555],
  ['Guangzhou', 23.1291, 113.2644, 621],
  ['Chengdu', 30.5728, 104.0668, 363],
];

test('the offset has the known size', () => {
  for (const [name, lat, lng, expected] of CITIES) {
    const found = metres({ lat, lng }, toGcj02(lat, lng));
    assert.ok(Math.abs(found - expected) < 3, `${name}: ${found}`);
  }
});

test('there and back is the same place to a centimetre', () => {
  for (let lat = 18; lat < 54; lat += 0.731) {
    for (let lng = 73.5; lng < 135; lng += 0.917) {
      const there = toGcj02(lat, lng);
      const back = toWgs84(there.lat, there.lng);
      assert.ok(metres({ lat, lng }, back) < 0.01, `${lat} ${lng}`);
    }
  }
});

test('outside China nothing moves', () => {
  assert.deepEqual(toGcj02(48.86, 2.35), { lat: 48.86, lng: 2.35 });
});
