import { readdirSync } from 'node:fs';
import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';

// A slice may use the kit, the shell and the wire, never another slice. The lower three never look up.
const shared = ['ui', 'api', 'shell'];
const folders = readdirSync(new URL('./src', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory()).map((entry) => entry.name);
const allowed = { ui: ['ui'], api: ['api'], shell: ['shell', 'ui', 'api'], dev: folders };

const sliceRules = folders.map((folder) => {
  const open = allowed[folder] ?? [folder, ...shared];
  const closed = folders.filter((other) => !open.includes(other));
  const patterns = closed.flatMap((other) => [`@/${other}/*`, `../${other}/*`]);
  return {
    files: [`src/${folder}/**/*.{ts,vue}`],
    rules: patterns.length === 0 ? {} : {
      'no-restricted-imports': ['error', {
        paths: folder === 'ui' ? [] : [{ name: '@lucide/vue', message: 'Icons come from ui/icons.ts.' }],
        patterns: [{ group: patterns, message: `${folder}/ must not import this folder.` }],
      }],
    },
  };
});

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'src/api/schema.d.ts', 'screenshots/**'] },
  ...tseslint.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parser: vueParser, parserOptions: { parser: tseslint.parser } },
  },
  {
    files: ['**/*.{ts,vue,js,mjs}'],
    rules: {
      eqeqeq: 'error',
      'max-len': ['error', { code: 120, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true,
        ignorePattern: '^\\s*<(path|svg|rect)|d="' }],
      'max-lines': ['error', { max: 500 }],
      'no-console': 'error',
      'no-undef': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      'vue/no-v-html': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/html-indent': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/attributes-order': 'off',
      'vue/require-default-prop': 'off',
      'vue/no-reserved-component-names': 'off',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
    },
  },
  { files: ['tests/**', 'src/dev/**'], rules: { 'no-console': 'off', 'max-len': 'off' } },
  ...sliceRules,
);
