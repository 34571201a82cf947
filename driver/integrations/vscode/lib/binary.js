// Where the programs are.
'use strict';

const fs = require('fs');
const path = require('path');

// Where packages and "cmake --install" put them, beside PATH.
const usual = ['/usr/bin', '/usr/local/bin', '/opt/retrylint/bin', '/opt/homebrew/bin'];

function isProgram(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

// setting: retrylint.path, a program, a folder, or ''. A setting that leads
// nowhere is no reason to take another program than the one that was asked for.
function find(name, setting, env) {
  if (setting) {
    const given = setting.replace(/^~(?=\/|$)/, env.HOME ?? '~');
    const candidates = [path.join(given, name), path.join(path.dirname(given), name)];
    if (path.basename(given) === name)
      candidates.unshift(given);
    return candidates.find(isProgram);
  }
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return [...folders, ...usual].map(folder => path.join(folder, name)).find(isProgram);
}

exports.findServer = (setting, env) => find('retrylint-clangd', setting, env);
exports.findCommand = (setting, env) => find('retrylint', setting, env);

exports.notFound = name =>
  `${name} was not found; install retrylint, or set retrylint.path to the folder that it is in`;
