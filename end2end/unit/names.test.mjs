import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameParts, shorter } from '../../public/map/shapes.js';

test('an estate is what stands before the number of a building', () => {
  assert.deepEqual(nameParts('柳岸家园39号楼'), ['柳岸家园', '39号楼']);
  assert.deepEqual(nameParts('3号楼'), ['', '3号楼']);
  assert.deepEqual(nameParts('Building 3'), ['Building', '3']);
  assert.deepEqual(nameParts('老年活动室'), ['', '老年活动室']);
});

test('where a name finds no room, its number does', () => {
  assert.deepEqual(shorter('柳岸家园39号楼'), ['柳岸家园39号楼', '39号楼', '39']);
  assert.deepEqual(shorter('老年活动室'), ['老年活动室']);
});
