// "Explain this check".
'use strict';

const {execFile} = require('child_process');
const {notFound} = require('./binary');

const isCheck = name => /^retry-[a-z-]+$/.test(name);

// The name of a check of ours among the diagnostics of a line; undefined: none.
// A diagnostic's code is a text, a number, or {value, target}.
exports.checkAt = (diagnostics, line) => {
  for (const each of diagnostics) {
    const code = String(each.code?.value ?? each.code ?? '');
    if (each.range.start.line <= line && line <= each.range.end.line && isCheck(code))
      return code;
  }
  return undefined;
};

// The page of a check, in Markdown; what went wrong, where there is none.
exports.explain = (command, check) => new Promise(resolve => {
  if (!isCheck(check))
    return resolve(`There is no check called \`${check}\`.`);
  if (!command)
    return resolve(notFound('retrylint') + '.');
  execFile(command, ['explain', check], {timeout: 10000}, (error, stdout, stderr) => {
    resolve(error ? `\`${command} explain ${check}\` failed:\n\n    ${stderr || error.message}\n` : stdout);
  });
});
