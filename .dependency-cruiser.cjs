/** Borders between the rooms (docs/architecture.md): dependencies point one way. */
const features =
  'compose|sheet|grid|loupe|compare|survey|inspector|filmstrip|queue|export|settings|history|status|recall|seed-check|lists|trash|library';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-is-pure',
      comment:
        'shared/ is TypeScript plus zod and the diff algorithm: no Node, no DOM, no Electron, no other library.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: '^(shared/|node_modules/(zod|diff)/)' },
    },
    {
      name: 'renderer-never-imports-electron',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/|^node_modules/(electron|undici|libsql|@janhapke)/' },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-never-imports-renderer',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^renderer/' },
    },
    {
      name: 'features-are-strangers',
      comment: 'A feature never imports a sibling feature; what they share lies below them.',
      severity: 'error',
      from: { path: `^renderer/(${features})/` },
      to: { path: `^renderer/(${features})/`, pathNot: '^renderer/$1/' },
    },
    {
      name: 'shared-rooms-do-not-know-features',
      comment: 'What lies below the features knows none of them.',
      severity: 'error',
      from: { path: '^renderer/viewer/' },
      to: { path: `^renderer/(${features})/` },
    },
    {
      name: 'features-do-not-know-the-app',
      severity: 'error',
      from: { path: `^renderer/(${features}|ui|frames|viewer|jobs|editor|i18n)/` },
      to: { path: '^renderer/(app|main)\\.tsx?$' },
    },
    {
      name: 'electron-module-only-where-windows-are',
      comment: 'Everything else takes what it needs as arguments, and so runs under plain Node in a test.',
      severity: 'error',
      from: {
        path: '^electron/',
        pathNot:
          '^electron/(main|composition|window|dialogs|quit|power|handouts|clipboard-image|preload|menu|log|schemes|security|hosts)\\.ts$|^electron/ipc/|^electron/settings/',
      },
      to: { path: '^node_modules/electron(-store|-log)?/' },
    },
    {
      name: 'undici-only-in-the-gateway',
      severity: 'error',
      from: { path: '^electron/', pathNot: '^electron/gateway/' },
      to: { path: '^node_modules/undici/' },
    },
    {
      name: 'decoder-and-sql-only-in-the-library-host',
      severity: 'error',
      from: { path: '^electron/', pathNot: '^electron/library-host/' },
      to: { path: '^node_modules/(libsql|@janhapke)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.electron.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
