/** Packaging: what is shipped, how it is made, and the fuses that are burnt into the shipped Electron. */
import { FusesPlugin } from '@electron-forge/plugin-fuses';
import { MakerDeb } from '@electron-forge/maker-deb';
import { MakerDMG } from '@electron-forge/maker-dmg';
import { MakerSquirrel } from '@electron-forge/maker-squirrel';
import { MakerZIP } from '@electron-forge/maker-zip';
import type { ForgeConfig } from '@electron-forge/shared-types';
import { FuseV1Options, FuseVersion } from '@electron/fuses';

/** Shipped: the bundles and, by npm's `dependencies`, the native modules. Everything else is bundled or a tool. */
const shipped = /^\/(dist|node_modules|package\.json|LICENSE)(\/|$)/;

const config: ForgeConfig = {
  packagerConfig: {
    name: 'Proofsheet',
    executableName: 'proofsheet',
    appBundleId: 'app.proofsheet',
    appCategoryType: 'public.app-category.photography',
    // Native modules are loaded by the operating system, which cannot look into an archive.
    asar: { unpack: '**/*.{node,so,so.*,dll,dylib}' },
    ignore: (path) => path !== '' && !shipped.test(path),
    prune: true,
  },
  makers: [
    new MakerZIP({}, ['darwin', 'linux', 'win32']),
    new MakerDeb({ options: { categories: ['Graphics'], section: 'graphics' } }),
    new MakerDMG({}),
    new MakerSquirrel({}),
  ],
  plugins: [
    new FusesPlugin({
      version: FuseVersion.V1,
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableCookieEncryption]: true,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    }),
  ],
};

export default config;
