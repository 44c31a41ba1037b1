'use strict';
// The frame around the rooms: which one is open, what stands in the address, light or dark.

const place = document.getElementById('main');
const complaint = document.getElementById('complaint');
let open = null;

function complain(sentences) {
  complaint.hidden = sentences.length === 0;
  complaint.textContent = sentences.join(' ');
}

function showHome() {
  place.append(
    node('h1', {}, 'See how nets learn, one derivative at a time'),
    node('p', {}, 'The engine of Chainrule computes in this page, as it does in Java: the same code, the same numbers. Everything you set is in the address: copy it to share what you see.'),
    node('ul', { class: 'cards' }, ...Rooms.map(({ id, title, sentence }) =>
      node('li', {}, node('a', { href: `#${id}` }, node('strong', {}, title), node('span', {}, sentence))))),
  );
}

/** What was chosen goes into the address, without a new entry in the history for each move of a slider. */
function change(room, values, chosen) {
  Object.assign(values, chosen);
  const address = State.address(room.id, room.fields, values);
  if (address !== location.hash) history.replaceState(null, '', address);
  complain([]);
}

function show() {
  const { room: id, given } = State.parse(location.hash);
  const room = Rooms.find(each => each.id === id);
  const { values, complaints } = room ? State.read(room.fields, given) : { values: {}, complaints: id ? [`There is no room “${id.slice(0, 40)}”. These are the rooms there are.`] : [] };
  if (open && open.room === room && room) {
    Object.assign(open.values, values);
    open.view.update(open.values);
  } else {
    open?.view?.close();
    place.replaceChildren();
    open = { room, values };
    if (room) open.view = room.open(place, values, chosen => change(room, values, chosen));
    else showHome();
  }
  for (const part of ['controls', 'header']) document.body.classList.toggle(`hide-${part}`, (values.hide ?? '').split(',').includes(part));
  document.title = room ? `${room.title} · Chainrule` : 'Chainrule';
  for (const link of document.querySelectorAll('#rooms a')) {
    if (link.dataset.room === id) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
    if (link.dataset.room === id) link.parentElement.scrollLeft = link.offsetLeft - link.parentElement.clientWidth / 3;
  }
  complain(complaints);
}

document.getElementById('skip').addEventListener('click', () => place.focus());
document.getElementById('rooms').append(...Rooms.map(({ id, title }) => node('a', { href: `#${id}`, 'data-room': id }, title)));
window.addEventListener('hashchange', show);
window.addEventListener('unhandledrejection', event => {
  complain([event.reason instanceof Refused ? `That cannot be: ${event.reason.message}.` : `Something went wrong: ${event.reason?.message ?? event.reason}`]);
  if (event.reason instanceof Refused) event.preventDefault();
});

const Theme = {
  system: matchMedia('(prefers-color-scheme: dark)'),

  /** As chosen on the site; a room in a page of others goes with that page. */
  read() {
    try {
      return Frame.isInside ? null : localStorage.getItem('chainrule-theme');
    } catch {
      return null; // a page from a disk may be refused its storage
    }
  },

  isDark() {
    return (document.documentElement.dataset.theme ?? (Theme.system.matches ? 'dark' : 'light')) === 'dark';
  },

  show() {
    document.getElementById('theme').textContent = Theme.isDark() ? 'light' : 'dark';
    document.getElementById('theme').setAttribute('aria-label', `Switch to ${Theme.isDark() ? 'light' : 'dark'} colours`);
    Ink.forget();
    for (const canvas of document.querySelectorAll('canvas')) canvas.redraw?.();
  },

  toggle() {
    document.documentElement.dataset.theme = Theme.isDark() ? 'light' : 'dark';
    try {
      localStorage.setItem('chainrule-theme', document.documentElement.dataset.theme);
    } catch {
      // then it holds until the page is left
    }
    Theme.show();
  },
};

if (Theme.read()) document.documentElement.dataset.theme = Theme.read();
Theme.system.addEventListener('change', Theme.show);
document.getElementById('theme').addEventListener('click', Theme.toggle);
Theme.show();
show();
