import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

// The server sends .br and .gz as they lie on the disk: nothing is packed while somebody waits.
function precompress(): Plugin {
  return {
    name: 'anxin-precompress',
    apply: 'build',
    writeBundle(options) {
      const folder = options.dir ?? 'dist';
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(js|css|html|svg|json)$/.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        const bytes = readFileSync(path);
        if (bytes.length < 512) continue;
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
        const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 };
        writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: quality }));
      }
    },
  };
}

// The development server answers page addresses as the real one does.
function staffFallback(): Plugin {
  return {
    name: 'anxin-staff-fallback',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/';
        if (path === '/' || /^\/(w|login|dev)(\/|$)/.test(path) && !/\.\w+$/.test(path)) request.url = '/staff.html';
        next();
      });
    },
  };
}

export default defineConfig({
  plugins: [vue(), precompress(), staffFallback()],
  resolve: { alias: { '@': join(import.meta.dirname, 'src') } },
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false' },
  server: { port: 5173, strictPort: false, proxy: { '/api': process.env.ANXIN_SERVER ?? 'http://127.0.0.1:8080' } },
  build: {
    target: ['chrome87', 'safari14'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { staff: 'staff.html' },
      output: {
        entryFileNames: 'assets/[name]-[hash].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
        // One base for every screen: fewer requests on a slow line than a file for each part.
        codeSplitting: { groups: [{ name: 'base', test: /node_modules|\/src\/(ui|shell|api)\// }] },
      },
    },
  },
});
