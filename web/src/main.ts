import '@/ui/base.css';
import { VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';
import { routes } from '@/routes';
import App from '@/shell/App.vue';
import { startLive } from '@/shell/live';
import { queries } from '@/shell/queries';
import { makeRouter } from '@/shell/router';
import { loadSession } from '@/shell/session';
import { startSettings } from '@/ui/settings';

startSettings();
// No answer is treated as "not signed in": the sign-in page says so in words when it is asked.
void loadSession().catch(() => false).then(() => {
  startLive();
  createApp(App).use(VueQueryPlugin, { queryClient: queries }).use(makeRouter(routes)).mount('#app');
});
