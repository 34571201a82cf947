'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const {test} = require('node:test');

const {findServer, findCommand} = require('../lib/binary');
const {plan} = require('../lib/plan');
const {checkAt, explain} = require('../lib/explain');

function folderWith(...programs) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'retrylint-'));
  for (const [name, text] of programs)
    fs.writeFileSync(path.join(folder, name), text ?? '#!/bin/sh\n', {mode: 0o755});
  return folder;
}
const line = (code, from, to = from) => ({code, range: {start: {line: from}, end: {line: to}}});

test('the server is found in PATH, in its order', () => {
  const first = folderWith(['retrylint-clangd']), second = folderWith(['retrylint-clangd']);
  assert.equal(findServer('', {PATH: `/nowhere:${first}:${second}`}), path.join(first, 'retrylint-clangd'));
});

test('a file that is no program is passed over', () => {
  const first = folderWith(['retrylint-clangd']), second = folderWith(['retrylint-clangd']);
  fs.chmodSync(path.join(first, 'retrylint-clangd'), 0o644);
  assert.equal(findServer('', {PATH: `${first}:${second}`}), path.join(second, 'retrylint-clangd'));
});

test('a folder of that name is no program', () => {
  const first = folderWith(), second = folderWith(['retrylint-clangd']);
  fs.mkdirSync(path.join(first, 'retrylint-clangd'));
  assert.equal(findServer('', {PATH: `${first}:${second}`}), path.join(second, 'retrylint-clangd'));
});

test('the setting may name the program, its folder, or its neighbour', () => {
  const folder = folderWith(['retrylint-clangd'], ['retrylint']);
  const server = path.join(folder, 'retrylint-clangd');
  assert.equal(findServer(server, {}), server);
  assert.equal(findServer(folder, {}), server);
  assert.equal(findCommand(server, {}), path.join(folder, 'retrylint'));
  assert.equal(findServer(path.join('~', path.basename(folder)), {HOME: path.dirname(folder)}), server);
});

test('a setting that leads nowhere is not replaced by another program', () => {
  const folder = folderWith(['retrylint-clangd']);
  assert.equal(findServer('/nowhere/retrylint-clangd', {PATH: folder}), undefined);
});

test('it starts the server when nothing else would', () => {
  assert.equal(plan({server: '/usr/bin/retrylint-clangd'}).action, 'start');
});

test('it does not run a second clangd beside that of the clangd extension', () => {
  const server = '/usr/bin/retrylint-clangd';
  assert.equal(plan({server, clangdExtension: true, clangdPath: 'clangd'}).action, 'offer');
  assert.equal(plan({server, clangdExtension: true, clangdPath: server}).action, 'none');
  assert.equal(plan({server, clangdExtension: true, clangdPath: '/opt/x/bin/retrylint-clangd'}).action, 'none');
});

test('it says what to do when there is no server', () => {
  const step = plan({server: undefined, clangdExtension: true});
  assert.equal(step.action, 'fail');
  assert.match(step.message, /install retrylint, or set retrylint\.path/);
});

test('the check of a line is found whatever form its code has', () => {
  assert.equal(checkAt([line('retry-unbounded', 4)], 4), 'retry-unbounded');
  assert.equal(checkAt([line({value: 'retry-unbounded', target: 'x'}, 4)], 4), 'retry-unbounded');
  assert.equal(checkAt([line('bugprone-x', 4), line('retry-unbounded', 3, 5)], 4), 'retry-unbounded');
});

test('other lines and other checks are none of ours', () => {
  assert.equal(checkAt([line('retry-unbounded', 4)], 5), undefined);
  assert.equal(checkAt([line('bugprone-x', 4), line(42, 4), line(undefined, 4)], 4), undefined);
});

test('a page is what the command prints', async () => {
  const folder = folderWith(['retrylint', '#!/bin/sh\necho "# $1 $2"\n']);
  assert.equal(await explain(path.join(folder, 'retrylint'), 'retry-unbounded'), '# explain retry-unbounded\n');
});

test('a command that fails says why in the page', async () => {
  const folder = folderWith(['retrylint', '#!/bin/sh\necho "no check is called $2" >&2\nexit 2\n']);
  assert.match(await explain(path.join(folder, 'retrylint'), 'retry-nothing'), /no check is called retry-nothing/);
});

test('only names of checks reach the command', async () => {
  assert.match(await explain('/bin/echo', '--help'), /There is no check/);
  assert.match(await explain(undefined, 'retry-unbounded'), /not found/);
});
