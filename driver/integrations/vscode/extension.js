// Starts retrylint-clangd and explains checks. What can be decided without the
// editor is in lib/, where it is tested.
'use strict';

const vscode = require('vscode');
const {LanguageClient} = require('vscode-languageclient/node');
const {findServer, findCommand, notFound} = require('./lib/binary');
const {explain, checkAt} = require('./lib/explain');
const {plan} = require('./lib/plan');

const languages = ['c', 'cpp', 'objective-c', 'objective-cpp'];
const scheme = 'retrylint';
let client;
let output;

function settings() {
  return vscode.workspace.getConfiguration('retrylint');
}

async function start() {
  const server = findServer(settings().get('path'), process.env);
  const clangd = vscode.extensions.getExtension('llvm-vs-code-extensions.vscode-clangd');
  const step = plan({
    server,
    clangdExtension: Boolean(clangd),
    clangdPath: vscode.workspace.getConfiguration('clangd').get('path'),
  });
  output.appendLine(step.message);
  switch (step.action) {
  case 'start':
    client = new LanguageClient(
        'retrylint', 'retrylint',
        {command: server, args: settings().get('arguments')},
        {documentSelector: languages.map(language => ({scheme: 'file', language})),
         outputChannel: output});
    await client.start();
    break;
  case 'offer':
    if (await vscode.window.showInformationMessage(step.message, 'Use retrylint-clangd') === 'Use retrylint-clangd')
      await useWithClangd();
    break;
  case 'fail':
    vscode.window.showWarningMessage(step.message);
    break;
  }
}

async function stop() {
  const stopping = client;
  client = undefined;
  if (stopping)
    await stopping.stop();
}

async function useWithClangd() {
  const server = findServer(settings().get('path'), process.env);
  if (!server)
    return vscode.window.showWarningMessage(notFound('retrylint-clangd'));
  await vscode.workspace.getConfiguration('clangd').update('path', server, vscode.ConfigurationTarget.Workspace);
  await vscode.commands.executeCommand('clangd.restart');
}

async function explainCommand(name) {
  const editor = vscode.window.activeTextEditor;
  const check = typeof name === 'string' ? name : editor && checkAt(
      vscode.languages.getDiagnostics(editor.document.uri), editor.selection.active.line);
  if (!check)
    return vscode.window.showInformationMessage('There is no retrylint finding on this line.');
  const uri = vscode.Uri.from({scheme, path: `/${check}.md`});
  await vscode.commands.executeCommand('markdown.showPreview', uri);
}

const pages = {
  provideTextDocumentContent(uri) {
    const check = uri.path.slice(1).replace(/\.md$/, '');
    return explain(findCommand(settings().get('path'), process.env), check);
  },
};

const actions = {
  provideCodeActions(document, range, context) {
    const names = new Set(context.diagnostics.map(each => checkAt([each], each.range.start.line)).filter(Boolean));
    return [...names].map(name => {
      const action = new vscode.CodeAction(`Explain ${name}`, vscode.CodeActionKind.QuickFix);
      action.command = {command: 'retrylint.explain', title: 'Explain', arguments: [name]};
      return action;
    });
  },
};

exports.activate = async context => {
  output = vscode.window.createOutputChannel('retrylint');
  context.subscriptions.push(
      output,
      vscode.commands.registerCommand('retrylint.explain', explainCommand),
      vscode.commands.registerCommand('retrylint.restart', async () => { await stop(); await start(); }),
      vscode.commands.registerCommand('retrylint.useWithClangd', useWithClangd),
      vscode.workspace.registerTextDocumentContentProvider(scheme, pages),
      vscode.languages.registerCodeActionsProvider(languages, actions));
  await start();
};

exports.deactivate = stop;
