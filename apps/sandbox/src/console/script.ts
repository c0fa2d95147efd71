/**
 * The console's script, sent as a file of its own: it posts the forms, fetches the page again every two seconds while it
 * is visible and nobody is typing, and lets changed rows flash.
 */
export const script = `
const content = () => document.getElementById('content');
const signature = (row) => row.textContent;
let seen = new Map();
const remember = () => {
  seen = new Map([...document.querySelectorAll('tr[data-id]')].map((row) => [row.dataset.id, signature(row)]));
};
const busy = () => document.hidden || ['INPUT', 'SELECT'].includes(document.activeElement?.tagName);
const refresh = async () => {
  const page = new DOMParser().parseFromString(await (await fetch('/')).text(), 'text/html');
  const open = [...content().querySelectorAll('details')].map((details) => details.open);
  const tops = [...content().querySelectorAll('.scroll')].map((box) => [box.scrollTop, box.scrollLeft]);
  document.querySelector('.bar').replaceWith(page.querySelector('.bar'));
  content().replaceWith(page.getElementById('content'));
  content().querySelectorAll('details').forEach((details, index) => { details.open = open[index] ?? details.open; });
  content().querySelectorAll('.scroll').forEach((box, index) => { box.scrollTop = tops[index]?.[0] ?? 0; box.scrollLeft = tops[index]?.[1] ?? 0; });
  for (const row of document.querySelectorAll('tr[data-id]')) {
    if (seen.get(row.dataset.id) !== signature(row)) row.classList.add('changed');
  }
  remember();
};
const bodyOf = (form) => {
  const data = Object.fromEntries(new FormData(form));
  if (form.dataset.switch) return { switches: { [form.dataset.switch]: data.value } };
  if (form.dataset.json === '*') return JSON.parse(data.body);
  if (form.dataset.json) return { [form.dataset.json]: JSON.parse(data[form.dataset.json]) };
  for (const name of ['advanceMs', 'seed']) if (name in data) data[name] = Number(data[name]);
  if ('profile' in data) data.keepConnections = data.keepConnections === 'true';
  return data;
};
document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (!form.dataset.post) return;
  event.preventDefault();
  document.activeElement?.blur();
  const said = document.getElementById('said');
  try {
    const answer = await fetch(form.dataset.post, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(bodyOf(form)),
    });
    const result = await answer.json();
    said.textContent = result.error ?? result.sentence ?? 'Done.';
  } catch (error) {
    said.textContent = 'That did not work: ' + error.message;
  }
  await refresh();
});
remember();
let last = '';
setInterval(async () => {
  if (busy()) return;
  const { total } = await (await fetch('/__sandbox/calls?since=9')).json();
  if (String(total) !== last) { last = String(total); await refresh(); }
}, 2000);
`;
