// Sets theme and density before the first paint, so that a dark page never flashes white.
(() => {
  const root = document.documentElement;
  const wanted = localStorage.getItem('throughline.colour-scheme');
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const dark = wanted === 'dark' || (wanted !== 'light' && prefersDark);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  if (localStorage.getItem('throughline.density') === '"compact"')
    root.setAttribute('data-density', 'compact');
})();
