import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import './app/mantine-css.ts';

import './app/fonts.css';
import './app/theme.css';
import { App } from './app/app.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
