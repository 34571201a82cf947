// Two clangds on one file would say everything twice. With the clangd extension
// installed, that one is told to run ours; without it, we run it.
'use strict';

const {notFound} = require('./binary');

// server: path of retrylint-clangd or undefined; clangdExtension: whether it is
// installed; clangdPath: what clangd.path says.
exports.plan = ({server, clangdExtension, clangdPath}) => {
  if (!server)
    return {action: 'fail', message: notFound('retrylint-clangd')};
  if (!clangdExtension)
    return {action: 'start', message: `starting ${server}`};
  if (clangdPath === server || /(^|\/)retrylint-clangd$/.test(clangdPath ?? ''))
    return {action: 'none', message: `the clangd extension runs ${clangdPath}`};
  return {
    action: 'offer',
    message: 'The clangd extension is installed. Let it run retrylint-clangd, which is clangd with the retry checks?',
  };
};
