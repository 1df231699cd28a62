// Everything that comes from the server goes through vue-query: `useQuery({ queryKey: ['needs', 'board', area], … })`.
// The first word of a key is the kind that live events name, so that an event refetches exactly what it touched.
import { QueryClient } from '@tanstack/vue-query';
import { Refused } from '@/api/client';

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      networkMode: 'always',
      retry: (count, error) => count < 2 && error instanceof Refused && (error.status === 0 || error.status >= 500),
      retryDelay: (count) => 600 * 2 ** count,
    },
  },
});
